"""Look now and then what kind of link it is, and let the day of its budget pass."""

from __future__ import annotations

import logging
from collections.abc import Callable

from sync.link_budget import Budget
from sync.link_class import LinkWatch
from sync.session import Session
from sync.store.link import LinkClass

log = logging.getLogger("sync")
_EVERY_SECONDS = 30.0


class LinkRound:
    """One round after another in one thread. `otherwise` is the kind where the watch does not know."""

    def __init__(
        self,
        session: Session,
        budget: Budget,
        watch: LinkWatch,
        otherwise: LinkClass,
        monotonic: Callable[[], float],
    ) -> None:
        self._session = session
        self._budget = budget
        self._watch = watch
        self._otherwise = otherwise
        self._monotonic = monotonic
        self._next = -_EVERY_SECONDS

    def round(self) -> int:
        """1 for news: another kind of link, another day, or something that now waits or no longer does."""
        if self._monotonic() < self._next:
            return 0
        self._next = self._monotonic() + _EVERY_SECONDS
        kind = self._watch.look() or self._otherwise
        is_other = kind is not self._budget.kind
        if not self._budget.on(kind):
            return 0
        if is_other:
            log.info("link %s", kind.value)
        self._session.tell_kiosk()
        return 1
