"""PACE with generic mapping over curves or integers, or chip authentication mapping (ICAO 9303-11, 4.4).

Worked examples in Appendices G.1, G.2 and I.1.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field

from drivers.card.chip.apdu import LOCKED, OK, Channel, Command, Response
from drivers.card.chip.chip_mapping import MappingProof, decrypt_chip_data
from drivers.card.chip.curves import Curve
from drivers.card.chip.groups import Member, decode, generator
from drivers.card.chip.key_derivation import Cipher, KeyPair, Random, SessionKeys, key_pair, password_key
from drivers.card.chip.pace_offers import Offer
from drivers.card.chip.points import Point, PointError, draw_secret
from drivers.card.chip.refusals import refusal
from drivers.card.chip.suites import decrypt_nonce, token
from drivers.card.chip.tlv import TlvError, encode, read_all, read_only
from drivers.card.chip.trouble import ChipError, garbled
from drivers.errors import FaultCode

#: References of the passwords in MSE:Set AT (9303-11, 4.4.4.1).
MRZ, CAN = 1, 2
_TEMPLATE, _PUBLIC_KEY, _POINT, _NUMBER, _OID = 0x7C, 0x7F49, 0x86, 0x84, 0x06
_NONCE, _MAPPING, _KEY, _TOKEN, _CHIP_DATA = 0x80, 0x82, 0x84, 0x86, 0x8A
_OUR_MAPPING, _OUR_KEY, _OUR_TOKEN = 0x81, 0x83, 0x85
_NONCE_SIZES = (8, 16, 24, 32)
_CHAINED, _LAST = 0x10, 0x00
_SHORT = 240
_NO_SUCH_PASSWORD = 0x6A88
#: How chips say that the token is not theirs; the clause knows 6300 and 6A80.
_TOKEN_REFUSED = frozenset({0x6300, 0x6982, 0x6988, 0x6A80, LOCKED})


class PaceFailedError(ChipError):
    """The chip would not go through with it, for no fault of the key: another protocol may be tried."""

    def __init__(self, detail: str) -> None:
        super().__init__(FaultCode.CARD_GARBLED, f"pace: {detail}")


class PasswordUnknownError(PaceFailedError):
    """The chip has no password of this kind."""


@dataclass(frozen=True, slots=True)
class Password:
    """`secret` is the CAN's characters, or the whole SHA-1 over what the MRZ says (9303-11, Table 14)."""

    reference: int
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Keys of the session; `proof` is there with chip authentication mapping only."""

    session: SessionKeys
    proof: MappingProof | None = None


def agree(channel: Channel, offer: Offer, password: Password, random: Random) -> Agreement:
    """MSE:Set AT and four GENERAL AUTHENTICATE, before any application is selected.

    Raises KeyRefusedError or CARD_LOCKED for a wrong password, PasswordUnknownError and PaceFailedError where
    the chip gives up or is not understood, CARD_GARBLED where it cheats: our own key sent back, a false token.
    """
    _select_protocol(channel, offer, password)
    try:
        return _agree(channel, offer, password, random)
    except (TlvError, PointError) as error:
        raise PaceFailedError(str(error)) from None


def _select_protocol(channel: Channel, offer: Offer, password: Password) -> None:
    template = encode(0x80, offer.info.protocol) + encode(0x83, bytes((password.reference,)))
    number = offer.info.parameter_id
    if offer.named and number is not None:
        template += encode(0x84, number.to_bytes((number.bit_length() + 7) // 8 or 1, "big"))
    answer = channel.exchange(Command(0x00, 0x22, 0xC1, 0xA4, template))
    if answer.sw == _NO_SUCH_PASSWORD:
        raise PasswordUnknownError("no such password")
    if answer.sw == LOCKED or answer.tries_left in (0, 1):
        raise refusal(answer)
    # 63CX with tries to spare: taken, and a word about earlier ones that failed (TR-03110-3, B.11.1).
    if answer.sw != OK and answer.tries_left is None:
        raise PaceFailedError(f"set at {answer.sw:04X}")


def _agree(channel: Channel, offer: Offer, password: Password, random: Random) -> Agreement:
    base = generator(offer.group)
    nonce = _decrypted_nonce(offer.cipher, password, _step(channel, b"", _NONCE))
    mapping_secret = draw_secret(offer.group, random)
    ours = base.times(mapping_secret)
    theirs = decode(offer.group, _step(channel, encode(_OUR_MAPPING, ours.encode()), _MAPPING))
    mapped = base.plus_multiples(nonce, theirs, mapping_secret)
    secret = draw_secret(offer.group, random)
    our_key = mapped.times(secret)
    their_key = decode(offer.group, _step(channel, encode(_OUR_KEY, our_key.encode()), _KEY))
    if theirs == ours or their_key == our_key:
        raise garbled("pace: own key came back")
    keys = key_pair(offer.cipher, their_key.times(secret).shared_secret())
    final = _exchange_tokens(channel, offer, keys, our_key, their_key)
    session = SessionKeys(offer.cipher, keys)
    if not offer.proves_chip or not isinstance(offer.group, Curve) or not isinstance(theirs, Point):
        return Agreement(session)
    if _CHIP_DATA not in final:
        raise PaceFailedError("chip data is missing")
    data = decrypt_chip_data(keys.enc, final[_CHIP_DATA], offer.group)
    return Agreement(session, MappingProof(theirs, data, offer.info.parameter_id))


def _decrypted_nonce(cipher: Cipher, password: Password, encrypted: bytes) -> int:
    if len(encrypted) not in _NONCE_SIZES:
        raise PaceFailedError("nonce")
    try:
        plain = decrypt_nonce(cipher, password_key(cipher, password.secret), encrypted)
    except ValueError:
        raise PaceFailedError("nonce") from None
    return int.from_bytes(plain, "big")


def _exchange_tokens(
    channel: Channel, offer: Offer, keys: KeyPair, our_key: Member, their_key: Member
) -> dict[int, bytes]:
    """Ours is over the key received, theirs over the key sent (9303-11, 4.4.3.4)."""
    ours, theirs = (token(offer.cipher, keys.mac, _public_key(offer, key)) for key in (their_key, our_key))
    answer = _general_authenticate(channel, encode(_OUR_TOKEN, ours), _LAST)
    if answer.sw in _TOKEN_REFUSED or answer.tries_left is not None:
        raise refusal(answer)
    found = _objects(answer)
    if not hmac.compare_digest(found.get(_TOKEN, b""), theirs):
        raise garbled("pace: token")
    return found


def _public_key(offer: Offer, key: Member) -> bytes:
    """The public key data object without its domain parameters (9303-11, 9.4.4 and 9.4.5)."""
    tag = _POINT if isinstance(offer.group, Curve) else _NUMBER
    return encode(_PUBLIC_KEY, encode(_OID, offer.info.protocol) + encode(tag, key.encode()))


def _step(channel: Channel, sent: bytes, wanted: int) -> bytes:
    answer = _general_authenticate(channel, sent, _CHAINED)
    if answer.sw == LOCKED:
        raise refusal(answer)
    found = _objects(answer)
    if wanted not in found:
        raise PaceFailedError(f"{wanted:02X} is missing")
    return found[wanted]


def _general_authenticate(channel: Channel, sent: bytes, cla: int) -> Response:
    # A number of 2048 bits fits neither a short command nor a short answer.
    le = 256 if len(sent) < _SHORT else 65536
    return channel.exchange(Command(cla, 0x86, 0x00, 0x00, encode(_TEMPLATE, sent), le=le))


def _objects(answer: Response) -> dict[int, bytes]:
    if answer.sw != OK:
        raise PaceFailedError(f"status {answer.sw:04X}")
    objects = read_all(read_only(answer.data, _TEMPLATE))
    found = {one.tag: one.value for one in objects}
    if len(found) != len(objects):
        raise PaceFailedError("doubled object")
    return found
