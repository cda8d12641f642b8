"""What every round shares: the store, the portal, whose signatures count, and the state of the line."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sync.backoff import Backoff
from sync.breaker import Breaker
from sync.contract.faults import ContractFault
from sync.contract.keyset import KeySet, verify_keyset
from sync.contract.times import parse_time
from sync.portal import Portal
from sync.portal_faults import (
    DOUBTFUL,
    IN_ITS_PLACE,
    NOT_KNOWN,
    OF_THE_CONNECTION,
    OF_THE_LINE,
    OF_THE_MOMENT,
    PortalCode,
    PortalFault,
)
from sync.store import Blobs, LineState, line, pulls, ring
from sync.store.bell import KIOSK_BELL
from sync.store.clock import Clock
from sync.store.connection import Connection

log = logging.getLogger("sync")
# The portal's word and ours agree within this: the clock is set.
_CLOCK_AGREES_SECONDS = 120.0


@dataclass
class Session:
    """`trust_clock` is called where the portal, behind the pinned CA, has confirmed the machine's time.

    `keyset_wanted`: a signature came under a key that the set in use does not know.
    """

    store: Connection
    blobs: Blobs
    portal: Portal
    clock: Clock
    backoff: Backoff
    breaker: Breaker
    root_public: bytes
    practice: bool
    trust_clock: Callable[[], None] = lambda: None
    keyset_wanted: bool = field(default=False, init=False)
    _keyset: tuple[int, KeySet] | None = field(default=None, init=False)
    _is_unknown: bool = field(default=False, init=False)

    def keyset(self) -> KeySet | None:
        """The newest key set that the root signed, out of the store."""
        version = pulls.version(self.store, pulls.KEYSET)
        if self._keyset is not None and self._keyset[0] == version:
            return self._keyset[1]
        document = pulls.get(self.store, pulls.KEYSET)
        found = verify_keyset(document, self.root_public, 1) if document else None
        if found is None or isinstance(found, ContractFault):
            return None
        self._keyset = (version, found)
        return found

    def ready(self) -> bool:
        """True where requests make sense now; an open breaker whose wait is over is probed first."""
        if self.breaker.closed():
            return True
        if not self.breaker.probe_now():
            return False
        try:
            return self.probe() is None
        except BaseException:
            # Nobody would answer for this probe, and the breaker would wait for it.
            self.breaker.failed()
            raise

    def probe(self) -> PortalFault | None:
        """Is it our portal that answers? Opens or closes the breaker and tells the line."""
        health = self.portal.health()
        if isinstance(health, PortalFault):
            if health.code not in OF_THE_CONNECTION or not self.breaker.is_lively():
                self.lost(health)
            return health
        if health.practice is not self.practice:
            fault = PortalFault(PortalCode.WRONG_SYSTEM)
            self.lost(fault)
            return fault
        said = parse_time(health.time)
        if said is not None and abs((said - self.clock.now().at).total_seconds()) < _CLOCK_AGREES_SECONDS:
            self.trust_clock()
        self.heard()
        return None

    def of_the_line(self, fault: PortalFault) -> bool:
        """Whether this fault is everybody's; if it is, the breaker is open now."""
        if fault.code in OF_THE_LINE:
            self.lost(fault)
            return True
        if fault.code in OF_THE_MOMENT and self.breaker.is_lively():
            return False
        return fault.code in DOUBTFUL and self.probe() is not None

    def heard(self, *, knows_us: bool = False) -> None:
        """The portal itself has answered; `knows_us`: to a request that it takes from its kiosks only."""
        if self.breaker.succeeded():
            log.info("line up")
        self._is_unknown = self._is_unknown and not knows_us
        if not self._is_unknown:
            line.up(self.store, self.clock.now())
            self.tell_kiosk()

    def lost(self, fault: PortalFault) -> None:
        state = LineState.CAPTIVE if fault.code in IN_ITS_PLACE else LineState.DOWN
        if line.line(self.store).state is not state:
            log.warning("line %s: %s %s", state.value, fault.code.value, fault.detail)
        self._is_unknown = self._is_unknown or fault.code in NOT_KNOWN
        self.breaker.failed(fault.retry_after)
        line.down(self.store, fault.code.value, state)
        self.tell_kiosk()

    def tell_kiosk(self) -> None:
        ring(self.folder / KIOSK_BELL)

    @property
    def folder(self) -> Path:
        return self.store.path.parent
