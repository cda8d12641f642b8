"""The technician's `scan` commands: what is attached, and the page engine on picture files."""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

from drivers.cancel import Cancel
from drivers.errors import DeviceFault
from drivers.scanner.camera import CameraSource, cameras
from drivers.scanner.folder import load_picture
from drivers.scanner.page.eye import Eye, Subject
from drivers.scanner.page.filing import file_pages
from drivers.scanner.prepared import prepare
from drivers.scanner.source import CapturedPage

#: sysexits.h: the input was no good; an output cannot be made.
_EX_DATAERR, _EX_CANTCREAT = 65, 73


def register(subparsers: Any) -> None:
    """Add `scan` to the commands of `python -m drivers`. Each handler returns an exit status."""
    scan = subparsers.add_parser("scan", help="document camera and page engine")
    actions = scan.add_subparsers(dest="action", required=True)

    listing = actions.add_parser("list", help="sources that can be used here")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(handler=_list)

    detect = actions.add_parser("detect", help="find the sheet in pictures")
    detect.add_argument("pictures", nargs="+", type=Path)
    detect.add_argument("--json", action="store_true", help="one JSON object a line and picture")
    detect.set_defaults(handler=_detect)

    page = actions.add_parser("page", help="flatten, judge, read and file pictures as one searchable PDF")
    page.add_argument("pictures", nargs="+", type=Path)
    page.add_argument("-o", "--output", type=Path, required=True)
    page.add_argument("--json", action="store_true")
    page.set_defaults(handler=_page)

    prepare = actions.add_parser("prepare", help="draw the prepared photographs into a folder")
    prepare.add_argument("folder", type=Path)
    prepare.add_argument("--json", action="store_true")
    prepare.set_defaults(handler=_prepare)


def _list(arguments: argparse.Namespace) -> int:
    found = []
    for device, name in cameras():
        source = CameraSource(device)
        found.append({"kind": "camera", "source": device, "name": name, "state": source.status().state})
        source.close()
    if arguments.json:
        _say(json.dumps({"sources": found}))
    else:
        for entry in found:
            _say(f"{entry['source']}  {entry['state']}  {entry['name']}")
        if not found:
            _say("no camera; a folder of pictures or the simulated scanner can stand in")
    return 0


def _detect(arguments: argparse.Namespace) -> int:
    eye, status = Eye(), 0
    try:
        for path in arguments.pictures:
            seen = eye.detect(Subject(str(path), partial(load_picture, path)))
            line: dict[str, Any] = {"file": str(path)}
            if isinstance(seen, DeviceFault):
                status = _EX_DATAERR
                line |= {"corners": None, "confidence": 0.0, "accept": False, "ms": 0.0, "fault": seen.code}
            else:
                line |= {name: seen.get(name) for name in ("corners", "confidence", "accept", "ms")}
                line["confidence"] = line["confidence"] or 0.0
                line["accept"] = bool(line["accept"])
            _say(json.dumps(line) if arguments.json else _told(line))
    finally:
        eye.close()
    return status


def _told(line: dict[str, Any]) -> str:
    if line["corners"] is None:
        return f"{line['file']}: {line.get('fault', 'no sheet')}"
    corners = " ".join(f"{x:.4f},{y:.4f}" for x, y in line["corners"])
    return f"{line['file']}: {corners}  confidence {line['confidence']:.3f}  {line['ms']} ms"


def _page(arguments: argparse.Namespace) -> int:
    start, spent = time.monotonic(), _cpu()
    pages: list[CapturedPage] = []
    eye = Eye()
    try:
        for path in arguments.pictures:
            page = eye.take(Subject(str(path), partial(load_picture, path)), Cancel())
            if isinstance(page, DeviceFault):
                return _failed(arguments, path, page)
            pages.append(page)
    finally:
        eye.close()
    filed = file_pages(pages, Cancel())
    if isinstance(filed, DeviceFault):
        return _failed(arguments, arguments.pictures[0], filed)
    try:
        arguments.output.write_bytes(filed.pdf)
    except OSError as error:
        sys.stderr.write(f"{arguments.output}: {error.strerror}\n")
        return _EX_CANTCREAT
    figures = {
        "verdicts": [list(page.verdicts) for page in pages],
        "words": filed.words,
        "pages": filed.pages,
        "bytes": len(filed.pdf),
        "cpu_s": round(_cpu() - spent, 3),
        "wall_s": round(time.monotonic() - start, 3),
    }
    if arguments.json:
        _say(json.dumps(figures))
    else:
        said = "; ".join(", ".join(page.verdicts) for page in pages)
        _say(f"{arguments.output}: {filed.pages} pages, {filed.words} words, {len(filed.pdf)} bytes ({said})")
    return 0


def _failed(arguments: argparse.Namespace, path: Path, fault: DeviceFault) -> int:
    if arguments.json:
        _say(json.dumps({"file": str(path), "fault": fault.code, "detail": fault.detail}))
    else:
        sys.stderr.write(f"{path}: {fault.code} {fault.detail}".rstrip() + "\n")
    return _EX_DATAERR


def _prepare(arguments: argparse.Namespace) -> int:
    start = time.monotonic()
    prepare(arguments.folder)
    count = len(list(arguments.folder.glob("*.jpg")))
    figures = {"photographs": count, "wall_s": round(time.monotonic() - start, 3)}
    _say(json.dumps(figures) if arguments.json else f"{arguments.folder}: {count} photographs")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _cpu() -> float:
    """CPU seconds of this process and of its children that have ended."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
