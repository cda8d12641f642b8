"""A damaged visit.db holds nothing that was filed: it is set aside, and the kiosk serves on with a new one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk_app.store import database as databases
from kiosk_app.store.database import Database


def torn(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


def nonsense(path: Path) -> None:
    path.write_bytes(b"no database at all, but long enough to be taken for one" * 200)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "visit.db"
    database = Database.open(made)
    with database.transaction() as rows:
        rows.execute("INSERT INTO drafts (visit, sealed) VALUES ('v', x'00')")
    database.close()
    return made


@pytest.mark.parametrize("damage", [torn, nonsense])
def test_a_damaged_file_is_kept_as_evidence_and_a_new_one_is_made(
    path: Path, damage: Callable[[Path], None]
) -> None:
    damage(path)
    evidence = path.read_bytes()
    database, renewed = Database.open_or_renew(path)
    assert renewed
    assert database.all("SELECT visit FROM drafts") == []
    database.close()
    assert path.with_name("visit.db.damaged").read_bytes() == evidence
    again, renewed = Database.open_or_renew(path)
    assert not renewed
    again.close()


def test_a_whole_file_is_taken_as_it_is(path: Path) -> None:
    database, renewed = Database.open_or_renew(path)
    assert not renewed
    assert database.all("SELECT visit FROM drafts") == [("v",)]
    database.close()


def test_what_is_no_damage_is_not_set_aside(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(sqlite3.NotSupportedError):
        Database.open_or_renew(path)
    assert not path.with_name("visit.db.damaged").exists()


def test_a_setting_that_does_not_hold_is_found_also_without_assertions(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A value that SQLite takes for another one stands for a setting that the file system refuses.
    monkeypatch.setattr(databases, "_SETTINGS", (("synchronous", 7),))
    with pytest.raises(sqlite3.OperationalError, match="synchronous"):
        Database.open(path)
