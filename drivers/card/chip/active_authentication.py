"""Active Authentication: the chip signs what we drew (ICAO 9303-11, 6.1; worked example in Appendix F).

What it proves is worth as much as DG15, whose hash the issuer signed.
"""

from __future__ import annotations

import hashlib
from typing import Any

from ecdsa import keys

from drivers.card.chip import iso9796
from drivers.card.chip.apdu import OK, Channel, Command, Response
from drivers.card.chip.key_derivation import Random
from drivers.card.chip.object_identifiers import ECDSA_PLAIN
from drivers.card.chip.points import Point
from drivers.card.chip.public_keys import RsaKey, parse_public_key
from drivers.card.chip.tlv import TlvError, read_all, read_only
from drivers.card.chip.trouble import LengthRefusedError, TooLongError
from drivers.card.reader import Genuine

_DG15 = 0x6F
_CHALLENGE = 8
#: The longest signature that fits a short protected answer (9303-11, 6.1.4).
_SHORT_ANSWER = 224
_EXTENDED, _SHORT_LE = 65536, 256
_WRONG_LENGTH, _EXACT_LENGTH = 0x6700, 0x6C
#: Where DG14 names no hash: the longest one that is no longer than the key (9303-11, 6.1.2.3).
_BY_BITS = ((512, "sha512"), (384, "sha384"), (256, "sha256"), (0, "sha224"))
#: The gate to `ecdsa`, which has no types.
_VerifyingKey: Any = keys.VerifyingKey


def authenticate_actively(
    channel: Channel, dg15: bytes, algorithm: bytes | None, random: Random, *, extended: bool = True
) -> Genuine:
    """The outcome for the key in `dg15`. `algorithm` is ECDSA's object identifier from DG14, None without one.

    Without `extended` a long signature has to come in parts (61XX), as chips with short answers alone send it.

    NOT_OFFERED also stands for a key that is not spoken here: of another kind, curve or size. Raises ChipError
    where the card is gone or the session broke, TooLongError where it broke over the length of the answer.
    """
    try:
        key = parse_public_key(read_only(dg15, _DG15))
        hash_names = _hash_names(key, algorithm) if isinstance(key, Point) else ()
    except ValueError:
        return Genuine.NOT_OFFERED
    size = key.size if isinstance(key, RsaKey) else 2 * key.curve.order_size
    challenge = random(_CHALLENGE)
    answer = _signed(channel, challenge, long=extended and size > _SHORT_ANSWER)
    if answer.sw != OK:
        return Genuine.FAILED
    if isinstance(key, RsaKey):
        holds = iso9796.verifies(key, answer.data, challenge)
    else:
        signature = _side_by_side(key, answer.data)
        holds = any(plain_ecdsa_verifies(key, signature, challenge, name) for name in hash_names)
    return Genuine.PROVEN if holds else Genuine.FAILED


def _signed(channel: Channel, challenge: bytes, *, long: bool) -> Response:
    """INTERNAL AUTHENTICATE; a chip that refuses so long an answer is asked to give it in parts."""
    try:
        answer = channel.exchange(
            Command(0x00, 0x88, 0x00, 0x00, challenge, le=_EXTENDED if long else _SHORT_LE)
        )
    except LengthRefusedError as refused:
        # The session is over; files came at greater length, so nothing is learnt of others of its kind.
        raise TooLongError(refused.fault.code, refused.fault.detail, refused=True, alone=True) from None
    if long and (answer.sw == _WRONG_LENGTH or answer.sw >> 8 == _EXACT_LENGTH):
        return channel.exchange(Command(0x00, 0x88, 0x00, 0x00, challenge, le=_SHORT_LE))
    return answer


def _side_by_side(key: Point, signature: bytes) -> bytes:
    """The plain form, also of what the chip has wrapped in DER, as certificates do."""
    size = key.curve.order_size
    try:
        parts = read_all(read_only(signature, 0x30))
    except TlvError:
        return signature
    numbers = [
        int.from_bytes(one.value, "big") for one in parts if one.tag == 0x02 and len(one.value) <= size + 1
    ]
    if len(numbers) != 2 or len(parts) != 2 or max(numbers).bit_length() > 8 * size:
        return signature
    return b"".join(number.to_bytes(size, "big") for number in numbers)


def plain_ecdsa_verifies(key: Point, signature: bytes, message: bytes, hash_name: str) -> bool:
    """ECDSA with r and s side by side, each as long as the order (TR-03111, 5.2.1)."""
    curve = key.curve
    if len(signature) != 2 * curve.order_size:
        return False
    verifier = _VerifyingKey.from_string(key.encode(), curve.published)
    digest = hashlib.new(hash_name, message).digest()
    try:
        return bool(verifier.verify_digest(signature, digest, allow_truncate=True))
    except keys.BadSignatureError:
        return False


def _hash_names(key: Point, algorithm: bytes | None) -> tuple[str, ...]:
    """The likeliest first. What DG14 says of it is not always what the chip does, and the key is what counts.

    Raises ValueError for a signature that documents may not use (SHA-1 and RIPEMD among them).
    """
    if algorithm is not None and algorithm not in ECDSA_PLAIN:
        raise ValueError("signature algorithm")
    by_bits = next(name for bits, name in _BY_BITS if key.curve.n.bit_length() >= bits)
    first = by_bits if algorithm is None else ECDSA_PLAIN[algorithm]
    return (first, *(name for _, name in _BY_BITS if name != first))
