"""Each dossier waits by itself, and a clock that jumps ten years stops nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.contract.wire import AskKind
from sync.store import DossierStep, LineState, Outbox, QueueCounts, StoreFault, line, pulls, queue
from sync.store.asks import KEEP_SECONDS, sweep, waiting
from sync.store.connection import Connection, open_connection
from tests.sync.worlds import FakeClock, blobs_in, new_dossier

TEN_YEARS = 10 * 365 * 86400.0
ASK = "01900000-0000-7000-8000-000000000001"


@pytest.fixture
def store(folder: Path) -> Iterator[Connection]:
    opened = open_connection(folder / "outbox.db")
    assert isinstance(opened, Connection)
    yield opened
    opened.close()


def submit(outbox: Outbox, *seeds: int) -> list[str]:
    rows = [new_dossier(seed, (b"small",)) for seed in seeds]
    for row in rows:
        outbox.submit(row)
    return [row.sealed.manifest.dossier_id for row in rows]


def test_one_that_fails_does_not_hold_up_the_others(
    outbox: Outbox, store: Connection, clock: FakeClock
) -> None:
    one, two, three = submit(outbox, 1, 2, 3)
    now = clock.now().epoch
    queue.back_off(store, one, now, 60, "portal.unreachable")
    queue.park(store, two, "envelope.tampered")
    assert [row.dossier_id for row in queue.due(store, now)] == [three]
    assert outbox.counts() == QueueCounts(waiting=2, parked=1)
    assert [row.dossier_id for row in queue.due(store, now + 61)] == [three, one]
    assert queue.next_due_in(store, now + 20) == 0.0
    assert queue.unpark(store, two)
    assert not queue.unpark(store, one)
    assert outbox.counts() == QueueCounts(waiting=3, parked=0)


@pytest.mark.parametrize("jump", [TEN_YEARS, -TEN_YEARS])
def test_a_clock_that_jumps_makes_it_due_at_once(
    outbox: Outbox, store: Connection, clock: FakeClock, jump: float
) -> None:
    (one,) = submit(outbox, 1)
    now = clock.now().epoch
    queue.back_off(store, one, now, 900, "x")
    assert queue.due(store, now + 899) == []
    assert queue.next_due_in(store, now + 899) == pytest.approx(1.0)
    assert len(queue.due(store, now + jump)) == 1
    assert queue.next_due_in(store, now + jump) == 0.0


def test_an_upload_cut_off_by_a_kill_is_queued_at_boot(outbox: Outbox, store: Connection, folder: Path) -> None:
    (one,) = submit(outbox, 1)
    queue.uploading(store, one)
    queue.recover(store, blobs_in(folder))
    row = outbox.dossier(one)
    assert row is not None
    assert row.state is DossierStep.QUEUED


def test_forgetting_needs_a_receipt_and_survives_a_kill_in_between(
    outbox: Outbox, store: Connection, folder: Path, clock: FakeClock
) -> None:
    (one,) = submit(outbox, 1)
    blobs = blobs_in(folder)
    with pytest.raises(AssertionError):
        queue.purge(store, blobs, one)
    assert blobs.path(one).exists()
    queue.commit_receipt(store, one, b"receipt", clock.now())
    assert outbox.receipt(one) == b"receipt"
    # Killed here: the file still lies there, and the next boot finishes.
    queue.recover(store, blobs)
    assert not blobs.path(one).exists()
    row = outbox.dossier(one)
    assert row is not None
    assert row.state is DossierStep.PURGED
    assert outbox.receipt(one) == b"receipt"
    assert outbox.counts() == QueueCounts(0, 0)


def test_a_receipt_that_comes_by_stick_stands_however_its_upload_ends(
    outbox: Outbox, store: Connection, folder: Path, clock: FakeClock
) -> None:
    (one,) = submit(outbox, 1)
    blobs = blobs_in(folder)
    queue.uploading(store, one)
    queue.commit_receipt(store, one, b"receipt", clock.now())
    assert queue.purge(store, blobs, one) is None
    queue.uploading(store, one)
    queue.requeue(store, one, "portal.dropped")
    queue.back_off(store, one, clock.now().epoch, 60, "portal.timeout")
    queue.park(store, one, "disk.error")
    assert queue.purge(store, blobs, one) is None
    row = outbox.dossier(one)
    assert row is not None
    assert row.state is DossierStep.PURGED
    assert outbox.receipt(one) == b"receipt"


def test_a_rejected_dossier_keeps_its_file_and_is_seen(
    outbox: Outbox, store: Connection, folder: Path, clock: FakeClock
) -> None:
    (one,) = submit(outbox, 1)
    queue.reject(store, one, b"signed no", clock.now())
    queue.recover(store, blobs_in(folder))
    assert blobs_in(folder).path(one).exists()
    assert outbox.counts() == QueueCounts(waiting=0, parked=1)
    assert outbox.receipt(one) is None


def test_an_ask_lives_as_long_as_somebody_waits(outbox: Outbox, store: Connection, clock: FakeClock) -> None:
    assert outbox.ask(ASK, AskKind.STATUS, b"sealed", 60) is None
    now = clock.now().epoch
    assert [row.id for row in waiting(store, now)] == [ASK]
    assert waiting(store, now + 61) == []
    assert outbox.reply(ASK) is None
    assert sweep(store, now + 61) == 0
    assert sweep(store, now + KEEP_SECONDS + 1) == 1
    fault = outbox.ask(ASK, AskKind.STATUS, b"x" * 100_000, 60)
    assert isinstance(fault, StoreFault)


def test_an_ask_given_twice_is_refused_not_doubled(outbox: Outbox) -> None:
    outbox.ask(ASK, AskKind.STATUS, b"sealed", 60)
    assert isinstance(outbox.ask(ASK, AskKind.STATUS, b"sealed", 60), StoreFault)
    assert outbox.forget_ask(ASK) is None
    assert outbox.ask(ASK, AskKind.STATUS, b"sealed", 60) is None


def test_a_pulled_document_never_rolls_back(store: Connection, clock: FakeClock) -> None:
    assert pulls.put(store, pulls.KEYSET, 3, b"three", clock.now())
    assert not pulls.put(store, pulls.KEYSET, 2, b"two", clock.now())
    assert not pulls.put(store, pulls.KEYSET, 3, b"other three", clock.now())
    assert (pulls.get(store, pulls.KEYSET), pulls.version(store, pulls.KEYSET)) == (b"three", 3)


def test_the_line_remembers_when_it_was_last_heard(outbox: Outbox, store: Connection, clock: FakeClock) -> None:
    assert outbox.line().state is LineState.UNKNOWN
    line.up(store, clock.now())
    line.down(store, "portal.unreachable")
    seen = outbox.line()
    assert seen.state is LineState.DOWN
    assert (seen.last_heard_at, seen.fault) == (clock.now().text, "portal.unreachable")
