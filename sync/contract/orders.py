"""Orders to a kiosk: lock, unlock, revoke, wipe. Signed, for one device, numbered, and without any clock.

An order is fresh where it names this kiosk, this very device key (made on the device, so a machine that was
wiped and enrolled again is another one) and a number above the last that was obeyed. What brings it is only
a messenger: the app verifies it against the image's root.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sync.contract import shape, signed
from sync.contract.canonical import Json
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.keyset import KeySet


class OrderKind(StrEnum):
    """`lock`: take no visits, keep sending. `unlock` ends it. `revoke`: a lock for good; the portal takes
    nothing more. `wipe`: forget everything, the sealed dossiers only once they are delivered or exported.
    """

    LOCK = "lock"
    UNLOCK = "unlock"
    REVOKE = "revoke"
    WIPE = "wipe"


# Nothing that comes later takes these back.
FINAL = frozenset({OrderKind.REVOKE, OrderKind.WIPE})


@dataclass(frozen=True, slots=True)
class Order:
    """`device` is the key id of the app's device key, `number` counts up from 1 for each kiosk."""

    kiosk: str
    device: str
    number: int
    kind: OrderKind

    def to_json(self) -> dict[str, Json]:
        return {
            "version": "1",
            "kiosk": self.kiosk,
            "device": self.device,
            "number": self.number,
            "order": self.kind.value,
        }


def order_keys(keyset: KeySet | None, root_public: bytes) -> dict[str, bytes]:
    """Who may order: the keys that the key set names for it, and the root itself."""
    named = {} if keyset is None else dict(keyset.order_keys)
    return named | {signed.key_id(root_public): root_public}


def verify_order(
    doc: object, keys: Mapping[str, bytes], *, kiosk: str, device: str, above: int
) -> Order | ContractFault:
    """The order in `doc` if one of `keys` signed it for this kiosk's device and its number is above `above`."""
    payload = signed.verify(signed.Kind.ORDER, doc, keys)
    if isinstance(payload, ContractFault):
        return payload
    order = parse_order(payload)
    if isinstance(order, ContractFault):
        return order
    if (order.kiosk, order.device) != (kiosk, device):
        return ContractFault(ContractCode.MISMATCH, "another kiosk's order")
    if order.number <= above:
        return ContractFault(ContractCode.ROLLED_BACK, "number")
    return order


@shape.parser
def parse_order(value: object) -> Order:
    """Shape only; use `verify_order` for anything that arrived."""
    source = shape.obj(value, "version", "kiosk", "device", "number", "order")
    if source["version"] != "1":
        raise shape.MisshapenError("version")
    return Order(
        kiosk=shape.text(source, "kiosk", 64, shape.NAME),
        device=shape.text(source, "device", 64, shape.NAME),
        number=shape.integer(source, "number", 1),
        kind=shape.choice(source, "order", OrderKind),
    )
