"""What the app wants to know: questions carried up and answers down, both blind; the key set kept fresh."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sync.contract.faults import ContractFault
from sync.contract.keyset import verify_keyset
from sync.contract.wire import AskRequest
from sync.portal_faults import PortalCode, PortalFault
from sync.session import Session
from sync.store import asks, pulls

log = logging.getLogger("sync")
# Somebody stands before the screen: ask again soon, then less often.
_FIRST_WAIT_SECONDS = 0.5
_LONGEST_WAIT_SECONDS = 15.0


class Asks:
    """One round after another in one thread."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def round(self) -> int:
        """Carry every question that is due; how many were answered."""
        session = self._session
        asks.sweep(session.store, session.clock.now().epoch)
        answered = 0
        for row in asks.waiting(session.store, session.clock.now().epoch):
            if not session.ready():
                break
            reply = session.portal.ask(AskRequest(row.id, row.kind, row.sealed_body))
            now = session.clock.now().epoch
            wait = min(_FIRST_WAIT_SECONDS * 2 ** min(row.attempts, 10), _LONGEST_WAIT_SECONDS)
            if isinstance(reply, PortalFault):
                session.of_the_line(reply)
                asks.back_off(session.store, row.id, now, wait, reply.code.value)
                session.tell_kiosk()
            elif reply is None:
                asks.back_off(session.store, row.id, now, wait, None)
            else:
                asks.answer(session.store, row.id, reply.sealed_reply)
                session.tell_kiosk()
                answered += 1
        return answered


@dataclass
class _Turn:
    """When a pull comes next on the monotonic clock, and how often it failed since it last went well."""

    pull: Pull
    next: float = 0.0
    tries: int = 0


class Pull(Protocol):
    """One thing to fetch besides the key set, every so many seconds.

    `fetch` answers whether there was news; a fault is the line's or the portal's, and it is tried again
    soon. It runs only where requests make sense, and after the key set, so it may rely on `session.keyset()`.
    """

    @property
    def every(self) -> float: ...

    def fetch(self, session: Session) -> bool | PortalFault: ...


class Pulls:
    """The key set first, then each of `more` whose time has come."""

    def __init__(
        self,
        session: Session,
        every_seconds: float,
        monotonic: Callable[[], float],
        more: Sequence[Pull] = (),
    ) -> None:
        self._session = session
        self._every = every_seconds
        self._monotonic = monotonic
        self._next = 0.0
        self._more = [_Turn(pull) for pull in more]

    def round(self) -> int:
        """How many of them brought news."""
        return self._keyset_round() + sum(self._turn(turn) for turn in self._more)

    def _turn(self, turn: _Turn) -> int:
        session = self._session
        if self._monotonic() < turn.next or not session.ready():
            return 0
        found = turn.pull.fetch(session)
        if isinstance(found, PortalFault):
            session.of_the_line(found)
            turn.tries += 1
            wait = session.backoff.wait(turn.tries, found.retry_after)
            turn.next = self._monotonic() + min(wait, turn.pull.every)
            return 0
        turn.tries = 0
        turn.next = self._monotonic() + turn.pull.every
        return int(found)

    def _keyset_round(self) -> int:
        """Where it is time: fetch the key set, keep it if the root signed it and it is newer; 1 for news."""
        session = self._session
        wanted = session.keyset_wanted or session.keyset() is None
        if not (wanted or self._monotonic() >= self._next) or not session.ready():
            return 0
        document = session.portal.keyset()
        if isinstance(document, PortalFault):
            session.of_the_line(document)
            return 0
        self._next = self._monotonic() + self._every
        session.keyset_wanted = False
        keyset = verify_keyset(
            document, session.root_public, max(1, pulls.version(session.store, pulls.KEYSET))
        )
        if isinstance(keyset, ContractFault):
            return self._refused(keyset.code.value)
        if keyset.practice is not session.practice:
            return self._refused(PortalCode.WRONG_SYSTEM.value)
        news = pulls.put(session.store, pulls.KEYSET, keyset.version, document.to_bytes(), session.clock.now())
        session.heard()
        return int(news)

    def _refused(self, reason: str) -> int:
        log.warning("key set refused: %s", reason)
        # With a good older set the work goes on; without any, nothing that the portal says can be believed.
        if self._session.keyset() is None:
            self._session.lost(PortalFault(PortalCode.KEYSET_REFUSED, reason))
        return 0
