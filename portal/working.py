"""The life of a process behind the wall: work while there is any, sleep until a bell, end with the leash."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol

from portal.store.outage import StoreUnavailableError

log = logging.getLogger("portal.working")

Work = Callable[[], bool]
"""Does what is there, and tells whether there was any."""

NAP_S = 0.5
LONGEST_NAP_S = 4.0


class Rest(Protocol):
    """What `bells.PipeBell` offers to who works."""

    def strike(self) -> None:
        """Tell the others that something was done."""
        ...

    def rest(self, timeout_s: float) -> bool:
        """Sleep until somebody rings or the time is over. False: the server is gone."""
        ...


def keep_working(name: str, make: Callable[[], Work], bell: Rest) -> None:
    """Until the leash ends. `make` loads keys and may already need the store.

    A store that is away is no reason to die: keys stay loaded, looks at it grow rarer up to `LONGEST_NAP_S`.
    Told once when it goes and once when it is back. Every other exception is the end of this process.
    """
    work: Work | None = None
    nap_s, is_away = NAP_S, False
    while True:
        has_worked = False
        try:
            work = work or make()
            has_worked = work()
        except StoreUnavailableError as error:
            if is_away:
                nap_s = min(2 * nap_s, LONGEST_NAP_S)
            else:
                is_away = True
                log.warning("store.unavailable role=%s reason=%s", name, error)
        else:
            if is_away:
                nap_s, is_away = NAP_S, False
                log.warning("store.back role=%s", name)
        if has_worked:
            bell.strike()
        if not bell.rest(0 if has_worked else nap_s):
            return
