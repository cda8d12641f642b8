"""The audit journal: what the kiosk did, never for whom. Each entry carries the hash of the one before.

Events and details are codes (a page, a fault, a dossier's provisional code is already too much), so the
journal may be read by anybody who services the machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from kiosk_app.flow.moment import Moment
from kiosk_app.store.database import Database

GENESIS = "0" * 64


def entry_hash(*fields: object) -> str:
    """SHA-256 (hexadecimal) over the fields in order, parted by the unit separator that none may hold."""
    return hashlib.sha256("\x1f".join(str(field) for field in fields).encode()).hexdigest()


class Journal:
    def __init__(self, database: Database, now: Callable[[], Moment], boot: str) -> None:
        self._database = database
        self._now = now
        self._boot = boot

    def note(self, event: str, detail: str = "") -> None:
        assert "\x1f" not in event + detail
        moment = self._now()
        at, trust = moment.at.isoformat(), moment.trust.value
        with self._database.transaction() as rows:
            last = rows.execute("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1").fetchone()
            number, previous = (last[0] + 1, last[1]) if last else (1, GENESIS)
            link = entry_hash(number, at, trust, self._boot, event, detail, previous)
            rows.execute(
                "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (number, at, trust, self._boot, event, detail, previous, link),
            )

    def head(self) -> str:
        row = self._database.one("SELECT hash FROM journal ORDER BY number DESC LIMIT 1")
        return str(row[0]) if row else GENESIS

    def broken_at(self) -> int | None:
        """The number of the first entry that was changed, removed or moved; None when the chain holds."""
        previous = GENESIS
        rows = self._database.all(
            "SELECT number, at, trust, boot, event, detail, previous, hash FROM journal ORDER BY number"
        )
        for expected, row in enumerate(rows, start=1):
            *fields, link = row
            if fields[0] != expected or fields[-1] != previous or link != entry_hash(*fields):
                return expected
            previous = str(link)
        return None
