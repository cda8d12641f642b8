"""The order that stands, in a file beside visit.db: a renewed database must not unlock a kiosk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sync.contract import canonical, shape
from sync.contract.faults import ContractFault
from sync.contract.orders import Order, parse_order
from sync.contract.signed import SignedDoc, parse_doc
from sync.envelope.durable import replace_durably

NAME = "order.json"
_LIMIT = 16 * 1024


@dataclass(frozen=True, slots=True)
class Standing:
    """The last order that was obeyed; `wiped` once a wipe is through."""

    order: Order
    document: SignedDoc
    wiped: bool = False


class OrderFile:
    """In the app's own folder, so nobody else writes it. A torn one cannot be: it is renamed into place."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def read(self) -> Standing | None:
        """None where there never was an order, or what is there is no order: the next pull tells again."""
        try:
            with self._path.open("rb") as file:
                data = file.read(_LIMIT)
        except OSError:
            return None
        standing = _standing(data)
        return None if isinstance(standing, ContractFault) else standing

    def keep(self, standing: Standing) -> bool:
        """False where the disk does not take it now; it is obeyed all the same and kept at the next look.

        What stood before is there until the new one is whole: a lock must not go with a disk that is full.
        """
        value = {"order": standing.document.to_json(), "wiped": standing.wiped}
        try:
            replace_durably(self._path, canonical.encode(value))
        except OSError:
            return False
        return True


@shape.parser
def _standing(data: bytes) -> Standing:
    source = shape.obj(shape.unwrap(canonical.decode(data, _LIMIT)), "order", "wiped")
    document = shape.unwrap(parse_doc(source["order"]))
    order = shape.unwrap(parse_order(shape.unwrap(canonical.decode(document.payload))))
    return Standing(order, document, shape.flag(source, "wiped"))
