"""The technician's `print` commands: status, a test slip, and a printer made of software."""

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
from drivers.printer.printer import Printer, PrinterState, Raster
from drivers.printer.slip import Band, Boxed, Line, Masthead, Pair, Qr, Role, Rule, Slip
from drivers.process import die_with_parent, stop_on_signal, write_port
from drivers.switchboard import FileSwitchboard

#: sysexits.h: wrong command line; a service is unavailable.
_EX_USAGE, _EX_UNAVAILABLE = 64, 69

TEST_SLIP = Slip(
    (
        Band("TEST SLIP"),
        Masthead("RECEIPT PRINTER", "80 mm · 576 dots · 203 dpi"),
        Boxed("ẪẨẤẦẮẰẴ ỰỢỘẶẬỤỊ"),
        Line("TAM-0000-0000-0", Role.CODE, centred=True),
        Rule(),
        Pair("Letters", "ăâêôơưđ ĂÂÊÔƠƯĐ ấầẩẫậ ắằẳẵặ"),
        Pair("Figures", "0123456789 ₫"),
        Rule(heavy=True),
        Qr(
            "https://example.invalid/test",
            (Line("Every line whole, no letter cut, and the code can be read."),),
        ),
    )
)


def register(subparsers: Any) -> None:
    """Add `print` to the commands of `python -m drivers`. Each handler returns an exit status."""
    commands = subparsers.add_parser("print", help="receipt printer")
    actions = commands.add_subparsers(dest="action", required=True)
    for name, handler, text in (
        ("status", _status, "what the printer says of itself"),
        ("test", _test, "print a test slip"),
    ):
        action = actions.add_parser(name, help=text)
        where = action.add_mutually_exclusive_group(required=True)
        where.add_argument("--spec", help="tcp://host:port, usb://vvvv:pppp or file:///dev/usb/lp0")
        where.add_argument("--socket", type=Path, help="ask the running device server instead")
        action.add_argument("--json", action="store_true")
        action.set_defaults(handler=handler)
    simulate = actions.add_parser("simulate", help="a receipt printer on a TCP port of this machine")
    simulate.add_argument("--port", type=int, default=0, help="0 takes a free one")
    simulate.add_argument("--out", type=Path, required=True, help="folder for its slips, as PNG")
    simulate.add_argument("--switchboard", type=Path, required=True)
    simulate.add_argument("--port-file", type=Path, help="where to write the port that was taken")
    simulate.add_argument("--mm-per-s", type=float, default=150.0, help="speed of the paper, 0 for at once")
    simulate.add_argument("--with-parent", type=int, nargs="?", const=0, metavar="PID", help="end with it")
    simulate.set_defaults(handler=_simulate)


def _status(arguments: argparse.Namespace) -> int:
    try:
        with _printer(arguments) as printer:
            status = printer.status()
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return _EX_USAGE
    if arguments.json:
        _say(json.dumps({"state": status.state, "model": status.model}))
    else:
        _say(f"{status.state}  {status.model}".rstrip())
    return _EX_UNAVAILABLE if status.state is PrinterState.GONE else 0


def _test(arguments: argparse.Namespace) -> int:
    def progress(done: float) -> None:
        sys.stderr.write(f"\r{done:4.0%}")
        sys.stderr.flush()

    try:
        with _printer(arguments) as printer:
            answer = printer.print(TEST_SLIP, progress, Cancel())
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return _EX_USAGE
    sys.stderr.write("\n")
    if isinstance(answer, DeviceFault):
        told: dict[str, Any] = {"fault": answer.code, "detail": answer.detail}
    else:
        told = {
            "raster_sha256": answer.raster_sha256,
            "height_mm": answer.height_mm,
            "milliseconds": answer.milliseconds,
        }
    if arguments.json:
        _say(json.dumps(told))
    else:
        _say("  ".join(f"{name} {value}" for name, value in told.items()))
    return _EX_UNAVAILABLE if isinstance(answer, DeviceFault) else 0


@contextlib.contextmanager
def _printer(arguments: argparse.Namespace) -> Iterator[Printer]:
    """Raises ValueError for a spec that is none."""
    if arguments.socket is not None:
        served = connect(arguments.socket)
        try:
            yield served.printer
        finally:
            served.close()
        return
    # python-escpos reads its list of models at import, which no other command needs.
    from drivers.printer.escpos import EscposPrinter  # noqa: PLC0415

    printer = EscposPrinter(arguments.spec)
    try:
        yield printer
    finally:
        printer.close()


def _simulate(arguments: argparse.Namespace) -> int:
    # Pillow and the fonts, which no other command needs.
    from drivers.printer.tray import Tray  # noqa: PLC0415
    from drivers.printer.virtual import VirtualPrinter, VirtualPrinterServer  # noqa: PLC0415

    if arguments.with_parent is not None:
        die_with_parent(arguments.with_parent)
    stop = stop_on_signal()
    tray = Tray(arguments.out)

    def fall(raster: Raster, torn: bool) -> None:
        path = tray.put(raster, torn=torn)
        sys.stderr.write(f"{path.name}: {raster.height / 8:.0f} mm\n")

    machine = VirtualPrinter(FileSwitchboard(arguments.switchboard), fall, mm_per_s=arguments.mm_per_s)
    try:
        server = VirtualPrinterServer(machine, arguments.port)
    except OSError as error:
        sys.stderr.write(f"port {arguments.port}: {error.strerror}\n")
        return _EX_UNAVAILABLE
    with server:
        write_port(arguments.port_file, server.port)
        sys.stderr.write(f"virtual printer on tcp://127.0.0.1:{server.port}\n")
        stop.wait()
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
