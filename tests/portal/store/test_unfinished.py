"""Uploads that stopped half-way give their room back, and a kiosk that comes after all loses nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from portal.store.leaf_files import LeafFiles
from portal.store.models import Dossier, Leaf
from portal.store.unfinished import Unfinished
from sync.contract import wire
from sync.envelope import SealedDossier
from tests.portal.world import World, receipt_of

DAY_MS = 86_400_000
KEEP_MS = 30 * DAY_MS


@pytest.fixture
def unfinished(world: World) -> Unfinished:
    return Unfinished(world.database, LeafFiles(world.places.leaves), world.clock, KEEP_MS)


def begin(world: World) -> SealedDossier:
    sealed = world.seal()
    world.device.missing(sealed)
    assert world.device.leaves(sealed, 0, 1).status_code == 200
    return sealed


def rows(world: World) -> tuple[int, int]:
    with world.database.read() as session:
        counts = [session.scalar(select(func.count()).select_from(table)) for table in (Dossier, Leaf)]
    return counts[0] or 0, counts[1] or 0


def test_rows_and_leaves_go_when_their_time_is_over(world: World, unfinished: Unfinished) -> None:
    path = LeafFiles(world.places.leaves).path(begin(world).manifest.dossier_id)
    world.clock.ms += KEEP_MS
    assert not unfinished.work_once()
    assert (rows(world), path.exists()) == ((1, 1), True)
    world.clock.ms += DAY_MS
    assert unfinished.work_once()
    assert (rows(world), path.exists()) == ((0, 0), False)


def test_a_leaf_that_still_comes_starts_the_time_anew(world: World, unfinished: Unfinished) -> None:
    sealed = begin(world)
    world.clock.ms += KEEP_MS
    assert world.device.leaves(sealed, 1, 1).status_code == 200
    world.clock.ms += DAY_MS
    assert not unfinished.work_once()
    assert rows(world) == (1, 2)


def test_what_has_a_receipt_is_never_given_up(world: World, unfinished: Unfinished) -> None:
    sealed = world.seal()
    receipt_of(world.device.upload(sealed))
    world.clock.ms += 10 * KEEP_MS
    assert not unfinished.work_once()
    assert LeafFiles(world.places.leaves).path(sealed.manifest.dossier_id).exists()


def test_a_kiosk_that_comes_back_late_sends_everything_again(world: World, unfinished: Unfinished) -> None:
    sealed = begin(world)
    world.clock.ms += KEEP_MS + DAY_MS
    assert unfinished.work_once()
    answer = wire.parse_missing_reply(world.device.missing(sealed).content)
    assert isinstance(answer, wire.MissingReply)
    assert answer.missing == tuple(range(len(sealed.manifest.leaves)))
    receipt_of(world.device.upload(sealed))


def test_it_looks_at_the_start_and_once_a_day(world: World, unfinished: Unfinished) -> None:
    assert not unfinished.work_once()
    begin(world)
    with world.database.write() as session:
        session.query(Dossier).one().changed_at = 0
    world.clock.ms += DAY_MS - 1
    assert not unfinished.work_once()
    world.clock.ms += 1
    assert unfinished.work_once()


def test_a_leaf_in_flight_when_its_dossier_is_given_up(world: World, unfinished: Unfinished) -> None:
    dossier_id = begin(world).manifest.dossier_id
    world.clock.ms += KEEP_MS + DAY_MS
    assert unfinished.work_once()
    world.parts.dossiers.add_leaves(dossier_id, [1])
    world.parts.dossiers.keep_header(dossier_id, b"")
    assert rows(world) == (0, 0)


def test_a_disk_that_does_not_let_go_stops_nobody(
    world: World, unfinished: Unfinished, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(world)
    world.clock.ms += KEEP_MS + DAY_MS

    def refuse(_self: LeafFiles, _dossier_id: str) -> None:
        raise OSError(5, "x")

    monkeypatch.setattr(LeafFiles, "remove", refuse)
    assert not unfinished.work_once()
    assert rows(world) == (1, 1)
