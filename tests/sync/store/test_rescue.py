"""A damaged outbox.db: nothing filed is thrown away, and the rows come back out of the sealed files."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
    counters,
    payments,
    queue,
)
from sync.store.__main__ import main
from sync.store.connection import Connection, open_connection
from sync.store.outbox import MOST_ORPHANS
from sync.store.rescue import Rescued, reindex
from tests.sync.worlds import FakeClock, blobs_in, new_dossier, open_outbox

INTENT = PaymentIntent("TAM0123456789ABCD", 8000)


def ident(row: NewDossier) -> str:
    return row.sealed.manifest.dossier_id


@pytest.fixture
def filed(folder: Path, clock: FakeClock) -> list[NewDossier]:
    """Three dossiers: the first paid and received, the second parked, the third waiting."""
    rows = [new_dossier(number) for number in (1, 2, 3)]
    outbox = open_outbox(folder, clock)
    for number, row in enumerate(rows):
        assert isinstance(outbox.submit(row, INTENT if number == 0 else None), Stored)
    store = open_connection(folder / "outbox.db")
    assert isinstance(store, Connection)
    payments.heard(store, INTENT.reference, b"paid", PaymentState.PAID, clock.now())
    queue.commit_receipt(store, ident(rows[0]), b"receipt", clock.now())
    queue.purge(store, blobs_in(folder), ident(rows[0]))
    queue.park(store, ident(rows[1]), "refused")
    counters.reserve(store, counters.REQUESTS, 40)
    store.close()
    outbox.close()
    return rows


def rescued(folder: Path) -> Rescued:
    outcome = reindex(folder)
    assert isinstance(outcome, Rescued), outcome
    return outcome


def opened(folder: Path) -> Outbox | StoreFault:
    return Outbox.open(folder, FakeClock(), blobs_in(folder))


def test_a_damaged_page_is_found_at_boot_and_nothing_is_touched(folder: Path, filed: list[NewDossier]) -> None:
    database = folder / "outbox.db"
    data = bytearray(database.read_bytes())
    data[8192:] = os.urandom(len(data) - 8192)
    database.write_bytes(data)
    fault = opened(folder)
    assert isinstance(fault, StoreFault)
    assert fault.code is StoreCode.CORRUPT
    assert [path.name for path in blobs_in(folder).sealed()] == sorted(
        f"{ident(row)}.sealed" for row in filed[1:]
    )


@pytest.mark.parametrize("damage", [None, b"", b"not a database at all, but long enough" * 300])
def test_without_a_single_row_every_sealed_file_is_filed_again(
    folder: Path, filed: list[NewDossier], damage: bytes | None
) -> None:
    database = folder / "outbox.db"
    if damage is None:
        database.unlink()
    else:
        database.write_bytes(damage)
    fault = opened(folder)
    assert isinstance(fault, StoreFault)
    assert fault.code is StoreCode.CORRUPT
    assert rescued(folder).from_files == 2
    outbox = open_outbox(folder, FakeClock())
    assert outbox.counts() == QueueCounts(waiting=2, parked=0)
    assert outbox.next_sequence() == 4
    for row in filed[1:]:
        found = outbox.dossier(ident(row))
        assert found is not None
        assert (found.code, found.manifest_sha256) == (
            row.sealed.manifest.code,
            row.sealed.manifest_doc.payload_sha256(),
        )
    outbox.close()


def test_what_can_still_be_read_is_taken_over(folder: Path, filed: list[NewDossier]) -> None:
    outcome = rescued(folder)
    assert (outcome.taken_over["outbox"], outcome.from_files, outcome.damaged) == (3, 0, ())
    outbox = open_outbox(folder, FakeClock())
    first, second = outbox.dossier(ident(filed[0])), outbox.dossier(ident(filed[1]))
    assert first is not None
    assert second is not None
    assert (first.state, outbox.receipt(ident(filed[0]))) == (DossierStep.PURGED, b"receipt")
    assert (second.state, second.last_fault) == (DossierStep.PARKED, "refused")
    payment = outbox.payment(INTENT.reference)
    assert payment is not None
    assert (payment.state, payment.receipt) == (PaymentStep.PAID, b"paid")
    outbox.close()
    store = open_connection(folder / "outbox.db")
    assert isinstance(store, Connection)
    assert counters.value(store, counters.REQUESTS) == 40
    store.close()
    assert (folder / "outbox.db.damaged-1").exists()


def test_a_payment_outlives_the_row_of_its_dossier(folder: Path, clock: FakeClock) -> None:
    row = new_dossier(1)
    outbox = open_outbox(folder, clock)
    outbox.submit(row, INTENT)
    outbox.close()
    with sqlite3.connect(folder / "outbox.db") as database:
        database.execute("UPDATE outbox SET manifest_sha256 = 'torn'")
    database.close()
    outcome = rescued(folder)
    assert (outcome.taken_over["outbox"], outcome.from_files, outcome.taken_over["payments"]) == (0, 1, 1)
    again = open_outbox(folder, clock)
    assert again.payment_of(ident(row)) is not None
    again.close()


def test_a_sealed_file_that_rotted_is_set_aside_and_named(folder: Path, filed: list[NewDossier]) -> None:
    path = blobs_in(folder).path(ident(filed[2]))
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    (folder / "outbox.db").unlink()
    outcome = rescued(folder)
    assert (outcome.from_files, outcome.damaged) == (1, (path.name,))
    open_outbox(folder, FakeClock()).close()
    assert path.with_name(path.name + ".damaged").read_bytes() == data


def test_whoever_still_has_the_old_file_open_writes_nothing_into_it(
    folder: Path, filed: list[NewDossier]
) -> None:
    store = open_connection(folder / "outbox.db")
    assert isinstance(store, Connection)
    rescued(folder)
    with pytest.raises(sqlite3.OperationalError, match="replaced"):
        queue.unpark(store, ident(filed[1]))
    store.close()


def test_many_files_without_rows_are_rows_that_are_missing(folder: Path, filed: list[NewDossier]) -> None:
    blobs = blobs_in(folder)
    for number in range(MOST_ORPHANS + 1):
        blobs.path(ident(new_dossier(100 + number))).write_bytes(b"x")
    assert opened(folder) == StoreFault(StoreCode.CORRUPT, "files without rows")
    assert len(blobs.sealed()) == MOST_ORPHANS + 1 + 2


@given(st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_damage_every_waiting_file_is_filed_afterwards(
    folder: Path, filed: list[NewDossier], data: st.DataObject
) -> None:
    database = folder / "outbox.db"
    whole = database.read_bytes()
    torn = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _ in range(data.draw(st.integers(0, 6)) if torn else 0):
        at = data.draw(st.integers(0, len(torn) - 1))
        torn[at : at + 64] = data.draw(st.binary(min_size=64, max_size=64))[: len(torn) - at]
    for log in ("-wal", "-shm"):
        database.with_name(database.name + log).unlink(missing_ok=True)
    database.write_bytes(torn)
    rescued(folder)
    outbox = open_outbox(folder, FakeClock())
    assert {row for row in (ident(entry) for entry in filed[1:]) if outbox.dossier(row)} == {
        ident(entry) for entry in filed[1:]
    }
    assert outbox.sound()
    outbox.close()
    database.write_bytes(whole)


def test_the_technician_makes_it_anew_and_is_told_what_came_of_it(
    folder: Path, filed: list[NewDossier], capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "outbox.db").unlink()
    assert main(["reindex", str(folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["from_files"], told["damaged"]) == (2, [])
    assert main(["reindex", str(folder)]) == 0
    assert capsys.readouterr().out.startswith("taken over: 2 outbox")
    assert main(["reindex", str(folder / "nowhere")]) == 2
