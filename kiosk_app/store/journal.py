"""The audit journal: what the kiosk did, never for whom. Each entry carries the hash of the one before.

Events and details are codes (a page, a fault, a dossier's provisional code is already too much), so the
journal may be read by anybody who services the machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from kiosk_app.flow.moment import Moment
from kiosk_app.store.database import Database

GENESIS = "0" * 64
# Years of visits; the portal holds anchors of all of it.
KEEP_ENTRIES = 100_000


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
            newest, previous = (last[0], last[1]) if last else self._base()
            number = newest + 1
            link = entry_hash(number, at, trust, self._boot, event, detail, previous)
            rows.execute(
                "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (number, at, trust, self._boot, event, detail, previous, link),
            )

    def newest(self) -> tuple[int, str]:
        """Number and hash of the newest entry: what is anchored outside, in the manifest of each dossier."""
        row = self._database.one("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1")
        return (_integer(row[0]), str(row[1])) if row else self._base()

    def newest_of(self, events: Sequence[str], most: int) -> list[tuple[str, str]]:
        """Time and detail of the newest entries of these kinds, the newest first."""
        marks = ", ".join("?" for _ in events)
        rows = self._database.all(
            f"SELECT at, detail FROM journal WHERE event IN ({marks}) ORDER BY number DESC LIMIT ?",  # noqa: S608 - our own marks
            *events,
            most,
        )
        return [(str(at), str(detail)) for at, detail in rows]

    def count_since(self, at: datetime, event: str, detail: str) -> int:
        """How many such entries there are since then."""
        row = self._database.one(
            "SELECT count(*) FROM journal WHERE event = ? AND detail = ? AND at >= ?",
            event,
            detail,
            at.astimezone(UTC).isoformat(),
        )
        return _integer(row[0]) if row else 0

    def head(self) -> str:
        return self.newest()[1]

    def hash_at(self, number: int) -> str | None:
        """The hash of one entry; None where it is not kept."""
        row = self._database.one("SELECT hash FROM journal WHERE number = ?", number)
        return str(row[0]) if row else None

    def trim(self, keep: int = KEEP_ENTRIES, at_once: int = 500) -> int:
        """Forget the oldest beyond `keep`, a few a call; how many. The chain goes on from where it was cut."""
        base, _ = self._base()
        cut = min(self.newest()[0] - keep, base + at_once)
        if cut <= base:
            return 0
        with self._database.transaction() as rows:
            rows.execute(
                "INSERT INTO journal_base (only, number, hash)"
                " SELECT 1, number, hash FROM journal WHERE number = ?"
                " ON CONFLICT (only) DO UPDATE SET number = excluded.number, hash = excluded.hash",
                (cut,),
            )
            return rows.execute("DELETE FROM journal WHERE number <= ?", (cut,)).rowcount

    def begins_after(self) -> int:
        """The number of the newest entry that was forgotten for its age; 0 where all are kept."""
        return self._base()[0]

    def _base(self) -> tuple[int, str]:
        row = self._database.one("SELECT number, hash FROM journal_base")
        return (_integer(row[0]), str(row[1])) if row else (0, GENESIS)

    def broken_at(self) -> int | None:
        """The number of the first entry that was changed, removed or moved; None when the chain holds."""
        first, previous = self._base()
        rows = self._database.all(
            "SELECT number, at, trust, boot, event, detail, previous, hash FROM journal ORDER BY number"
        )
        for expected, row in enumerate(rows, start=first + 1):
            *fields, link = row
            if fields[0] != expected or fields[-1] != previous or link != entry_hash(*fields):
                return expected
            previous = str(link)
        return None


def _integer(value: object) -> int:
    assert isinstance(value, int)
    return value
