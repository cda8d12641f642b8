"""kill -9 of whoever listens on a port: the others were told where it is, so it has to come back there."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drivers.card.reader import CardState
from drivers.client import ServedDevices, connect
from drivers.printer.printer import PrinterState
from kiosk_app.rehearsal.places import make_places
from kiosk_app.rehearsal.world import Means, World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    opened = World(make_places(tmp_path), Means.here())
    try:
        opened.open()
        yield opened
    finally:
        opened.close()


@pytest.fixture
def devices(world: World) -> Iterator[ServedDevices]:
    held = connect(world.places.run / "devices")
    yield held
    held.close()


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_each_is_found_again_where_it_was(world: World, devices: ServedDevices) -> None:
    world.switchboard.turn(card="mai")
    stands: dict[str, Callable[[], bool]] = {
        "printer": lambda: devices.printer.status().state is PrinterState.READY,
        "line": lambda: answers(world.ports["line"]),
        "portal": lambda: all(answers(world.ports[door]) for door in ("ingest", "public", "console")),
    }
    if world.means.pcsc:
        stands["pcscd"] = lambda: devices.card.status().state is CardState.PRESENT
    for name, well in stands.items():
        wait_until(well, name)
        world.company.kill(name)
        wait_until(no_more(well), f"the end of {name}")
        world.company.again(name)
    for name, well in stands.items():
        wait_until(well, name)


def no_more(well: Callable[[], bool]) -> Callable[[], bool]:
    return lambda: not well()


def wait_until(holds: Callable[[], bool], what: str, seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.05)
