"""`./kiosk COMMAND`: set up what the command needs, then become it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from kiosk_app.launch import checks, commands, emulator, image
from kiosk_app.launch.commands import Order
from kiosk_app.launch.machine import look
from kiosk_app.launch.progress import Progress
from kiosk_app.launch.setup import Preparation, environment
from kiosk_app.launch.venv import Venv

ROOT = Path(__file__).resolve().parents[2]
EX_UNAVAILABLE = 69
EX_CANTCREAT = 73
INTERRUPTED = 130


def main(arguments: list[str]) -> int:
    """Parse, set up, run. Returns the status; usually the real job has taken this process over by then."""
    order = commands.parse(arguments)
    if order.command == "image":  # needs no environment of its own
        return image.main(list(order.rest))
    if order.command in commands.EXPERIMENTS:
        known = commands.experiments(ROOT, order.command)
        if not order.rest or order.rest[0] not in known:
            return _list(order, known)

    progress = Progress()
    venv = Venv(ROOT, progress)
    setup = Preparation(look(os.environ), venv, progress).run(order.needs, again=order.command == "setup")
    if setup.unavailable:
        progress.plain(f"kiosk: cannot go on here: {setup.unavailable}")
        return EX_UNAVAILABLE
    if order.command == "test":
        emulator.bring(ROOT, os.environ, progress)
    if progress.lines or order.command == "setup":
        progress.say("ready")
    return _start(order, venv.python)


def _start(order: Order, python: Path) -> int:
    env = environment(str(ROOT))
    if order.command == "setup":
        return 0
    if order.command in {"test", "lint"}:
        return checks.run_all(checks.chosen(order), python, ROOT, env)
    return _become(python, commands.job(order), env)


def _list(order: Order, known: dict[str, str]) -> int:
    asked = [name for name in order.rest[:1] if name not in {"-h", "--help"}]
    for name in asked:
        print(f"kiosk: there is no {order.command} named {name}", file=sys.stderr)
    for name, line in known.items():
        print(f"  {name:12} {line}")
    if not known:
        print(f"  no {order.command} yet")
    return 2 if asked else 0


def _become(program: Path, arguments: Sequence[str], env: dict[str, str]) -> NoReturn:
    sys.stdout.flush()
    os.execve(program, [str(program), *arguments], env)  # noqa: S606 - no shell is what we want


def _end(signum: int, _frame: object) -> NoReturn:
    raise SystemExit(128 + signum)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    # A shell that starts us in the background has it ignored, and our children would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("\nkiosk: stopped; the next start goes on from here", file=sys.stderr)
        raise SystemExit(INTERRUPTED) from None
    except (PermissionError, OSError) as trouble:
        print(f"kiosk: cannot write here: {trouble.strerror}: {trouble.filename}", file=sys.stderr)
        raise SystemExit(EX_CANTCREAT) from None
