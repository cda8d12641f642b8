"""`python -m kiosk_app.rehearsal run`: the whole product on one machine, with a window or played by itself."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

from kiosk_app import words
from kiosk_app.rehearsal import desk, play_visit
from kiosk_app.rehearsal.calamities import CALAMITIES
from kiosk_app.rehearsal.console import Console
from kiosk_app.rehearsal.places import REPOSITORY
from kiosk_app.rehearsal.processes import PartError
from kiosk_app.rehearsal.run import Wishes

_INTERRUPTED = 130
_FAILED = 1


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    console = Console(quiet_results=options.json)
    plays_itself = (
        options.visit or options.no_card or options.offline or options.calamity or options.seed is not None
    )
    try:
        if not plays_itself and (options.remote or _has_display()):
            return desk.open_desk(options.out, console, remote=options.remote)
        wishes = Wishes(
            options.lang, options.calamity or "", options.offline, options.seed or 0, options.no_card
        )
        return play_visit.play_and_report(wishes, options.out, console, as_json=options.json)
    except PartError as error:
        console.step(f"cannot go on: {error}")
        return _FAILED
    except KeyboardInterrupt:
        console.step("stopped; no part is left behind")
        return _INTERRUPTED


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="kiosk_app.rehearsal", description="The whole product on one machine."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser(
        "run", help="a window where there is a display, else a visit that plays by itself"
    )
    run.add_argument("--visit", action="store_true", help="play a visit by itself, also with a display")
    run.add_argument("--no-card", action="store_true", help="play it with a sign-in on a telephone instead")
    run.add_argument("--offline", action="store_true", help="play it with the line cut, reconnect at the end")
    run.add_argument("--break", dest="calamity", choices=tuple(CALAMITIES), help="play it with this calamity")
    run.add_argument("--remote", action="store_true", help="serve the window over VNC on loopback only")
    run.add_argument("--out", type=Path, default=REPOSITORY / "out", help="folder for the results")
    run.add_argument("--seed", type=int, help="of whatever chance decides in the calamity")
    run.add_argument(
        "--lang", choices=words.codes(REPOSITORY / "i18n"), default="vi", help="the citizen's language"
    )
    run.add_argument("--json", action="store_true", help="print visit.json's content last, and nothing else")
    return parser.parse_args(arguments)


def _end(_signum: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    # SIGHUP is a terminal that was closed.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end)
    sys.exit(main(sys.argv[1:]))
