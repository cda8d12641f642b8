"""A visit.db on the disk, opened as the kiosk opens it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app.store.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database.open(tmp_path / "visit.db")
    yield made
    made.close()
