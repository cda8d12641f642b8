"""`python -m kiosk_app staff-code`: from the code of a kiosk's staff to the line for its configuration.

The configuration holds a scrypt hash (RFC 7914) and never the code. Six digits can be guessed by whoever has
the hash: the file is the app's alone, and the door at the glass shuts after five wrong codes.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import getpass
import os
import re
import sys
from collections.abc import Callable

_KIND = "scrypt"
_LOG2_N, _R, _P, _BYTES, _SALT = 15, 8, 1, 32, 16
_LINE = re.compile(
    r"scrypt\$([0-9]{2})\$([0-9]{1,2})\$([0-9]{1,2})\$([A-Za-z0-9+/=]{24})\$([A-Za-z0-9+/=]{44})"
)
_EX_USAGE = 64


def hashed(code: str, random: Callable[[int], bytes] = os.urandom) -> str:
    """`scrypt$log2 N$r$p$salt$hash`, the last two in base64."""
    salt = random(_SALT)
    found = _scrypt(code, salt, _LOG2_N, _R, _P)
    tail = "$".join(base64.b64encode(part).decode() for part in (salt, found))
    return f"{_KIND}${_LOG2_N}${_R}${_P}${tail}"


def is_hash(text: str) -> bool:
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


def run(arguments: list[str]) -> int:
    """Ask twice, say the line."""
    from kiosk_app.flow.staff import CODE_DIGITS  # noqa: PLC0415 - a technician's command

    parser = argparse.ArgumentParser(prog="kiosk_app staff-code", description="Make a kiosk's staff code.")
    parser.parse_args(arguments)
    code = getpass.getpass(f"Staff code, {CODE_DIGITS} digits: ")
    if len(code) != CODE_DIGITS or not (code.isascii() and code.isdigit()):
        sys.stderr.write(f"exactly {CODE_DIGITS} digits\n")
        return _EX_USAGE
    if len(set(code)) < 3:
        sys.stderr.write("too easy to guess\n")
        return _EX_USAGE
    if getpass.getpass("Once more: ") != code:
        sys.stderr.write("the two differ\n")
        return _EX_USAGE
    sys.stdout.write(f'staff_code = "{hashed(code)}"\n')
    return 0


def _read(text: str) -> tuple[int, int, int, bytes, bytes] | None:
    found = _LINE.fullmatch(text)
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
    import hashlib  # noqa: PLC0415 - OpenSSL comes with it, and the configuration asks of this file a form only

    return hashlib.scrypt(code.encode(), salt=salt, n=1 << log2_n, r=r, p=p, maxmem=1 << 28, dklen=_BYTES)
