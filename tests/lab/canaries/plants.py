"""Traces that the lab must find, so that its silence can be trusted. Only ever used with --plant."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing

from kiosk_app.rehearsal.places import Places
from tests.lab.canaries.spellings import Canaries


def _plain_draft(places: Places, canaries: Canaries) -> None:
    """A draft that was written plain."""
    draft = json.dumps({"answers": dict(canaries.texts)}, ensure_ascii=False)
    with closing(sqlite3.connect(places.kiosk / "visit.db")) as database:
        database.execute("CREATE TABLE careless (draft TEXT)")
        database.execute("INSERT INTO careless VALUES (?)", (draft,))
        database.commit()


def _log_line(places: Places, canaries: Canaries) -> None:
    """One of them in a log, as a programmer would have it printed for a look."""
    with (places.logs / "devices.log").open("a", encoding="utf-8") as log:
        log.write(f"WARNING unexpected holder {next(iter(canaries.texts.values())).upper()!r}\n")


def _file_name(places: Places, canaries: Canaries) -> None:
    """A paper filed under its owner's number."""
    (places.spool / f"{next(iter(canaries.numbers.values()))}.tmp").write_bytes(b"\0" * 16)


PLANTS: tuple[tuple[str, Callable[[Places, Canaries], None], str], ...] = (
    ("a draft that was written plain", _plain_draft, "visit.db"),
    ("a name in a log", _log_line, "devices.log"),
    ("a number as a file's name", _file_name, "file name"),
)
