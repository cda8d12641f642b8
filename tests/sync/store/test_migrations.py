"""A file of any age comes up to date with its rows, and each step does what it says."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from sync.store import migrations
from sync.store.connection import SCHEMA_VERSION, Connection, open_connection
from tests.sync.worlds import new_dossier


def made_at(path: Path, version: int) -> None:
    """A file as the program of that version left it, with one dossier waiting."""
    connection = sqlite3.connect(path, isolation_level=None)
    migrations.migrate(connection, version)
    sealed = new_dossier().sealed
    connection.execute(
        "INSERT INTO outbox (dossier_id, code, sequence, state, blob_bytes, leaves, manifest, manifest_sha256,"
        " practice, submitted_at, submitted_trust) VALUES (?, ?, 1, 'queued', 1, 1, ?, ?, 1, '', 'estimated')",
        (
            sealed.manifest.dossier_id,
            sealed.manifest.code,
            sealed.manifest_doc.to_bytes(),
            sealed.manifest_doc.payload_sha256(),
        ),
    )
    connection.close()


def test_there_is_a_step_for_each_version() -> None:
    assert sorted(migrations.STEPS) == list(range(1, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_file_of_any_age_comes_up_to_date_and_keeps_its_rows(folder: Path, version: int) -> None:
    made_at(folder / "outbox.db", version)
    store = open_connection(folder / "outbox.db", check=True)
    assert isinstance(store, Connection)
    assert store.one("PRAGMA user_version")[0] == SCHEMA_VERSION  # type: ignore[index]  # a pragma always answers
    assert [row["state"] for row in store.all("SELECT state FROM outbox")] == ["queued"]
    store.close()


def test_migration_3_finds_what_is_through_by_an_index(folder: Path) -> None:
    made_at(folder / "outbox.db", 3)
    connection = sqlite3.connect(folder / "outbox.db")
    plan = connection.execute(
        "EXPLAIN QUERY PLAN SELECT sequence FROM outbox WHERE state = 'purged' ORDER BY sequence DESC"
        " LIMIT 1 OFFSET 50000"
    ).fetchall()
    connection.close()
    assert "outbox_through" in str(plan)
