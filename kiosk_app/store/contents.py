"""Which published content this kiosk has in use, has waiting and had before; and below which it never goes.

The rows are the switch: what they name lies on the disk, whole and synced, before they name it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from kiosk_app.store.database import Database

_Work = Callable[[sqlite3.Connection], None]


class Stage(StrEnum):
    """`staged` waits for its time, `current` is in use, `previous` was before it."""

    STAGED = "staged"
    CURRENT = "current"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True)
class Kept:
    """`document` is the signed manifest as it came; it is verified like anything else when it is used."""

    kind: str
    version: int
    stage: Stage
    document: bytes


class Contents:
    """What cannot be written now is answered with False: the next look tries again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Kept, ...]:
        rows = self._database.all("SELECT kind, version, stage, document FROM content ORDER BY kind, version")
        return tuple(_kept(row) for row in rows)

    def floor(self, kind: str, kids: Collection[str]) -> int:
        """The highest version ever staged under one of these keys; 0 where there is none."""
        rows = self._database.all("SELECT kid, version FROM content_floor WHERE kind = ?", kind)
        return max((int(str(version)) for kid, version in rows if kid in kids), default=0)

    def stage(self, kind: str, version: int, kid: str, document: bytes) -> bool:
        """It lies on the disk and waits; another that waited is dropped. From now on nothing older is taken."""

        def work(rows: sqlite3.Connection) -> None:
            rows.execute(
                "DELETE FROM content WHERE kind = ? AND (stage = 'staged' OR version = ?)", (kind, version)
            )
            rows.execute(
                "INSERT INTO content (kind, version, stage, document) VALUES (?, ?, 'staged', ?)",
                (kind, version, document),
            )
            rows.execute(
                "INSERT INTO content_floor (kind, kid, version) VALUES (?, ?, ?) ON CONFLICT (kind, kid)"
                " DO UPDATE SET version = max(version, excluded.version)",
                (kind, kid, version),
            )

        return self._write(work)

    def take(self, kind: str, version: int) -> bool:
        """What waited is in use from here on; what was in use is kept as the previous."""

        def work(rows: sqlite3.Connection) -> None:
            stages = dict(rows.execute("SELECT stage, version FROM content WHERE kind = ?", (kind,)).fetchall())
            if stages.get(Stage.STAGED) != version:
                return
            if Stage.CURRENT in stages:
                rows.execute("DELETE FROM content WHERE kind = ? AND stage = 'previous'", (kind,))
                rows.execute(
                    "UPDATE content SET stage = 'previous' WHERE kind = ? AND stage = 'current'", (kind,)
                )
            rows.execute("UPDATE content SET stage = 'current' WHERE kind = ? AND stage = 'staged'", (kind,))

        return self._write(work)

    def _write(self, work: _Work) -> bool:
        try:
            with self._database.transaction() as rows:
                work(rows)
        except sqlite3.Error:
            return False
        return True


def _kept(row: tuple[object, ...]) -> Kept:
    kind, version, stage, document = row
    assert isinstance(version, int)
    assert isinstance(document, bytes)
    return Kept(str(kind), version, Stage(str(stage)), document)
