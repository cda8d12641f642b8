"""An outbox in memory-backed folders, with a clock that only the test moves."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.store import Outbox
from tests.sync.worlds import MEMORY, FakeClock, open_outbox


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="tam", dir=MEMORY) as name:
        yield Path(name)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def outbox(folder: Path, clock: FakeClock) -> Iterator[Outbox]:
    opened = open_outbox(folder, clock)
    yield opened
    opened.close()
