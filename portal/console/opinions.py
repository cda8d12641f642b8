"""What citizens thought, counted: how many, the mean of five, and what it was about. Never one by one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from portal.store.database import Database
from portal.store.models import KeptOpinion
from sync.contract.opinion import FACES, Reason


class Opinions:
    """All calls block on the disk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counted(self) -> dict[str, Any]:
        """`{"count", "mean_hundredths", "faces", "reasons", "sites", "procedures"}`.

        The most often named site and procedure first. A mean is in hundredths of a face
        (100 to 500), 0 where nothing was said.
        """
        with self._database.read() as session:
            faces = _faces(session)
            return {
                "count": sum(faces.values()),
                "mean_hundredths": _mean(sum(face * many for face, many in faces.items()), sum(faces.values())),
                "faces": {str(face): faces.get(face, 0) for face in FACES},
                "reasons": _reasons(session),
                "sites": _by(session, KeptOpinion.site),
                "procedures": _by(session, KeptOpinion.procedure),
            }


def _faces(session: Session) -> dict[int, int]:
    rows = session.execute(select(KeptOpinion.face, func.count()).group_by(KeptOpinion.face))
    return {int(face): int(many) for face, many in rows}


def _by(session: Session, column: InstrumentedAttribute[str]) -> list[dict[str, Any]]:
    many = func.count()
    rows = session.execute(
        select(column, many, func.sum(KeptOpinion.face)).group_by(column).order_by(many.desc(), column)
    )
    return [
        {"id": name, "count": int(count), "mean_hundredths": _mean(int(total), int(count))}
        for name, count, total in rows
    ]


def _reasons(session: Session) -> dict[str, int]:
    """Of how many opinions each reason was ticked."""
    found = dict.fromkeys((reason.value for reason in Reason), 0)
    rows = session.execute(select(KeptOpinion.reasons, func.count()).group_by(KeptOpinion.reasons))
    for ticked, many in rows:
        for name in filter(None, ticked.split(",")):
            if name in found:
                found[name] += int(many)
    return found


def _mean(total: int, count: int) -> int:
    return round(100 * total / count) if count else 0
