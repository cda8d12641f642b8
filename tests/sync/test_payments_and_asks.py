"""Money is told by the portal's signature alone; questions and answers travel blind."""

from __future__ import annotations

import httpx

from sync.contract.receipts import PaymentReceipt, PaymentState, verify_payment
from sync.contract.wire import AskKind
from sync.envelope import open_reply, seal_ask
from sync.store import Listener, PaymentIntent, PaymentStep, payments
from sync.store.bell import KIOSK_BELL
from tests.sync.builders import Keys
from tests.sync.conftest import World
from tests.sync.worlds import KEYS, new_dossier

REFERENCE = "TAM0123456789ABCD"
#: Seconds that the portal is asked to hold its answer.
WAIT = 20
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
    assert asked == [(f"/v1/payments/{other.reference}", str(WAIT)), (f"/v1/payments/{REFERENCE}", "0")]


def of_earlier_days(world: World, many: int) -> None:
    """So many citizens have left without paying."""
    owe(world)
    world.payments.push_round()
    world.outbox.payment_expired(REFERENCE)
    made = world.clock.now().text
    with world.store.write() as database:
        database.execute("PRAGMA defer_foreign_keys = ON")
        sample = dict(database.execute("SELECT * FROM outbox").fetchone())
        names = [row[1] for row in database.execute("PRAGMA table_info(outbox)")]
        for number in range(many - 1):
            row = sample | {"dossier_id": f"d{number}", "code": f"c{number}", "sequence": 1000 + number}
            database.execute(
                f"INSERT INTO outbox ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
                [row[name] for name in names],
            )
            database.execute(
                "INSERT INTO payments (reference, dossier_id, code, amount, state, pushed, created_at)"
                " VALUES (?, ?, ?, 8000, 'expired', 1, ?)",
                (f"TAMX{number:09}ABCD", f"d{number}", f"c{number}", made),
            )


def asked(world: World) -> list[str]:
    return [path.rpartition("/")[2] for path, _wait in world.portal.waits if path.startswith("/v1/payments/T")]


def test_two_thousand_unpaid_fees_are_asked_hourly_after_a_day_and_never_after_a_week(world: World) -> None:
    of_earlier_days(world, 2000)
    world.pass_time(25 * 3600)
    due = payments.to_hear_of_the_left(world.store, world.clock.now().epoch, 5000)
    assert len(due) == 2000
    world.payments.hear_round()
    assert len(asked(world)) == 4
    for row in due:
        payments.back_off(world.store, row.reference, world.clock.now().epoch, 0, None)
    for _ in range(59):
        world.pass_time(60)
        assert payments.to_hear_of_the_left(world.store, world.clock.now().epoch, 1) == []
    world.pass_time(61)
    assert payments.to_hear_of_the_left(world.store, world.clock.now().epoch, 1) != []
    world.pass_time(6 * 86_400)
    assert payments.to_hear_of_the_left(world.store, world.clock.now().epoch, 1) == []
    before = len(asked(world))
    world.payments.hear_round()
    assert len(asked(world)) == before


def test_who_stands_at_the_screen_is_asked_for_first_and_as_if_alone(world: World) -> None:
    of_earlier_days(world, 40)
    world.pass_time(3600)
    other = PaymentIntent("TAM0123456789ABCE", 9000)
    world.outbox.submit(new_dossier(2, (b"small",)), other)
    world.payments.push_round()
    world.payments.hear_round()
    assert asked(world)[0] == other.reference
    assert len(asked(world)) == 2
    assert world.portal.waits[-2][1] == str(WAIT)


def test_a_clock_that_jumps_does_not_let_go_of_who_is_paying(world: World) -> None:
    owe(world)
    world.payments.push_round()
    world.pass_time(10 * 365 * 86_400)
    world.payments.hear_round()
    assert asked(world) == [REFERENCE]


def test_one_that_a_dead_kiosk_left_open_is_let_go_too(world: World) -> None:
    owe(world)
    world.payments.push_round()
    for _ in range(100):
        payments.back_off(world.store, REFERENCE, world.clock.now().epoch, 0, None)
    world.pass_time(8 * 86_400)
    world.payments.hear_round()
    assert asked(world) == []


def test_too_little_from_one_who_has_left_does_not_make_them_stand_there_again(world: World) -> None:
    owe(world)
    world.rounds()
    world.outbox.payment_expired(REFERENCE)
    world.portal.paid[REFERENCE] = (PaymentState.UNDER, 5000)
    world.rounds()
    assert step(world) is PaymentStep.EXPIRED


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
