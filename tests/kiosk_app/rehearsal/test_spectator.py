"""Whoever watches the outbox sees what changes, in order, and does not disturb it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from kiosk_app.rehearsal.spectator import Spectator, dossiers
from kiosk_app.rehearsal.stage import OUTBOX

TABLES = """
CREATE TABLE outbox (code TEXT, state TEXT, sent_leaves INTEGER, leaves INTEGER, blob_bytes INTEGER,
    attempts INTEGER, submitted_at TEXT, last_fault TEXT, sequence INTEGER);
CREATE TABLE payments (reference TEXT, state TEXT);
CREATE TABLE line (id INTEGER, state TEXT);
INSERT INTO line VALUES (1, 'unknown');
"""


def until(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + 20
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)
    return holds()


def test_states_are_noted_once_each_and_in_order(tmp_path: Path) -> None:
    path = tmp_path / OUTBOX
    watch = Spectator(path)
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as rows:
            rows.execute("PRAGMA journal_mode = WAL")
            rows.executescript(TABLES)
            rows.execute("INSERT INTO outbox VALUES ('C', 'queued', 0, 6, 9, 0, '', NULL, 1)")
            assert until(lambda: watch.first("dossier.queued") is not None)
            rows.execute("UPDATE outbox SET state = 'uploading', sent_leaves = 3")
            assert until(lambda: watch.first("dossier.uploading") is not None)
            rows.execute("UPDATE outbox SET state = 'purged', sent_leaves = 6")
            assert until(lambda: watch.first("dossier.purged") is not None)
            rows.execute("UPDATE outbox SET attempts = 7")
    finally:
        watch.close()
    seen = [(noted.what, noted.detail) for noted in watch.noted if noted.what.startswith("dossier")]
    assert seen == [("dossier.queued", "0/6"), ("dossier.uploading", "3/6"), ("dossier.purged", "6/6")]


def test_a_database_that_is_not_there_yet_holds_no_dossiers(tmp_path: Path) -> None:
    assert dossiers(tmp_path / OUTBOX) == []
