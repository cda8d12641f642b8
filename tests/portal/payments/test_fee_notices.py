"""An officer says what is to pay; it is paid at any kiosk, under the old reference or the new one."""

from __future__ import annotations

import asyncio

import pytest

from portal.console.deeds import Deed
from portal.payments.audit import audit
from portal.payments.notices import Transfer
from portal.payments.references import expected_reference
from portal.store.models import Payment
from portal.store.states import REPLACED
from sync.contract import receipts, wire
from sync.contract.dossier import Fee
from sync.contract.fee_notice import FeeNotice, verify_fee_notice
from sync.contract.receipts import PaymentReceipt, PaymentState
from sync.contract.wire import AskKind
from tests.portal.citizens import Citizen, at_home, file
from tests.portal.engines import SQLITE
from tests.portal.world import World, call
from tests.sync.builders import KIOSK, make_dossier

on_files = pytest.mark.parametrize("store_url", [SQLITE], indirect=True)
CODE = make_dossier().code
BASIS = "37/2023/TT-BTC"


def set_fee(world: World, amount: int, number: int = 1) -> Deed:
    return asyncio.run(world.desk.fees.set(CODE, amount, BASIS, "Nam", f"{number:032x}"))


def notice(world: World, citizen: Citizen | None = None) -> FeeNotice | None:
    answer = (citizen or at_home(world)).hear(AskKind.PAYMENT, {"code": CODE})
    if answer["fee_notice"] is None:
        return None
    found = verify_fee_notice(answer["fee_notice"], world.keyset.payment_keys, code=CODE)
    assert isinstance(found, FeeNotice)
    return found


def pay(world: World, reference: str, amount: int, number: int = 1) -> None:
    account = world.config.payee.account
    assert world.teller.reconcile([Transfer(f"B-{number}", amount, f"CT {reference}", account)]) == 1


def receipt(world: World, reference: str, due: int) -> PaymentReceipt | None:
    doc = at_home(world).hear(AskKind.PAYMENT, {"reference": reference})["receipt"]
    if doc is None:
        return None
    found = receipts.verify_payment(doc, world.keyset.payment_keys, reference=reference, code=CODE, due=due)
    assert isinstance(found, PaymentReceipt)
    return found


def settled(world: World) -> None:
    """The books are right, whatever was done to them."""
    with world.database.read() as session:
        assert audit(session, world.keyset.payment_keys).wrongs == ()


def test_a_notice_is_signed_and_paid_at_another_kiosk(world: World) -> None:
    file(world)
    assert notice(world) is None
    assert set_fee(world, 70_000) is Deed.DONE
    elsewhere = Citizen(world, world.other_device("kiosk-02"))
    found = notice(world, elsewhere)
    assert found is not None
    payee = world.config.payee
    assert (found.amount, found.basis, found.account, found.payee) == (70_000, BASIS, payee.account, payee.name)
    intent = wire.IntentRequest(found.reference, 70_000, make_dossier(9).id, CODE)
    assert elsewhere.device.send("POST", "/v1/payments/intents", wire.encode(intent)).status_code == 200
    pay(world, found.reference, 70_000)
    assert elsewhere.device.send("GET", f"/v1/payments/{found.reference}?wait=0").status_code == 200
    paid = receipt(world, found.reference, 70_000)
    assert paid is not None
    assert paid.state is PaymentState.PAID
    assert notice(world) is None
    shown = world.reading.show(CODE)
    assert shown is not None
    assert ("Nam", "fee.70000") in [(entry["actor"], entry["what"]) for entry in shown["diary"]]
    assert [change.news.value for change in world.news] == ["fee"]
    settled(world)


@on_files
def test_a_fee_of_the_submission_that_nobody_paid_can_be_asked_for(world: World) -> None:
    file(world, fee=Fee(8000, "online", "77/2025/NQ-HĐND", "ordinary"))
    world.committer.work_once()
    found = notice(world)
    assert found is not None
    assert (found.amount, found.basis) == (8000, "77/2025/NQ-HĐND")


