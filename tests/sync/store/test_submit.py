"""Said is saved: what `submit` answers is on the disk, and what it refuses left nothing behind."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from sync.contract.receipts import PaymentState
from sync.store import (
    DossierStep,
    NewDossier,
    Outbox,
    PaymentIntent,
    PaymentStep,
    QueueCounts,
    StoreCode,
    Stored,
    StoreFault,
    payments,
)
from sync.store.connection import Connection, open_connection
from tests.sync.builders import NAME, NUMBER
from tests.sync.worlds import FakeClock, blobs_in, new_dossier, open_outbox

INTENT = PaymentIntent("TAM0123456789ABCD", 8000)


def ident(row: NewDossier) -> str:
    return row.sealed.manifest.dossier_id


def test_a_submitted_dossier_is_there_after_the_process_is_gone(folder: Path, clock: FakeClock) -> None:
    row = new_dossier()
    first = open_outbox(folder, clock)
    stored = first.submit(row, INTENT)
    assert stored == Stored(ident(row), row.sealed.manifest.code, clock.now())
    # No close: the next process finds the log as a kill would leave it.
    second = open_outbox(folder, clock)
    found = second.dossier(ident(row))
    assert found is not None
    assert found.state is DossierStep.QUEUED
    assert found == second.by_code(row.sealed.manifest.code)
    assert blobs_in(folder).path(ident(row)).read_bytes() == row.sealed.blob
    payment = second.payment(INTENT.reference)
    assert payment is not None
    assert (payment.dossier_id, payment.amount, payment.state) == (ident(row), 8000, PaymentStep.INTENT)
    assert second.counts() == QueueCounts(1, 0)
    first.close()
    second.close()


def test_the_same_submission_twice_is_one_dossier(outbox: Outbox) -> None:
    row = new_dossier()
    assert isinstance(outbox.submit(row, INTENT), Stored)
    assert isinstance(outbox.submit(row, INTENT), Stored)
    assert outbox.counts().waiting == 1
    fault = outbox.submit(row, None)
    assert isinstance(fault, StoreFault)
    assert fault.code is StoreCode.CONFLICT


def test_another_dossier_under_the_same_id_is_refused_and_the_first_stays(outbox: Outbox, folder: Path) -> None:
    row = new_dossier()
    outbox.submit(row)
    other = new_dossier(1, (b"other", b""))
    fault = outbox.submit(other)
    assert isinstance(fault, StoreFault)
    assert fault.code is StoreCode.CONFLICT
    assert blobs_in(folder).path(ident(row)).read_bytes() == row.sealed.blob


def test_where_the_payment_cannot_be_kept_nothing_is(outbox: Outbox, folder: Path) -> None:
    outbox.submit(new_dossier(1), INTENT)
    fault = outbox.submit(new_dossier(2), INTENT)
    assert isinstance(fault, StoreFault)
    assert fault.code is StoreCode.CONFLICT
    assert outbox.dossier(ident(new_dossier(2))) is None
    outbox.close()
    reopened = open_outbox(folder, FakeClock())
    assert not blobs_in(folder).path(ident(new_dossier(2))).exists()
    assert blobs_in(folder).path(ident(new_dossier(1))).exists()
    reopened.close()


def test_a_file_without_a_row_is_collected_and_one_with_a_row_never(folder: Path, clock: FakeClock) -> None:
    kept = new_dossier(1)
    first = open_outbox(folder, clock)
    first.submit(kept)
    first.close()
    blobs = blobs_in(folder)
    orphan = blobs.path(ident(new_dossier(2)))
    orphan.write_bytes(b"x")
    second = open_outbox(folder, clock)
    assert not orphan.exists()
    assert sorted(path.name for path in blobs.folder.iterdir()) == sorted(
        [blobs.path(ident(kept)).name, "ballast"]
    )
    second.close()


def test_a_nearly_full_disk_refuses_the_next_visit_before_it_begins(folder: Path, clock: FakeClock) -> None:
    blobs = replace(blobs_in(folder), free=lambda _: 1000)
    outbox = Outbox.open(folder, clock, blobs)
    assert isinstance(outbox, Outbox)
    assert outbox.room() == StoreFault(StoreCode.DISK_LOW)
    assert outbox.submit(new_dossier()) == StoreFault(StoreCode.DISK_LOW)
    assert outbox.counts() == QueueCounts(0, 0)
    outbox.close()


def test_a_visit_that_began_with_room_may_still_end_when_it_runs_low(folder: Path, clock: FakeClock) -> None:
    blobs = blobs_in(folder)
    outbox = Outbox.open(folder, clock, replace(blobs, free=lambda _: blobs.low_water - 1))
    assert isinstance(outbox, Outbox)
    assert outbox.room() == StoreFault(StoreCode.DISK_LOW)
    assert isinstance(outbox.submit(new_dossier()), Stored)
    outbox.close()


def test_the_ballast_is_room_for_the_worst_day(folder: Path) -> None:
    blobs = blobs_in(folder)
    assert blobs.prepare() is None
    assert (blobs.folder / "ballast").stat().st_size == 4096
    blobs.release_ballast()
    assert not (blobs.folder / "ballast").exists()
    assert blobs.prepare() is None
    assert (blobs.folder / "ballast").exists()


def test_nothing_of_the_citizen_is_on_the_disk(outbox: Outbox, folder: Path) -> None:
    outbox.submit(new_dossier(), INTENT)
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert NAME.encode() not in data
            assert NUMBER.encode() not in data


def test_a_number_under_which_something_was_filed_never_comes_twice(folder: Path, clock: FakeClock) -> None:
    first = open_outbox(folder, clock)
    assert [first.next_sequence(), first.next_sequence()] == [1, 2]
    assert isinstance(first.submit(new_dossier(2)), Stored)
    assert first.next_sequence() == 3
    first.close()
    second = open_outbox(folder, clock)
    # Nothing was filed as 3, so nobody has seen it.
    assert second.next_sequence() == 3
    second.close()


def test_a_store_of_a_newer_program_is_left_alone(folder: Path, clock: FakeClock) -> None:
    open_outbox(folder, clock).close()
    database = sqlite3.connect(folder / "outbox.db")
    database.execute("PRAGMA user_version = 99")
    database.close()
    assert Outbox.open(folder, clock, blobs_in(folder)) == StoreFault(
        StoreCode.SCHEMA, "newer than this program"
    )


def test_a_store_that_is_no_database_is_a_fault(folder: Path, clock: FakeClock) -> None:
    (folder / "outbox.db").write_bytes(b"this is not a database, not at all" * 100)
    fault = Outbox.open(folder, clock, blobs_in(folder))
    assert isinstance(fault, StoreFault)
    assert fault.code is StoreCode.CORRUPT


def test_a_late_receipt_of_less_never_takes_a_payment_back(
    outbox: Outbox, folder: Path, clock: FakeClock
) -> None:
    outbox.submit(new_dossier(), INTENT)
    store = open_connection(folder / "outbox.db")
    assert isinstance(store, Connection)
    outbox.payment_shown(INTENT.reference)
    payments.pushed(store, INTENT.reference)
    assert payments.heard(store, INTENT.reference, b"paid", PaymentState.PAID, clock.now())
    assert payments.heard(store, INTENT.reference, b"under", PaymentState.UNDER, clock.now())
    assert not payments.heard(store, INTENT.reference, b"paid", PaymentState.PAID, clock.now())
    row = outbox.payment(INTENT.reference)
    assert row is not None
    assert row.state is PaymentStep.PAID
    outbox.payment_expired(INTENT.reference)
    assert payments.payment(store, INTENT.reference) == outbox.payment_of(row.dossier_id)
    store.close()
