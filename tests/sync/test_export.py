"""To a stick and back: sealed copies that were read back, an index without people, receipts that verify."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.__main__ import main
from sync.contract import receipts, signed
from sync.envelope.stick import DOSSIERS, INDEX, RECEIPTS, Index, names, parse_index, read_bounded
from sync.export import export, warnings
from sync.store import NewDossier, leaving, pulls, queue
from sync.store.rows import DossierStep
from tests.sync.builders import NAME, NUMBER
from tests.sync.conftest import World
from tests.sync.test_command import write_config
from tests.sync.worlds import KEYS

AT = "2026-11-22T03:04:00Z"


def name_of(dossier: NewDossier) -> str:
    return dossier.sealed.manifest.dossier_id


def receipt(dossier: NewDossier, key: str = "receipt", **changes: str) -> bytes:
    manifest = dossier.sealed.manifest
    said = {
        "dossier_id": manifest.dossier_id,
        "code": manifest.code,
        "manifest_sha256": dossier.sealed.manifest_doc.payload_sha256(),
        "received_at": AT,
        "official_state": receipts.DossierState.RECEIVED.value,
    }
    return signed.sign(signed.Kind.RECEIPT, said | changes, getattr(KEYS, key)).to_bytes()


@pytest.fixture
def config(world: World) -> Path:
    return write_config(world.folder)


@pytest.fixture
def stick(world: World) -> Path:
    return world.folder / "stick"


def tool(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> list[dict[str, object]]:
    capsys.readouterr()
    assert main([*arguments, "--json"]) == status
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out or "[]")
    return found


def test_parked_dossiers_go_on_the_stick_as_they_are_and_stay_in_the_queue(
    world: World, config: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parked, waiting = world.submit(1), world.submit(2)
    queue.park(world.store, name_of(parked), "envelope.tampered")
    (row,) = tool(capsys, "export", str(stick), "--config", str(config))
    assert (row["dossier_id"], row["result"]) == (name_of(parked), "exported")
    copy = stick / DOSSIERS / f"{name_of(parked)}.sealed"
    assert copy.read_bytes() == world.blob(parked).read_bytes()
    assert world.row(parked).state is DossierStep.PARKED
    assert set(leaving.exported(world.store)) == {name_of(parked)}
    assert len(tool(capsys, "export", str(stick), "--all", "--config", str(config))) == 2
    assert world.row(waiting).state is DossierStep.QUEUED
    index = parse_index((stick / INDEX).read_bytes())
    assert isinstance(index, Index)
    assert {entry.dossier_id for entry in index.entries} == {name_of(parked), name_of(waiting)}
    told = (stick / INDEX).read_text()
    for word in (NAME, NUMBER, parked.sealed.manifest.code):
        assert word not in told


def test_the_same_again_writes_nothing_anew_and_a_damaged_copy_is_made_good(world: World, stick: Path) -> None:
    dossier = world.submit()
    rows = leaving.leaving(world.store, parked_only=False)
    assert [out.fault for out in export(rows, world.session.blobs, stick, "k")] == [""]
    copy = stick / DOSSIERS / f"{name_of(dossier)}.sealed"
    before = copy.stat().st_mtime_ns
    assert [out.fault for out in export(rows, world.session.blobs, stick, "k")] == [""]
    assert copy.stat().st_mtime_ns == before
    data = bytearray(copy.read_bytes())
    data[-1] ^= 1
    copy.write_bytes(data)
    assert [out.fault for out in export(rows, world.session.blobs, stick, "k")] == ["stick.damaged"]
    assert [out.fault for out in export(rows, world.session.blobs, stick, "k")] == [""]
    assert copy.read_bytes() == world.blob(dossier).read_bytes()


def test_a_dossier_that_rotted_here_is_not_called_safe_there(world: World, stick: Path) -> None:
    dossier = world.submit()
    with world.blob(dossier).open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"\0")
    rows = leaving.leaving(world.store, parked_only=False)
    (out,) = export(rows, world.session.blobs, stick, "k")
    assert out.fault == "envelope.tampered"
    world.blob(dossier).unlink()
    (out,) = export(rows, world.session.blobs, stick, "k")
    assert out.fault


def test_a_full_stick_is_a_fault_of_that_dossier(
    world: World, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.submit()
    rows = leaving.leaving(world.store, parked_only=False)
    full = shutil.disk_usage("/")._replace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: full)
    assert [out.fault for out in export(rows, world.session.blobs, stick, "k")] == ["stick.full"]
    assert not list((stick / DOSSIERS).iterdir())


def test_the_kiosks_own_disk_is_a_warning_not_a_refusal(world: World, stick: Path) -> None:
    assert warnings(stick, world.folder) == ["this folder lies on the kiosk's own disk"]


def test_a_link_on_the_stick_leads_nowhere(world: World, stick: Path) -> None:
    dossier = world.submit()
    outside = world.folder / "outside"
    outside.write_bytes(b"untouched")
    (stick / DOSSIERS).mkdir(parents=True)
    for name in (f"{name_of(dossier)}.sealed", f".{name_of(dossier)}.sealed.tmp"):
        (stick / DOSSIERS / name).symlink_to(outside)
    rows = leaving.leaving(world.store, parked_only=False)
    assert [out.fault for out in export(rows, world.session.blobs, stick, "k")] == [""]
    assert outside.read_bytes() == b"untouched"
    assert not (stick / DOSSIERS / f"{name_of(dossier)}.sealed").is_symlink()


def test_a_link_in_the_place_of_the_folder_takes_nothing(world: World, stick: Path) -> None:
    world.submit()
    outside = world.folder / "outside"
    outside.mkdir()
    stick.mkdir(exist_ok=True)
    (stick / DOSSIERS).symlink_to(outside)
    with pytest.raises(OSError, match="dossiers is a link"):
        export(leaving.leaving(world.store, parked_only=False), world.session.blobs, stick, "k")
    assert not list(outside.iterdir())


@pytest.fixture
def believing(world: World) -> World:
    pulls.put(world.store, pulls.KEYSET, 1, KEYS.keyset_doc().to_bytes(), world.clock.now())
    return world


def test_a_receipt_from_the_stick_lets_a_dossier_go(
    believing: World, config: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = believing.submit()
    (stick / RECEIPTS).mkdir(parents=True)
    (stick / RECEIPTS / f"{name_of(dossier)}.json").write_bytes(receipt(dossier))
    (row,) = tool(capsys, "import-receipts", str(stick), "--config", str(config))
    assert row["result"] == "received"
    assert believing.row(dossier).state is DossierStep.PURGED
    assert not believing.blob(dossier).exists()
    (row,) = tool(capsys, "import-receipts", str(stick), "--config", str(config))
    assert row["result"] == "known"


@pytest.mark.parametrize("forged", ["key", "manifest", "other", "code", "nonsense", "link", "device", "large"])
def test_no_forged_receipt_lets_a_dossier_go(
    believing: World, config: Path, stick: Path, capsys: pytest.CaptureFixture[str], forged: str
) -> None:
    dossier = believing.submit()
    other = believing.submit(2)
    (stick / RECEIPTS).mkdir(parents=True)
    path = stick / RECEIPTS / f"{name_of(dossier)}.json"
    match forged:
        case "key":
            path.write_bytes(receipt(dossier, "sender"))
        case "manifest":
            path.write_bytes(receipt(dossier, manifest_sha256="0" * 64))
        case "other":
            path.write_bytes(receipt(other))
        case "code":
            path.write_bytes(receipt(dossier, code=other.sealed.manifest.code))
        case "nonsense":
            path.write_bytes(b'{"payload":')
        case "link":
            (believing.folder / "good").write_bytes(receipt(dossier))
            path.symlink_to(believing.folder / "good")
        case "device":
            os.mkfifo(path)
        case "large":
            path.write_bytes(b"{" + b" " * (1 << 20))
    (row,) = tool(capsys, "import-receipts", str(stick), "--config", str(config), status=1)
    assert row["result"] in {"unverified", "unreadable"}
    assert believing.row(dossier).state is DossierStep.QUEUED
    assert believing.blob(dossier).exists()


@pytest.mark.parametrize(
    ("signer", "version", "result"), [("root", 2, "received"), ("root", 1, ""), ("sender", 9, "")]
)
def test_a_key_set_on_the_stick_is_believed_under_the_root_alone_and_never_an_older_one(
    world: World, config: Path, stick: Path, signer: str, version: int, result: str
) -> None:
    dossier = world.submit()
    # The set in use is damaged here: its number alone still says what would be a step back.
    pulls.put(world.store, pulls.KEYSET, 2, b"{}", world.clock.now())
    (stick / RECEIPTS).mkdir(parents=True)
    (stick / RECEIPTS / f"{name_of(dossier)}.json").write_bytes(receipt(dossier))
    document = signed.sign(signed.Kind.KEYSET, KEYS.keyset(version).to_json(), getattr(KEYS, signer))
    (stick / "keyset.json").write_bytes(document.to_bytes())
    assert main(["import-receipts", str(stick), "--json", "--config", str(config)]) == (0 if result else 1)
    assert (world.row(dossier).state is DossierStep.PURGED) is bool(result)


def test_another_kiosks_receipt_is_passed_over(
    believing: World, config: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = believing.submit()
    stranger = name_of(dossier)[:-1] + ("0" if name_of(dossier)[-1] != "0" else "1")
    (stick / RECEIPTS).mkdir(parents=True)
    (stick / RECEIPTS / f"{stranger}.json").write_bytes(receipt(dossier))
    (row,) = tool(capsys, "import-receipts", str(stick), "--config", str(config))
    assert row["result"] == "stranger"


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_no_index_whatever_trips_its_reader(data: bytes) -> None:
    found = parse_index(data)
    assert not isinstance(found, Index) or len(found.entries) >= 0


def test_only_names_of_dossiers_are_looked_at(tmp_path: Path) -> None:
    for name in (
        "x.sealed",
        ".sealed",
        "../x.sealed".replace("/", "_"),
        "018f0000-0000-7000-8000-00000000000A.sealed",
    ):
        (tmp_path / name).touch()
    good = "018f0000-0000-7000-8000-00000000000a"
    (tmp_path / f"{good}.sealed").touch()
    assert names(tmp_path, ".sealed") == [good]
    assert read_bounded(tmp_path / f"{good}.sealed", 10) == b""
    (tmp_path / f"{good}.sealed").write_bytes(b"x" * 11)
    assert read_bounded(tmp_path / f"{good}.sealed", 10) is None
