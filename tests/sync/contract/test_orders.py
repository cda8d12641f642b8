"""Orders to a kiosk: forged, replayed, another kiosk's, of an older number, of another device."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract import signed
from sync.contract.canonical import decode
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.keyset import KeySet, verify_keyset
from sync.contract.orders import Order, OrderKind, order_keys, parse_order, verify_order
from tests.sync.builders import KIOSK, Keys, key_from, public_of

KEYS = Keys()
ORDERS = key_from("orders")
DEVICE = signed.key_id(public_of(KEYS.device))
NAMED = {signed.key_id(public_of(ORDERS)): public_of(ORDERS)}
LOCK = Order(KIOSK, DEVICE, 4, OrderKind.LOCK)


def set_with_orders() -> KeySet:
    keyset = replace(KEYS.keyset(), order_keys=NAMED)
    found = verify_keyset(signed.sign(signed.Kind.KEYSET, keyset.to_json(), KEYS.root), public_of(KEYS.root), 1)
    assert isinstance(found, KeySet)
    return found


def heard(doc: object, *, kiosk: str = KIOSK, device: str = DEVICE, above: int = 3) -> Order | ContractFault:
    keys = order_keys(set_with_orders(), public_of(KEYS.root))
    return verify_order(doc, keys, kiosk=kiosk, device=device, above=above)


@pytest.mark.parametrize("kind", list(OrderKind))
def test_the_order_key_of_the_set_and_the_root_itself_are_obeyed(kind: OrderKind) -> None:
    order = replace(LOCK, kind=kind)
    for key in (ORDERS, KEYS.root):
        assert heard(signed.sign(signed.Kind.ORDER, order.to_json(), key)) == order


@pytest.mark.parametrize("name", ["receipt", "payment", "device", "sender"])
def test_no_other_key_of_the_system_can_order_anything(name: str) -> None:
    found = heard(signed.sign(signed.Kind.ORDER, LOCK.to_json(), getattr(KEYS, name)))
    assert found == ContractFault(ContractCode.UNKNOWN_KEY)


def test_a_document_of_another_kind_under_the_right_key_is_no_order() -> None:
    found = heard(signed.sign(signed.Kind.CATALOGUE, LOCK.to_json(), ORDERS))
    assert found == ContractFault(ContractCode.BAD_SIGNATURE)


def test_an_order_serves_once_one_kiosk_and_one_device() -> None:
    doc = signed.sign(signed.Kind.ORDER, LOCK.to_json(), ORDERS)
    assert heard(doc, above=4) == ContractFault(ContractCode.ROLLED_BACK, "number")
    assert heard(doc, above=9) == ContractFault(ContractCode.ROLLED_BACK, "number")
    mismatch = ContractFault(ContractCode.MISMATCH, "another kiosk's order")
    assert heard(doc, kiosk="kiosk-02") == mismatch
    assert heard(doc, device=signed.key_id(public_of(KEYS.sender))) == mismatch


def test_a_set_of_before_orders_were_known_is_read_and_written_as_it_was() -> None:
    document = KEYS.keyset_doc()
    found = verify_keyset(document, public_of(KEYS.root), 1)
    assert isinstance(found, KeySet)
    assert found.order_keys == {}
    assert found.to_json() == decode(document.payload)
    assert order_keys(None, public_of(KEYS.root)) == order_keys(found, public_of(KEYS.root))


@given(
    st.dictionaries(
        st.sampled_from(["version", "kiosk", "device", "number", "order", "x"]),
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=70), st.lists(st.integers())),
    )
)
def test_no_payload_whatever_raises(value: dict[str, object]) -> None:
    assert isinstance(parse_order(value), (Order, ContractFault))
