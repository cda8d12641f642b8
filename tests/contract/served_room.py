"""A device server over fakes in this process, and the ways to reach it."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from drivers.build import Devices
from drivers.calls import VERSION
from drivers.card.reader import BacKey
from drivers.client import ServedDevices, connect
from drivers.link import Delays
from drivers.printer.simulated import SimulatedPrinter
from drivers.printer.slip import Line, Slip
from drivers.serve import DeviceServer
from drivers.wire import exactly_from, unpack
from tests.drivers.fakes import FakeCard, FakeScanner
from tests.memory_switchboard import MemorySwitchboard

KEY = BacKey("001099000001", date(1990, 2, 28), None)
SLIP = Slip((Line("ĐÃ LƯU"),) * 12)
QUICK = Delays(first_retry_s=0.01, last_retry_s=0.05, grace_s=10.0)
IMPATIENT = Delays(first_retry_s=0.01, last_retry_s=0.05, grace_s=0.01)


class Room:
    """A server over fakes in this process."""

    def __init__(self, folder: Path, *, practice: bool = True) -> None:
        self.path = folder / "s"
        self.card = FakeCard()
        self.scanner = FakeScanner()
        self.printer = SimulatedPrinter(MemorySwitchboard())
        self.server = DeviceServer(Devices(self.card, self.printer, self.scanner), self.path, practice=practice)

    @contextlib.contextmanager
    def client(self) -> Iterator[ServedDevices]:
        devices = connect(self.path, QUICK)
        try:
            yield devices
        finally:
            devices.close()

    def stranger(self) -> socket.socket:
        """A raw connection that has read the greeting."""
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(20)
        try:
            connection.connect(str(self.path))
            hello = {"is": "hello", "version": VERSION, "practice": True}
            assert unpack(exactly_from(connection)).header == hello
        except (OSError, EOFError):
            connection.close()
            raise
        return connection


def nothing(_: object) -> None:
    pass


def until(holds: Callable[[], bool]) -> None:
    """Wait for another thread's doing; the test's own time-out is the limit."""
    while not holds():
        time.sleep(0.005)
