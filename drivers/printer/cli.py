"""The technician's `print` commands: status, a test slip, and a printer made of software."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from drivers.cancel import Cancel
from drivers.client import connect
from drivers.errors import DeviceFault
from drivers.printer.model import DEFAULT, ModelError, PrinterModel, load_model, load_models
from drivers.printer.printer import Printer, PrinterState, Raster
from drivers.printer.slip import Band, Boxed, Line, Masthead, Pair, Qr, Role, Rule, Slip
from drivers.process import die_with_parent, stop_on_signal, write_port
from drivers.switchboard import FileSwitchboard

#: sysexits.h: wrong command line; a service is unavailable; a file that cannot be used.
_EX_USAGE, _EX_UNAVAILABLE, _EX_CONFIG = 64, 69, 78


def trial_slip(model: PrinterModel) -> Slip:
    """Every letter at its tallest, the code, the picture code; and what the model's file says of itself."""
    head = model.head
    told = f"{model.paper_mm} mm · {head.dots} dots · {head.dots_per_mm * 25.4:.0f} dpi"
    return Slip(
        (
            Band("TEST SLIP"),
            Masthead("RECEIPT PRINTER", told),
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
        where.add_argument("--spec", help="tcp://host:port, usb://vvvv:pppp, usb:// or file:///dev/usb/lp0")
        where.add_argument("--socket", type=Path, help="ask the running device server instead")
        _add_model(action)
        action.add_argument("--json", action="store_true")
        action.set_defaults(handler=handler)
    models = actions.add_parser("models", help="the printer models that can be chosen")
    models.add_argument("--json", action="store_true")
    models.set_defaults(handler=_models)
    simulate = actions.add_parser("simulate", help="a receipt printer on a TCP port of this machine")
    simulate.add_argument("--port", type=int, default=0, help="0 takes a free one")
    simulate.add_argument("--out", type=Path, required=True, help="folder for its slips, as PNG")
    simulate.add_argument("--switchboard", type=Path, required=True)
    simulate.add_argument("--port-file", type=Path, help="where to write the port that was taken")
    simulate.add_argument("--mm-per-s", type=float, default=150.0, help="speed of the paper, 0 for at once")
    _add_model(simulate)
    simulate.add_argument("--with-parent", type=int, nargs="?", const=0, metavar="PID", help="end with it")
    simulate.set_defaults(handler=_simulate)


def _add_model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--model", default=DEFAULT, help=f"see `print models` (default: {DEFAULT})")


def _models(arguments: argparse.Namespace) -> int:
    try:
        models = load_models()
    except ModelError as error:
        sys.stderr.write(f"{error}\n")
        return _EX_CONFIG
    if arguments.json:
        _say(json.dumps({model.id: asdict(model) for model in models}, ensure_ascii=False))
        return 0
    for model in models:
        head = f"{model.paper_mm} mm, {model.head.dots} dots"
        _say(f"{model.id:16} {head:16} {model.title}; tried on metal: {model.tried_on_metal}")
    return 0


def _status(arguments: argparse.Namespace) -> int:
    try:
        with _printer(arguments) as printer:
            status = printer.status()
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return _EX_USAGE
    if arguments.json:
        _say(json.dumps({"state": status.state, "model": status.model, "left_mm": status.left_mm}))
    else:
        left = "" if status.left_mm is None else f"{status.left_mm / 1000:.1f} m of paper left"
        _say(f"{status.state}  {status.model}  {left}".rstrip())
    return _EX_UNAVAILABLE if status.state is PrinterState.GONE else 0


def _test(arguments: argparse.Namespace) -> int:
    def progress(done: float) -> None:
        sys.stderr.write(f"\r{done:4.0%}")
        sys.stderr.flush()

    try:
        with _printer(arguments) as printer:
            answer = printer.print(trial_slip(load_model(arguments.model)), progress, Cancel())
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
    """Raises ValueError for a spec or a model that is none."""
    if arguments.socket is not None:
        served = connect(arguments.socket)
        try:
            yield served.printer
        finally:
            served.close()
        return
    # python-escpos reads its list of models at import, which no other command needs.
    from drivers.printer.escpos import EscposPrinter  # noqa: PLC0415 - not for `models`

    printer = EscposPrinter(arguments.spec, model=load_model(arguments.model))
    try:
        yield printer
    finally:
        printer.close()


def _simulate(arguments: argparse.Namespace) -> int:
    # Pillow and the fonts, which no other command needs.
    from drivers.printer.tray import Tray  # noqa: PLC0415 - Pillow and the fonts, for `simulate` only
    from drivers.printer.virtual import VirtualPrinter, VirtualPrinterServer  # noqa: PLC0415 - for `simulate` only

    if arguments.with_parent is not None:
        die_with_parent(arguments.with_parent)
    stop = stop_on_signal()
    try:
        model = load_model(arguments.model)
    except ModelError as error:
        sys.stderr.write(f"{error}\n")
        return _EX_USAGE
    tray = Tray(arguments.out, model.head.dots_per_mm)

    def fall(raster: Raster, torn: bool) -> None:
        path = tray.put(raster, torn=torn)
        sys.stderr.write(f"{path.name}: {raster.height / model.head.dots_per_mm:.0f} mm\n")

    switchboard = FileSwitchboard(arguments.switchboard)
    machine = VirtualPrinter(switchboard, fall, model=model, mm_per_s=arguments.mm_per_s)
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
