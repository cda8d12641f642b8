"""A receipt printer on TCP that gets into trouble at a chosen byte of a job, and recovers when told to.

Paper, knife and stream are those of the virtual printer; what a bad line, a dead board or a chattering sensor
does to the bytes is played here. `taken` counts the bytes of every job since the trouble was armed.
"""

from __future__ import annotations

import contextlib
import random
import select
import socket
import struct
import threading
from enum import StrEnum

from drivers.printer.model import PrinterModel
from drivers.printer.printer import Raster
from drivers.printer.virtual import Session, VirtualPrinter
from drivers.switchboard import PrinterSwitch
from tests.memory_switchboard import MemorySwitchboard

_TICK_S = 0.005
_RESET = struct.pack("ii", 1, 0)


class Trouble(StrEnum):
    """The seven of which the kiosk has to tell the truth."""

    NEAR_END = "near end"
    OUT = "out"
    COVER = "cover open"
    OFFLINE = "offline"
    SILENT = "silent"
    CLOSED = "closed"
    STRAY = "stray status bytes"


_SWITCHES = {
    Trouble.NEAR_END: PrinterSwitch.NEAR_END,
    Trouble.OUT: PrinterSwitch.OUT,
    Trouble.COVER: PrinterSwitch.COVER_OPEN,
    Trouble.OFFLINE: PrinterSwitch.OFFLINE,
}
#: Status-like, sensor-like, heads of longer answers, automatic status, nonsense.
_SOUP = (
    *(b"\x12", b"\x16", b"\x1a", b"\x1e", b"\x32", b"\x72", b"\x00", b"\x03", b"\x0c", b"\x0f\x00\x00"),
    *(
        b"\x10",
        b"\x37",
        b"\x5f",
        b"\x14\x00\x00\x0f",
        b"\x10\x00\x0c\x0f",
        b"\xff",
        b"A",
        b"\x37\x22",
        b"\x80\x00",
    ),
)
#: More than a line that hiccups: such a board says something before and after everything.
WITHOUT_END = 1_000_000


class Peer:
    """One printer of one model. `heard` is every byte that came, `pieces` is the paper that fell.

    `strays` is how many bursts of stray bytes are still to come before it falls quiet.
    """

    def __init__(self, model: PrinterModel, seed: int) -> None:
        self.model = model
        self.switches = MemorySwitchboard()
        self.pieces: list[Raster] = []
        self.heard = bytearray()
        self.strays = 0
        self._chance = random.Random(seed)
        self._machine = VirtualPrinter(
            self.switches, lambda raster, _torn: self.pieces.append(raster), model=model
        )
        self._trouble: Trouble | None = None
        self._at = self._taken = self._left = 0
        self._mute = self._dead = self._closed = False
        self._buffered: Session | None = None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.place = f"tcp://127.0.0.1:{self._listener.getsockname()[1]}"
        self._stop = threading.Event()
        self._lock = threading.RLock()
        self._thread = threading.Thread(target=self._accept, name="peer", daemon=True)

    def __enter__(self) -> Peer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self._listener.close()

    def _fall(self, piece: Raster, _torn: bool) -> None:
        self.pieces.append(piece)

    def arm(self, trouble: Trouble, at_byte: int, strays: int = 3) -> None:
        """Get into `trouble` when so many more bytes have come; 0 is at once."""
        with self._lock:
            self._trouble, self._at, self._taken, self._left = trouble, at_byte, 0, strays
            if not at_byte:
                self._break()

    def heal(self) -> None:
        with self._lock:
            self._trouble, self._mute, self._dead, self._closed, self.strays = None, False, False, False, 0
            self.switches.turn(printer=PrinterSwitch.ENOUGH)

    def _break(self) -> None:
        trouble, self._trouble = self._trouble, None
        if trouble in _SWITCHES:
            self.switches.turn(printer=_SWITCHES[trouble])
        elif trouble is Trouble.SILENT:
            # A dead board takes bytes all the same; one with a broken line back even prints them.
            self._mute, self._dead = True, self._chance.random() < 0.6
        elif trouble is Trouble.CLOSED:
            self._closed = True
        else:
            self.strays = self._left

    def _accept(self) -> None:
        while not self._stop.is_set():
            if not select.select([self._listener], [], [], _TICK_S)[0]:
                continue
            connection, _ = self._listener.accept()
            with connection, contextlib.suppress(OSError):
                if self._closed:
                    _hang_up(connection, self._chance.random() < 0.5)
                else:
                    self._serve(connection)

    def _serve(self, connection: socket.socket) -> None:
        if self._buffered is not None:
            # What was not forgotten comes out first.
            while self._buffered.work():
                pass
            self._machine.leave(self._buffered)
            self._buffered = None
        session = Session(self._machine, lambda data: self._say(connection, data))
        try:
            while not self._stop.is_set():
                if self._closed:
                    _hang_up(connection, self._chance.random() < 0.5)
                    return
                moved = not self._dead and session.work()
                if not select.select([connection], [], [], 0 if moved else _TICK_S)[0]:
                    continue
                chunk = connection.recv(65536)
                if not chunk:
                    self._left_alone(session)
                    return
                self._take(connection, session, chunk)
        finally:
            if self._buffered is not session:
                self._machine.leave(session)

    def _left_alone(self, session: Session) -> None:
        """The caller went. What is in the buffer is printed while the paper moves, or kept for later."""
        if self._dead:
            return
        while session.work():
            pass
        if session.idle:
            return
        if self.model.answers.clear:
            session.abandon()
        else:
            self._buffered = session

    def _take(self, connection: socket.socket, session: Session, chunk: bytes) -> None:
        with self._lock:
            self.heard += chunk
            before = chunk
            if self._trouble is not None and self._taken + len(chunk) > self._at:
                before = chunk[: self._at - self._taken]
            self._taken += len(chunk)
        if not self._dead:
            session.receive(before)
        if len(before) == len(chunk):
            return
        if self._chance.random() < 0.5:
            while session.work():
                pass
        with self._lock:
            if self._trouble is not None:
                self._break()
        if self.strays:
            connection.sendall(self._burst())
        if not self._dead and not self._closed:
            session.receive(chunk[len(before) :])

    def _say(self, connection: socket.socket, data: bytes) -> None:
        if self._mute:
            return
        before = self._burst() if self.strays and self._chance.random() < 0.4 else b""
        after = self._burst() if self.strays and self._chance.random() < 0.4 else b""
        connection.sendall(before + data + after)

    def _burst(self) -> bytes:
        self.strays -= 1
        return b"".join(self._chance.choices(_SOUP, k=self._chance.randint(1, 4)))


def _hang_up(connection: socket.socket, hard: bool) -> None:
    if hard:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
