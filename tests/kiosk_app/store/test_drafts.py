"""A draft is for this power-on alone, and nothing of it is readable on the disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk_app.store.database import Database
from kiosk_app.store.drafts import KEY_BYTES, Drafts, draft_key

NAME = "Nguyễn Thị Thử"


def test_the_key_is_made_once_a_power_on_and_is_private(tmp_path: Path) -> None:
    key = draft_key(tmp_path, os.urandom)
    assert draft_key(tmp_path, os.urandom) == key
    assert len(key) == KEY_BYTES
    assert (tmp_path / "draft.key").stat().st_mode & 0o777 == 0o600


def test_a_key_that_was_cut_short_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "draft.key").write_bytes(b"half")
    assert len(draft_key(tmp_path, os.urandom)) == KEY_BYTES


def test_the_last_saved_comes_back_and_the_power_cut_takes_it(database: Database, tmp_path: Path) -> None:
    drafts = Drafts(database, bytes(KEY_BYTES), os.urandom)
    drafts.save("visit", {"name": "before"})
    drafts.save("visit", {"name": NAME})
    assert drafts.load("visit") == {"name": NAME}
    assert drafts.load("another") is None
    assert Drafts(database, b"\1" * KEY_BYTES, os.urandom).load("visit") is None
    on_disk = b"".join(path.read_bytes() for path in tmp_path.glob("visit.db*"))
    assert NAME.encode() not in on_disk
    assert NAME.encode("unicode_escape") not in on_disk


def test_a_draft_put_under_another_visit_does_not_open(database: Database) -> None:
    drafts = Drafts(database, bytes(KEY_BYTES), os.urandom)
    drafts.save("visit", {"name": NAME})
    with database.transaction() as rows:
        rows.execute("UPDATE drafts SET visit = 'other'")
    assert drafts.load("other") is None


@pytest.mark.parametrize("count", [0, 1, 3])
def test_all_are_forgotten_at_once(database: Database, count: int) -> None:
    drafts = Drafts(database, bytes(KEY_BYTES), os.urandom)
    for number in range(count):
        drafts.save(str(number), {})
    assert drafts.forget_all() == count
    assert drafts.forget_all() == 0
