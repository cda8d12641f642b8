"""`portal import`: what comes on a stick goes the same road, and a stick made to hurt does not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.commands import import_stick
from portal.commands.import_stick import Intake, Result
from portal.store.kiosks import revoke
from portal.store.leaf_files import LeafFiles
from portal.store.models import Dossier
from sync.contract.receipts import Receipt, verify_receipt
from sync.envelope import SealedDossier
from sync.envelope.stick import DOSSIERS, RECEIPTS, SUFFIX
from tests.portal.world import World, receipt_of
from tests.sync.builders import KIOSK


@pytest.fixture
def intake(world: World) -> Intake:
    return Intake(world.database, world.config, LeafFiles(world.places.leaves), world.bell)


def lay(stick: Path, sealed: SealedDossier, blob: bytes | None = None) -> str:
    name = sealed.manifest.dossier_id
    (stick / DOSSIERS).mkdir(parents=True, exist_ok=True)
    (stick / DOSSIERS / (name + SUFFIX)).write_bytes(sealed.blob if blob is None else blob)
    return name


def held(world: World) -> list[str]:
    with world.database.read() as session:
        return [row.id for row in session.query(Dossier) if row.receipt_doc is not None]


def test_a_stick_and_the_line_get_the_same_receipt_byte_for_byte(
    world: World, intake: Intake, tmp_path: Path
) -> None:
    first, second = world.seal(1), world.seal(2)
    by_stick = intake.take(tmp_path, lay(tmp_path, first))
    assert by_stick.result == "received"
    assert by_stick.document is not None
    assert receipt_of(world.device.upload_again(first)).to_bytes() == by_stick.document.to_bytes()
    by_line = receipt_of(world.device.upload(second))
    again = intake.take(tmp_path, lay(tmp_path, second))
    assert again.document is not None
    assert again.document.to_bytes() == by_line.to_bytes()
    assert len(held(world)) == 2


def test_an_upload_that_was_cut_off_is_finished_by_the_stick(
    world: World, intake: Intake, tmp_path: Path
) -> None:
    sealed = world.seal()
    world.device.missing(sealed)
    world.device.leaves(sealed, 0, 1)
    assert intake.take(tmp_path, lay(tmp_path, sealed)).result == "received"


def test_what_was_opened_with_a_strange_key_or_changed_is_refused(
    world: World, intake: Intake, tmp_path: Path
) -> None:
    sealed = world.seal()
    blob = bytearray(sealed.blob)
    blob[-1] ^= 1
    assert intake.take(tmp_path, lay(tmp_path, sealed, bytes(blob))).result == "leaf_wrong"
    other = world.seal(3, kiosk="A99")
    assert intake.take(tmp_path, lay(tmp_path, other)).result == "unauthorised"
    cut = intake.take(tmp_path, lay(tmp_path, world.seal(4), sealed.blob[:-7]))
    assert cut == Result("envelope.truncated")
    assert held(world) == []


def test_a_file_under_another_dossiers_name_is_refused(world: World, intake: Intake, tmp_path: Path) -> None:
    name = lay(tmp_path, world.seal(2), world.seal(1).blob)
    assert intake.take(tmp_path, name).result == "bad_request"


def test_a_revoked_kiosks_stick_is_not_taken(world: World, intake: Intake, tmp_path: Path) -> None:
    sealed = world.seal()
    with world.database.write() as session:
        revoke(session, KIOSK)
    assert intake.take(tmp_path, lay(tmp_path, sealed)).result == "unauthorised"


@pytest.mark.parametrize("trap", ["link", "pipe", "folder", "giant"])
def test_traps_on_a_stick_are_unreadable_and_nothing_more(
    world: World, intake: Intake, tmp_path: Path, trap: str
) -> None:
    sealed = world.seal()
    name = sealed.manifest.dossier_id
    path = tmp_path / DOSSIERS / (name + SUFFIX)
    path.parent.mkdir()
    match trap:
        case "link":
            (tmp_path / "inside").write_bytes(sealed.blob)
            path.symlink_to(tmp_path / "inside")
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "giant":
            with path.open("wb") as file:
                file.truncate(1 << 40)
    assert intake.take(tmp_path, name) == Result("unreadable")
    assert held(world) == []


def test_a_link_where_receipts_belong_is_refused(world: World, intake: Intake, tmp_path: Path) -> None:
    sealed = world.seal()
    name = lay(tmp_path, sealed)
    results = {name: intake.take(tmp_path, name)}
    victim = tmp_path / "victim"
    victim.mkdir()
    (tmp_path / RECEIPTS).symlink_to(victim)
    with pytest.raises(OSError, match="link"):
        import_stick._leave_receipts(tmp_path / RECEIPTS, results)
    (tmp_path / RECEIPTS).unlink()
    (tmp_path / RECEIPTS).mkdir()
    (victim / "file").write_bytes(b"untouched")
    for trap in (f"{name}.json", f".{name}.json.tmp"):
        (tmp_path / RECEIPTS / trap).symlink_to(victim / "file")
    import_stick._leave_receipts(tmp_path / RECEIPTS, results)
    assert (victim / "file").read_bytes() == b"untouched"
    document = results[name].document
    assert document is not None
    assert (tmp_path / RECEIPTS / f"{name}.json").read_bytes() == document.to_bytes()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_sealed_file_with_bytes_changed_anywhere_is_never_received_as_something_else(
    world: World, intake: Intake, tmp_path: Path, data: st.DataObject
) -> None:
    sealed = world.seal()
    blob = bytearray(sealed.blob)
    # The readable head is where a parser could stumble; leaves are hashed whole.
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, min(len(blob) - 1, 9000)))
        blob[at] = data.draw(st.integers(0, 255))
    found = intake.take(tmp_path, lay(tmp_path, sealed, bytes(blob)))
    if found.document is not None:
        receipt = verify_receipt(
            found.document,
            world.keyset.receipt_keys,
            dossier_id=sealed.manifest.dossier_id,
            manifest_sha256=sealed.manifest_doc.payload_sha256(),
        )
        assert isinstance(receipt, Receipt)
