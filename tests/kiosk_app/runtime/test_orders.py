"""Orders in the app: believed under the image's root alone, whatever sync brings, and over any restart."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk_app.runtime.orders import LOCKED, WITHDRAWN, Orders
from kiosk_app.runtime.trust import TrustAnchor
from kiosk_app.store.order_file import NAME
from sync.contract import signed
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.orders import Order, OrderKind
from tests.sync.builders import KIOSK, Keys, key_from, public_of

KEYS = Keys()
OFFICE = key_from("orders")
DEVICE = signed.key_id(public_of(KEYS.device))
LOCK, UNLOCK, REVOKE, WIPE = OrderKind.LOCK, OrderKind.UNLOCK, OrderKind.REVOKE, OrderKind.WIPE


def paper(kind: OrderKind, number: int, *, kiosk: str = KIOSK, device: str = DEVICE, key: str = "") -> bytes:
    order = Order(kiosk, device, number, kind)
    signer = getattr(KEYS, key) if key else OFFICE
    return signed.sign(signed.Kind.ORDER, order.to_json(), signer).to_bytes()


@pytest.fixture
def anchor(tmp_path: Path) -> TrustAnchor:
    keyset = replace(KEYS.keyset(), order_keys={signed.key_id(public_of(OFFICE)): public_of(OFFICE)})
    image = tmp_path / "keyset.json"
    image.write_bytes(signed.sign(signed.Kind.KEYSET, keyset.to_json(), KEYS.root).to_bytes())
    return TrustAnchor(public_of(KEYS.root), image, practice=True)


@pytest.fixture
def orders(tmp_path: Path, anchor: TrustAnchor) -> Orders:
    return Orders(tmp_path, anchor, KIOSK, DEVICE)


def again(tmp_path: Path, anchor: TrustAnchor) -> Orders:
    """After a restart."""
    return Orders(tmp_path, anchor, KIOSK, DEVICE)


def test_lock_and_unlock_hold_over_a_restart(tmp_path: Path, anchor: TrustAnchor, orders: Orders) -> None:
    assert orders.look(None) is None
    assert orders.closed == ""
    assert orders.look(paper(LOCK, 1)) is None
    assert orders.closed == again(tmp_path, anchor).closed == LOCKED
    assert orders.look(paper(UNLOCK, 2)) is None
    assert orders.closed == again(tmp_path, anchor).closed == ""


def test_an_unlock_of_before_is_no_unlock_of_now(tmp_path: Path, anchor: TrustAnchor, orders: Orders) -> None:
    """A malicious sender keeps every order that it ever carried."""
    for number, kind in ((1, LOCK), (2, UNLOCK), (3, LOCK)):
        assert orders.look(paper(kind, number)) is None
    replayed = ContractFault(ContractCode.ROLLED_BACK, "number")
    for each in (orders, again(tmp_path, anchor)):
        assert each.look(paper(UNLOCK, 2)) == replayed
        assert each.look(paper(UNLOCK, 3)) == replayed
        assert each.closed == LOCKED


@pytest.mark.parametrize("kind", [LOCK, UNLOCK, WIPE])
def test_what_a_malicious_sender_makes_up_changes_nothing(orders: Orders, kind: OrderKind) -> None:
    orders.look(paper(LOCK, 1))
    for forged in (
        paper(kind, 2, key="sender"),
        paper(kind, 2, key="receipt"),
        paper(kind, 2, key="device"),
        paper(kind, 2, kiosk="kiosk-02"),
        paper(kind, 2, device="0" * 16),
        paper(kind, 2)[:-5],
        b"",
        b"{}",
    ):
        assert isinstance(orders.look(forged), ContractFault)
        assert (orders.closed, orders.wiping) == (LOCKED, False)


@pytest.mark.parametrize("later", [LOCK, UNLOCK, REVOKE])
def test_nothing_follows_a_wipe(orders: Orders, later: OrderKind) -> None:
    orders.look(paper(WIPE, 1))
    orders.look(paper(later, 2))
    assert orders.wiping
    assert orders.closed == WITHDRAWN


def test_a_revoked_kiosk_stays_closed_and_may_still_be_wiped(orders: Orders) -> None:
    orders.look(paper(REVOKE, 1))
    orders.look(paper(UNLOCK, 2))
    assert (orders.closed, orders.wiping) == (WITHDRAWN, False)
    orders.look(paper(WIPE, 3))
    assert orders.wiping


def test_a_disk_that_takes_nothing_now_is_no_reason_to_disobey(
    tmp_path: Path, anchor: TrustAnchor, orders: Orders
) -> None:
    blocked = tmp_path / NAME
    blocked.mkdir()
    orders.look(paper(LOCK, 1))
    assert orders.closed == LOCKED
    assert again(tmp_path, anchor).closed == ""
    blocked.rmdir()
    orders.look(None)
    assert again(tmp_path, anchor).closed == LOCKED


def test_a_disk_that_fills_up_keeps_the_order_that_stood(
    tmp_path: Path, anchor: TrustAnchor, orders: Orders, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders.look(paper(REVOKE, 1))

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        orders.look(paper(WIPE, 2))
    assert orders.wiping
    assert again(tmp_path, anchor).closed == WITHDRAWN


@pytest.mark.parametrize("torn", [b"", b"{", b"{}", b'{"order":{},"wiped":true}'])
def test_a_damaged_note_is_none_and_the_next_pull_tells_again(
    tmp_path: Path, anchor: TrustAnchor, torn: bytes
) -> None:
    (tmp_path / NAME).write_bytes(torn)
    orders = again(tmp_path, anchor)
    assert orders.closed == ""
    orders.look(paper(LOCK, 7))
    assert orders.closed == LOCKED
