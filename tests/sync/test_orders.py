"""Orders on their way: sync keeps what somebody entitled signed for this kiosk, and nothing older."""

from __future__ import annotations

import httpx
import pytest

from sync.contract import signed
from sync.contract.canonical import decode
from sync.contract.orders import Order, OrderKind, parse_order
from sync.contract.wire import ErrorCode
from sync.orders import OrderPull, boot_id
from sync.portal_faults import PortalCode, PortalFault
from sync.store import pulls
from tests.sync.builders import KIOSK, public_of
from tests.sync.conftest import World
from tests.sync.fake_portal import refuse
from tests.sync.worlds import KEYS

DEVICE = signed.key_id(public_of(KEYS.device))
PULL = OrderPull(KIOSK, "00000000-0000-4000-8000-000000000001", 30.0)


def ordered(number: int, kiosk: str = KIOSK, key: str = "root") -> signed.SignedDoc:
    order = Order(kiosk, DEVICE, number, OrderKind.LOCK)
    return signed.sign(signed.Kind.ORDER, order.to_json(), getattr(KEYS, key))


def kept(world: World) -> int:
    document = pulls.get(world.store, pulls.ORDERS)
    if document is None:
        return 0
    parsed = signed.parse_doc(document)
    assert isinstance(parsed, signed.SignedDoc)
    order = parse_order(decode(parsed.payload))
    assert isinstance(order, Order)
    return order.number


def test_a_newer_order_is_kept_and_an_older_one_is_not(world: World) -> None:
    world.pulls.round()
    assert PULL.fetch(world.session) is False
    for number, news in ((2, True), (2, False), (1, False), (3, True)):
        world.portal.order = ordered(number)
        assert PULL.fetch(world.session) is news
    assert kept(world) == 3


@pytest.mark.parametrize(("kiosk", "key"), [("kiosk-02", "root"), (KIOSK, "receipt"), (KIOSK, "device")])
def test_an_order_for_another_kiosk_or_of_a_key_that_may_not_does_not_block_a_true_one(
    world: World, kiosk: str, key: str
) -> None:
    world.pulls.round()
    world.portal.order = ordered(10**9, kiosk, key)
    assert PULL.fetch(world.session) is False
    world.portal.order = ordered(1)
    assert PULL.fetch(world.session) is True
    assert kept(world) == 1


def test_a_revoked_kiosk_stops_trying_and_keeps_its_queue(world: World) -> None:
    dossier = world.submit()
    world.pulls.round()
    world.portal.before = lambda _method, path: (
        refuse(ErrorCode.REVOKED, 403) if path.startswith("/v1/dossiers") else None
    )
    world.transfer.round()
    # The line is given up, not this dossier, and nobody knocks on and on.
    assert len([path for path in world.portal.requests if "dossiers" in path]) <= 3
    row = world.row(dossier)
    assert (row.state.value, row.attempts, row.last_fault) == ("queued", 0, PortalCode.REVOKED.value)
    assert world.blob(dossier).exists()


def test_a_portal_without_orders_is_trouble_like_any_other(world: World) -> None:
    world.portal.before = lambda _method, _path: httpx.Response(500)
    fault = PULL.fetch(world.session)
    assert isinstance(fault, PortalFault)
    assert fault.code is PortalCode.SERVER_ERROR


def test_the_power_on_has_a_name_of_the_form_that_the_portal_takes() -> None:
    assert len(boot_id()) == 36
