"""Every đồng is accounted for: early, late, too little, too much, twice, forged and unknown."""

from __future__ import annotations

import tempfile
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.orm import Session

from portal.ingest.app import build as build_ingest
from portal.keys import load_secret
from portal.payments.ledger import Account, balance, discrepancy, post
from portal.payments.notices import Transfer, sign_notice
from portal.places import Places
from portal.store.kiosks import enrol
from portal.store.logins import Login
from portal.store.migrations import migrate
from portal.store.models import BankOrder, Credit, Payment
from portal.store.opening import open_database
from sync.contract import ids, receipts, wire
from sync.contract.dossier import Fee
from sync.contract.receipts import PaymentState
from sync.contract.vietqr import payment_reference
from tests.portal.engines import SQLITE
from tests.portal.world import ENROLLED, World, call, error_of, receipt_of
from tests.sync.builders import KIOSK, make_dossier

DUE = 70_000
DOSSIER = make_dossier(1)


def reference_of(world: World, amount: int = DUE) -> str:
    return payment_reference(world.payment_key(), ids.body(DOSSIER.code), amount)


def intend(world: World, amount: int = DUE, **values: Any) -> httpx.Response:
    fields = {
        "reference": reference_of(world, amount),
        "amount": amount,
        "dossier_id": DOSSIER.id,
        "code": DOSSIER.code,
        **values,
    }
    return world.device.send("POST", "/v1/payments/intents", wire.encode(wire.IntentRequest(**fields)))


