"""An outbox in memory-backed folders, with a clock that only the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.store import Outbox
from tests.sync.worlds import FakeClock, open_outbox


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def outbox(folder: Path, clock: FakeClock) -> Iterator[Outbox]:
    opened = open_outbox(folder, clock)
    yield opened
    opened.close()
