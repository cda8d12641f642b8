"""The technician's `line` command: the kiosk's way out, with a switch in it."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from pathlib import Path
from typing import Any

from drivers.line.relay import Relay
from drivers.process import die_with_parent, write_port
from drivers.switchboard import FileSwitchboard

#: sysexits.h: wrong command line; a service is unavailable.
_EX_USAGE, _EX_UNAVAILABLE = 64, 69


def register(subparsers: Any) -> None:
    """Add `line` to the commands of `python -m drivers`. Each handler returns an exit status."""
    commands = subparsers.add_parser("line", help="simulated uplink")
    actions = commands.add_subparsers(dest="action", required=True)
    simulate = actions.add_parser("simulate", help="relay a TCP port as the switchboard's line allows")
    simulate.add_argument("--port", type=int, default=0, help="0 takes a free one")
    simulate.add_argument("--to", required=True, metavar="HOST:PORT")
    simulate.add_argument("--switchboard", type=Path, required=True)
    simulate.add_argument("--port-file", type=Path, help="where to write the port that was taken")
    simulate.add_argument("--with-parent", type=int, nargs="?", const=0, metavar="PID", help="end with it")
    simulate.set_defaults(handler=_simulate)


def _simulate(arguments: argparse.Namespace) -> int:
    host, _, port = arguments.to.rpartition(":")
    if not host or not port.isdecimal():
        sys.stderr.write("--to is HOST:PORT\n")
        return _EX_USAGE
    if arguments.with_parent is not None:
        die_with_parent(arguments.with_parent)
    relay = Relay(FileSwitchboard(arguments.switchboard), (host.strip("[]"), int(port)))

    def opened(taken: int) -> None:
        write_port(arguments.port_file, taken)
        sys.stderr.write(f"line 127.0.0.1:{taken} to {arguments.to}\n")

    async def run() -> None:
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await relay.serve(arguments.port, opened, stop)

    try:
        asyncio.run(run())
    except OSError as error:
        sys.stderr.write(f"port {arguments.port}: {error.strerror}\n")
        return _EX_UNAVAILABLE
    return 0
