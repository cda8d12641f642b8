"""The journal is a chain: whoever changes, takes out or moves an entry is found."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kiosk_app.flow.moment import Moment
from kiosk_app.store.database import Database
from kiosk_app.store.journal import GENESIS, Journal

NOON = Moment(datetime(2026, 11, 22, 5, 0, tzinfo=UTC))


@pytest.fixture
def journal(database: Database) -> Journal:
    made = Journal(database, lambda: NOON, "boot")
    assert made.head() == GENESIS
    for event in ("started", "page", "ended"):
        made.note(event, "code")
    return made


def test_an_honest_chain_holds(journal: Journal) -> None:
    assert journal.broken_at() is None
    assert journal.head() != GENESIS


@pytest.mark.parametrize(
    ("deed", "number"),
    [
        ("UPDATE journal SET detail = 'other' WHERE number = 2", 2),
        ("UPDATE journal SET at = '2020-01-01T00:00:00+00:00' WHERE number = 1", 1),
        ("DELETE FROM journal WHERE number = 2", 2),
        ("DELETE FROM journal WHERE number = 1", 1),
        ("UPDATE journal SET number = 9 WHERE number = 3", 3),
    ],
)
def test_a_hand_in_the_journal_is_found(journal: Journal, database: Database, deed: str, number: int) -> None:
    with database.transaction() as rows:
        rows.execute(deed)
    assert journal.broken_at() == number


def test_its_head_tells_when_the_newest_entries_are_cut_off(journal: Journal, database: Database) -> None:
    head = journal.head()
    with database.transaction() as rows:
        rows.execute("DELETE FROM journal WHERE number = 3")
    assert journal.broken_at() is None
    assert journal.head() != head
