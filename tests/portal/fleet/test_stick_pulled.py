"""The stick is pulled in the middle of an import: said, nothing half taken in, the same stick finishes it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from portal.__main__ import main
from portal.commands import import_stick
from portal.commands.import_stick import Intake, Result
from portal.errands import Errands
from portal.store.leaf_files import LeafFiles
from portal.store.models import Dossier
from sync.envelope import SealedDossier
from sync.envelope.stick import DOSSIERS, INDEX, KEYSET, RECEIPTS, SUFFIX, Entry, Index
from tests.portal.engines import SQLITE
from tests.portal.world import World
from tests.sync.builders import KIOSK, SCAN
from tests.sync.pulled_stick import PulledStick

pytestmark = pytest.mark.parametrize("store_url", [SQLITE], indirect=True)
#: Of which a reader takes more than one piece.
LARGE = SCAN * 20


def lay(stick: Path, *dossiers: SealedDossier) -> None:
    shutil.rmtree(stick, ignore_errors=True)
    (stick / DOSSIERS).mkdir(parents=True)
    for sealed in dossiers:
        (stick / DOSSIERS / (sealed.manifest.dossier_id + SUFFIX)).write_bytes(sealed.blob)
    entries = (
        Entry(each.manifest.dossier_id, each.manifest_doc.payload_sha256(), len(each.blob)) for each in dossiers
    )
    (stick / INDEX).write_bytes(Index(KIOSK, tuple(entries)).to_bytes())


def held(world: World) -> set[str]:
    with world.database.read() as session:
        return {row.id for row in session.query(Dossier) if row.receipt_doc is not None}


def test_a_read_error_in_the_middle_of_a_file_takes_nothing_in_and_is_no_trap(
    world: World, tmp_path: Path
) -> None:
    intake = Intake(world.database, world.config, LeafFiles(world.places.leaves), world.bell)
    sealed = world.seal(1, (LARGE, b""))
    lay(tmp_path / "stick", sealed)
    name, at = sealed.manifest.dossier_id, 0
    while True:
        with PulledStick(tmp_path / "stick", at).under() as pulled:
            result = intake.take(tmp_path / "stick", name)
        if not pulled.is_pulled:
            break
        assert result == Result("stick.error"), at
        assert held(world) == set(), at
        at += 1
    assert at > 4, "open, look, and more than one piece"
    assert result.result == "received"


def test_a_file_that_was_half_written_is_refused_and_taken_when_it_is_whole(
    world: World, tmp_path: Path
) -> None:
    intake = Intake(world.database, world.config, LeafFiles(world.places.leaves), world.bell)
    sealed = world.seal(1, (LARGE, b""))
    stick, name = tmp_path / "stick", sealed.manifest.dossier_id
    lay(stick, sealed)
    path = stick / DOSSIERS / (name + SUFFIX)
    for part in (0, 1, 11, 4000, len(sealed.blob) // 2, len(sealed.blob) - 1):
        path.write_bytes(sealed.blob[:part])
        assert intake.take(stick, name).document is None, part
        assert held(world) == set(), part
    path.write_bytes(sealed.blob)
    assert intake.take(stick, name).result == "received"


def test_pulled_at_any_touch_the_command_fails_and_the_same_stick_finishes_it(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(import_stick, "DirectBell", lambda: world.bell)
    world.places.ports.parent.mkdir(parents=True, exist_ok=True)
    world.places.ports.write_text(json.dumps({"pid": os.getpid()}))
    stick = tmp_path / "stick"
    order = ["import", str(stick), "--state", str(world.places.state), "--json"]
    seed, at, through = 1, 0, False
    taken = set[str]()
    while not through:
        first, second = world.seal(seed, (LARGE, b"")), world.seal(seed + 1)
        names = {first.manifest.dossier_id, second.manifest.dossier_id}
        lay(stick, first, second)
        capsys.readouterr()
        with PulledStick(stick, at).under() as pulled:
            status = main(order)
        told = capsys.readouterr()
        rows = {row["dossier_id"]: row["result"] for row in json.loads(told.out)}
        through = not pulled.is_pulled
        assert status == (0 if through else 1), at
        assert through or "the stick: " in told.err or "stick.error" in rows.values(), at
        received = {name for name, result in rows.items() if result == "received"}
        assert held(world) == taken | received, "what is told as received is received, and nothing else"
        assert main(order) == 0
        assert {path.stem for path in (stick / RECEIPTS).iterdir()} == names
        assert (stick / KEYSET).read_bytes() == world.places.keyset.read_bytes()
        taken |= names
        assert held(world) == taken
        seed, at = seed + 2, at + 1
    assert at > 30


def test_a_file_of_ports_that_a_dead_server_left_does_not_count_as_a_server(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world.places.ports.parent.mkdir(parents=True, exist_ok=True)
    gone = subprocess.Popen(["true"])
    gone.wait()
    world.places.ports.write_text(json.dumps({"pid": gone.pid}))
    lay(tmp_path / "stick", world.seal(1))
    assert main(["import", str(tmp_path / "stick"), "--state", str(world.places.state)]) == 69
    assert "no server runs" in capsys.readouterr().err
    assert held(world) == set()


def test_after_a_committer_that_does_not_answer_the_rest_is_left_for_the_next_try(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    async def silent(_errands: Errands, errand_id: str, _wait_s: float) -> None:
        asked.append(errand_id)

    world.places.ports.parent.mkdir(parents=True, exist_ok=True)
    world.places.ports.write_text(json.dumps({"pid": os.getpid()}))
    lay(tmp_path / "stick", world.seal(1), world.seal(2), world.seal(3))
    order = ["import", str(tmp_path / "stick"), "--state", str(world.places.state), "--json"]
    with monkeypatch.context() as patched:
        patched.setattr(Errands, "answer", silent)
        assert main(order) == 1
    told = capsys.readouterr()
    assert len(asked) == 1
    assert [row["result"] for row in json.loads(told.out)] == ["unavailable"] * 3
    assert "the committer does not answer" in told.err
    monkeypatch.setattr(import_stick, "DirectBell", lambda: world.bell)
    assert main(order) == 0
    assert len(held(world)) == 3
