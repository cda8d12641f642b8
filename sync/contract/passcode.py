"""A short code as a verifier that may be written down: scrypt (RFC 7914), `scrypt$log2 N$r$p$salt$hash`.

The last two are base64. Six digits can be guessed by whoever has the verifier and what goes with the code;
where more than one machine holds it, something must go with the code that the verifier does not tell.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable

_KIND = "scrypt"
_LOG2_N, _R, _P, _BYTES, _SALT = 15, 8, 1, 32, 16
VERIFIER = re.compile(
    r"scrypt\$([0-9]{2})\$([0-9]{1,2})\$([0-9]{1,2})\$([A-Za-z0-9+/=]{24})\$([A-Za-z0-9+/=]{44})"
)


def hashed(code: str, random: Callable[[int], bytes]) -> str:
    """The verifier of `code`; `random(n)` returns n unguessable bytes."""
    salt = random(_SALT)
    found = _scrypt(code, salt, _LOG2_N, _R, _P)
    tail = "$".join(base64.b64encode(part).decode() for part in (salt, found))
    return f"{_KIND}${_LOG2_N}${_R}${_P}${tail}"


def is_verifier(text: str) -> bool:
    """Whether `matches` can be asked with it."""
    return _read(text) is not None


def matches(code: str, text: str) -> bool:
    """Whether the code is the one that was hashed, compared in constant time: about a tenth of a second."""
    read = _read(text)
    if read is None:
        return False
    log2_n, r, p, salt, wanted = read
    import hmac  # noqa: PLC0415 - as below

    return hmac.compare_digest(_scrypt(code, salt, log2_n, r, p), wanted)


def _read(text: str) -> tuple[int, int, int, bytes, bytes] | None:
    found = VERIFIER.fullmatch(text)
    if found is None:
        return None
    log2_n, r, p = (int(found[number]) for number in (1, 2, 3))
    try:
        salt, wanted = (base64.b64decode(found[number], validate=True) for number in (4, 5))
    except binascii.Error:
        return None
    # No file makes a kiosk compute for minutes, or take its memory.
    bounded = 1 <= log2_n <= 17 and 1 <= r <= 8 and 1 <= p <= 4
    return (log2_n, r, p, salt, wanted) if bounded and len(wanted) == _BYTES else None


def _scrypt(code: str, salt: bytes, log2_n: int, r: int, p: int) -> bytes:
    import hashlib  # noqa: PLC0415 - OpenSSL comes with it, and a configuration asks of this file a form only

    return hashlib.scrypt(code.encode(), salt=salt, n=1 << log2_n, r=r, p=p, maxmem=1 << 28, dklen=_BYTES)