@on_files
def test_another_amount_takes_the_place_of_the_first(world: World) -> None:
    file(world)
    set_fee(world, 70_000)
    old = notice(world)
    assert set_fee(world, 90_000, 2) is Deed.DONE
    new = notice(world)
    assert old is not None
    assert new is not None
    assert (new.amount, new.reference != old.reference) == (90_000, True)
    assert "Khoản này đã được thay" in call(world.public, "GET", f"/pay/{old.reference}").text
    pay(world, old.reference, 70_000)
    first = receipt(world, old.reference, 70_000)
    assert first is not None
    assert (first.state, first.received) == (PaymentState.PAID, 70_000)
    part = receipt(world, new.reference, 90_000)
    assert part is not None
    assert (part.state, part.received) == (PaymentState.UNDER, 70_000)
    pay(world, new.reference, 20_000, 2)
    whole = receipt(world, new.reference, 90_000)
    assert whole is not None
    assert whole.state is PaymentState.PAID
    settled(world)


def instead(world: World, reference: str) -> tuple[FeeNotice, PaymentReceipt | None] | None:
    """The notice that took the place of `reference`'s, and what has come in for it."""
    answer = at_home(world).hear(AskKind.PAYMENT, {"reference": reference}).get("instead")
    if answer is None:
        return None
    assert isinstance(answer, dict)
    keys = world.keyset.payment_keys
    found = verify_fee_notice(answer["fee_notice"], keys, code=CODE)
    assert isinstance(found, FeeNotice)
    if answer["receipt"] is None:
        return found, None
    part = receipts.verify_payment(
        answer["receipt"], keys, reference=found.reference, code=CODE, due=found.amount
    )
    assert isinstance(part, PaymentReceipt)
    return found, part


def fee_in_status(world: World) -> int:
    answer = at_home(world).hear(AskKind.STATUS, {"code": CODE})
    found = receipts.verify_status(answer["status"], world.keyset.receipt_keys, code=CODE)
    assert isinstance(found, receipts.Status)
    return found.fee


def test_whoever_holds_the_old_notice_is_told_of_the_one_in_its_place_and_what_it_has_got(world: World) -> None:
    file(world)
    assert fee_in_status(world) == 0
    set_fee(world, 70_000)
    old = expected(world, 70_000)
    assert (instead(world, old), fee_in_status(world)) == (None, 70_000)
    set_fee(world, 80_000, 2)
    set_fee(world, 90_000, 3)
    for replaced in (old, expected(world, 80_000)):
        told = instead(world, replaced)
        assert told is not None
        assert (told[0].amount, told[0].reference, told[1]) == (90_000, expected(world, 90_000), None)
    pay(world, old, 70_000)
    told = instead(world, old)
    assert told is not None
    assert told[1] is not None
    assert (told[1].received, told[1].state, fee_in_status(world)) == (70_000, PaymentState.UNDER, 20_000)
    pay(world, expected(world, 90_000), 25_000, 2)
    told = instead(world, old)
    assert told is not None
    assert told[1] is not None
    assert (told[1].received, told[1].state, fee_in_status(world)) == (95_000, PaymentState.OVER, 0)
    assert instead(world, expected(world, 90_000)) is None
    settled(world)


@on_files
def test_what_had_come_in_part_counts_for_the_new_notice(world: World) -> None:
    file(world)
    set_fee(world, 70_000)
    old = notice(world)
    assert old is not None
    pay(world, old.reference, 30_000)
    set_fee(world, 20_000, 2)
    assert notice(world) is None
    told = receipt(world, expected(world, 20_000), 20_000)
    assert told is not None
    assert (told.state, told.received) == (PaymentState.OVER, 30_000)
    assert world.teller.refunded(told.reference, 10_000).status == 200
    settled(world)


@on_files
def test_money_under_both_is_given_back_and_both_receipts_say_so(world: World) -> None:
    file(world)
    set_fee(world, 70_000)
    old = notice(world)
    assert old is not None
    set_fee(world, 90_000, 2)
    new = expected(world, 90_000)
    pay(world, new, 90_000, 1)
    pay(world, old.reference, 70_000, 2)
    states = [receipt(world, old.reference, 70_000), receipt(world, new, 90_000)]
    assert [found.state for found in states if found] == [PaymentState.REFUND_DUE, PaymentState.OVER]
    settled(world)
    assert world.teller.refunded(new, 70_000).status == 200
    states = [receipt(world, old.reference, 70_000), receipt(world, new, 90_000)]
    assert [found.state for found in states if found] == [PaymentState.REFUNDED, PaymentState.REFUNDED]
    settled(world)


