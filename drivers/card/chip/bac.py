"""Basic Access Control (ICAO 9303-11, 4.3; key derivation 9.7; worked example in Appendix D)."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field

from drivers.card.chip import mrz, tdes
from drivers.card.chip.apdu import LOCKED, OK, Channel, Command
from drivers.card.chip.trouble import ChipError, garbled
from drivers.card.reader import BacKey
from drivers.errors import FaultCode

Random = Callable[[int], bytes]

_ENC, _MAC = 1, 2


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A 16-byte key to encrypt with and one to authenticate with."""

    enc: bytes = field(repr=False)
    mac: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SessionKeys:
    """What both sides hold after mutual authentication; `ssc` is the start of the send sequence counter."""

    keys: KeyPair
    ssc: int = field(repr=False)


class KeyRefusedError(ChipError):
    """The chip is well and does not take this key."""

    def __init__(self, detail: str) -> None:
        super().__init__(FaultCode.CARD_KEY_REFUSED, detail)


def derive(seed: bytes) -> KeyPair:
    """9303-11, 9.7.1: SHA-1 over seed and counter, cut to 16 bytes, parity bits set."""
    return KeyPair(*(_parity(hashlib.sha1(seed + n.to_bytes(4, "big")).digest()[:16]) for n in (_ENC, _MAC)))  # noqa: S324 (the clause says SHA-1)


def _parity(key: bytes) -> bytes:
    return bytes(octet & 0xFE | (octet >> 1).bit_count() & 1 ^ 1 for octet in key)


def mrz_information(document_number: str, birth: str, expiry: str) -> str:
    """Number, birth and expiry (YYMMDD), each with its check digit (9303-11, 4.3.2)."""
    return "".join(part + mrz.check_digit(part) for part in (document_number, birth, expiry))


def document_keys(key: BacKey) -> tuple[KeyPair, ...]:
    """The keys that may fit, likeliest first: one, or two where the card has no date of expiry.

    No public text says whether such a CCCD carries fillers or the last date in its MRZ. Raises ChipError
    (CARD_KEY_REFUSED) for a number that cannot be one, before any command is spent.
    """
    if len(key.number) != 12 or not key.number.isascii() or not key.number.isdigit():
        raise KeyRefusedError("number is not 12 digits")
    expiries = (mrz.FILLER_DATE, mrz.LAST_DATE) if key.expiry is None else (mrz.yymmdd(key.expiry),)
    texts = (mrz_information(key.number[-9:], mrz.yymmdd(key.birth), expiry) for expiry in expiries)
    return tuple(derive(hashlib.sha1(text.encode("ascii")).digest()[:16]) for text in texts)  # noqa: S324 (the clause says SHA-1)


def authenticate(channel: Channel, keys: KeyPair, random: Random) -> SessionKeys:
    """GET CHALLENGE and EXTERNAL AUTHENTICATE (9303-11, 4.3.3). Raises KeyRefusedError or ChipError."""
    challenge = channel.exchange(Command(0x00, 0x84, 0x00, 0x00, le=8))
    if challenge.sw != OK or len(challenge.data) != 8:
        raise garbled("challenge")
    ours, our_key = random(8), random(16)
    cryptogram = tdes.encrypt(keys.enc, ours + challenge.data + our_key)
    answer = channel.exchange(
        Command(0x00, 0x82, 0x00, 0x00, cryptogram + tdes.mac(keys.mac, cryptogram), le=40)
    )
    if answer.sw != OK and not answer.data:
        raise _refusal(answer.sw, answer.tries_left)
    if answer.sw != OK or len(answer.data) != 40:
        raise garbled("authentication")
    body, seal = answer.data[:32], answer.data[32:]
    if not hmac.compare_digest(tdes.mac(keys.mac, body), seal):
        raise garbled("authentication mac")
    plain = tdes.decrypt(keys.enc, body)
    if plain[:8] != challenge.data or plain[8:16] != ours:
        raise garbled("authentication nonces")
    seed = bytes(a ^ b for a, b in zip(our_key, plain[16:], strict=True))
    return SessionKeys(derive(seed), int.from_bytes(challenge.data[4:] + ours[4:], "big"))


def _refusal(sw: int, tries_left: int | None) -> ChipError:
    # The last try is the citizen's own: a counter at one counts as locked, and the card stays usable.
    if sw == LOCKED or (tries_left is not None and tries_left <= 1):
        return ChipError(FaultCode.CARD_LOCKED, f"status {sw:04X}")
    return KeyRefusedError(f"status {sw:04X}")
