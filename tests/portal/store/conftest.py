"""A database with all tables and nothing else, on each engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portal.store.database import Database
from portal.store.migrations import migrate
from tests.portal.engines import Server

Open = Callable[[], Database]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens a database in which nothing is yet, as often as asked; the opener closes."""
    if request.param == "sqlite":
        yield lambda: Database(f"sqlite:///{tmp_path / 'portal.db'}", tmp_path / "lock")
        return
    server: Server = request.getfixturevalue("postgresql")
    with server.database("template0") as url:
        yield lambda: Database(url, tmp_path / "lock")


@pytest.fixture
def database(empty: Open) -> Iterator[Database]:
    made = empty()
    migrate(made, 1)
    yield made
    made.close()
