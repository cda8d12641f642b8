"""The server ends, restarts, is not there, or takes too long: a code, and afterwards all is as before."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from portal.store.database import Database
from portal.store.migrations import NotMigratedError, demand_migrated, migrate
from portal.store.models import Nonce
from portal.store.outage import Outage, StoreUnavailableError
from tests.not_checked import not_checked
from tests.portal.cluster import CARELESS, Cluster, cluster, missing
from tests.portal.engines import move_in
from tests.portal.world import World, call, error_of, receipt_of


@pytest.fixture(scope="module")
def alone() -> Iterator[Cluster]:
    """A server that these tests may stop."""
    if (reason := missing()) is not None:
        not_checked(reason)
    with cluster(None, **CARELESS) as running:
        running.sql("CREATE DATABASE portal")
        yield running


@pytest.fixture
def database(alone: Cluster) -> Iterator[Database]:
    made = Database(alone.url("portal"), Path(), statement_timeout_s=1)
    migrate(made, 1)
    yield made
    made.close()


def count(database: Database) -> int:
    with database.read() as session:
        return session.query(Nonce).count()


def test_a_server_that_restarted_is_found_again(database: Database, alone: Cluster) -> None:
    before = count(database)
    alone.stop(signal.SIGQUIT)
    with pytest.raises(StoreUnavailableError) as gone:
        count(database)
    assert gone.value.outage is Outage.GONE
    alone.start()
    assert count(database) == before


def test_a_server_that_ends_amid_a_transaction(database: Database, alone: Cluster) -> None:
    before = count(database)

    def write_and_lose_it() -> None:
        with database.write() as session:
            session.add(Nonce(nonce="half", at=1))
            session.flush()
            alone.stop()

    with pytest.raises(StoreUnavailableError):
        write_and_lose_it()
    alone.start()
    assert count(database) == before


def test_a_statement_that_takes_too_long_is_given_up(database: Database) -> None:
    with pytest.raises(StoreUnavailableError) as busy, database.read() as session:
        session.execute(text("SELECT pg_sleep(30)"))
    assert busy.value.outage is Outage.BUSY


def test_the_text_of_an_outage_quotes_nothing(database: Database, alone: Cluster) -> None:
    alone.stop()
    with pytest.raises(StoreUnavailableError) as gone, database.read() as session:
        session.get(Nonce, "a name")
    alone.start()
    assert str(gone.value) == "store.gone"
    assert gone.value.__cause__ is None


def test_tables_of_before_are_not_worked_with(alone: Cluster) -> None:
    alone.sql("CREATE DATABASE empty")
    database = Database(alone.url("empty"), Path())
    with pytest.raises(NotMigratedError):
        demand_migrated(database)
    migrate(database, 1)
    demand_migrated(database)
    database.close()


# On a file there is no server that could end.
@pytest.mark.parametrize("store_url", ["sqlite"], indirect=True)
def test_kiosks_and_citizens_hear_503_and_go_on_where_they_were(
    state: Path, alone: Cluster, database: Database
) -> None:
    assert count(database) >= 0
    move_in(state, alone.url("portal"))
    config = state / "portal.toml"
    config.write_text(config.read_text().replace("logins = true", "logins = false"))
    world = World.in_folder(state)
    sealed = world.seal()
    assert world.device.missing(sealed).status_code == 200
    alone.stop(signal.SIGQUIT)
    answer = world.device.missing(sealed)
    assert (answer.status_code, error_of(answer)) == (503, "unavailable")
    assert int(answer.headers["retry-after"]) > 0
    assert call(world.ingest, "GET", "/v1/health").status_code == 200
    page = call(world.public, "GET", f"/status?code={sealed.manifest.code}")
    assert page.status_code == 503
    assert "retry-after" in page.headers
    with pytest.raises(StoreUnavailableError):
        world.committer.work_once()
    alone.start()
    receipt_of(world.device.upload(sealed))
    world.close()


def test_a_file_without_room_is_an_outage_too(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'portal.db'}", tmp_path / "lock")
    migrate(database, 1)

    def fill() -> None:
        with database.write() as session:
            session.execute(text("PRAGMA max_page_count = 1"))
            session.add_all(Nonce(nonce=f"{number:064}", at=number) for number in range(2000))

    with pytest.raises(StoreUnavailableError) as full:
        fill()
    assert full.value.outage is Outage.FULL
    database.close()
