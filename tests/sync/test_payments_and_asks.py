"""Money is told by the portal's signature alone; questions and answers travel blind."""

from __future__ import annotations

import httpx

from sync.contract.receipts import PaymentReceipt, PaymentState, verify_payment
from sync.contract.wire import AskKind
from sync.envelope import open_reply, seal_ask
from sync.store import Listener, PaymentIntent, PaymentStep
from sync.store.bell import KIOSK_BELL
from tests.sync.builders import Keys
from tests.sync.conftest import World
from tests.sync.worlds import KEYS, new_dossier

REFERENCE = "TAM0123456789ABCD"
ASK = "01900000-0000-7000-8000-000000000001"


def owe(world: World) -> str:
    dossier = new_dossier(1, (b"small",))
    world.outbox.submit(dossier, PaymentIntent(REFERENCE, 8000))
    world.outbox.payment_shown(REFERENCE)
    return dossier.sealed.manifest.code


def step(world: World) -> PaymentStep:
    row = world.outbox.payment(REFERENCE)
    assert row is not None
    return row.state


def test_paid_is_what_the_portal_signed(world: World) -> None:
    code = owe(world)
    assert step(world) is PaymentStep.SHOWN
    world.rounds()
    assert step(world) is PaymentStep.AWAITING
    assert world.portal.intents[REFERENCE].code == code
    world.portal.paid[REFERENCE] = (PaymentState.PAID, 8000)
    world.rounds()
    row = world.outbox.payment(REFERENCE)
    assert row is not None
    assert row.state is PaymentStep.PAID
    assert row.receipt is not None
    receipt = verify_payment(row.receipt, KEYS.payment_keys, reference=REFERENCE, code=code, due=8000)
    assert isinstance(receipt, PaymentReceipt)
    assert receipt.received == 8000


def test_too_little_waits_for_the_rest_and_too_much_is_owed_back(world: World) -> None:
    owe(world)
    world.rounds()
    world.portal.paid[REFERENCE] = (PaymentState.UNDER, 5000)
    world.rounds(3)
    assert step(world) is PaymentStep.AWAITING
    world.portal.paid[REFERENCE] = (PaymentState.OVER, 9000)
    world.rounds()
    assert step(world) is PaymentStep.REFUND_DUE
    stored = world.store.one("SELECT count(*) FROM payment_receipts")
    assert stored is not None
    assert stored[0] == 2


def test_money_that_comes_when_the_machine_waits_no_longer_counts_too(world: World) -> None:
    owe(world)
    world.rounds()
    world.outbox.payment_expired(REFERENCE)
    world.portal.paid[REFERENCE] = (PaymentState.LATE, 8000)
    world.rounds()
    assert step(world) is PaymentStep.PAID


def test_a_payment_receipt_of_a_stranger_pays_nothing(world: World) -> None:
    owe(world)
    world.rounds()
    good = world.portal.keys
    world.portal.keys = Keys(payment=good.device)
    world.portal.paid[REFERENCE] = (PaymentState.PAID, 8000)
    world.payments.hear_round()
    assert step(world) is PaymentStep.AWAITING


def test_an_intent_waits_for_the_line_and_the_dossier_does_not_wait_for_the_money(world: World) -> None:
    world.rounds()
    owe(world)
    world.portal.before = lambda method, path: httpx.ConnectError("no route")
    world.rounds(2)
    assert step(world) is PaymentStep.SHOWN
    world.portal.before = lambda method, path: None
    world.rounds(2)
    assert step(world) is PaymentStep.AWAITING
    assert len(world.portal.committed) == 1


def test_nobody_asks_for_money_without_a_pause(world: World) -> None:
    owe(world)
    world.portal.paid[REFERENCE] = (PaymentState.UNDER, 5000)
    world.rounds(1, seconds=0)
    before = len(world.portal.requests)
    for _ in range(5):
        world.payments.hear_round()
    assert len(world.portal.requests) - before <= 1


def test_an_abandoned_payment_does_not_hold_the_line_for_the_next_citizen(world: World) -> None:
    owe(world)
    second = new_dossier(2, (b"small",))
    other = PaymentIntent("TAM0123456789ABCE", 9000)
    world.outbox.submit(second, other)
    world.payments.push_round()
    world.outbox.payment_expired(REFERENCE)
    world.payments.hear_round()
    asked = [query for query in world.portal.waits if query[0].startswith("/v1/payments/TAM")]
    assert asked == [(f"/v1/payments/{other.reference}", "2"), (f"/v1/payments/{REFERENCE}", "0")]


def test_a_question_is_answered_and_the_bell_rings(world: World) -> None:
    world.rounds()
    bell = Listener(world.folder / KIOSK_BELL)
    sealed = seal_ask(AskKind.STATUS, ASK, {"code": "TAM"}, KEYS.visit.public(), KEYS.recipients[0])
    assert isinstance(sealed, bytes)
    world.outbox.ask(ASK, AskKind.STATUS, sealed, 120)
    world.asks.round()
    assert world.outbox.reply(ASK) is None
    world.portal.statuses["TAM"] = {"state": "processing"}
    world.pass_time(2)
    assert world.asks.round() == 1
    assert bell.drain() >= 1
    reply = world.outbox.reply(ASK)
    assert reply is not None
    assert b"processing" not in reply
    assert open_reply(AskKind.STATUS, ASK, reply, KEYS.visit) == {"state": "processing"}
    bell.close()


def test_a_question_is_not_carried_when_nobody_waits_any_more(world: World) -> None:
    world.rounds()
    world.outbox.ask(ASK, AskKind.STATUS, b"sealed", 30)
    world.pass_time(31)
    before = len(world.portal.requests)
    world.asks.round()
    assert len(world.portal.requests) == before
