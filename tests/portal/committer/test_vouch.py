"""The committer believes the disk, nobody else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from portal.store.leaf_files import LeafFiles
from portal.store.models import Dossier, Leaf
from sync.contract import wire
from tests.portal.world import World, error_of, receipt_of

REPOSITORY = Path(__file__).resolve().parents[3]
KEY_MODULES = ("portal.keys", "portal.committer", "portal.opener", "portal.console", "portal.at_rest")


def test_a_leaf_that_rotted_on_the_disk_is_asked_for_again(world: World) -> None:
    sealed = world.seal()
    world.device.missing(sealed)
    for number in range(len(sealed.manifest.leaves)):
        world.device.leaves(sealed, number, 1)
    path = LeafFiles(world.places.leaves).path(sealed.manifest.dossier_id)
    rotten = bytearray(path.read_bytes())
    rotten[sealed.manifest.sizes[0] + 5] ^= 1
    path.write_bytes(rotten)
    assert error_of(world.device.commit(sealed)) == "leaves_missing"
    assert wire.parse_missing_reply(world.device.missing(sealed).content) == wire.MissingReply((1,))
    world.device.leaves(sealed, 1, 1)
    receipt_of(world.device.commit(sealed))


def test_rows_without_bytes_are_worth_nothing(world: World) -> None:
    """A handler that lies about what it stored gets no signature."""
    sealed = world.seal()
    world.device.missing(sealed)
    with world.database.write() as session:
        session.add_all(
            Leaf(dossier_id=sealed.manifest.dossier_id, number=n) for n in range(len(sealed.manifest.leaves))
        )
    assert error_of(world.device.commit(sealed)) == "leaves_missing"
    with world.database.read() as session:
        assert session.get_one(Dossier, sealed.manifest.dossier_id).receipt_doc is None


def test_a_manifest_that_was_swapped_in_the_row(world: World) -> None:
    sealed, other = world.seal(1), world.seal(2)
    world.device.missing(sealed)
    for number in range(len(sealed.manifest.leaves)):
        world.device.leaves(sealed, number, 1)
    world.parts.dossiers.keep_header(sealed.manifest.dossier_id, b"")
    with world.database.write() as session:
        row = session.get_one(Dossier, sealed.manifest.dossier_id)
        row.manifest_doc = other.manifest_doc.to_bytes().decode()
    world.parts.errands.put("by hand", "committer", "commit", sealed.manifest.dossier_id.encode())
    answer = world.parts.errands.read("by hand")
    assert answer is not None
    assert answer.status == 401


def test_an_errand_that_trips_the_committer_does_not_stop_it(world: World) -> None:
    world.parts.errands.put("bad", "committer", "commit", b"\xff\xfe")
    sealed = world.seal()
    receipt_of(world.device.upload(sealed))
    answer = world.parts.errands.read("bad")
    assert answer is not None
    assert answer.status == 503


def test_while_the_committer_is_away_the_kiosk_is_asked_to_come_again(state: Path) -> None:
    world = World.in_folder(state, answer_wait_s=0)
    world.bell.desks = {}
    sealed = world.seal()
    answer = world.device.upload(sealed)
    assert (answer.status_code, error_of(answer)) == (503, "unavailable")
    world.committer.work_once()
    receipt_of(world.device.commit(sealed))
    world.close()


@pytest.mark.parametrize("folder", ["ingest", "public", "pages"])
def test_what_faces_the_network_cannot_even_name_a_key(folder: str) -> None:
    named = {
        node.module or ""
        for path in (REPOSITORY / "portal" / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
    }
    assert [name for name in named if name.startswith(KEY_MODULES)] == []
