"""Opinions of visits go up when nothing hurries: a few at a time, each counted once."""

from __future__ import annotations

from dataclasses import dataclass

from sync.portal_faults import PortalCode, PortalFault
from sync.session import Session
from sync.store import opinions


@dataclass(frozen=True, slots=True)
class OpinionPush:
    """A pull that gives: it takes its turn after all of them; what the portal has not taken stays."""

    every: float

    def fetch(self, session: Session) -> bool | PortalFault:
        """Whether the portal took some."""
        opinions.drop_nonsense(session.store)
        waiting = opinions.to_send(session.store)
        if not waiting:
            return False
        fault = session.portal.opinions(waiting)
        if fault is not None:
            # A portal of before counts none yet; they wait for one that does.
            return False if fault.code is PortalCode.NOT_FOUND else fault
        opinions.told(session.store, [opinion.id for opinion in waiting])
        return True
