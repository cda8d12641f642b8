"""The technician's `scan detect` and `scan tray`: where the page is, and what the empty tray looks like.

Corners are in pixels of the picture as a viewer shows it: turned upright by its EXIF orientation, the middle of
the first pixel at 0, 0. A corner may lie outside the picture where the sheet runs out of it.
"""

from __future__ import annotations

import argparse
import json
import stat
import sys
from functools import partial
from pathlib import Path
from typing import Any

from drivers.errors import DeviceFault
from drivers.scanner.folder import load_picture
from drivers.scanner.page.eye import Eye, Subject

#: sysexits.h: the input was no good; an output cannot be made.
_EX_DATAERR, _EX_CANTCREAT = 65, 73


def register(actions: Any) -> None:
    """Add both to the actions of `scan`."""
    detect = actions.add_parser("detect", help="find the page in pictures")
    detect.add_argument("pictures", nargs="+", type=Path)
    detect.add_argument("--tray", type=Path, help="picture of the empty tray, by the same camera")
    detect.add_argument("--json", action="store_true", help="one JSON object a line and picture")
    detect.set_defaults(handler=_detect)

    tray = actions.add_parser("tray", help="make the reference of the empty tray, for `detect --tray`")
    tray.add_argument("pictures", nargs="+", type=Path, help="one or several pictures of the empty tray")
    tray.add_argument("-o", "--output", type=Path, required=True)
    tray.add_argument("--json", action="store_true")
    tray.set_defaults(handler=_tray)


def _detect(arguments: argparse.Namespace) -> int:
    eye, status = Eye(), 0
    try:
        tray = eye.tray([_subject(arguments.tray)]) if arguments.tray else b""
        for path in arguments.pictures:
            seen = tray if isinstance(tray, DeviceFault) else eye.detect(_subject(path), tray)
            line: dict[str, Any] = {"file": str(path)}
            if isinstance(seen, DeviceFault):
                status = _EX_DATAERR
                line |= {"corners": None, "confidence": 0.0, "accept": False, "ms": 0.0, "fault": seen.code}
            else:
                line |= {"corners": seen.get("corners"), "confidence": seen.get("confidence", 0.0)}
                line |= {"accept": bool(seen.get("accept")), "ms": seen.get("ms", 0.0)}
            _say(json.dumps(line) if arguments.json else _told(line))
    finally:
        eye.close()
    return status


def _tray(arguments: argparse.Namespace) -> int:
    eye = Eye()
    try:
        tray = eye.tray([_subject(path) for path in arguments.pictures])
    finally:
        eye.close()
    if isinstance(tray, DeviceFault):
        said = {"file": str(arguments.output), "fault": tray.code, "detail": tray.detail}
        _say(json.dumps(said) if arguments.json else f"{arguments.output}: {tray.code} {tray.detail}")
        return _EX_DATAERR
    try:
        arguments.output.write_bytes(tray)
    except OSError as error:
        sys.stderr.write(f"{arguments.output}: {error.strerror}\n")
        return _EX_CANTCREAT
    figures = {"file": str(arguments.output), "bytes": len(tray), "pictures": len(arguments.pictures)}
    _say(json.dumps(figures) if arguments.json else f"{arguments.output}: {len(tray)} bytes")
    return 0


def _subject(path: Path) -> Subject:
    return Subject(str(path), partial(_loaded, path))


def _loaded(path: Path) -> bytes:
    """The bytes of a regular file: a pipe would be waited for for ever. Raises OSError."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError("not a regular file")
    return load_picture(path)


def _told(line: dict[str, Any]) -> str:
    if line["corners"] is None:
        return f"{line['file']}: {line.get('fault', 'no page')}"
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in line["corners"])
    taken = "accepted" if line["accept"] else "unsure"
    return f"{line['file']}: {corners}  {taken}, confidence {line['confidence']:.3f}  {line['ms']} ms"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
