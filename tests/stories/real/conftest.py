"""One city a file of stories: opening it takes longer than most of what happens in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.stories.real.place import City


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    opened = City.open(tmp_path_factory.mktemp("city"))
    try:
        yield opened
    finally:
        opened.close()
