"""The contract of places for blobs, held against a folder and against memory; an S3 bucket joins the list."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from portal.store.blobs import Blobs, FolderBlobs
from portal.store.document_files import DocumentFiles
from portal.store.leaf_files import LeafFiles
from portal.store.leaves import Leaves
from tests.portal.store.memory_blobs import MemoryBlobs

ONE, TWO = "0192aaaa-0000-7000-8000-000000000001", "0192aaaa-0000-7000-8000-0000000000ff"


@pytest.fixture(params=["folder", "memory"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    return FolderBlobs(tmp_path) if request.param == "folder" else MemoryBlobs()


@pytest.fixture
def leaves(tmp_path: Path) -> Leaves:
    return LeafFiles(tmp_path)


def test_what_was_put_is_there(blobs: Blobs) -> None:
    assert blobs.put(ONE, b"first")
    assert (blobs.get(ONE), blobs.exists(ONE), blobs.get(TWO), blobs.exists(TWO)) == (
        b"first",
        True,
        None,
        False,
    )


def test_what_is_there_stays_unless_it_is_to_be_replaced(blobs: Blobs) -> None:
    blobs.put(ONE, b"first")
    assert not blobs.put(ONE, b"second")
    assert blobs.get(ONE) == b"first"
    assert blobs.put(ONE, b"third", replace=True)
    assert blobs.get(ONE) == b"third"


def test_of_many_who_put_the_same_one_is_first(blobs: Blobs) -> None:
    won: list[int] = []

    def put(number: int) -> None:
        if blobs.put(ONE, bytes([number]) * 5000):
            won.append(number)

    threads = [threading.Thread(target=put, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [blobs.get(ONE)] == [bytes([number]) * 5000 for number in won]


def test_nothing_is_a_blob_too(blobs: Blobs) -> None:
    blobs.put(ONE, b"")
    assert (blobs.get(ONE), blobs.exists(ONE)) == (b"", True)


def test_deleting_is_for_good_and_twice_is_fine(blobs: Blobs) -> None:
    blobs.put(f"{ONE}/1", b"x")
    blobs.delete(f"{ONE}/1")
    blobs.delete(f"{ONE}/1")
    assert not blobs.exists(f"{ONE}/1")
    assert blobs.put(f"{ONE}/1", b"y")


def test_names_are_found_by_their_beginning(blobs: Blobs) -> None:
    for name in (f"{ONE}/1", f"{ONE}/12", f"{TWO}/1", "a"):
        blobs.put(name, b"x")
    assert sorted(blobs.names()) == [f"{ONE}/1", f"{ONE}/12", f"{TWO}/1", "a"]
    assert sorted(blobs.names(f"{ONE}/")) == [f"{ONE}/1", f"{ONE}/12"]
    assert sorted(blobs.names(f"{ONE}/12")) == [f"{ONE}/12"]
    assert list(blobs.names("nobody")) == []


def test_there_is_some_room(blobs: Blobs) -> None:
    assert blobs.free_bytes() > 0


@pytest.mark.parametrize("name", ["", "../x", "a//b"])
def test_a_name_that_leads_elsewhere_is_a_bug(blobs: Blobs, name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        blobs.put(name, b"x")


def test_what_a_power_cut_left_half_written_is_no_blob(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path)
    blobs.put(ONE, b"x")
    (tmp_path / ONE[-2:] / f".{TWO}.1.2").write_bytes(b"half")
    assert list(blobs.names()) == [ONE]


def test_leaves_in_any_order_and_over_rotten_ones(leaves: Leaves) -> None:
    leaves.write(ONE, [(5, b"world"), (0, b"rott.")])
    leaves.write(ONE, [(0, b"hello")])
    leaves.sync(ONE)
    assert (leaves.read(ONE, 0, 5), leaves.read(ONE, 5, 5), leaves.read(TWO, 0, 5)) == (b"hello", b"world", b"")


def test_leaves_of_one_dossier_go_and_the_others_stay(leaves: Leaves) -> None:
    for dossier_id in (ONE, TWO):
        leaves.write(dossier_id, [(0, b"x"), (1, b"y")])
    assert sorted(leaves.names()) == [ONE, TWO]
    leaves.remove(ONE)
    leaves.remove(ONE)
    assert (list(leaves.names()), leaves.read(ONE, 0, 1), leaves.read(TWO, 1, 1)) == ([TWO], b"", b"y")


def test_documents_of_a_second_try_replace_those_of_the_first(blobs: Blobs) -> None:
    documents = DocumentFiles(blobs)
    documents.write(ONE, [b"old key 1", b"old key 2"])
    documents.write(ONE, [b"new key 1", b"new key 2"])
    assert [documents.read(ONE, number) for number in (1, 2, 3)] == [b"new key 1", b"new key 2", None]
