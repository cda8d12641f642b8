"""Small things overtake, by so many places and no more; a long queue is asked through an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.store import NewDossier, Outbox, PaymentIntent, migrations, picking, queue
from sync.store.connection import Connection, open_connection
from sync.store.due import LONGEST_WAIT_SECONDS
from sync.store.rows import Freight
from tests.bench.picking import pick_next_100k_p99_ms
from tests.sync.worlds import FakeClock, new_dossier

NOW = 1_795_000_000.0
#: What `place` says: the most that a heavy one is overtaken by, and by how much a failure sends back.
HEAVY_HANDICAP, LIGHT_HANDICAP, FAILURE = 400, 100, 16
INSERT = (
    "INSERT INTO outbox (dossier_id, code, sequence, state, blob_bytes, leaves, manifest, manifest_sha256,"
    " practice, submitted_at, submitted_trust, urgent)"
    " VALUES (?, ?, ?, 'queued', ?, 1, x'00', '', 1, '', 'estimated', ?)"
)


@pytest.fixture
def store(folder: Path) -> Iterator[Connection]:
    opened = open_connection(folder / "outbox.db")
    assert isinstance(opened, Connection)
    yield opened
    opened.close()


def put(store: Connection, number: int, size: int = 20_000, *, is_urgent: bool = False) -> str:
    name = f"01900000-0000-7000-8000-{number:012d}"
    with store.write() as database:
        database.execute(INSERT, (name, f"code {number}", number, size, int(is_urgent)))
    return name


def picked(store: Connection, now: float = NOW, *freights: Freight) -> str:
    (row,) = queue.due(store, now, 1, freights or tuple(Freight))
    return row.dossier_id


def test_what_is_urgent_overtakes_what_is_light_and_that_overtakes_images(store: Connection) -> None:
    images, small, paid = put(store, 1, 5 << 20), put(store, 2), put(store, 3, 5 << 20, is_urgent=True)
    order = [row.dossier_id for row in queue.due(store, NOW)]
    assert order == [paid, small, images]
    assert picked(store, NOW, Freight.HEAVY) == images
    assert queue.due(store, NOW, 1, ()) == []


def test_a_payment_makes_its_dossier_urgent(outbox: Outbox, store: Connection, clock: FakeClock) -> None:
    first, paid = new_dossier(1, (b"small",)), new_dossier(2, (b"small",))
    outbox.submit(first)
    outbox.submit(paid, PaymentIntent("TAM0123456789ABCD", 8000))
    assert picked(store, clock.now().epoch) == paid.sealed.manifest.dossier_id
    row = outbox.dossier(paid.sealed.manifest.dossier_id)
    assert row is not None
    assert row.freight is Freight.URGENT


def test_what_an_officer_waits_for_overtakes(outbox: Outbox, store: Connection, clock: FakeClock) -> None:
    first, asked_for = new_dossier(1, (b"small",)), new_dossier(2, (b"small",))
    outbox.submit(first)
    outbox.submit(NewDossier(asked_for.sealed, urgent=True))
    assert picked(store, clock.now().epoch) == asked_for.sealed.manifest.dossier_id


def test_an_upload_sees_that_it_is_overtaken(store: Connection) -> None:
    put(store, 1, 5 << 20)
    (images,) = queue.due(store, NOW, 1)
    quick = {Freight.URGENT, Freight.LIGHT}
    assert not queue.is_overtaken(store, images, quick)
    put(store, 2)
    assert queue.is_overtaken(store, images, quick)
    assert not queue.is_overtaken(store, images, {Freight.URGENT})


@settings(max_examples=25, deadline=None)
@given(arrivals=st.lists(st.tuples(st.sampled_from(Freight), st.booleans()), min_size=1, max_size=60))
def test_nothing_starves_however_much_that_is_small_comes_after_it(
    arrivals: list[tuple[Freight, bool]],
) -> None:
    """One place for whoever comes; some of the picked fail. The images at the head go after a bounded wait."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    migrations.migrate(database, max(migrations.STEPS))
    place = "SELECT place FROM outbox WHERE sequence = ?"
    database.execute(INSERT, ("head", "head", 1, 5 << 20, 0))
    database.execute("UPDATE outbox SET attempts = 60 WHERE sequence = 1")
    (worst,) = database.execute(place, (1,)).fetchone()
    assert worst <= 1 + HEAVY_HANDICAP + 50 * FAILURE
    for number, (freight, fails) in enumerate(arrivals, start=worst):
        size = 20_000 if freight is not Freight.HEAVY else 1 << 20
        database.execute(INSERT, (str(number), str(number), number, size, int(freight is Freight.URGENT)))
        if fails:
            database.execute("UPDATE outbox SET attempts = attempts + 1 WHERE sequence = ?", (number,))
        (later,) = database.execute(place, (number,)).fetchone()
        # Whatever comes after so many is called after it, urgent as it may be.
        assert later >= worst
    database.close()


@pytest.mark.parametrize("jump", [10 * 365 * 86400.0, -10 * 365 * 86400.0])
def test_what_waits_is_due_after_its_time_and_after_any_jump(store: Connection, jump: float) -> None:
    name = put(store, 1)
    queue.back_off(store, name, NOW, LONGEST_WAIT_SECONDS, "x")
    assert queue.due(store, NOW + 1) == []
    assert picked(store, NOW + jump) == name
    assert picked(store, NOW + LONGEST_WAIT_SECONDS) == name


def test_a_crowd_that_failed_gets_its_turn_before_it_fails_again(store: Connection) -> None:
    names = {put(store, number, 20_000 if number % 2 else 5 << 20) for number in range(1, 24)}
    for name in names:
        queue.back_off(store, name, NOW, 10, "x")
    tried = set()
    for second in range(25 * len(names)):
        name = picked(store, NOW + 20 + second)
        tried.add(name)
        queue.back_off(store, name, NOW + 20 + second, 1, "x")
    assert tried == names


def test_a_long_queue_is_asked_through_an_index(store: Connection) -> None:
    for query in (picking._QUEUED, picking._DUE_AGAIN, picking._JUMPED):
        plan = store.all(f"EXPLAIN QUERY PLAN {query}", freight="light", now=NOW, limit=1)
        # One search in an index, and no sorting after it.
        (step,) = (row["detail"] for row in plan)
        assert step.startswith("SEARCH outbox USING"), step


def test_the_bench_picks(folder: Path) -> None:
    assert pick_next_100k_p99_ms(picks=50, queued=500) > 0


def test_migration_2_gives_a_place_to_what_an_older_kiosk_had_queued(folder: Path) -> None:
    database = sqlite3.connect(folder / "old.db", isolation_level=None)
    migrations.migrate(database, 1)
    old = INSERT.replace(", urgent)", ")").replace(", ?)", ")")
    database.execute(old, ("a", "a", 7, 5 << 20))
    database.execute(old, ("b", "b", 8, 5 << 20))
    database.execute(
        "INSERT INTO payments (reference, dossier_id, code, amount, state, created_at)"
        " VALUES ('r', 'b', 'b', 1, 'intent', '')"
    )
    migrations.migrate(database, 2)
    rows = database.execute("SELECT dossier_id, freight, place FROM outbox ORDER BY place").fetchall()
    assert rows == [("b", "urgent", 8), ("a", "heavy", 7 + HEAVY_HANDICAP)]
    assert database.execute("SELECT class, held FROM link").fetchone() == ("wired", "")
    database.close()
