"""Fetch the newest order to this kiosk. It is a proposal: the app verifies it against its own root."""

from __future__ import annotations

import logging
from pathlib import Path

from sync.contract import signed
from sync.contract.faults import ContractFault
from sync.contract.orders import order_keys, parse_order
from sync.contract.signed import Kind, SignedDoc
from sync.envelope.durable import shred_linked
from sync.portal_faults import PortalFault
from sync.session import Session
from sync.store import pulls

log = logging.getLogger("sync")


def boot_id() -> str:
    """The kernel's random name of this power-on, by which the portal tells two machines from one."""
    return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()


def forget_key(path: Path) -> int:
    """The app has wiped this kiosk: the sender's key goes too. An exit status, 0 also where it is gone."""
    log.warning("wiped: this device has to be enrolled anew")
    try:
        shred_linked(path)
    except OSError as error:
        log.error("sender_key_file: %s", type(error).__name__)
        return 1
    return 0


class OrderPull:
    """A pull among the others. A revoked kiosk is answered too."""

    def __init__(self, kiosk: str, boot: str, every_seconds: float) -> None:
        self._kiosk = kiosk
        self._boot = boot
        self._every = every_seconds

    @property
    def every(self) -> float:
        return self._every

    def fetch(self, session: Session) -> bool | PortalFault:
        document = session.portal.order(self._boot)
        if document is None:
            return False
        if isinstance(document, PortalFault):
            return document
        number = self._number(session, document)
        if number is None:
            return False
        news = pulls.put(session.store, pulls.ORDERS, number, document.to_bytes(), session.clock.now())
        if news:
            log.info("order %s", number)
            session.tell_kiosk()
        return news

    def _number(self, session: Session, document: SignedDoc) -> int | None:
        """None where nobody who may order signed it for this kiosk: it must not stand before a true one."""
        payload = signed.verify(Kind.ORDER, document, order_keys(session.keyset(), session.root_public))
        order = payload if isinstance(payload, ContractFault) else parse_order(payload)
        if isinstance(order, ContractFault) or order.kiosk != self._kiosk:
            log.warning("order refused")
            session.keyset_wanted = True
            return None
        return order.number
