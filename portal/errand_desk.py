"""The one loop in which a desk behind the wall takes its questions, answers each, and leaves the answers.

A question that trips its desk is turned down as unavailable, so that it never stands before the others; one
that cannot be answered while the store is away stays open, and whoever calls decides when to look again. What
waits for another process lies apart, so that a silent one keeps nobody from an answer that is there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.clock import Clock
from portal.errands import Answer, finish, open_errands, refused, unanswered
from portal.store.database import Database
from portal.store.models import Errand
from portal.store.outage import StoreUnavailableError
from sync.contract.wire import ErrorCode

log = logging.getLogger("portal.errands")

_KEPT_MS = 15 * 60 * 1000
_SWEEP_EVERY_MS = 60 * 1000
# Longer than anybody stands before a screen for one answer.
_PATIENCE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Question:
    """One errand that is not answered yet; `asked_at` in milliseconds."""

    id: str
    kind: str
    body: bytes
    asked_at: int


#: None: somebody else has been asked, and the question waits for that.
Answering = Callable[[Question], Answer | None]


class ErrandDesk:
    """The questions of one desk: of those that are new and of those that wait for somebody else `at_once` each,
    oldest first, and whoever still waits goes to the back. Old answers go once a minute."""

    def __init__(
        self, database: Database, desk: str, clock: Clock, answer: Answering, *, at_once: int = 32
    ) -> None:
        self._database = database
        self._desk = desk
        self._clock = clock
        self._answer = answer
        self._at_once = at_once
        self._sweep_at = 0
        self._resting: list[str] = []

    def work_once(self) -> bool:
        """Whether anything was answered. Raises StoreUnavailableError; what was not answered stays open."""
        has_answered = False
        for question in self._due():
            answer = self._answered(question)
            if answer is None:
                self._resting.append(question.id)
                continue
            has_answered = True
            with self._database.write(f"errand:{question.id}") as session:
                finish(session, question.id, answer)
        self._sweep()
        return has_answered

    def _due(self) -> list[Question]:
        """Those to look at now; they rest no longer, unless the look tells that they have to."""
        with self._database.read() as session:
            there = unanswered(session, self._desk)
            known = set(self._resting)
            new = [errand_id for errand_id in there if errand_id not in known][: self._at_once]
            still = set(there)
            resting = [errand_id for errand_id in self._resting if errand_id in still]
            chosen, self._resting = [*new, *resting[: self._at_once]], resting[self._at_once :]
            found = open_errands(session, chosen)
            return [Question(row.id, row.kind, row.body, row.asked_at) for row in found]

    def _answered(self, question: Question) -> Answer | None:
        try:
            answer = self._answer(question)
        except StoreUnavailableError:
            raise
        except Exception as error:
            log.error(
                "errand.tripped desk=%s kind=%s error=%s", self._desk, question.kind, type(error).__name__
            )
            return refused(ErrorCode.UNAVAILABLE)
        if answer is None and question.asked_at < self._clock() - _PATIENCE_MS:
            log.warning("errand.given_up desk=%s kind=%s", self._desk, question.kind)
            return refused(ErrorCode.UNAVAILABLE)
        return answer

    def _sweep(self) -> None:
        """Not after each question: that would cost more than the questions."""
        now = self._clock()
        if now < self._sweep_at:
            return
        self._sweep_at = now + _SWEEP_EVERY_MS
        with self._database.write(f"errands:{self._desk}") as session:
            sweep(session, self._desk, now)


def by_kind(kinds: Mapping[str, Callable[[bytes], Answer]]) -> Answering:
    """Each kind to whom it is for; a kind that nobody knows is refused."""

    def answer(question: Question) -> Answer:
        work = kinds.get(question.kind)
        return refused(ErrorCode.BAD_REQUEST) if work is None else work(question.body)

    return answer


def sweep(session: Session, desk: str, now_ms: int) -> None:
    """Forget what was answered long ago; whoever asks again gets a fresh answer."""
    session.execute(
        delete(Errand).where(
            Errand.desk == desk, Errand.status.is_not(None), Errand.asked_at < now_ms - _KEPT_MS
        )
    )
