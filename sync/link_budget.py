"""How many bytes a day each kind of link may carry of each kind of dossier: images never hold up small things.

Without a limit for it a kind goes freely; so does everything on a link of which no budget speaks.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from sync.store import link
from sync.store.clock import Clock
from sync.store.connection import Connection
from sync.store.link import LinkClass, LinkSeen
from sync.store.rows import ALL_FREIGHT, Freight

Limits = Mapping[LinkClass, Mapping[Freight, int]]
_COUNT_EVERY_SECONDS = 60.0


class Budget:
    """Bytes of leaves, counted in the store before they are sent. Thread-safe.

    Raises sqlite3.Error where the store cannot count: then nothing is sent either.
    """

    def __init__(self, store: Connection, limits: Limits, clock: Clock, monotonic: Callable[[], float]) -> None:
        self._store = store
        self._limits = limits
        self._clock = clock
        self._monotonic = monotonic
        self._guard = threading.Lock()
        link.resume_day(store, clock.now().epoch)
        self._counted = monotonic()
        self._spent = link.spent(store)
        self._kind = link.link(store).link
        self._tell()

    @property
    def kind(self) -> LinkClass:
        return self._kind

    def allowed(self) -> frozenset[Freight]:
        """What this link still carries today."""
        with self._guard:
            return ALL_FREIGHT - self._held()

    def book(self, freight: Freight, count: int) -> bool:
        """False where the day's bytes are used up. The request that begins below the limit may end above it."""
        with self._guard:
            if freight in self._held():
                self._tell()
                return False
            if self._limit(freight) is not None:
                link.book(self._store, self._kind, freight, count)
                key = (self._kind, freight)
                self._spent[key] = self._spent.get(key, 0) + count
                self._tell()
            return True

    def on(self, kind: LinkClass) -> bool:
        """The link is of this kind now; True where that is news. Call now and then: it counts the day, too."""
        with self._guard:
            passed = self._monotonic() - self._counted
            if passed >= _COUNT_EVERY_SECONDS:
                self._counted += passed
                if link.pass_time(self._store, passed, self._clock.now().epoch):
                    self._spent = {}
            self._kind = kind
            return self._tell()

    def _limit(self, freight: Freight) -> int | None:
        return self._limits.get(self._kind, {}).get(freight)

    def _held(self) -> frozenset[Freight]:
        return frozenset(
            freight
            for freight in Freight
            if (most := self._limit(freight)) is not None and self._spent.get((self._kind, freight), 0) >= most
        )

    def _tell(self) -> bool:
        """Keep in sight what waits; True where it has changed."""
        seen = LinkSeen(self._kind, self._held())
        if link.link(self._store) == seen:
            return False
        link.note(self._store, seen)
        return True
