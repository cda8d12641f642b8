"""A kiosk's insides, and a worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app.runtime.workers import Worker
from tests.kiosk_app.desk import Desk, open_desk


@pytest.fixture
def desk(short_folder: Path) -> Iterator[Desk]:
    opened = open_desk(short_folder)
    yield opened
    opened.outbox.close()


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A worker in which a bug fails the test."""
    broken: list[BaseException] = []
    made = Worker("test", lambda _name, error: broken.append(error))
    yield made
    made.close()
    assert broken == []
