"""Watches the databases of a run from outside, as a technician would, and notes what changed when."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

_LOOK_S = 0.02


@dataclass(frozen=True, slots=True)
class Noted:
    """`at` is Unix time in seconds; `where` is "kiosk", "sync", "portal" or "bank"."""

    at: float
    where: str
    what: str
    detail: str = ""


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The database as it stands. Raises sqlite3.Error where there is none."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=1.0)) as rows:
        yield rows


class Spectator:
    """`noted` grows while it watches the outbox; `close` ends it."""

    def __init__(self, outbox: Path) -> None:
        self.noted: list[Noted] = []
        self._outbox = outbox
        self._known: dict[str, tuple[object, ...]] = {}
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="spectator", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._end.set()
        self._thread.join(2.0)

    def _watch(self) -> None:
        while not self._end.wait(_LOOK_S):
            # Not there yet, or its owner was killed and its log is being recovered: look again.
            with suppress(sqlite3.Error), reading(self._outbox) as rows:
                self._look_until_trouble(rows)

    def _look_until_trouble(self, rows: sqlite3.Connection) -> None:
        version = -1
        while not self._end.wait(_LOOK_S):
            (now,) = rows.execute("PRAGMA data_version").fetchone()
            if now != version:
                version = now
                self._look(rows)

    def _look(self, rows: sqlite3.Connection) -> None:
        at = time.time()
        for code, state, sent, leaves in rows.execute("SELECT code, state, sent_leaves, leaves FROM outbox"):
            self._compare(at, f"dossier {code}", state, sent, leaves)
        for reference, state in rows.execute("SELECT reference, state FROM payments"):
            self._compare(at, f"payment {reference}", state)
        for (state,) in rows.execute("SELECT state FROM line"):
            self._compare(at, "line", state)

    def _compare(self, at: float, subject: str, state: str, *figures: int) -> None:
        if self._known.get(subject) == (state, *figures):
            return
        self._known[subject] = (state, *figures)
        detail = f"{figures[0]}/{figures[1]}" if figures else ""
        self.noted.append(Noted(at, "sync", f"{subject.partition(' ')[0]}.{state}", detail))

    def first(self, what: str) -> float | None:
        return next((noted.at for noted in self.noted if noted.what == what), None)


def dossiers(outbox: Path) -> list[dict[str, Any]]:
    """What the kiosk still knows of its dossiers: codes, states and sizes, nothing of a citizen."""
    with suppress(sqlite3.Error), reading(outbox) as rows:
        names = (
            "code",
            "state",
            "blob_bytes",
            "leaves",
            "sent_leaves",
            "attempts",
            "submitted_at",
            "last_fault",
        )
        found = rows.execute(f"SELECT {', '.join(names)} FROM outbox ORDER BY sequence")  # noqa: S608 - own names
        return [dict(zip(names, row, strict=True)) for row in found]
    return []


def portal_diary(database: Path) -> list[Noted]:
    """What happened at the portal and at its simulated bank, to the millisecond."""
    with reading(database) as rows:
        happened = [
            Noted(at / 1000, "portal", what, actor)
            for at, actor, what in rows.execute("SELECT at, actor, what FROM happenings")
        ]
        credits = [
            Noted(at / 1000, "bank", "credited", f"{amount}")
            for at, amount in rows.execute("SELECT at, amount FROM credits")
        ]
        told = [
            Noted(at / 1000, "portal", "notice.sent", masked)
            for at, masked in rows.execute("SELECT settled_at, masked FROM notices WHERE status = 'sent'")
        ]
    return sorted(happened + credits + told, key=lambda noted: noted.at)


def plain(noted: list[Noted]) -> list[dict[str, Any]]:
    return [asdict(each) for each in noted]
