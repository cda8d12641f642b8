"""A draft is for this power-on alone, and nothing of it is readable on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.scanner.page.memory import lies_in_memory, private_folder
from kiosk_app.store import drafts
from kiosk_app.store.database import Database
from kiosk_app.store.drafts import KEY_BYTES, Drafts, draft_key

NAME = "Nguyễn Thị Thử"


@pytest.fixture
def memory() -> Iterator[Path]:
    with private_folder() as (folder, _lock):
        yield folder


def test_the_key_is_made_once_a_power_on_and_is_private(memory: Path) -> None:
    key = draft_key(memory, os.urandom)
    assert draft_key(memory, os.urandom) == key
    assert len(key) == KEY_BYTES
    assert (memory / "draft.key").stat().st_mode & 0o777 == 0o600


def test_a_key_that_was_cut_short_is_made_anew(memory: Path) -> None:
    (memory / "draft.key").write_bytes(b"half")
    assert len(draft_key(memory, os.urandom)) == KEY_BYTES


def test_without_a_memory_file_system_no_key_is_written_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "lies_in_memory", lambda _folder: False)
    key = draft_key(tmp_path, os.urandom)
    assert len(key) == KEY_BYTES
    assert draft_key(tmp_path, os.urandom) != key
    assert list(tmp_path.iterdir()) == []


def test_a_disk_is_not_taken_for_memory(memory: Path) -> None:
    assert lies_in_memory(memory)
    assert not lies_in_memory(Path("/proc"))


def test_the_last_saved_comes_back_and_the_power_cut_takes_it(database: Database, tmp_path: Path) -> None:
    kept = Drafts(database, bytes(KEY_BYTES), os.urandom)
    kept.save("visit", {"name": "before"})
    kept.save("visit", {"name": NAME})
    assert kept.load("visit") == {"name": NAME}
    assert kept.load("another") is None
    assert Drafts(database, b"\1" * KEY_BYTES, os.urandom).load("visit") is None
    on_disk = b"".join(path.read_bytes() for path in tmp_path.glob("visit.db*"))
    assert NAME.encode() not in on_disk
    assert NAME.encode("unicode_escape") not in on_disk


def test_a_draft_put_under_another_visit_does_not_open(database: Database) -> None:
    kept = Drafts(database, bytes(KEY_BYTES), os.urandom)
    kept.save("visit", {"name": NAME})
    with database.transaction() as rows:
        rows.execute("UPDATE drafts SET visit = 'other'")
    assert kept.load("other") is None


@pytest.mark.parametrize("count", [0, 1, 3])
def test_all_are_forgotten_at_once(database: Database, count: int) -> None:
    kept = Drafts(database, bytes(KEY_BYTES), os.urandom)
    for number in range(count):
        kept.save(str(number), {})
    assert kept.forget_all() == count
    assert kept.forget_all() == 0
