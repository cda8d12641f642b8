"""Each step from the shape before it, with rows in place; and two portals that start at once."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import inspect, select, text

from portal.store.constraints import impose
from portal.store.database import Database
from portal.store.migrations import STEPS, migrate
from portal.store.models import Base, Booking, CreditCandidate, Dossier, Kiosk, SchemaStep
from tests.portal.store.first_shape import FIRST

Open = Callable[[], Database]
REFERENCE = "TAM" + "0" * 14
Shape = dict[str, tuple[set[tuple[str, bool]], set[str]]]


def shape(database: Database) -> Shape:
    """Of each table the columns (and whether they may be null) and indexes."""
    found = inspect(database.engine)
    return {
        table: (
            {(column["name"], bool(column["nullable"])) for column in found.get_columns(table)},
            {str(index["name"]) for index in found.get_indexes(table)},
        )
        for table in found.get_table_names()
    }


@pytest.fixture
def first(empty: Open) -> Database:
    """A portal as it was made before any other step was written, with a row in it."""
    database = empty()
    with database.write() as session:
        FIRST.create_all(session.connection())
        Base.metadata.tables["schema_steps"].create(session.connection())
        session.add(SchemaStep(number=1, at=1))
        session.execute(
            text("INSERT INTO kiosks VALUES ('A17', 'site', 'kid', :key, 1, :no, 5, '1f')"),
            {"key": bytes(32), "no": False},
        )
        session.execute(
            text(
                "INSERT INTO dossiers (id, kiosk_id, code, manifest_sha256, manifest_doc, leaf_count,"
                " bytes_total, registered_at, changed_at, stage, state, step, attempts, next_at, receipt_doc)"
                " VALUES ('d', 'A17', 'c', '0', '{}', 1, 1, 1, 1,"
                " 'committed', 'received', 'x', 0, 0, 'receipt')"
            )
        )
        session.execute(
            text("INSERT INTO credits VALUES ('B-1', :memo, NULL, 5, 1), ('B-2', :memo, :own, 5, 1)"),
            {"memo": f"tra phi {REFERENCE.lower()}", "own": REFERENCE},
        )
        session.execute(text("INSERT INTO postings (kind, reference, at) VALUES ('x', 'y', 1)"))
        session.execute(text("INSERT INTO entries (posting_id, account, amount) VALUES (1, 'bank', 0)"))
    return database


def test_an_old_portal_becomes_as_a_new_one_and_keeps_its_rows(first: Database) -> None:
    migrate(first, 2)
    with first.read() as session:
        kiosk = session.get_one(Kiosk, "A17")
        assert (kiosk.public, kiosk.sender_public, kiosk.counter_high) == (bytes(32), bytes(32), 5)
        assert session.get_one(Dossier, "d").receipt_doc == "receipt"
        waiting = [(each.bank_id, each.reference) for each in session.scalars(select(CreditCandidate))]
        assert waiting == [("B-1", REFERENCE)]
        steps = session.execute(select(SchemaStep.number, SchemaStep.at).order_by(SchemaStep.number)).all()
    assert steps == [(1, 1), *((number, 2) for number in range(2, len(STEPS) + 1))]
    old = shape(first)
    for table in Base.metadata.sorted_tables:
        columns, indexes = old[table.name]
        # A column that came later may be null on what was there before it.
        assert {name for name, _ in columns} >= {column.name for column in table.columns}, table.name
        assert indexes >= {str(index.name) for index in table.indexes}, table.name
        for column in table.columns:
            if column.nullable:
                assert (column.name, True) in columns, column
    first.close()


def test_who_had_booked_before_places_were_confirmed_keeps_the_place(first: Database) -> None:
    with first.write() as session:
        session.execute(
            text(
                "CREATE TABLE bookings (holder VARCHAR(64) PRIMARY KEY, desk VARCHAR(64) NOT NULL,"
                " day VARCHAR(10) NOT NULL, at VARCHAR(5) NOT NULL, place INTEGER NOT NULL,"
                " code VARCHAR(11) NOT NULL, made_at BIGINT NOT NULL, kiosk_id VARCHAR(64) NOT NULL)"
            )
        )
        session.execute(
            text("INSERT INTO bookings VALUES ('h', 'C03', '2026-11-24', '08:00', 1, 'HEN-AAA-BBB', 77, 'K')")
        )
    migrate(first, 2)
    with first.read() as session:
        assert session.get_one(Booking, "h").confirmed_at == 77
    first.close()


def test_a_step_that_fails_leaves_nothing_of_itself(first: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_connection: object) -> None:
        raise RuntimeError

    before = shape(first)
    monkeypatch.setattr("portal.store.migrations.impose", fail)
    with pytest.raises(RuntimeError):
        migrate(first, 2)
    assert "leaves_gone_at" not in {name for name, _ in shape(first)["dossiers"][0]} - {
        name for name, _ in before["dossiers"][0]
    }
    monkeypatch.setattr("portal.store.migrations.impose", impose)
    assert migrate(first, 3) == len(STEPS)
    first.close()


def test_migrating_again_changes_nothing(database: Database) -> None:
    assert migrate(database, 2) == len(STEPS)
    with database.read() as session:
        assert [step.at for step in session.scalars(select(SchemaStep))] == [1] * len(STEPS)


def test_two_portals_that_start_at_once_run_each_step_once(empty: Open) -> None:
    ended: list[int] = []

    def start() -> None:
        database = empty()
        ended.append(migrate(database, 1))
        database.close()

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ended == [len(STEPS)] * 3
