"""Questions that the network-facing side asks of the processes that hold keys, through the store.

A handler writes a row and rings; the committer or the opener reads the row, does the work in its own
transaction and leaves the answer in the same row. No key and no socket crosses the wall between them.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sqlalchemy import Insert, insert, select
from sqlalchemy.orm import Session

from portal.awaited import Awaited
from portal.clock import Clock
from portal.refusal import Refusal
from portal.store.database import Database
from portal.store.models import Errand
from sync.contract.wire import ErrorCode

T = TypeVar("T")

COMMITTER = "committer"
OPENER = "opener"
IDENTITY = "identity"
BANK = "bank"
#: An appointment asked for on a page of the portal, of the opener.
BOOKING_OF_PAGE = "booking_of_page"

_FALLBACK_POLL_S = 0.5
_MOST_OPEN = 10_000


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP status and the JSON body that goes with it, as bytes."""

    status: int
    body: bytes


def refused(error: ErrorCode) -> Answer:
    """The answer that turns a question down."""
    refusal = Refusal(error)
    return Answer(refusal.status, refusal.body())


class Bell(Protocol):
    """Wakes a desk, and tells that some desk has answered. Missing a ring only costs time."""

    def ring(self, desk: str) -> None: ...

    def heard(self) -> int:
        """How often a desk has answered so far."""
        ...

    async def wait(self, heard: int, timeout_s: float) -> None:
        """Return when a desk has answered more often than `heard`, or after the time-out."""
        ...


class Errands:
    """The handlers' end: ask, then wait for the answer."""

    def __init__(self, database: Database, clock: Clock, bell: Bell) -> None:
        self._database = database
        self._clock = clock
        self._bell = bell
        self._awaited = Awaited(self._read_all, bell)

    def put(self, errand_id: str, desk: str, kind: str, body: bytes) -> bool:
        """Write the question durably and ring. False if the id was asked before with another body."""
        with self._database.write(f"errand:{errand_id}") as session:
            known = session.get(Errand, errand_id)
            if known is None:
                session.execute(self._asking(errand_id, desk, kind, body))
            elif known.body != body or known.kind != kind:
                return False
        self._bell.ring(desk)
        return True

    def join(self, errand_id: str, desk: str, kind: str, body: bytes) -> str:
        """Ask, unless the very same is being asked already; returns the id to wait for.

        Who asks again because the desk is slow would otherwise make it slower: it would go on working for those
        who have left.
        """
        about = f"{kind}:{hashlib.sha256(body).hexdigest()}"
        query = select(Errand.id).where(Errand.desk == desk, Errand.status.is_(None), Errand.kind == kind)
        with self._database.write(f"errand:{about}") as session:
            known = session.scalar(query.where(Errand.body == body).limit(1))
            if known is not None:
                return known
            session.execute(self._asking(errand_id, desk, kind, body))
        self._bell.ring(desk)
        return errand_id

    def _asking(self, errand_id: str, desk: str, kind: str, body: bytes) -> Insert:
        """Names no column of the answer: who faces the network may not write those."""
        asked_at = self._clock()
        return insert(Errand).values(id=errand_id, desk=desk, kind=kind, body=body, asked_at=asked_at)

    def read(self, errand_id: str) -> Answer | None:
        with self._database.read() as session:
            row = session.get(Errand, errand_id)
            return None if row is None else answer_in(row)

    async def answer(self, errand_id: str, wait_s: float) -> Answer | None:
        """The answer, as soon as it is there and for no longer than `wait_s`."""
        return await self._awaited.one(errand_id, wait_s)

    def _read_all(self, errand_ids: Collection[str]) -> dict[str, Answer]:
        """Those that are answered."""
        with self._database.read() as session:
            rows = session.scalars(select(Errand).where(Errand.id.in_(errand_ids), Errand.status.is_not(None)))
            return {row.id: answer for row in rows if (answer := answer_in(row)) is not None}


async def until(read: Callable[[], T | None], bell: Bell, wait_s: float) -> T | None:
    """Ask `read` (off the event loop) whenever a desk answered, until it gives something or time is over."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + wait_s
    while True:
        heard = bell.heard()
        found = await asyncio.to_thread(read)
        left = deadline - loop.time()
        if found is not None or left <= 0:
            return found
        await bell.wait(heard, min(left, _FALLBACK_POLL_S))


def answer_in(row: Errand) -> Answer | None:
    return None if row.status is None else Answer(row.status, row.reply or b"{}")


def unanswered(session: Session, desk: str) -> list[str]:
    """Ids of the desk's questions, oldest first; without bodies, so that many are no burden."""
    query = select(Errand.id).where(Errand.desk == desk, Errand.status.is_(None))
    return list(session.scalars(query.order_by(Errand.asked_at, Errand.id).limit(_MOST_OPEN)))


def open_errands(session: Session, errand_ids: Collection[str]) -> list[Errand]:
    """Those of them that are not answered, oldest first."""
    query = select(Errand).where(Errand.id.in_(errand_ids), Errand.status.is_(None))
    return list(session.scalars(query.order_by(Errand.asked_at, Errand.id)))


def finish(session: Session, errand_id: str, answer: Answer) -> None:
    """Leave the answer. The work it reports is durable already, and doing it again gives the same answer."""
    row = session.get(Errand, errand_id)
    if row is not None and row.status is None:
        row.status, row.reply = answer.status, answer.body
