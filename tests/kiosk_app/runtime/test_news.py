"""Delivery and payment as the app hears of them: said once, when it is signed and about this citizen."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from kiosk_app.flow.events import Delivered, PaymentNews, PaymentSilent, Stored
from kiosk_app.flow.payment import PaymentAsked
from kiosk_app.runtime.news import News, clock_of
from sync.contract import ids, signed, vietqr
from sync.contract.receipts import DossierState, PaymentReceipt, PaymentState, Receipt
from sync.store import line, payments, queue
from sync.store.clock import Moment
from tests.kiosk_app.desk import KEYS, PAYEE, Desk
from tests.sync.builders import key_from, random_from
from tests.sync.worlds import FakeClock

FEE = 135_000
NOW: Moment = FakeClock().now()


@dataclass
class Scene:
    """A citizen who has filed and may owe a fee; `news` as the kiosk holds it."""

    desk: Desk
    news: News
    stored: Stored
    manifest: str
    network: list[str]

    @property
    def asked(self) -> PaymentAsked:
        assert self.stored.payment is not None
        return self.stored.payment

    def receipt(self, **changed: str) -> Receipt:
        usual = Receipt(
            self.stored.dossier, self.stored.code, self.manifest, "2026-11-22T03:05:00Z", DossierState.RECEIVED
        )
        return replace(usual, **changed)  # type: ignore[arg-type]  # only its texts are changed

    def deliver(self, receipt: Receipt, key: str = "receipt") -> None:
        document = signed.sign(signed.Kind.RECEIPT, receipt.to_json(), key_from(key)).to_bytes()
        queue.commit_receipt(self.desk.outbox._store, self.stored.dossier, document, NOW)

    def pay(self, state: PaymentState, received: int, key: str = "payment", **changed: object) -> None:
        usual = PaymentReceipt(
            self.asked.reference, self.stored.code, FEE, received, state, "2026-11-22T03:06:00Z"
        )
        said = replace(usual, **changed)  # type: ignore[arg-type]  # only its own fields are changed
        document = signed.sign(signed.Kind.PAYMENT, said.to_json(), key_from(key)).to_bytes()
        payments.heard(self.desk.outbox._store, self.asked.reference, document, state, NOW)


@pytest.fixture
def scene(desk: Desk) -> Scene:
    filing = desk.filing()
    stored = filing.submit(desk.order(fee=FEE))
    assert isinstance(stored, Stored)
    network: list[str] = []
    news = News(desk.outbox, desk.anchor, desk.posted.append, network.append, PAYEE)
    return Scene(desk, news, stored, filing.manifest_of(stored.dossier), network)


def posted_money(scene: Scene) -> list[PaymentNews]:
    return [event for event in scene.desk.posted if isinstance(event, PaymentNews)]


def test_a_receipt_that_holds_is_told_once(scene: Scene) -> None:
    scene.news.await_delivery(scene.stored.dossier, scene.manifest)
    assert scene.desk.posted == []
    scene.deliver(scene.receipt())
    scene.news.look()
    scene.news.look()
    assert scene.desk.posted == [Delivered("10:05")]


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({}, "somebody"),
        ({}, "payment"),
        ({"dossier_id": ids.uuid7(1_795_000_000_000, random_from(9)(10))}, "receipt"),
        ({"manifest_sha256": "0" * 64}, "receipt"),
    ],
)
def test_a_receipt_of_another_hand_dossier_or_manifest_tells_nothing(
    scene: Scene, changed: dict[str, str], key: str
) -> None:
    scene.news.await_delivery(scene.stored.dossier, scene.manifest)
    scene.deliver(scene.receipt(**changed), key)
    scene.news.look()
    assert scene.desk.posted == []


@pytest.mark.parametrize(
    ("state", "received", "told"),
    [
        (PaymentState.PAID, FEE, "paid"),
        (PaymentState.LATE, FEE, "paid"),
        (PaymentState.UNDER, 1000, "under"),
        (PaymentState.OVER, FEE + 1, "over"),
        (PaymentState.DOUBLE, FEE * 2, "doubled"),
    ],
)
def test_money_is_told_as_the_portal_signed_it(
    scene: Scene, state: PaymentState, received: int, told: str
) -> None:
    scene.news.await_payment(scene.asked.reference)
    scene.pay(state, received)
    scene.news.look()
    scene.news.look()
    assert [(news.state, news.received) for news in posted_money(scene)] == [(told, received)]


@pytest.mark.parametrize(
    ("key", "changed"),
    [
        ("receipt", {}),
        ("somebody", {}),
        ("payment", {"due": 1000}),
        ("payment", {"code": ids.new_code(random_from(3))}),
        ("payment", {"reference": vietqr.payment_reference(b"m" * 32, "00000000", FEE)}),
    ],
)
def test_money_of_another_hand_or_for_another_thing_tells_nothing(
    scene: Scene, key: str, changed: dict[str, object]
) -> None:
    scene.news.await_payment(scene.asked.reference)
    scene.pay(PaymentState.PAID, FEE, key, **changed)
    scene.news.look()
    assert scene.desk.posted == []


def test_who_asks_gets_an_answer_each_time(scene: Scene) -> None:
    scene.news.look_at_payment_again(scene.asked.reference)
    scene.pay(PaymentState.UNDER, 1000)
    scene.news.look_at_payment_again(scene.asked.reference)
    scene.news.look_at_payment_again(scene.asked.reference)
    silent, *told = scene.desk.posted
    assert silent == PaymentSilent()
    assert [(news.state, news.received) for news in posted_money(scene)] == [("under", 1000)] * 2
    assert len(told) == 2


def test_what_is_left_of_a_fee_is_asked_for_and_no_more(scene: Scene) -> None:
    scene.news.await_payment(scene.asked.reference)
    scene.pay(PaymentState.UNDER, 1000)
    scene.news.look()
    (news,) = scene.desk.posted
    assert isinstance(news, PaymentNews)
    rest = news.rest
    assert rest is not None
    assert (rest.reference, rest.amount) == (scene.asked.reference, FEE - 1000)
    assert vietqr.decode(rest.qr) == vietqr.VietQr(PAYEE.bin, PAYEE.account, FEE - 1000, purpose=rest.reference)


def test_a_receipt_of_too_little_that_was_held_back_does_not_take_paid_away(scene: Scene) -> None:
    scene.news.await_payment(scene.asked.reference)
    scene.pay(PaymentState.PAID, FEE)
    scene.news.look()
    scene.pay(PaymentState.UNDER, 1000)
    scene.news.look()
    scene.news.look_at_payment_again(scene.asked.reference)
    assert scene.desk.posted == [PaymentNews("paid", FEE), PaymentNews("paid", FEE)]


def test_a_store_that_shows_less_than_before_is_not_believed(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.pay(PaymentState.UNDER, 1000)
    less = scene.desk.outbox.payment(scene.asked.reference)
    scene.pay(PaymentState.PAID, FEE)
    scene.news.await_payment(scene.asked.reference)
    assert less is not None
    monkeypatch.setattr(scene.desk.outbox, "payment", lambda _reference: less)
    scene.news.look()
    assert scene.desk.posted == [PaymentNews("paid", FEE)]


def test_what_came_after_the_citizen_left_is_nobodys_news(scene: Scene) -> None:
    scene.news.await_delivery(scene.stored.dossier, scene.manifest)
    scene.news.await_payment(scene.asked.reference)
    scene.news.forget()
    scene.deliver(scene.receipt())
    scene.pay(PaymentState.PAID, FEE)
    scene.news.look()
    assert scene.desk.posted == []


def test_the_line_is_online_only_when_the_portal_was_heard(scene: Scene) -> None:
    store = scene.desk.outbox._store
    line.unknown(store)
    scene.news.look()
    line.up(store, NOW)
    scene.news.look()
    line.down(store, "line.cut")
    scene.news.look()
    assert scene.network == ["offline", "online", "offline"]


def test_a_newer_key_set_of_the_root_is_taken_and_a_garbled_one_is_not(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    for document in (b"", b"\xff", b"{}", KEYS.keyset_doc(7).to_bytes()):
        monkeypatch.setattr(scene.desk.outbox, "keyset", lambda document=document: document)
        scene.news.look()
    keyset = scene.desk.anchor.keyset()
    assert keyset is not None
    assert keyset.version == 7


@pytest.mark.parametrize("stamp", ["", "nonsense", "2026-13-01T00:00:00Z"])
def test_a_time_that_is_none_is_said_as_nothing(stamp: str) -> None:
    assert clock_of(stamp) == ""
