"""`python -m drivers`: the technician's tool and the device server.

Progress goes to stderr; with --json nothing but JSON goes to stdout.
"""

from __future__ import annotations

import argparse
import importlib
import json
import logging
import sys
from pathlib import Path
from typing import Any

from drivers.build import Devices, build
from drivers.client import ServedDevices, connect
from drivers.config import ConfigError, read_config
from drivers.process import die_with_parent, keep_no_core, name_bugs_only, stop_on_signal
from drivers.serve import AlreadyServedError, DeviceServer

#: sysexits.h: a service is unavailable; the configuration is wrong.
_EX_UNAVAILABLE, _EX_CONFIG = 69, 78


#: Each device brings its own commands; only those named are loaded, so that a relay carries no chip code.
_TOOLS = {
    "card": "drivers.card.cli",
    "print": "drivers.printer.cli",
    "page": "drivers.page_printer.cli",
    "scan": "drivers.scanner.cli",
    "line": "drivers.line.cli",
}


def main(arguments: list[str] | None = None) -> int:
    arguments = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(prog="drivers", description="The kiosk's devices.")
    commands = parser.add_subparsers(dest="command", required=True)
    _register_list(commands)
    _register_serve(commands)
    named = arguments[0] if arguments else ""
    for tool in [named] if named in _TOOLS else [] if named in ("list", "serve") else _TOOLS:
        importlib.import_module(_TOOLS[tool]).register(commands)
    chosen = parser.parse_args(arguments)
    handler: Any = chosen.handler
    return int(handler(chosen))


def _register_list(commands: Any) -> None:
    listing = commands.add_parser("list", help="what is attached and how it is")
    where = listing.add_mutually_exclusive_group(required=True)
    where.add_argument("--socket", type=Path, help="ask the running device server")
    where.add_argument("--config", type=Path, help="open the devices of this configuration")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(handler=_list)


def _register_serve(commands: Any) -> None:
    serve = commands.add_parser("serve", help="hold the devices and serve them over a Unix socket")
    serve.add_argument("--socket", type=Path, required=True)
    serve.add_argument("--config", type=Path, required=True)
    serve.add_argument("--with-parent", type=int, nargs="?", const=0, metavar="PID", help="end with it")
    serve.set_defaults(handler=_serve)


def _list(arguments: argparse.Namespace) -> int:
    devices: Devices | ServedDevices
    try:
        devices = build(read_config(arguments.config)) if arguments.config else connect(arguments.socket)
    except ConfigError as error:
        sys.stderr.write(f"{error}\n")
        return _EX_CONFIG
    try:
        card, printer, scanner = devices.card.status(), devices.printer.status(), devices.scanner.status()
        pages = devices.pages.status()
    finally:
        devices.close()
    found = {
        "card": {"state": card.state, "name": card.reader, "trust": card.trust},
        "printer": {"state": printer.state, "name": printer.model},
        "scanner": {"state": scanner.state, "name": scanner.source},
        "pages": {"state": pages.state, "name": pages.model},
    }
    if arguments.json:
        sys.stdout.write(json.dumps(found) + "\n")
    else:
        for name, told in found.items():
            trust = f"  trust {told['trust']}" if "trust" in told else ""
            sys.stdout.write(f"{name:8} {told['state']:12} {told['name']}{trust}".rstrip() + "\n")
    return 0


def _serve(arguments: argparse.Namespace) -> int:
    if arguments.with_parent is not None:
        die_with_parent(arguments.with_parent)
    keep_no_core()
    name_bugs_only()
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(name)s: %(message)s")
    stop = stop_on_signal()
    try:
        config = read_config(arguments.config)
        devices = build(config)
    except ConfigError as error:
        sys.stderr.write(f"{arguments.config}: {error}\n")
        return _EX_CONFIG
    try:
        server = DeviceServer(devices, arguments.socket, practice=config.practice)
    except (AlreadyServedError, OSError) as error:
        devices.close()
        sys.stderr.write(f"{arguments.socket}: {error}\n")
        return _EX_UNAVAILABLE
    sys.stderr.write(f"devices on {arguments.socket}\n")
    stop.wait()
    server.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
