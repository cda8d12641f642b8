"""The stick is pulled in the middle of an export, at each touch of it: said, nothing lost, a retry mends it."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from sync.__main__ import main
from sync.envelope.stick import DOSSIERS, INDEX, RECEIPTS, Index, parse_index
from sync.export import Outcome, export
from sync.store import NewDossier, leaving, pulls
from sync.store.rows import DossierStep
from tests.sync.builders import KIOSK, SCAN
from tests.sync.conftest import World
from tests.sync.pulled_stick import PulledStick
from tests.sync.test_command import write_config
from tests.sync.test_export import name_of, receipt
from tests.sync.worlds import KEYS

#: Of which the reader of the kiosk takes more than one piece.
LARGE = SCAN * 20


@pytest.fixture
def stick(world: World) -> Path:
    return world.folder / "stick"


@pytest.fixture
def filed(world: World) -> list[NewDossier]:
    return [world.submit(1, (LARGE, b"")), world.submit(2)]


def carried(world: World, stick: Path) -> list[Outcome]:
    return export(leaving.leaving(world.store, parked_only=False), world.session.blobs, stick, KIOSK)


def whole(world: World, filed: list[NewDossier], stick: Path) -> None:
    """Both lie there as they lie here, the index names them, and nothing else is there."""
    assert {path.name for path in (stick / DOSSIERS).iterdir()} == {f"{name_of(each)}.sealed" for each in filed}
    for each in filed:
        copy = stick / DOSSIERS / f"{name_of(each)}.sealed"
        assert copy.read_bytes() == world.blob(each).read_bytes()
    index = parse_index((stick / INDEX).read_bytes())
    assert isinstance(index, Index)
    assert {entry.dossier_id for entry in index.entries} == {name_of(each) for each in filed}
    assert {path.name for path in stick.iterdir()} == {DOSSIERS, INDEX}


def still_here(world: World, filed: list[NewDossier]) -> None:
    for each in filed:
        assert world.row(each).state is DossierStep.QUEUED
        assert world.blob(each).exists()


@pytest.mark.parametrize("there_before", [False, True], ids=["empty", "exported before"])
def test_pulled_at_any_touch_it_is_a_fault_of_the_stick_and_the_same_stick_is_made_whole(
    world: World, filed: list[NewDossier], stick: Path, there_before: bool
) -> None:
    def fresh() -> None:
        shutil.rmtree(stick, ignore_errors=True)
        if there_before:
            carried(world, stick)

    fresh()
    with PulledStick(stick).under() as counted:
        assert [out.fault for out in carried(world, stick)] == ["", ""]
    assert counted.touches > 20
    for at in range(counted.touches):
        fresh()
        with PulledStick(stick, at).under() as pulled:
            try:
                faults = [out.fault for out in carried(world, stick)]
            except OSError:
                faults = ["stick.error"]
            assert pulled.is_pulled
        # The last touch of all may be one whose loss changes nothing; a promise there is kept.
        assert "stick.error" in faults or is_whole(world, filed, stick), at
        assert set(faults) <= {"", "stick.error"}, at
        still_here(world, filed)
        assert [out.fault for out in carried(world, stick)] == ["", ""], at
        whole(world, filed, stick)


def is_whole(world: World, filed: list[NewDossier], stick: Path) -> bool:
    try:
        whole(world, filed, stick)
    except AssertionError:
        return False
    return True


@pytest.mark.parametrize("part", [0.2, 0.5, 0.95])
def test_the_command_fails_marks_nothing_as_carried_and_works_with_the_stick_back_in(
    world: World, filed: list[NewDossier], stick: Path, capsys: pytest.CaptureFixture[str], part: float
) -> None:
    order = ["export", str(stick), "--all", "--json", "--config", str(write_config(world.folder))]
    with PulledStick(stick).under() as counted:
        carried(world, stick)
    shutil.rmtree(stick)
    with PulledStick(stick, int(counted.touches * part)).under():
        assert main(order) == 1
    told = capsys.readouterr()
    assert "stick" in told.err + told.out
    assert leaving.exported(world.store) == {}
    still_here(world, filed)
    assert main(order) == 0
    assert {row["result"] for row in json.loads(capsys.readouterr().out)} == {"exported"}
    assert set(leaving.exported(world.store)) == {name_of(each) for each in filed}
    whole(world, filed, stick)


def test_a_copy_that_can_not_be_read_is_written_anew_and_not_told_before(
    world: World, filed: list[NewDossier], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bad place on the stick: its size is right, and the reading of it fails."""
    carried(world, stick)
    bad = stick / DOSSIERS / f"{name_of(filed[0])}.sealed"
    real, number = os.open, bad.stat().st_ino

    def fails(path: object, *arguments: int) -> int:
        if str(path) == str(bad) and os.stat(bad).st_ino == number:
            raise OSError(errno.EIO, "bad place")
        return real(path, *arguments)  # type: ignore[arg-type]  # whatever os.open takes

    monkeypatch.setattr(os, "open", fails)
    assert [out.fault for out in carried(world, stick)] == ["stick.error", ""]
    index = parse_index((stick / INDEX).read_bytes())
    assert isinstance(index, Index)
    assert [entry.dossier_id for entry in index.entries] == [name_of(filed[1])]
    assert [out.fault for out in carried(world, stick)] == ["", ""]
    whole(world, filed, stick)


def test_a_bad_place_on_the_kiosks_own_disk_is_not_blamed_on_the_stick(
    world: World, filed: list[NewDossier], stick: Path
) -> None:
    with PulledStick(world.blob(filed[0]), 0).under():
        assert [out.fault for out in carried(world, stick)] == ["disk.error", ""]


def test_receipts_half_read_purge_nothing_and_are_read_the_next_time(
    world: World, filed: list[NewDossier], stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pulls.put(world.store, pulls.KEYSET, 1, KEYS.keyset_doc().to_bytes(), world.clock.now())
    (stick / RECEIPTS).mkdir(parents=True)
    for each in filed:
        (stick / RECEIPTS / f"{name_of(each)}.json").write_bytes(receipt(each))
    order = ["import-receipts", str(stick), "--json", "--config", str(write_config(world.folder))]
    at = 0
    while True:
        with PulledStick(stick, at).under() as pulled:
            status = main(order)
        if not pulled.is_pulled:
            break
        assert status == 1, at
        received = {row["dossier_id"] for row in rows_of(capsys) if row["result"] == "received"}
        for each in filed:
            # Those whose receipt was read whole before the pull are through, and no others.
            gone = not world.blob(each).exists()
            assert gone is (world.row(each).state is DossierStep.PURGED)
            assert gone or name_of(each) not in received
        at += 1
    assert status == 0
    assert {world.row(each).state for each in filed} == {DossierStep.PURGED}


def rows_of(capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(capsys.readouterr().out or "[]")
    return found
