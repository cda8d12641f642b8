"""A portal that is away for a night: the bank tells eight times, gives up, and no đồng is lost by it."""

from __future__ import annotations

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from portal.adapters.bank_simulated import SimulatedBank, place_orders
from portal.keys import load_secret
from portal.payments.audit import audit
from portal.payments.notices import Transfer, sign_notice
from portal.store.models import BankOrder, Payment
from portal.switches import BankSwitch, Switches
from tests.portal.citizens import file
from tests.portal.engines import SQLITE
from tests.portal.payments.test_fee_notices import expected, set_fee
from tests.portal.world import World, call

pytestmark = pytest.mark.parametrize("store_url", [SQLITE], indirect=True)
EVERY_MS = 33 * 60_000 // 7


def test_after_eight_tries_in_33_minutes_the_statement_still_knows(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    file(world)
    set_fee(world, 70_000)
    reference = expected(world, 70_000)
    tries: list[str] = []

    def away(url: str, **_: object) -> httpx.Response:
        tries.append(url)
        raise httpx.ConnectError("away")

    monkeypatch.setattr(httpx, "post", away)
    bank = SimulatedBank(
        database=world.database,
        account=world.config.payee.account,
        secret=load_secret(world.places.bank_sign_key),
        url="https://127.0.0.1:1",
        authority=world.places.tls_authority,
        switches=Switches(None),
        clock=world.clock,
        new_id=lambda: "n" * 24,
    )
    place_orders(
        world.database,
        BankSwitch.NOW,
        memo=reference,
        amount=70_000,
        clock=world.clock,
        new_id=lambda: "1",
    )
    for _ in range(12):
        bank.work_once()
        world.clock.ms += EVERY_MS
    assert len(tries) == 8
    world.clock.ms += 9 * 3_600_000
    world.committer.work_once()
    with world.database.read() as session:
        assert session.get_one(Payment, reference).received == 70_000
        assert not session.get_one(BankOrder, "THU-1").reported
        assert audit(session, world.keyset.payment_keys).wrongs == ()


def test_a_bank_that_repeats_the_very_same_delivery_is_not_believed_twice(world: World) -> None:
    """One that signs once and sends the same bytes again is heard while they are fresh; the statement tells the
    rest, and what both tell counts once."""
    secret, account = load_secret(world.places.bank_sign_key), world.config.payee.account
    transfer = Transfer("B-1", 5000, "x", account)
    headers = sign_notice(secret, world.clock.ms // 1000, "n" * 24, transfer.to_bytes())

    def deliver() -> int:
        body = transfer.to_bytes()
        return call(world.ingest, "POST", "/v1/bank/notices", content=body, headers=headers).status_code

    assert [deliver(), deliver()] == [200, 409]
    world.clock.ms += EVERY_MS * 7
    assert deliver() == 401
    assert world.teller.reconcile([transfer]) == 0


def test_a_bank_that_does_not_answer_is_asked_again_from_where_it_was(world: World) -> None:
    asked: list[int] = []

    class Silent:
        def statement(self, since_ms: int) -> list[Transfer] | None:
            asked.append(since_ms)
            return None if len(asked) < 3 else []

    world.committer._bank = Silent()
    for _ in range(4):
        world.clock.ms += 61_000
        world.committer.work_once()
    assert asked[0] == asked[1] == asked[2]
    assert asked[3] > asked[2]


def test_a_receipt_under_another_key_is_found_by_the_audit(world: World) -> None:
    file(world)
    set_fee(world, 70_000)
    world.teller.reconcile([Transfer("B-1", 70_000, expected(world, 70_000), world.config.payee.account)])
    stranger = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    with world.database.read() as session:
        assert audit(session, {"0" * 16: stranger}).wrongs != ()
