"""The dossier's two names: a UUIDv7 for machines and `TAM-XXXX-XXXX-C` for people.

The code is our own pick-up code, visibly unlike the official dossier code, which only the city issues.
Eight random Crockford base-32 characters (40 bits) and an ISO 7064 MOD 37,36 check character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ISO7064 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FOLD = str.maketrans("ILO", "110")
_PREFIX = "TAM"
_MAX_TYPED = 64
# The city's office code starts every official dossier code; ours must never look like one.
FORBIDDEN = "H26"
_CODE = re.compile(f"TAM-([{CROCKFORD}]{{4}})-([{CROCKFORD}]{{4}})-([{CROCKFORD}])")


def uuid7(ms: int, random_bytes: bytes) -> str:
    """RFC 9562 section 5.7: 48 bits of Unix milliseconds, then 74 random bits out of 10 bytes."""
    if not 0 <= ms < 1 << 48 or len(random_bytes) != 10:
        raise ValueError("uuid7 takes 48 bits of time and 10 random bytes")
    raw = bytearray(ms.to_bytes(6, "big") + random_bytes)
    raw[6] = 0x70 | (raw[6] & 0x0F)
    raw[8] = 0x80 | (raw[8] & 0x3F)
    h = raw.hex()
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


def check_character(body: str) -> str:
    """ISO 7064 MOD 37,36 (the hybrid system) over 0-9A-Z."""
    p = 36
    for character in body:
        s = (p + _ISO7064.index(character)) % 36 or 36
        p = s * 2 % 37
    return _ISO7064[(37 - p) % 36]


def base32(value: int, length: int) -> str:
    """The lowest `length` Crockford characters of a number, most significant first."""
    return "".join(CROCKFORD[value >> 5 * i & 31] for i in reversed(range(length)))


def new_code(random: Callable[[int], bytes]) -> str:
    """A fresh code; `random(n)` returns n unguessable bytes.

    Draws again when the check character would be I, L, O or U, which people mistake for others, and
    when the body would spell the city's office code.
    """
    while True:
        body = base32(int.from_bytes(random(5), "big"), 8)
        check = check_character(body)
        if check in CROCKFORD and FORBIDDEN not in body:
            return f"{_PREFIX}-{body[:4]}-{body[4:]}-{check}"


def normalise(text: str) -> str | None:
    """The code a person meant, or None: any case, any spaces and dashes, I and L for 1, O for 0, TAM or not."""
    if len(text) > _MAX_TYPED:
        return None
    kept = _without_spaces(text)
    if len(kept) == 12 and kept.startswith(_PREFIX):
        kept = kept[3:]
    kept = kept.translate(_FOLD)
    if len(kept) != 9 or any(c not in CROCKFORD for c in kept):
        return None
    code = f"{_PREFIX}-{kept[:4]}-{kept[4:8]}-{kept[8]}"
    return code if is_valid(code) else None


def fold(text: str) -> str:
    """What a person typed, without spaces and dashes, in capitals, with I, L and O for what they look like."""
    return _without_spaces(text).translate(_FOLD)


def _without_spaces(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).upper()
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) not in ("Pd", "Cf"))


def is_valid(code: str) -> bool:
    """Spelled exactly as printed, and the check character holds."""
    match = _CODE.fullmatch(code)
    return match is not None and check_character(match[1] + match[2]) == match[3]


def body(code: str) -> str:
    """The 8 random characters of a valid code."""
    if not is_valid(code):
        raise ValueError("not a code")
    return code[4:8] + code[9:13]
