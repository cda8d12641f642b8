"""A folder short enough for a socket, and a room with a device server in it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.served_room import Room


@pytest.fixture
def folder() -> Iterator[Path]:
    # Short, because a socket's path has 108 bytes at most.
    with tempfile.TemporaryDirectory(prefix="tram", dir="/tmp") as name:
        yield Path(name)


@pytest.fixture
def room(folder: Path) -> Iterator[Room]:
    room = Room(folder)
    yield room
    room.server.close()
