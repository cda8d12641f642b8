"""A folder short enough for a socket, a room with a device server in it, a desk with a card reader on it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.card_desk import desk, service
from tests.contract.served_room import Room

__all__ = ["desk", "folder", "room", "service"]


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
