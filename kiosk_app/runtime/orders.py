"""What the office orders, obeyed only under the image's own root: lock, unlock, revoke, wipe."""

from __future__ import annotations

from pathlib import Path

from kiosk_app.runtime.trust import TrustAnchor
from kiosk_app.store.order_file import OrderFile, Standing
from sync.contract.faults import ContractFault
from sync.contract.orders import FINAL, OrderKind, verify_order
from sync.contract.signed import parse_doc

#: What the page says, as a fault of the flow.
LOCKED, WITHDRAWN = "service.locked", "service.withdrawn"


class Orders:
    """On the store's worker. The order that stands holds over any restart; a lower number is never obeyed.

    `device` is the key id of this kiosk's own device key: an order to a machine of before, under the same
    name, is another machine's.
    """

    def __init__(self, folder: Path, anchor: TrustAnchor, kiosk: str, device: str) -> None:
        self._file = OrderFile(folder)
        self._anchor = anchor
        self._kiosk = kiosk
        self._device = device
        self._standing = self._file.read()
        self._kept = True

    @property
    def closed(self) -> str:
        """The fault that keeps visits away, empty where they may come."""
        if self._standing is None or self._standing.order.kind is OrderKind.UNLOCK:
            return ""
        return WITHDRAWN if self._standing.order.kind in FINAL else LOCKED

    @property
    def wiping(self) -> bool:
        return self._standing is not None and self._standing.order.kind is OrderKind.WIPE

    def look(self, document: bytes | None) -> ContractFault | None:
        """Obey what sync brought, if it is true and new; the fault where it is not."""
        if not self._kept and self._standing is not None:
            self._kept = self._file.keep(self._standing)
        if document is None:
            return None
        standing = self._standing
        doc = parse_doc(document)
        if isinstance(doc, ContractFault):
            return doc
        if standing is not None and doc == standing.document:
            return None
        above = 0 if standing is None else standing.order.number
        order = verify_order(
            doc, self._anchor.order_keys(), kiosk=self._kiosk, device=self._device, above=above
        )
        if isinstance(order, ContractFault):
            return order
        if standing is not None and not _may_follow(standing.order.kind, order.kind):
            return None
        self._take(Standing(order, doc))
        return None

    def _take(self, standing: Standing) -> None:
        self._standing = standing
        self._kept = self._file.keep(standing)


def _may_follow(standing: OrderKind, order: OrderKind) -> bool:
    """Nothing follows a wipe, and only a wipe a revocation: a half-wiped kiosk must never serve again."""
    return standing not in FINAL or (standing is OrderKind.REVOKE and order is OrderKind.WIPE)
