"""The assembled kiosk under orders: it closes, opens, and once wiped it rests and says so."""

from __future__ import annotations

import pytest

from kiosk_app.flow import touches as hand
from kiosk_app.flow.screens import Page
from kiosk_app.front import WipedError
from sync.contract import signed
from sync.contract.orders import Order, OrderKind
from sync.store import StoreFault, pulls
from sync.store.connection import open_connection
from tests.kiosk_app.desk import KEYS
from tests.kiosk_app.test_assembly import Stand, settle, stand
from tests.sync.builders import public_of
from tests.sync.worlds import FakeClock

__all__ = ["stand"]
DEVICE = signed.key_id(public_of(KEYS.device))


def bring(stand: Stand, kind: OrderKind, number: int) -> None:
    """As sync does: a row, nothing more."""
    document = signed.sign(signed.Kind.ORDER, Order("A17", DEVICE, number, kind).to_json(), KEYS.root)
    store = open_connection(stand.folder / "spool" / "outbox.db")
    assert not isinstance(store, StoreFault)
    pulls.put(store, pulls.ORDERS, number, document.to_bytes(), FakeClock().now())
    store.close()


def test_a_locked_kiosk_takes_no_visit_until_it_is_unlocked_also_after_a_restart(stand: Stand) -> None:
    kiosk = stand.open()
    bring(stand, OrderKind.LOCK, 1)
    kiosk.look_at_health()
    stand.until(kiosk, lambda: kiosk.loop.visit.out_of_service == "service.locked")
    kiosk.close()
    kiosk = stand.open()
    # From the first page on, not only once somebody has looked.
    assert kiosk.loop.visit.page is Page.OUT_OF_SERVICE
    bring(stand, OrderKind.UNLOCK, 2)
    kiosk.look_at_health()
    stand.until(kiosk, lambda: kiosk.loop.visit.page is Page.HOME)
    settle(kiosk)
    kiosk.close()
    assert [row for row in stand.journal() if row[0] == "order"] == [
        ("order", "service.locked"),
        ("order", "service.unlocked"),
    ]


def test_whoever_is_in_the_middle_of_a_visit_may_end_it_before_a_lock(stand: Stand) -> None:
    kiosk = stand.open()
    for event in (hand.OpenTile("apply"), hand.OpenService("birth_extract"), hand.GoOn()):
        kiosk.post(event)
    stand.screen.turn()
    assert kiosk.loop.visit.page is Page.CONSENT
    bring(stand, OrderKind.LOCK, 1)
    kiosk.look_at_health()
    settle(kiosk)
    stand.screen.turn()
    assert kiosk.loop.visit.page is Page.CONSENT
    kiosk.close()


def test_a_wipe_waits_for_nobody_and_a_wiped_kiosk_rests(stand: Stand) -> None:
    kiosk = stand.open()
    for event in (hand.OpenTile("apply"), hand.OpenService("birth_extract"), hand.GoOn()):
        kiosk.post(event)
    stand.screen.turn()
    bring(stand, OrderKind.WIPE, 1)
    kiosk.look_at_health()
    stand.until(kiosk, lambda: kiosk.loop.visit.out_of_service == "service.withdrawn")
    assert kiosk.loop.visit.procedure is None
    settle(kiosk)
    kiosk.close()
    left = {path.name for name in ("state", "spool", "run") for path in (stand.folder / name).iterdir()}
    assert left - {"switchboard.json"} == {"order.json", "wiped"}
    assert not (stand.folder / "device.key").exists()
    for _ in range(2):
        with pytest.raises(WipedError):
            stand.open()
