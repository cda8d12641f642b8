"""`python -m kiosk_app.paper.child`: lays out one paper and ends, and with it all that it knew of the citizen.

In: one JSON object, `template`, `values`, `made` (seconds since 1970) and `dots_per_inch` (0 for a PDF). Out:
the number of files, then each behind its length, all numbers in four bytes, the highest first. Nothing at all,
and an exit status, where the paper cannot be made.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import BinaryIO

from kiosk_app.paper import layout

#: sysexits.h: a file of the installation is missing or broken.
_EX_OSFILE = 72
NUMBER = 4


def answer(asked: bytes) -> bytes:
    """Raises `layout.PaperError`, or KeyError and ValueError for what is no question."""
    order = json.loads(asked)
    made = datetime.fromtimestamp(order["made"], UTC)
    template, values, dots = order["template"], order["values"], order["dots_per_inch"]
    files = layout.pictures(template, values, made, dots) if dots else (layout.pdf(template, values, made),)
    return b"".join([_number(len(files)), *(_number(len(file)) + file for file in files)])


def _number(value: int) -> bytes:
    return value.to_bytes(NUMBER, "big")


def main(asked: BinaryIO, told: BinaryIO) -> int:
    try:
        files = answer(asked.read())
    except layout.PaperError:
        return _EX_OSFILE
    told.write(files)
    told.flush()
    return 0


if __name__ == "__main__":
    # A bug ends silently: its traceback would quote the citizen.
    sys.stderr = None
    sys.exit(main(sys.stdin.buffer, sys.stdout.buffer))