def notify(world: World, amount: int, memo: str, bank_id: str = "B-1", **changes: Any) -> httpx.Response:
    transfer = Transfer(bank_id, amount, memo, changes.get("account", world.config.payee.account))
    secret = changes.get("secret", load_secret(world.places.bank_sign_key))
    timestamp = changes.get("timestamp", world.clock.ms // 1000)
    nonce = changes.get("nonce", f"nonce-of-{bank_id}-{amount}-{timestamp}")
    body = transfer.to_bytes()
    headers = sign_notice(secret, timestamp, nonce, body)
    return call(world.ingest, "POST", "/v1/bank/notices", content=body, headers=headers)


def payment(world: World, reference: str, due: int = DUE) -> receipts.PaymentReceipt | None:
    """What the kiosk hears."""
    answer = world.device.send("GET", f"/v1/payments/{reference}?wait=0")
    if answer.status_code == 204:
        return None
    receipt = receipts.verify_payment(
        receipt_of(answer), world.keyset.payment_keys, reference=reference, code=DOSSIER.code, due=due
    )
    assert isinstance(receipt, receipts.PaymentReceipt)
    return receipt


def books(world: World) -> dict[str, int]:
    with world.database.read() as session:
        assert discrepancy(session) == 0
        return {account.value: value for account in Account if (value := balance(session, account))}


def test_shown_then_paid(world: World) -> None:
    reference = reference_of(world)
    assert intend(world).content == b"{}"
    assert payment(world, reference) is None
    assert notify(world, DUE, f"MBVCB.123 {reference.lower()} chuyen tien").content == b"{}"
    receipt = payment(world, reference)
    assert receipt is not None
    assert (receipt.state, receipt.received) == (PaymentState.PAID, DUE)
    assert books(world) == {"bank": DUE, "fees": -DUE}


def test_paid_before_anybody_told_the_portal(world: World) -> None:
    """The citizen's phone is on line, the kiosk is not."""
    reference = reference_of(world)
    notify(world, DUE, reference)
    assert payment(world, reference) is not None
    assert intend(world).status_code == 200
    world.device.upload(world.seal(1, fee=Fee(DUE, "online", "b", "c")))
    world.opener.work_once()
    with world.database.read() as session:
        row = session.get_one(Payment, reference)
    assert (row.dossier_id, row.state) == (DOSSIER.id, "paid")
    assert books(world) == {"bank": DUE, "fees": -DUE}


def test_too_little_before_anybody_told_the_portal(world: World) -> None:
    """Its amount does not fit the MAC, so it waits in suspense until the intent says what it is for."""
    reference = reference_of(world)
    notify(world, 50_000, reference)
    assert books(world) == {"bank": 50_000, "suspense": -50_000}
    intend(world)
    receipt = payment(world, reference)
    assert receipt is not None
    assert (receipt.state, receipt.received) == (PaymentState.UNDER, 50_000)
    notify(world, 20_000, reference, "B-2")
    receipt = payment(world, reference)
    assert receipt is not None
    assert receipt.state is PaymentState.PAID
    assert books(world) == {"bank": DUE, "fees": -DUE}


def test_too_much(world: World) -> None:
    intend(world)
    notify(world, DUE + 10_000, reference_of(world))
    receipt = payment(world, reference_of(world))
    assert receipt is not None
    assert receipt.state is PaymentState.OVER
    assert books(world) == {"bank": DUE + 10_000, "fees": -DUE, "refunds_due": -10_000}


def test_twice_and_paid_back(world: World) -> None:
    reference = reference_of(world)
    intend(world)
    notify(world, DUE, reference, "B-1")
    notify(world, DUE, reference, "B-2")
    receipt = payment(world, reference)
    assert receipt is not None
    assert receipt.state is PaymentState.DOUBLE
    assert world.teller.refunded(reference, DUE + 1).status == 409
    assert world.teller.refunded(reference, DUE).status == 200
    receipt = payment(world, reference)
    assert receipt is not None
    assert receipt.state is PaymentState.REFUNDED
    assert books(world) == {"bank": DUE, "fees": -DUE}


def test_days_late(world: World) -> None:
    intend(world)
    world.clock.ms += 3 * 86_400_000
    notify(world, DUE, reference_of(world))
    receipt = payment(world, reference_of(world))
    assert receipt is not None
    assert receipt.state is PaymentState.LATE


def test_money_without_a_name(world: World) -> None:
    assert notify(world, 5, "tien nha").status_code == 200
    assert books(world) == {"bank": 5, "suspense": -5}


def test_a_reference_made_up_by_a_passer_by(world: World) -> None:
    reference = reference_of(world)
    forged = reference[:-1] + ("0" if reference[-1] != "0" else "1")
    assert intend(world, reference=forged).status_code == 400
    notify(world, DUE, forged)
    assert payment(world, forged) is None
    assert books(world) == {"bank": DUE, "suspense": -DUE}


def test_another_kiosk_s_reference(world: World) -> None:
    stranger = world.other_device("kiosk-02")
    body = wire.encode(wire.IntentRequest(reference_of(world), DUE, DOSSIER.id, DOSSIER.code))
    assert stranger.send("POST", "/v1/payments/intents", body).status_code == 400
    intend(world)
    notify(world, DUE, reference_of(world))
    # Whoever knows the reference may hear of it: a fee can be paid at any kiosk.
    assert stranger.send("GET", f"/v1/payments/{reference_of(world)}?wait=0").status_code == 200
    assert stranger.send("POST", "/v1/payments/intents", body).status_code == 200


def test_one_open_intent_for_a_dossier(world: World) -> None:
    assert [intend(world).status_code for _ in range(2)] == [200, 200]
    assert (intend(world, 80_000).status_code, error_of(intend(world, 80_000))) == (409, "conflict")


class TestForgedNotices:
    """The webhook believes an HMAC, a fresh time and a new nonce."""

    def test_another_secret(self, world: World) -> None:
        answer = notify(world, DUE, reference_of(world), secret=b"x" * 32)
        assert (answer.status_code, books(world)) == (401, {})

    @pytest.mark.parametrize("seconds", [-301, 301])
    def test_a_notice_from_another_time(self, world: World, seconds: int) -> None:
        answer = notify(world, DUE, "x", timestamp=world.clock.ms // 1000 + seconds)
        assert (answer.status_code, books(world)) == (401, {})

    def test_a_notice_heard_before(self, world: World) -> None:
        answers = [notify(world, DUE, "x", nonce="a" * 20).status_code for _ in range(2)]
        assert (answers, books(world)) == ([200, 409], {"bank": DUE, "suspense": -DUE})

    def test_one_transfer_told_twice_under_new_nonces(self, world: World) -> None:
        answers = [notify(world, DUE, "x", nonce=n * 20).status_code for n in "ab"]
        assert (answers, books(world)) == ([200, 200], {"bank": DUE, "suspense": -DUE})

    def test_one_transfer_told_with_another_amount(self, world: World) -> None:
        answers = [notify(world, amount, "x").status_code for amount in (DUE, DUE + 1)]
        assert (answers, books(world)) == ([200, 409], {"bank": DUE, "suspense": -DUE})

    def test_a_transfer_to_somebody_else(self, world: World) -> None:
        assert notify(world, DUE, "x", account="999").status_code == 400

    @pytest.mark.parametrize("name", ["X-Bank-Nonce", "X-Bank-Timestamp", "X-Bank-Signature"])
    def test_a_notice_without_one_of_its_headers(self, world: World, name: str) -> None:
        headers = sign_notice(b"x" * 32, 1, "n" * 16, b"{}")
        del headers[name]
        assert call(world.ingest, "POST", "/v1/bank/notices", content=b"{}", headers=headers).status_code == 401

    def test_a_flood_of_notices(self, state: Path) -> None:
        world = World.in_folder(state, bank_notices_per_minute=1)
        assert [notify(world, 1, "x").status_code, notify(world, 1, "x").status_code] == [200, 429]
        world.close()


def test_a_flood_from_elsewhere_does_not_shut_the_bank_out(state: Path) -> None:
    """Behind a proxy all come from one address; it says whom it heard."""
    world = World.in_folder(state, bank_notices_per_minute=2)
    app = build_ingest(replace(world.parts, config=replace(world.config, trusted_proxy="127.0.0.1")))

    def knock(address: str) -> int:
        headers = {"x-forwarded-for": address}
        return call(app, "POST", "/v1/bank/notices", content=b"{}", headers=headers).status_code

    flood = [knock(f"2001:db8::{number}") for number in range(9)]
    assert flood == [401] * 2 + [429] * 7
    assert [knock("203.0.113.7") for _ in range(2)] == [401] * 2
    # All together have a bound behind it.
    assert knock("203.0.113.8") == 429
    world.close()


def test_a_notice_that_never_came_is_found_in_the_statement(world: World) -> None:
    reference = reference_of(world)
    intend(world)
    with world.database.write() as session:
        session.add(
            BankOrder(bank_id="B-7", memo=reference, amount=DUE, due_at=world.clock.ms, tries=8, reported=False)
        )
    world.committer.work_once()
    assert payment(world, reference) is None
    world.clock.ms += 61_000
    world.committer.work_once()
    receipt = payment(world, reference)
    assert receipt is not None
    assert receipt.state is PaymentState.PAID
    notify(world, DUE, reference, "B-7")
    assert books(world) == {"bank": DUE, "fees": -DUE}


def test_a_statement_read_again_keeps_nobody_waiting(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nearly all of it is known each minute; only what is new takes the store for itself."""
    account = world.config.payee.account
    lines = [Transfer(f"B-{number}", 5, "x", account) for number in range(600)]
    monkeypatch.setattr("portal.committer.teller._AT_ONCE", 250)
    assert world.teller.reconcile(lines[:3] + lines[-1:]) == 4
    writes: list[tuple[str, ...]] = []
    store = world.stores[Login.COMMITTER]
    write = store.write

    def counted(*about: str) -> AbstractContextManager[Session]:
        writes.append(about)
        return write(*about)

    monkeypatch.setattr(store, "write", counted)
    assert world.teller.reconcile(lines[:5] + lines[-1:]) == 2
    assert len(writes) == 2
    monkeypatch.setattr(store, "write", None)
    assert world.teller.reconcile(lines[:5] * 200 + lines[-1:]) == 0


def test_what_waits_under_other_names_is_not_looked_through(world: World) -> None:
    stranger = "TAM" + "0" * 14
    for number, memo in enumerate(("tien nha", stranger, f"{stranger} {reference_of(world)}")):
        notify(world, 5, memo, f"B-{number}")
    loaded: list[str] = []

    def loads(credit: Credit, _context: object) -> None:
        loaded.append(credit.bank_id)

    event.listen(Credit, "load", loads)
    try:
        intend(world)
    finally:
        event.remove(Credit, "load", loads)
    assert loaded == ["B-2"]
    assert books(world) == {"bank": 15, "suspense": -10, "held": -5}


def test_a_posting_that_does_not_balance_is_a_bug(world: World) -> None:
    with pytest.raises(ValueError, match="zero"), world.database.write() as session:
        post(session, "x", "y", 0, {Account.BANK: 1, Account.FEES: -2})


EVENTS = st.lists(
    st.tuples(st.sampled_from(["intent", "credit", "stray", "refund"]), st.integers(1, 3 * DUE)), max_size=8
)


# A new store for each example: only a file is made that quickly.
@pytest.mark.parametrize("store_url", [SQLITE], indirect=True)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS)
def test_whatever_happens_in_whatever_order_the_books_agree(
    world: World, events: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory(dir=world.places.state) as folder:
        places = Places(Path(folder))
        places.store.mkdir()
        database = open_database(places, world.config)
        migrate(database, 0)
        with database.write() as session:
            enrol(session, KIOSK, "site", ENROLLED, 0)
        teller = world.teller
        before, teller._database = teller._database, database
        reference = reference_of(world)
        came, back = 0, 0
        for number, (what, amount) in enumerate(events):
            if what == "intent":
                teller.intend(KIOSK, wire.IntentRequest(reference, DUE, DOSSIER.id, DOSSIER.code))
            elif what == "refund":
                back += amount if teller.refunded(reference, amount).status == 200 else 0
            else:
                memo = reference if what == "credit" else "stray"
                came += teller.reconcile([Transfer(f"B-{number}", amount, memo, "x")]) * amount
        with database.read() as session:
            assert discrepancy(session) == 0
            assert balance(session, Account.BANK) == came - back
            assert all(balance(session, a) <= 0 for a in Account if a is not Account.BANK)
            paid = session.get(Payment, reference)
            if paid is not None:
                joined = session.query(Credit).filter(Credit.reference == reference)
                assert paid.received == sum(credit.amount for credit in joined)
                assert -balance(session, Account.REFUNDS_DUE) == paid.refund_due
        teller._database = before
        database.close()
