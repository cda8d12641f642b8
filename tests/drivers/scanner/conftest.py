"""Prepared photographs, drawn once and kept between runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.scanner.page.eye import Eye
from drivers.scanner.prepared import prepare

PHOTOGRAPHS = Path(__file__).parents[3] / "var" / "photographs"


@pytest.fixture(scope="session")
def photographs() -> Path:
    prepare(PHOTOGRAPHS)
    return PHOTOGRAPHS


@pytest.fixture(scope="module")
def eye() -> Iterator[Eye]:
    eye = Eye()
    yield eye
    eye.close()
