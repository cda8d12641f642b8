"""The technician asks whether anybody had a hand in the journal."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk_app.flow.moment import Moment
from kiosk_app.store.__main__ import main
from kiosk_app.store.database import Database
from kiosk_app.store.journal import Journal

NOON = Moment(datetime(2026, 11, 22, 5, 0, tzinfo=UTC))


@pytest.fixture
def file(tmp_path: Path, database: Database) -> Path:
    journal = Journal(database, lambda: NOON, "boot")
    journal.note("started")
    journal.note("ended")
    return tmp_path / "visit.db"


def test_a_whole_journal_is_told_with_its_head(
    file: Path, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["journal", "--database", str(file), "--json"]) == 0
    head = Journal(database, lambda: NOON, "boot").head()
    assert json.loads(capsys.readouterr().out) == {"whole": True, "broken_at": None, "head": head}


def test_a_changed_entry_is_named(file: Path, database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    with database.transaction() as rows:
        rows.execute("UPDATE journal SET event = 'other' WHERE number = 2")
    assert main(["journal", "--database", str(file)]) == 1
    assert capsys.readouterr().out == "broken at entry 2\n"


@pytest.mark.parametrize("content", [None, b"no database at all, but long enough to be taken for one" * 20])
def test_what_is_no_database_is_refused_in_one_line(
    tmp_path: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.db"
    if content is not None:
        path.write_bytes(content)
    assert main(["journal", "--database", str(path)]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
