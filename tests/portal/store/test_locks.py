"""On PostgreSQL writers wait for those that they concern, and for nobody else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.store.database import Database
from portal.store.models import Nonce
from portal.store.outage import StoreUnavailableError
from tests.portal.engines import Server


@pytest.fixture
def database(postgresql: Server) -> Iterator[Database]:
    with postgresql.database() as url:
        # A lock is given up after two thirds of this time.
        made = Database(url, Path(), statement_timeout_s=1)
        yield made
        made.close()


def waits(database: Database, mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether a transaction about `theirs` has to wait for one about `mine`."""
    outcome: list[bool] = []

    def try_it() -> None:
        try:
            with database.write(*theirs) as session:
                session.add(Nonce(nonce="x", at=1))
            outcome.append(False)
        except StoreUnavailableError:
            outcome.append(True)

    with database.write(*mine):
        other = threading.Thread(target=try_it)
        other.start()
        other.join()
    return outcome[0]


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (("dossier:1",), ("dossier:1",), True),
        (("dossier:1", "kiosk:A"), ("dossier:2", "kiosk:A"), True),
        ((), ("dossier:1",), True),
        (("dossier:1",), (), True),
        ((), (), True),
        (("dossier:1", "kiosk:A"), ("dossier:2", "kiosk:B"), False),
    ],
)
def test_who_waits_for_whom(
    database: Database, mine: tuple[str, ...], theirs: tuple[str, ...], expected: bool
) -> None:
    assert waits(database, mine, theirs) is expected


def test_names_in_any_order_never_wait_for_each_other_for_ever(database: Database) -> None:
    def work(names: tuple[str, ...]) -> None:
        for _ in range(20):
            with database.write(*names):
                pass

    threads = [threading.Thread(target=work, args=(names,)) for names in (("a", "b", "c"), ("c", "b", "a"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.write("a", "b", "c") as session:
        session.add(Nonce(nonce="done", at=1))
