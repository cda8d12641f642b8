"""A real reader, named by its PC/SC name in TRAM_READER, with no card on it. No other reader is touched."""

from __future__ import annotations

import os
import time

import pytest

from drivers.card import factory
from drivers.card.reader import CardState, CardStatus
from drivers.errors import DeviceFault

PATIENCE_S = 10.0


@pytest.mark.metal
def test_the_named_reader_is_found_and_empty() -> None:
    name = os.environ["TRAM_READER"]
    reader = factory.open_pcsc(name)
    assert not isinstance(reader, DeviceFault), reader
    try:
        until = time.monotonic() + PATIENCE_S
        while reader.status().reader != name and time.monotonic() < until:
            time.sleep(0.1)
        assert reader.status() == CardStatus(CardState.EMPTY, name)
    finally:
        reader.close()
