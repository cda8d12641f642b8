"""Whether a visit may begin here: orders of the office, whose devices these are, disk, keys, clock."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from drivers.client import ServedDevices
from drivers.switchboard import Switchboard
from kiosk_app.clock import ProvenClock
from kiosk_app.flow.events import Event, ServiceRestored, Trouble
from kiosk_app.runtime.filing import fault_code
from kiosk_app.runtime.orders import Orders
from kiosk_app.runtime.trust import TrustAnchor
from kiosk_app.runtime.wiping import Wiping
from kiosk_app.store.closing import Closing
from kiosk_app.store.drafts import Drafts
from kiosk_app.store.journal import Journal
from sync.contract.times import can_be_written
from sync.store import pulls
from sync.store.outbox import Outbox

log = logging.getLogger("kiosk")


@dataclass(slots=True)
class Readiness:
    """Looked at on the store's worker; `post` is told trouble, or that there is none.

    What waits is sent in any case. `switchboard` is there on practice systems only.
    """

    post: Callable[[Event], None]
    orders: Orders
    wiping: Wiping
    closing: Closing
    devices: ServedDevices
    outbox: Outbox
    anchor: TrustAnchor
    clock: ProvenClock
    drafts: Drafts
    journal: Journal
    switchboard: Switchboard | None
    _told_behind: bool = False

    def look(self) -> None:
        if self._is_closed():
            return
        if self.clock.behind and not self._told_behind:
            self._told_behind = True
            log.error("clock.behind: before a day that was signed")
            self.journal.note("clock.behind")
        if self.drafts.sweep():
            self.journal.note("draft.expired")
        rehearsed = self.switchboard is not None and self.switchboard.world().disk_low
        room = self.outbox.room()
        if rehearsed or room is not None:
            self.post(Trouble(fault_code(room) if room else "store.disk_low"))
        elif self.anchor.keyset() is None:
            self.post(Trouble("store.keys_missing"))
        elif not can_be_written(self.clock.now().at):
            # A visit could begin, but what is filed could not be sealed.
            self.post(Trouble("store.sealing_failed"))
        else:
            self.post(ServiceRestored())

    def _is_closed(self) -> bool:
        """By the office, by staff, or because its devices are of another world."""
        standing = self.orders.closed
        refused = self.orders.look(self.outbox.pulled(pulls.ORDERS))
        if refused is not None:
            log.warning("order refused: %s", refused.code.value)
        closed = self.orders.closed
        if closed != standing:
            self.journal.note("order", closed or "service.unlocked")
        if self.orders.wiping:
            self._wipe()
        if not closed and self.devices.of_other_world():
            closed = "service.practice_devices"
        if closed:
            self.post(Trouble(closed))
            return True
        stopped = self.closing.standing()
        if stopped is not None:
            self.post(Trouble(stopped.code, since=stopped.since))
        return stopped is not None

    def _wipe(self) -> None:
        try:
            self.wiping.step()
        except (OSError, sqlite3.Error) as error:
            # Nothing is lost by it: the next look goes on, and so does the next start.
            log.error("wipe: %s", type(error).__name__)
