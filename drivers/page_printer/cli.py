"""The technician's `page` commands: how the A4 printer is, and a PDF onto it."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drivers.cancel import Cancel
from drivers.client import connect
from drivers.errors import DeviceFault
from drivers.page_printer.ipp_printer import IppPrinter
from drivers.page_printer.page_printer import JobState, PagePrinter
from drivers.printer.printer import PrinterState

#: sysexits.h: wrong command line; no input; a service is unavailable.
_EX_USAGE, _EX_NOINPUT, _EX_UNAVAILABLE = 64, 66, 69


def register(subparsers: Any) -> None:
    """Add `page` to the commands of `python -m drivers`. Each handler returns an exit status."""
    commands = subparsers.add_parser("page", help="A4 printer over IPP, or a CUPS queue")
    actions = commands.add_subparsers(dest="action", required=True)
    status = actions.add_parser("status", help="what the printer says of itself")
    printed = actions.add_parser("print", help="print a PDF and wait until it is out")
    printed.add_argument("pdf", type=Path)
    for action, handler in ((status, _status), (printed, _print)):
        where = action.add_mutually_exclusive_group(required=True)
        where.add_argument("--place", help="ipp://host/ipp/print or ipp://localhost/printers/NAME")
        where.add_argument("--socket", type=Path, help="ask the running device server instead")
        action.add_argument("--json", action="store_true")
        action.set_defaults(handler=handler)


def _status(arguments: argparse.Namespace) -> int:
    try:
        with _printer(arguments) as printer:
            status = printer.status()
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return _EX_USAGE
    told = {"state": status.state.value, "model": status.model}
    sys.stdout.write(f"{json.dumps(told) if arguments.json else '  '.join(told.values()).rstrip()}\n")
    return _EX_UNAVAILABLE if status.state is PrinterState.GONE else 0


def _print(arguments: argparse.Namespace) -> int:
    def progress(state: JobState) -> None:
        sys.stderr.write(f"{state}\n")

    try:
        pdf = arguments.pdf.read_bytes()
    except OSError as error:
        sys.stderr.write(f"{arguments.pdf}: {error.strerror}\n")
        return _EX_NOINPUT
    try:
        with _printer(arguments) as printer:
            answer = printer.print(pdf, progress, Cancel())
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return _EX_USAGE
    failed = isinstance(answer, DeviceFault)
    told: dict[str, Any] = (
        {"fault": answer.code.value, "detail": answer.detail}
        if isinstance(answer, DeviceFault)
        else {"milliseconds": answer.milliseconds}
    )
    line = json.dumps(told) if arguments.json else "  ".join(f"{name} {value}" for name, value in told.items())
    sys.stdout.write(f"{line}\n")
    return _EX_UNAVAILABLE if failed else 0


@contextlib.contextmanager
def _printer(arguments: argparse.Namespace) -> Iterator[PagePrinter]:
    """Raises ValueError for a place that is none."""
    if arguments.socket is not None:
        served = connect(arguments.socket)
        try:
            yield served.pages
        finally:
            served.close()
        return
    yield IppPrinter(arguments.place)
