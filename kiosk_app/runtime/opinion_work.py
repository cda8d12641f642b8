"""An opinion goes into the outbox under a number drawn by lot; sync tells it to the portal when it can."""

from __future__ import annotations

import logging
from collections.abc import Callable

from kiosk_app.flow.effects import KeepOpinion
from sync.contract.opinion import Opinion, Reason
from sync.store.outbox import Outbox

log = logging.getLogger("kiosk")


class OpinionWork:
    """On the store's worker. `random` gives so many bytes."""

    def __init__(self, outbox: Outbox, site: str, random: Callable[[int], bytes]) -> None:
        self._outbox = outbox
        self._site = site
        self._random = random

    def keep(self, told: KeepOpinion) -> None:
        opinion = Opinion(
            id=self._random(16).hex(),
            site=self._site,
            procedure=told.procedure,
            day=told.day.isoformat(),
            face=told.face,
            reasons=tuple(reason for reason in Reason if reason in told.reasons),
        )
        fault = self._outbox.opinion(opinion)
        if fault is not None:
            # Nobody was promised anything by it, and nobody's paper hangs on it.
            log.warning("opinion not kept: %s", fault.code.value)
