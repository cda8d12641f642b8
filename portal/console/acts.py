"""The console's own log: who signed in, read which dossier, saw which paper. Deeds stand in the diaries."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from portal.clock import Clock, iso
from portal.store.database import Database
from portal.store.models import OfficerAct


class Acts:
    """It names dossiers by their code and holds nothing of what is in them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def write(self, officer: str, what: str, code: str | None = None) -> None:
        with self._database.write("acts") as session:
            session.add(OfficerAct(at=self._clock(), officer=officer, what=what, code=code))

    def read(self, limit: int) -> list[dict[str, Any]]:
        """The youngest first."""
        with self._database.read() as session:
            rows = session.scalars(select(OfficerAct).order_by(OfficerAct.id.desc()).limit(limit))
            return [{"at": iso(r.at), "officer": r.officer, "what": r.what, "code": r.code} for r in rows]
