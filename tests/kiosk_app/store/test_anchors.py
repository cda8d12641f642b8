"""What the portal saw of the journal convicts a chain that was cut off or made anew."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk_app.flow.moment import Moment
from kiosk_app.store.__main__ import main
from kiosk_app.store.database import Database
from kiosk_app.store.journal import GENESIS, Journal

NOON = Moment(datetime(2026, 11, 22, 5, 0, tzinfo=UTC))


@pytest.fixture
def journal(database: Database) -> Journal:
    return Journal(database, lambda: NOON, "boot")


@pytest.fixture
def anchors(journal: Journal, tmp_path: Path) -> Path:
    """As the portal keeps them: before anything was noted, after two entries, after four."""
    seen = [journal.newest()]
    for _ in range(2):
        journal.note("visit.ended")
        journal.note("submitted", "birth_extract")
        seen.append(journal.newest())
    path = tmp_path / "anchors.json"
    path.write_text(json.dumps([{"number": number, "head": head} for number, head in seen]))
    return path


def verify(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    database = path.with_name("visit.db")
    status = main(["verify", "--database", str(database), "--anchors", str(path), "--json"])
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    assert status == (1 if told["mismatched"] or not told["whole"] else 0)
    return told


def test_an_honest_journal_holds_against_what_the_portal_saw(
    anchors: Path, journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    journal.note("started")
    told = verify(anchors, capsys)
    assert (told["whole"], told["anchors_held"], told["mismatched"]) == (True, 3, [])


def test_entries_cut_off_at_the_end_are_found(
    anchors: Path, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    with database.transaction() as rows:
        rows.execute("DELETE FROM journal WHERE number > 3")
    told = verify(anchors, capsys)
    assert (told["whole"], told["mismatched"]) == (True, [4])


def test_a_chain_made_anew_is_found_however_whole(
    anchors: Path, database: Database, journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    with database.transaction() as rows:
        rows.execute("DELETE FROM journal")
    for _ in range(6):
        journal.note("visit.ended")
    told = verify(anchors, capsys)
    assert (told["whole"], told["mismatched"]) == (True, [2, 4])


def test_the_oldest_are_forgotten_a_few_at_a_time_and_the_rest_still_holds(
    anchors: Path, database: Database, journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    newest = journal.newest()
    assert [journal.trim(keep=1, at_once=2) for _ in range(3)] == [2, 1, 0]
    assert (journal.broken_at(), journal.newest()) == (None, newest)
    told = verify(anchors, capsys)
    assert (told["anchors_held"], told["anchors_older"], told["mismatched"]) == (2, 1, [])
    with database.transaction() as rows:
        rows.execute("DELETE FROM journal")
    assert journal.newest() == (3, journal.newest()[1])
    journal.note("started")
    assert (journal.newest()[0], journal.broken_at()) == (4, None)


def test_before_the_first_entry_there_is_an_anchor_too(journal: Journal) -> None:
    assert journal.newest() == (0, GENESIS)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[{"number": "1"}]', '[{"head": "x"}]'])
def test_a_file_that_holds_no_anchors_is_refused_in_one_line(
    anchors: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    anchors.write_text(text)
    database = anchors.with_name("visit.db")
    assert main(["verify", "--database", str(database), "--anchors", str(anchors)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
