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
from drivers.page_printer.virtual import VirtualPagePrinter
from drivers.printer.printer import PrinterState
from drivers.process import die_with_parent, stop_on_signal, write_port
from drivers.switchboard import FileSwitchboard

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
    simulate = actions.add_parser("simulate", help="an A4 printer on a TCP port of this machine")
    simulate.add_argument("--port", type=int, default=0, help="0 takes a free one")
    simulate.add_argument("--out", type=Path, required=True, help="folder for what it prints, as PDF")
    simulate.add_argument("--switchboard", type=Path, required=True)
    simulate.add_argument("--port-file", type=Path, help="where to write the port that was taken")
    simulate.add_argument("--with-parent", type=int, nargs="?", const=0, metavar="PID", help="end with it")
    simulate.set_defaults(handler=_simulate)


def _simulate(arguments: argparse.Namespace) -> int:
    if arguments.with_parent is not None:
        die_with_parent(arguments.with_parent)
    stop = stop_on_signal()
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)

    def fall(document: bytes) -> None:
        number = len(list(out.glob("a4-*.pdf"))) + 1
        (out / f"a4-{number:03d}.pdf").write_bytes(document)
        sys.stderr.write(f"a4-{number:03d}.pdf\n")

    try:
        printer = VirtualPagePrinter(FileSwitchboard(arguments.switchboard), arguments.port, fall)
    except OSError as error:
        sys.stderr.write(f"port {arguments.port}: {error.strerror}\n")
        return _EX_UNAVAILABLE
    with printer:
        write_port(arguments.port_file, printer.port)
        sys.stderr.write(f"virtual A4 printer on {printer.place}\n")
        stop.wait()
    return 0


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
