"""Leaves that nobody needs any more go after their time; what somebody may still read stays."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from portal.store.leaf_files import LeafFiles
from portal.store.models import Dossier, Leaf
from portal.store.retention import Keep, Retention
from portal.store.states import Stage
from tests.portal.world import World, error_of, receipt_of

DAY_MS = 86_400_000
KEEP = Keep(rejected_ms=7 * DAY_MS, handed_over_ms=30 * DAY_MS)


@pytest.fixture
def retention(world: World) -> Retention:
    return Retention(world.database, LeafFiles(world.places.leaves), world.clock, KEEP)


def kept(world: World) -> set[str]:
    return set(LeafFiles(world.places.leaves).names())


def finish(retention: Retention) -> int:
    pieces = 0
    while retention.work_once():
        pieces += 1
    return pieces


def hand_over(world: World) -> str:
    sealed = world.seal()
    receipt_of(world.device.upload(sealed))
    world.opener.work_once()
    return sealed.manifest.dossier_id


def test_leaves_of_a_dossier_that_was_handed_over_go_after_their_time(
    world: World, retention: Retention
) -> None:
    dossier_id = hand_over(world)
    world.clock.ms += KEEP.handed_over_ms
    finish(retention)
    assert kept(world) == {dossier_id}
    world.clock.ms += DAY_MS + 1
    finish(retention)
    assert kept(world) == set()
    with world.database.read() as session:
        row = session.get_one(Dossier, dossier_id)
        assert (row.stage, row.leaves_gone_at) == (Stage.HANDED_OVER, world.clock.ms)
        assert row.receipt_doc is not None
        assert session.scalar(select(func.count()).select_from(Leaf)) == 0


def test_the_documents_and_the_receipt_are_read_as_before(world: World, retention: Retention) -> None:
    sealed = world.seal()
    receipt = receipt_of(world.device.upload(sealed))
    world.opener.work_once()
    world.clock.ms += KEEP.handed_over_ms + 1
    finish(retention)
    assert receipt_of(world.device.commit(sealed)) == receipt
    assert world.reading.paper(sealed.manifest.code, 1) is not None


@pytest.mark.parametrize("stage", [Stage.UPLOADING, Stage.COMMITTED, Stage.OPENED, Stage.PARKED])
def test_leaves_that_may_still_be_read_stay_however_old(
    world: World, retention: Retention, stage: Stage
) -> None:
    dossier_id = hand_over(world)
    with world.database.write() as session:
        session.get_one(Dossier, dossier_id).stage = stage
    world.clock.ms += 1000 * DAY_MS
    finish(retention)
    assert kept(world) == {dossier_id}


def test_a_rejected_dossier_gives_its_room_back_and_stays_rejected(world: World, retention: Retention) -> None:
    hand_over(world)
    twin = world.seal(seed=2, code=world.seal().manifest.code)
    assert error_of(world.device.missing(twin)) == "rejected"
    LeafFiles(world.places.leaves).write(twin.manifest.dossier_id, [(0, b"came before the rejection")])
    world.clock.ms += KEEP.rejected_ms + 1
    finish(retention)
    assert twin.manifest.dossier_id not in kept(world)
    assert error_of(world.device.missing(twin)) == "rejected"


def test_a_file_of_no_dossier_is_swept(world: World, retention: Retention) -> None:
    files = LeafFiles(world.places.leaves)
    orphan = "0192aaaa-0000-7000-8000-0000000000ff"
    files.write(orphan, [(0, b"x")])
    mine = hand_over(world)
    assert kept(world) == {orphan, mine}
    finish(retention)
    assert kept(world) == {mine}


def test_a_power_cut_between_file_and_row_is_made_good(
    world: World, retention: Retention, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier_id = hand_over(world)
    world.clock.ms += KEEP.handed_over_ms + 1
    remove = LeafFiles.remove

    def cut(files: LeafFiles, name: str) -> None:
        remove(files, name)
        raise KeyboardInterrupt

    monkeypatch.setattr(LeafFiles, "remove", cut)
    with pytest.raises(KeyboardInterrupt):
        retention.work_once()
    monkeypatch.undo()
    with world.database.read() as session:
        assert session.get_one(Dossier, dossier_id).leaves_gone_at is None
    finish(Retention(world.database, LeafFiles(world.places.leaves), world.clock, KEEP))
    with world.database.read() as session:
        assert session.get_one(Dossier, dossier_id).leaves_gone_at == world.clock.ms


def test_a_disk_that_does_not_let_go_is_tried_the_next_day(
    world: World, retention: Retention, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_over(world)
    world.clock.ms += KEEP.handed_over_ms + 1

    def refuse(_files: LeafFiles, _name: str) -> None:
        raise OSError(5, "x")

    monkeypatch.setattr(LeafFiles, "remove", refuse)
    assert not retention.work_once()
    monkeypatch.undo()
    assert not retention.work_once()
    world.clock.ms += DAY_MS
    assert finish(retention) > 0
    assert kept(world) == set()
