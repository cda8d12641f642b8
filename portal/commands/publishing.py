"""The words of `portal publish` and `portal announce`; their work is imported only when it is asked for."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Protocol

KINDS = ("catalogue", "announcements", "schedules")
_TIME = "YYYY-MM-DD or YYYY-MM-DDTHH:MM in Hà Nội"


class AddParser(Protocol):
    def __call__(self, name: str, text: str) -> argparse.ArgumentParser: ...


def add_parsers(add: AddParser) -> None:
    publish = add("publish", "sign a folder and hand it out to the kiosks; without a folder: what is published")
    publish.add_argument(
        "folder",
        nargs="?",
        type=Path,
        help="check a catalogue with `python -m kiosk_app.catalogue check FOLDER` first: this looks at names,"
        " sizes and outer form only",
    )
    publish.add_argument("--kind", choices=KINDS, default="catalogue")
    publish.add_argument(
        "--effective", type=date.fromisoformat, help="holds from this day in Hà Nội; else at once"
    )
    publish.add_argument("--renew", action="store_true", help="the same content with a new term")
    publish.add_argument("--replace-pending", action="store_true", help="drop a version that waits for its day")
    publish.add_argument("--days", type=int, default=90, help="a kiosk that hears nothing for so long says so")
    publish.add_argument("--least-version", type=int, default=1, help="after a store was restored from a copy")

    announce = add("announce", "put a notice on the kiosks' first page, or take it off")
    announce.add_argument("id", nargs="?", help="its name; the same again replaces it; without: list them")
    announce.add_argument("--withdraw", action="store_true")
    for language, needed in (("vi", "Vietnamese"), ("en", "English")):
        announce.add_argument(f"--title-{language}", default="", help=f"one line, {needed}")
        announce.add_argument(f"--body-{language}", default="", help=f"what to do, {needed}")
    announce.add_argument("--from", dest="begins", default="", help=f"{_TIME}; default: now")
    announce.add_argument("--until", default="", help=f"{_TIME}; a day ends at its midnight")
    announce.add_argument("--attention", action="store_true", help="it changes what a person should do today")
    announce.add_argument("--site", action="append", default=[], help="only there; may be given again")
