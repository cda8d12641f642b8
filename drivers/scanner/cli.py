"""The technician's `scan` commands: what is attached, and the page engine on picture files."""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from drivers.cancel import Cancel
from drivers.errors import DeviceFault
from drivers.scanner import detect_cli, sources_cli
from drivers.scanner.folder import load_picture
from drivers.scanner.page.eye import Eye, Subject
from drivers.scanner.page.filing import file_pages
from drivers.scanner.page.heading import other_paper
from drivers.scanner.prepared import prepare
from drivers.scanner.source import CapturedPage, Verdict

#: Nothing to do about it.
_UNSAID = frozenset({Verdict.GOOD, Verdict.TILTED})
#: What some verdicts are called outside.
_CODES = {Verdict.DARK: "too_dark", Verdict.TOO_SMALL: "low_resolution"}
#: sysexits.h: the input was no good; an output cannot be made.
_EX_DATAERR, _EX_CANTCREAT = 65, 73


def register(subparsers: Any) -> None:
    """Add `scan` to the commands of `python -m drivers`. Each handler returns an exit status."""
    scan = subparsers.add_parser("scan", help="camera, scanners and page engine")
    actions = scan.add_subparsers(dest="action", required=True)

    sources_cli.register(actions)
    detect_cli.register(actions)

    page = actions.add_parser("page", help="flatten, judge, read and file pictures as one searchable PDF")
    page.add_argument("pictures", nargs="+", type=Path)
    page.add_argument("-o", "--output", type=Path, required=True)
    page.add_argument("--for", dest="title", default="", metavar="TITLE", help="the paper that was asked for")
    page.add_argument("--json", action="store_true")
    page.set_defaults(handler=_page)

    prepare = actions.add_parser("prepare", help="draw the prepared photographs into a folder")
    prepare.add_argument("folder", type=Path)
    prepare.add_argument("--json", action="store_true")
    prepare.set_defaults(handler=_prepare)


def _page(arguments: argparse.Namespace) -> int:
    start, spent = time.monotonic(), _cpu()
    pages: list[CapturedPage] = []
    eye = Eye()
    try:
        for path in arguments.pictures:
            before = [page.thumbnail for page in pages]
            page = eye.take(Subject(str(path), partial(load_picture, path)), Cancel(), before)
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
    judged = [[_CODES.get(each, str(each)) for each in page.verdicts if each not in _UNSAID] for page in pages]
    if other_paper(filed.text, arguments.title):
        judged[0].append(str(Verdict.WRONG_DOCUMENT))
    figures = {
        "verdicts": list(dict.fromkeys(code for codes in judged for code in codes)),
        "verdicts_by_page": judged,
        "text": filed.text,
        "fields": [asdict(field) for field in filed.fields],
        "words": filed.words,
        "pages": filed.pages,
        "bytes": len(filed.pdf),
        "cpu_s": round(_cpu() - spent, 3),
        "wall_s": round(time.monotonic() - start, 3),
    }
    if arguments.json:
        _say(json.dumps(figures))
    else:
        said = "; ".join(", ".join(codes) or "good" for codes in judged)
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
