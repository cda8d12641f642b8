"""Uploads that nobody has gone on with: after a while they give their room back.

Nothing is lost by it. No receipt was given, so the kiosk still holds the dossier; when it comes back it is
told that every leaf is missing and sends them again. What a telephone brought stays: somebody was told that it
is here.
"""

from __future__ import annotations

import logging

from sqlalchemy import delete, select

from portal.clock import Clock
from portal.store.database import Database
from portal.store.leaves import Leaves
from portal.store.models import Dossier, Happening, Leaf
from portal.store.states import Stage

log = logging.getLogger("portal.unfinished")

_EVERY_MS = 86_400_000
_BATCH = 64


class Unfinished:
    """`work_once` looks when it is first called and once a day; `keep_ms` counts from the last whole leaf."""

    def __init__(self, database: Database, leaves: Leaves, clock: Clock, keep_ms: int) -> None:
        self._database = database
        self._leaves = leaves
        self._clock = clock
        self._keep_ms = keep_ms
        self._due_at = 0

    def work_once(self) -> bool:
        """True when something was given up, and more may be waiting."""
        now = self._clock()
        if now < self._due_at:
            return False
        try:
            given_up = self._give_up(now - self._keep_ms)
        except OSError as error:
            # Receipts come first: a disk that does not let go of a file is no reason to stop giving them.
            log.error("unfinished.disk errno=%s", error.errno)
            given_up = 0
        if not given_up:
            self._due_at = now + _EVERY_MS
        return given_up > 0

    def _give_up(self, before_ms: int) -> int:
        with self._database.write() as session:
            query = select(Dossier.id).where(Dossier.stage == Stage.UPLOADING, Dossier.changed_at < before_ms)
            query = query.where(Dossier.carried_at.is_(None))
            stale = list(session.scalars(query.order_by(Dossier.changed_at).limit(_BATCH)))
            for table in (Leaf, Happening):
                session.execute(delete(table).where(table.dossier_id.in_(stale)))
            session.execute(delete(Dossier).where(Dossier.id.in_(stale)))
            session.flush()
            # Before the commit, so that a kiosk which registers anew finds the place empty. Should the power
            # go in between, rows speak of leaves that are gone: whoever reads them back asks for them again.
            for dossier_id in stale:
                self._leaves.remove(dossier_id)
        return len(stale)
