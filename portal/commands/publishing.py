"""The words of `portal publish`, `announce` and `roster`; their work is imported only when it is asked for."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Protocol

KINDS = ("catalogue", "announcements", "schedules", "roster")
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

    roster = add("roster", "who signs in at the kiosks by card and code; without a deed: who stands in it")
    deeds = roster.add_subparsers(dest="deed")
    put = deeds.add_parser(
        "put", help="add somebody, or replace them; the code is asked for, or read from a pipe"
    )
    put.add_argument("id", help="what journals and dossiers will say, as CTV-012")
    put.add_argument("--role", choices=("collaborator", "official", "technician"), required=True)
    put.add_argument("--name", required=True)
    put.add_argument("--card", required=True, help="SHA-256 of the card's security object, hexadecimal")
    put.add_argument("--until", type=date.fromisoformat, required=True, help="the last day")
    put.add_argument("--site", action="append", default=[], help="only there; may be given again")
    remove = deeds.add_parser("remove", help="whoever is removed cannot sign in after a kiosk's next pull")
    remove.add_argument("id")

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
