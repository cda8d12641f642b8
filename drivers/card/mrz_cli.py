"""`python -m drivers card mrz IMAGE`: the machine-readable zone in a picture, and what it says.

The picture is decoded and read in the page engine's own process, under its limits. What stands there is
personal: it is shown to the person who asked for it and kept nowhere.
"""

from __future__ import annotations

import argparse
import json
import stat
import sys
from functools import partial
from pathlib import Path
from typing import Any

from drivers.card.chip.mrz import Mrz, MrzError, parse_mrz
from drivers.errors import DeviceFault
from drivers.scanner.folder import load_picture
from drivers.scanner.page.eye import Eye, Subject

#: No zone that proves itself; sysexits.h: the input was no picture.
_NONE, _EX_DATAERR = 1, 65


def register(inner: Any) -> None:
    mrz = inner.add_parser(
        "mrz",
        help="read the machine-readable zone in a picture of a card or passport",
        description="Exit status 0: read, 1: no zone whose check digits hold, 65: no picture.",
    )
    mrz.set_defaults(handler=_mrz)
    mrz.add_argument("picture", type=Path, metavar="IMAGE", help="a photograph, JPEG or PNG")
    mrz.add_argument("--json", action="store_true", help="JSON on standard output and nothing else")


def _mrz(options: argparse.Namespace) -> int:
    eye = Eye()
    try:
        text = eye.zone(Subject("picture", partial(_loaded, options.picture)))
    finally:
        eye.close()
    if isinstance(text, DeviceFault):
        return _say({"zone": None, "fault": text.code}, _EX_DATAERR, as_json=options.json)
    try:
        return _say({"zone": text, **_facts(parse_mrz(text or ""))}, 0, as_json=options.json)
    except MrzError:
        return _say({"zone": None}, _NONE, as_json=options.json)


def _loaded(path: Path) -> bytes:
    """The bytes of a regular file: a pipe would be waited for for ever. Raises OSError."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError("not a regular file")
    return load_picture(path)


def _facts(mrz: Mrz) -> dict[str, Any]:
    return {
        "kind": mrz.kind,
        "document": mrz.document_code,
        "issuer": mrz.issuer,
        "number": mrz.number,
        "name": mrz.name,
        "birth": mrz.birth,
        "sex": mrz.sex,
        "nationality": mrz.nationality,
        "expiry": mrz.expiry,
    }


def _say(facts: dict[str, Any], status: int, *, as_json: bool) -> int:
    if as_json:
        sys.stdout.write(json.dumps(facts, default=str) + "\n")
    elif facts["zone"] is None:
        sys.stdout.write(f"{facts.get('fault', 'no zone whose check digits hold')}\n")
    else:
        lines = (f"{name:<14}{'' if value is None else value}" for name, value in facts.items())
        sys.stdout.write("\n".join(lines) + "\n")
    return status
