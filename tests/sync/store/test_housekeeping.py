"""The database of a kiosk that has filed for years stays small, and nothing goes that somebody still needs."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sync.contract.receipts import PaymentState
from sync.contract.times import Trust
from sync.store import Moment, Outbox, PaymentIntent, StoreFault, leaving, payments, queue
from sync.store.connection import Connection, open_connection
from sync.store.housekeeping import DIGEST, Policy, tidy
from tests.sync.worlds import FakeClock, blobs_in, new_dossier, open_outbox

POLICY = Policy(whole_rows=2, whole_days=30, thin_rows=4, thin_days=365, at_once=2)
LATER = timedelta(days=40)


class Kiosk:
    def __init__(self, folder: Path, clock: FakeClock) -> None:
        self.folder, self.clock = folder, clock
        self.outbox = open_outbox(folder, clock)
        store = open_connection(folder / "outbox.db")
        assert isinstance(store, Connection)
        self.store = store

    def through(self, number: int, payment: PaymentIntent | None = None) -> str:
        row = new_dossier(number)
        assert not isinstance(self.outbox.submit(row, payment), StoreFault)
        dossier_id = row.sealed.manifest.dossier_id
        queue.commit_receipt(self.store, dossier_id, b"receipt %d" % number, self.clock.now())
        assert queue.purge(self.store, blobs_in(self.folder), dossier_id) is None
        return dossier_id

    def tidy(self, policy: Policy = POLICY, now: Moment | None = None) -> list[int]:
        done = []
        while count := tidy(self.store, policy, now or self.clock.now()):
            done.append(count)
        return done

    def close(self) -> None:
        self.store.close()
        self.outbox.close()


@pytest.fixture
def kiosk(folder: Path, clock: FakeClock) -> Kiosk:
    return Kiosk(folder, clock)


def there(outbox: Outbox, ids: list[str]) -> list[bool]:
    return [outbox.dossier(entry) is not None for entry in ids]


def test_the_newest_stay_whole_older_ones_thin_the_oldest_go_a_little_at_a_time(kiosk: Kiosk) -> None:
    ids = [kiosk.through(number) for number in range(1, 8)]
    assert max(kiosk.tidy()) <= 2 * POLICY.at_once
    assert there(kiosk.outbox, ids) == [False] * 3 + [True] * 4
    assert [kiosk.outbox.receipt(entry) for entry in ids[3:]] == [None, None, b"receipt 6", b"receipt 7"]
    thin = kiosk.outbox.dossier(ids[3])
    assert thin is not None
    assert thin.receipt == DIGEST + hashlib.sha256(b"receipt 4").hexdigest().encode()
    assert kiosk.outbox.by_code(thin.code) == thin
    assert kiosk.outbox.sound()
    assert kiosk.outbox.next_sequence() == 8
    kiosk.close()


def test_what_was_on_a_stick_goes_like_any_other(kiosk: Kiosk) -> None:
    ids = [kiosk.through(number) for number in range(1, 8)]
    leaving.mark_exported(kiosk.store, ids[0], kiosk.clock.now())
    kiosk.tidy()
    assert there(kiosk.outbox, ids) == [False] * 3 + [True] * 4
    assert leaving.exported(kiosk.store) == {}
    kiosk.close()


def test_what_waits_or_is_parked_is_never_touched(kiosk: Kiosk) -> None:
    rows = [new_dossier(number) for number in range(1, 9)]
    for row in rows:
        kiosk.outbox.submit(row)
    queue.park(kiosk.store, rows[0].sealed.manifest.dossier_id, "refused")
    assert kiosk.tidy() == []
    assert all(there(kiosk.outbox, [row.sealed.manifest.dossier_id for row in rows]))
    kiosk.close()


@pytest.mark.parametrize(
    ("closed", "now", "thinned"),
    [
        (Trust.TRUSTED, Trust.TRUSTED, True),
        (Trust.ESTIMATED, Trust.TRUSTED, False),
        (Trust.TRUSTED, Trust.ESTIMATED, False),
    ],
)
def test_days_are_counted_by_a_trusted_clock_only(
    kiosk: Kiosk, closed: Trust, now: Trust, thinned: bool
) -> None:
    kiosk.clock.trust = closed
    dossier_id = kiosk.through(1)
    kiosk.tidy(now=Moment(kiosk.clock.at + LATER, now))
    assert (kiosk.outbox.receipt(dossier_id) is None) is thinned
    kiosk.close()


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_jumped_ten_years_throws_nothing_away_while_it_is_not_trusted(
    kiosk: Kiosk, years: int
) -> None:
    kiosk.clock.trust = Trust.TRUSTED
    ids = [kiosk.through(number) for number in (1, 2)]
    assert kiosk.tidy(now=Moment(kiosk.clock.at + timedelta(days=365 * years), Trust.ESTIMATED)) == []
    assert all(kiosk.outbox.receipt(entry) for entry in ids)
    kiosk.close()


def test_money_that_may_still_move_keeps_its_dossier(kiosk: Kiosk) -> None:
    intents = [PaymentIntent(f"TAM0123456789ABC{number}", 8000) for number in range(3)]
    ids = [kiosk.through(number + 1, intents[number]) for number in range(3)]
    for intent, state in zip(intents, (PaymentState.PAID, PaymentState.OVER), strict=False):
        payments.pushed(kiosk.store, intent.reference)
        payments.heard(kiosk.store, intent.reference, intent.reference.encode(), state, kiosk.clock.now())
    kiosk.tidy(replace(POLICY, whole_rows=0, thin_rows=0))
    # Paid and done; a refund is due; never pushed.
    assert there(kiosk.outbox, ids) == [False, True, True]
    assert [kiosk.outbox.payment(intent.reference) is not None for intent in intents] == [False, True, True]
    kiosk.close()
