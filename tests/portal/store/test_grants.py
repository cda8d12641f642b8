"""In PostgreSQL each process may do its work and nothing of the others': what that keeps out is tried here."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from sqlalchemy.exc import ProgrammingError

from portal import config as config_file
from portal.__main__ import main
from portal.places import Places
from portal.store import grants
from portal.store.logins import PROCESSES, Login, password_file, read_password
from portal.store.models import Base
from portal.store.opening import open_database
from tests.portal.engines import Server, move_in
from tests.portal.world import World, receipt_of

REFUSED = "42501"


@pytest.fixture(scope="module")
def world(made_portal: Path, postgresql: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One received and opened dossier; what is refused changes nothing, so that all tests share it."""
    state = Path(shutil.copytree(made_portal, tmp_path_factory.mktemp("granted") / "state"))
    with postgresql.database() as url:
        move_in(state, url)
        made = World.in_folder(state)
        receipt_of(made.device.upload(made.seal()))
        made.opener.work_once()
        yield made
        made.close()


@pytest.mark.parametrize(
    ("login", "statement"),
    [
        (Login.INGEST, "SELECT * FROM documents"),
        (Login.INGEST, "SELECT * FROM remarks"),
        (Login.INGEST, "SELECT * FROM happenings"),
        (Login.INGEST, "UPDATE dossiers SET receipt_doc = 'forged'"),
        (Login.INGEST, "UPDATE dossiers SET stage = 'committed'"),
        (Login.INGEST, "DELETE FROM dossiers"),
        (Login.INGEST, "DELETE FROM leaves"),
        (Login.INGEST, "UPDATE errands SET status = 200, reply = 'x'"),
        (Login.INGEST, "INSERT INTO errands VALUES ('x', 'committer', 'refunded', 'x', 1, NULL, NULL)"),
        (Login.INGEST, "INSERT INTO errands VALUES ('x', 'committer', 'fee', 'x', 1, NULL, NULL)"),
        (Login.INGEST, "INSERT INTO errands VALUES ('x', 'committer', 'owed', 'x', 1, 200, 'x')"),
        (
            Login.INGEST,
            "INSERT INTO errands (id, desk, kind, body, asked_at, status)"
            " VALUES ('x', 'opener', 'ask', 'x', 1, 200)",
        ),
        (Login.INGEST, "INSERT INTO kiosks (id) VALUES ('mine')"),
        (Login.INGEST, "UPDATE kiosks SET public = 'x'"),
        (Login.INGEST, "UPDATE kiosks SET revoked = false"),
        (Login.INGEST, "UPDATE payments SET received = due"),
        (Login.INGEST, "SELECT * FROM credits"),
        (Login.INGEST, "INSERT INTO postings VALUES (1, 'x', 'y', 1)"),
        (Login.INGEST, "CREATE TABLE mine (x int)"),
        (Login.INGEST, "ALTER TABLE dossiers DISABLE TRIGGER ALL"),
        (Login.INGEST, "SET ROLE portal_committer"),
        (Login.OPENER, "UPDATE dossiers SET receipt_doc = 'forged'"),
        (Login.OPENER, "SELECT * FROM remarks"),
        (Login.OPENER, "UPDATE bookings SET code = 'forged'"),
        (Login.OPENER, "SELECT * FROM entries"),
        (Login.CONSOLE, "UPDATE dossiers SET receipt_doc = 'forged'"),
        (Login.CONSOLE, "UPDATE payments SET received = due"),
        (Login.CONSOLE, "UPDATE documents SET size = 0"),
        (Login.COMMITTER, "SELECT * FROM documents"),
        (Login.COMMITTER, "SELECT * FROM remarks"),
        (Login.COMMITTER, "UPDATE entries SET amount = 0"),
        (Login.COMMITTER, "DELETE FROM credits"),
        (Login.BANK, "SELECT * FROM dossiers"),
        (Login.INGEST, "INSERT INTO errands VALUES ('x', 'committer', 'sign_in_vouch', 'x', 1, NULL, NULL)"),
        (Login.INGEST, "SELECT * FROM contacts"),
        (Login.INGEST, "UPDATE sign_in_sessions SET state = 'told'"),
        (Login.OPENER, "SELECT sealed FROM contacts"),
        (Login.CONSOLE, "SELECT sealed FROM contacts"),
        (Login.COMMITTER, "SELECT * FROM contacts"),
        (Login.HERALD, "SELECT sealed_record FROM dossiers"),
        (Login.HERALD, "SELECT * FROM errands"),
        (Login.HERALD, "INSERT INTO notices VALUES ('x')"),
        (Login.IDENTITY, "SELECT * FROM dossiers"),
        (Login.IDENTITY, "SELECT * FROM contacts"),
        (Login.BANK, "UPDATE payments SET received = due"),
    ],
)
def test_what_is_not_its_work_is_refused(world: World, login: Login, statement: str) -> None:
    with pytest.raises(ProgrammingError) as refused, world.stores[login].write() as session:
        session.connection().exec_driver_sql(statement)
    assert refused.value.orig is not None
    assert refused.value.orig.args[0]["C"] == REFUSED


def test_every_table_is_somebody_s_work_or_the_owner_s_alone() -> None:
    """A new table stands in `portal.store.grants` under each process that works with it."""
    given = {table for tables in grants.GRANTS.values() for table in tables}
    # Codes for new kiosks are written and orders are signed by the technician's tool, which is the owner.
    assert set(Base.metadata.tables) - given == set()
    assert given <= set(Base.metadata.tables)


def tool(state: Path, *arguments: str) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        assert main([*arguments, "--state", str(state), "--json"]) == 0
    return out.getvalue()


def test_the_tool_makes_a_portal_on_postgresql_and_its_logins(postgresql: Server, tmp_path: Path) -> None:
    state = tmp_path / "s"
    with postgresql.database("template0") as url:
        tool(state, "init", "--practice", "--database", url)
        places, config = Places(state), config_file.load(state / "portal.toml")
        assert (config.store.url, places.database.exists()) == (url, False)
        printed = tool(state, "database", "grants")
        assert "GRANT SELECT, INSERT ON leaves TO portal_ingest;" in printed
        told = json.loads(tool(state, "database", "grants", "--apply"))
        assert told["logins"] == [f"portal_{login}" for login in PROCESSES]
        for login in PROCESSES:
            assert password_file(places, login).stat().st_mode & 0o077 == 0
            assert read_password(places, login) not in printed
        text = places.config.read_text()
        places.config.write_text(text.replace("[store]", "[store]\nlogins = true"))
        for login in PROCESSES:
            database = open_database(places, config_file.load(places.config), login)
            with database.read() as session:
                who = session.connection().exec_driver_sql("SELECT current_user").scalar()
            assert who == f"portal_{login}"
            database.close()
        status = json.loads(tool(state, "database", "status"))
        assert (status["engine"], status["ledger_difference_vnd"]) == ("postgresql", 0)
        assert status["survives_power_cuts"] is False
