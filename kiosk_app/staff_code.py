"""`python -m kiosk_app staff-code`: from the code of a kiosk's staff to the line for its configuration.

The configuration holds a scrypt hash (RFC 7914) and never the code. Six digits can be guessed by whoever has
the hash: the file is the app's alone, and the door at the glass shuts after five wrong codes.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable

from sync.contract import passcode

_EX_USAGE = 64


def hashed(code: str, random: Callable[[int], bytes] = os.urandom) -> str:
    """The line's value."""
    return passcode.hashed(code, random)


def is_hash(text: str) -> bool:
    """Whether `matches` can be asked with it."""
    return passcode.is_verifier(text)


def matches(code: str, text: str) -> bool:
    """Whether the code is the one that was hashed."""
    return passcode.matches(code, text)


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
