"""The heartbeat over a real datagram socket, as systemd listens to it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app.runtime.heartbeat import Heartbeat


class Listener:
    def __init__(self, address: str) -> None:
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
        self.socket.bind(address)

    def heard(self) -> list[str]:
        said = []
        while True:
            try:
                said.append(self.socket.recv(4096).decode())
            except BlockingIOError:
                return said


@pytest.fixture
def listener(short_folder: Path) -> Iterator[Listener]:
    made = Listener(str(short_folder / "n"))
    yield made
    made.socket.close()


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_ready_comes_once_and_then_the_watchdog_once_a_second(short_folder: Path, listener: Listener) -> None:
    clock = Clock()
    heartbeat = Heartbeat(str(short_folder / "n"), clock)
    heartbeat.first_page()
    heartbeat.frame()
    assert listener.heard() == ["STATUS=first page drawn", "READY=1"]
    for _ in range(60):
        clock.now += 1 / 60
        heartbeat.frame()
    clock.now += 0.1
    heartbeat.frame()
    assert listener.heard() == ["WATCHDOG=1"]


def test_a_listener_that_does_not_read_never_stops_the_screen(short_folder: Path, listener: Listener) -> None:
    clock = Clock()
    heartbeat = Heartbeat(str(short_folder / "n"), clock)
    for _ in range(2000):
        clock.now += 1.0
        heartbeat.frame()
    assert 1 < len(listener.heard()) < 2000


def test_ready_is_said_again_when_nobody_listened_yet(short_folder: Path) -> None:
    heartbeat = Heartbeat(str(short_folder / "n"), Clock())
    heartbeat.frame()
    late = Listener(str(short_folder / "n"))
    heartbeat.frame()
    assert late.heard() == ["READY=1"]
    late.socket.close()


def test_an_abstract_address_is_understood(short_folder: Path) -> None:
    name = f"tam-{short_folder.name}"
    listener = Listener("\0" + name)
    Heartbeat("@" + name, Clock()).frame()
    assert listener.heard() == ["READY=1"]
    listener.socket.close()


def test_without_systemd_it_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    heartbeat = Heartbeat.from_environment()
    heartbeat.first_page()
    heartbeat.frame()
