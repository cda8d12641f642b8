"""One portal is made once; each test works on a copy of it, once on SQLite and once on PostgreSQL."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.places import Places
from portal.setup import Setup
from tests.not_checked import not_checked
from tests.portal import cluster
from tests.portal.engines import BOTH, POSTGRESQL, SQLITE, Server, move_in, server
from tests.portal.pages.shown import Shown, fill
from tests.portal.world import START_MS, World

#: Pages and what is published show rows that other tests wrote on both engines: here the second is for --all.
_ONCE_IS_ENOUGH = ("console", "identity", "pages", "public", "publish")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        given = getattr(item, "callspec", None)
        is_second = given is not None and given.params.get("store_url") == POSTGRESQL
        if is_second and item.path.parent.name in _ONCE_IS_ENOUGH:
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session")
def made_portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    state = tmp_path_factory.mktemp("portal") / "state"
    Setup(Places(state), lambda: START_MS, secrets.token_bytes).run(practice=True)
    return state


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """One cluster for all tests of this process, with a database for each that asks."""
    if (reason := cluster.missing()) is not None:
        not_checked(reason)
    with server(START_MS) as running:
        yield running


@pytest.fixture(params=BOTH)
def store_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Whatever needs this runs once on each engine. Empty: the SQLite file of the portal's folder."""
    if request.param == SQLITE:
        yield ""
        return
    running: Server = request.getfixturevalue("postgresql")
    with running.database() as url:
        yield url


@pytest.fixture
def state(made_portal: Path, store_url: str) -> Iterator[Path]:
    # In memory where there is such a place: every test waits for many an fsync.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        made = Path(shutil.copytree(made_portal, Path(folder) / "state"))
        if store_url:
            move_in(made, store_url)
        yield made


@pytest.fixture(scope="session")
def filled_portal(made_portal: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Shown]:
    state = tmp_path_factory.mktemp("filled") / "state"
    made = World.in_folder(shutil.copytree(made_portal, state))
    shown = fill(made)
    made.close()
    return state, shown


@pytest.fixture
def filled(filled_portal: tuple[Path, Shown]) -> Iterator[tuple[World, Shown]]:
    """A portal where something of everything has happened; nobody is kept from asking often."""
    state, shown = filled_portal
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        made = World.in_folder(shutil.copytree(state, Path(folder) / "state"), guesses_per_minute=10_000)
        yield made, shown
        made.close()


@pytest.fixture
def world(state: Path) -> Iterator[World]:
    made = World.in_folder(state)
    yield made
    made.close()
