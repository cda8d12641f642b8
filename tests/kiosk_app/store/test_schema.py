"""The steps of visit.db: from nothing, from each older file, and never half."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlite_utils

from kiosk_app.store import migrations
from kiosk_app.store.database import VERSION, Database

TABLES = {
    *("content", "content_floor", "drafts", "draft_cards", "journal", "journal_base", "keyset", "witnessed"),
    *("staff_door", "closing"),
}


def made_at(path: Path, version: int) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    migrations.migrate(connection, version)
    connection.close()


def test_there_is_a_step_for_each_version() -> None:
    assert len(migrations.STEPS) == VERSION


@pytest.mark.parametrize("version", range(VERSION + 1))
def test_a_file_of_any_age_comes_up_to_date_and_keeps_its_rows(tmp_path: Path, version: int) -> None:
    path = tmp_path / "visit.db"
    made_at(path, version)
    if version:
        with sqlite3.connect(path) as connection:
            connection.execute("INSERT INTO drafts VALUES ('v', x'00')")
        connection.close()
    database = Database.open(path)
    assert {
        str(name) for (name,) in database.all("SELECT name FROM sqlite_master WHERE type = 'table'")
    } == TABLES
    assert database.one("PRAGMA user_version") == (VERSION,)
    assert database.all("SELECT visit FROM drafts") == ([("v",)] if version else [])
    database.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "visit.db"
    made_at(path, 1)
    first, second, *rest = migrations.STEPS

    def trip(database: sqlite_utils.Database) -> None:
        second(database)
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(migrations, "STEPS", (first, trip, *rest))
        with pytest.raises(ZeroDivisionError):
            Database.open(path)
    # A table left behind would stop the step from being taken again.
    Database.open(path).close()


def test_commit_means_durable(database: Database) -> None:
    found = {name: database.one(f"PRAGMA {name}") for name in ("journal_mode", "synchronous", "secure_delete")}
    assert found == {"journal_mode": ("wal",), "synchronous": (2,), "secure_delete": (1,)}


def test_a_file_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "visit.db"
    made_at(path, VERSION)
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(sqlite3.NotSupportedError):
        Database.open(path)