@on_files
def test_the_first_amount_may_come_back(world: World) -> None:
    file(world)
    for number, amount in enumerate((70_000, 90_000, 70_000), start=1):
        assert set_fee(world, amount, number) is Deed.DONE
    found = notice(world)
    assert found is not None
    assert found.amount == 70_000
    pay(world, expected(world, 90_000), 90_000)
    settled(world)
    with world.database.read() as session:
        rows = {payment.due: payment for payment in session.query(Payment)}
    assert (rows[90_000].state, rows[70_000].state, rows[70_000].refund_due) == (REPLACED, "over", 20_000)


@on_files
def test_the_same_amount_is_not_asked_for_twice(world: World) -> None:
    file(world)
    set_fee(world, 70_000)
    pay(world, expected(world, 70_000), 70_000)
    assert set_fee(world, 70_000, 2) is Deed.ALREADY_PAID
    assert set_fee(world, 71_000, 3) is Deed.DONE
    settled(world)


@on_files
def test_an_order_that_is_sent_twice_counts_once(world: World) -> None:
    file(world)
    assert [set_fee(world, 70_000), set_fee(world, 70_000)] == [Deed.DONE, Deed.DONE]
    shown = world.reading.show(CODE)
    assert shown is not None
    assert [entry["what"] for entry in shown["diary"]].count("fee.70000") == 1


@on_files
def test_orders_that_are_not_taken(world: World) -> None:
    fees = world.desk.fees
    assert set_fee(world, 70_000) is Deed.NOT_FOUND
    file(world)
    assert [set_fee(world, amount) for amount in (0, -1, 10**13)] == [Deed.BAD_AMOUNT] * 3
    assert asyncio.run(fees.set(CODE, 1, "", "Nam", "0" * 32)) is Deed.EMPTY
    assert asyncio.run(fees.set(CODE, 1, "x" * 65, "Nam", "0" * 32)) is Deed.TOO_LONG
    assert asyncio.run(fees.set(CODE, 1, BASIS, "Nam", "no id")) is Deed.BAD_AMOUNT
    assert asyncio.run(fees.refunded(expected(world, 1), 1, "0" * 32)) is Deed.NOT_FOUND


@on_files
def test_an_unknown_code_owes_nothing(world: World) -> None:
    citizen = at_home(world)
    for code in (CODE, "TAM", 7):
        assert citizen.hear(AskKind.PAYMENT, {"code": code})["error"] == "not_found"


@on_files
def test_an_intent_that_comes_after_the_officer_counts_for_the_officers_notice(world: World) -> None:
    """The kiosk was offline when it showed its QR, and the officer was quicker."""
    dossier = make_dossier()
    file(world)
    set_fee(world, 90_000)
    early = expected(world, 8000)
    body = wire.encode(wire.IntentRequest(early, 8000, dossier.id, CODE))
    assert world.device.send("POST", "/v1/payments/intents", body).status_code == 200
    pay(world, early, 8000)
    told = receipt(world, expected(world, 90_000), 90_000)
    assert told is not None
    assert (told.state, told.received) == (PaymentState.UNDER, 8000)
    settled(world)


@on_files
def test_refunds_are_listed_and_written_down_on_a_page(world: World) -> None:
    file(world)
    set_fee(world, 70_000)
    reference = expected(world, 70_000)
    pay(world, reference, 75_000)
    page = call(world.console, "GET", "/refunds").text
    assert reference in page
    token = page.partition('name="token" value="')[2][:64]
    form = {"token": token, "reference": reference, "amount": "5.000", "form_id": "a" * 32}
    assert [call(world.console, "POST", "/refunds", data=form).status_code for _ in range(2)] == [303, 303]
    assert reference not in call(world.console, "GET", "/refunds").text
    assert call(world.console, "POST", "/refunds", data={**form, "token": "x"}).status_code == 403
    assert call(world.console, "POST", "/refunds", data={**form, "form_id": "b" * 32}).status_code == 409
    settled(world)


def expected(world: World, amount: int) -> str:
    return expected_reference(world.places.payment_master.read_bytes(), KIOSK, CODE, amount)
