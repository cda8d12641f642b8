"""The two engines that the portal's tests run on: a file of SQLite, and a database of our own PostgreSQL."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine, create_engine

from portal.places import Places
from portal.store import grants
from portal.store.database import Database
from portal.store.logins import PROCESSES, write_password
from portal.store.migrations import migrate
from tests.portal.cluster import CARELESS, OWNER, Cluster, cluster

SQLITE, POSTGRESQL = "sqlite", "postgresql"
BOTH = (SQLITE, POSTGRESQL)
_TEMPLATE = "made"


@dataclass
class Server:
    """A cluster with a template that has all tables, logins and rights. Build with `server`."""

    cluster: Cluster
    administrator: Engine
    names: Iterator[int] = field(default_factory=itertools.count)

    @contextmanager
    def database(self, template: str = _TEMPLATE) -> Iterator[str]:
        """The URL of a new database, gone afterwards. `template0` makes an empty one."""
        name = f"test_{next(self.names)}"
        # FORCE: a database with a connection left open is no reason to keep it.
        with self.administrator.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        try:
            yield self.cluster.url(name)
        finally:
            with self.administrator.connect() as connection:
                connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def server(now_ms: int) -> Iterator[Server]:
    """Careless of power cuts, and gone with the tests."""
    with cluster(None, **CARELESS) as running:
        running.sql(f"CREATE DATABASE {_TEMPLATE}")
        database = Database(running.url(_TEMPLATE), Path())
        migrate(database, now_ms)
        with database.write() as session:
            for login in PROCESSES:
                for statement in grants.making(f"{OWNER}_{login}", "00"):
                    session.connection().exec_driver_sql(statement)
            for statement in grants.statements(OWNER):
                session.connection().exec_driver_sql(statement)
        database.close()
        administrator = create_engine(running.url("postgres"), isolation_level="AUTOCOMMIT")
        try:
            yield Server(running, administrator)
        finally:
            administrator.dispose()


def move_in(state: Path, url: str) -> None:
    """Point the portal in `state` to `url`, with a login for each process."""
    places = Places(state)
    with places.config.open("a", encoding="utf-8") as file:
        file.write(f'\n[store]\nurl = "{url}"\nlogins = true\n')
    for login in PROCESSES:
        write_password(places, login, "00")
