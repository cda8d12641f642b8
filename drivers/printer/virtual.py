"""A receipt printer on a TCP port: answers as a real one does and drops its slips as pictures."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Callable
from types import TracebackType

from drivers.printer.machine import PRINTABLE, PaperMachine
from drivers.printer.model import CutKind, PrinterModel
from drivers.printer.printer import PrinterState, Raster
from drivers.printer.stream import (
    AskName,
    AskProcessId,
    AskSensor,
    Band,
    Command,
    CommandParser,
    Cut,
    Feed,
    RealtimeScanner,
    RealtimeStatus,
    StreamError,
)
from drivers.switchboard import Switchboard

_STEP_ROWS = 32
_LONGEST_SLIP_ROWS = 20_000
_TICK_S = 0.02
_ACCEPT_TICK_S = 0.1
_RESET = struct.pack("ii", 1, 0)


class VirtualPrinter:
    """One printer of one model. `slip` receives every piece of paper cut: its raster and whether it was torn.

    `mm_per_s` 0 prints at once. `errors` lists why streams were refused, for a test or a technician.
    """

    def __init__(
        self,
        switchboard: Switchboard,
        slip: Callable[[Raster, bool], None],
        *,
        model: PrinterModel | None = None,
        mm_per_s: float = 0.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.model = model or PrinterModel()
        self.name = f"Tram virtual {self.model.paper_mm} mm"
        self._stride = self.model.head.dots // 8
        self.errors: deque[str] = deque(maxlen=32)
        self._machine = PaperMachine(switchboard)
        self._slip = slip
        self._mm_per_s = mm_per_s
        self._sleep = sleep
        self._lock = threading.Lock()
        self._rows = bytearray()
        self._torn = False
        self._turn: Session | None = None

    def takes(self, session: Session) -> bool:
        """Print one caller's commands after the other's: nobody writes into a slip that another began."""
        with self._lock:
            self._turn = self._turn or session
            return self._turn is session

    def leave(self, session: Session) -> None:
        with self._lock:
            self._turn = None if self._turn is session else self._turn

    def state(self) -> PrinterState:
        with self._lock:
            return self._machine.state()

    def status_byte(self, kind: int) -> int:
        """The answer to DLE EOT `kind`: bits 1 and 4 are fixed, the rest tells the state."""
        state = self.state()
        masks = self.model.status
        byte = 0x12
        if kind == 1:
            byte |= masks.offline if state not in PRINTABLE else 0
        elif kind == 2:
            byte |= masks.cover_open if state is PrinterState.COVER_OPEN else 0
            byte |= masks.stopped if state is PrinterState.PAPER_OUT else 0
            byte |= masks.error if state is PrinterState.JAM else 0
        elif kind == 3:
            byte |= masks.broken if state is PrinterState.JAM else 0
        else:
            byte |= masks.near_end if state in (PrinterState.NEAR_END, PrinterState.PAPER_OUT) else 0
            byte |= masks.paper_end if state is PrinterState.PAPER_OUT else 0
        return byte

    def sensor_byte(self) -> int:
        near = 0x03 if self.model.status.near_end else 0x00
        return {PrinterState.NEAR_END: near, PrinterState.PAPER_OUT: 0x0F}.get(self.state(), 0x00)

    def paint(self, band: Band, start: int) -> int:
        """Print up to a step of the band's rows from `start`; returns how many. 0 while in trouble."""
        with self._lock:
            if not self._rows:
                self._machine.begin()
            moved = self._machine.advance(min(_STEP_ROWS, band.height - start))
            if len(self._rows) > _LONGEST_SLIP_ROWS * self._stride:
                raise StreamError("slip without end")
            pad = bytes(self._stride - band.width_bytes)
            for row in range(start, start + moved):
                self._rows += band.rows[row * band.width_bytes : (row + 1) * band.width_bytes] + pad
        self._pace(moved)
        return moved

    def feed(self, dots: int) -> bool:
        """White paper; counted as part of the slip only where something stands above it.

        A model without a knife feeds the slip past its tear bar, and there a person tears it off.
        """
        with self._lock:
            if self._machine.state() not in PRINTABLE:
                return False
            if self._rows:
                self._rows += bytes(self._stride) * dots
        self._pace(dots)
        cut = self.model.cut
        return self.cut() if cut.kind is CutKind.NONE and dots == cut.feed_dots else True

    def cut(self) -> bool:
        with self._lock:
            if self._machine.state() not in PRINTABLE:
                return False
            rows, torn = bytes(self._rows), self._torn
            self._rows.clear()
            self._torn = False
        if rows:
            self._slip(Raster(self._stride * 8, len(rows) // self._stride, rows), torn)
        return True

    def abandon(self) -> None:
        """The buffers were cleared: what is already on paper will never be a receipt."""
        with self._lock:
            self._torn = bool(self._rows)

    def _pace(self, rows: int) -> None:
        if self._mm_per_s and rows:
            self._sleep(rows / self.model.head.dots_per_mm / self._mm_per_s)


class Session:
    """One connection's stream: real-time commands at once, all others in turn while there is paper."""

    def __init__(self, printer: VirtualPrinter, answer: Callable[[bytes], None]) -> None:
        self._printer = printer
        self._answer = answer
        self._scanner = RealtimeScanner()
        self._parser = CommandParser(printer.model.head.dots // 8)
        self._pending: deque[Command] = deque()
        self._painted = 0

    @property
    def idle(self) -> bool:
        return not self._pending

    def abandon(self) -> None:
        """The caller is lost in mid-slip; a slip that another one began is not touched."""
        if self._printer.takes(self):
            self._printer.abandon()

    def receive(self, chunk: bytes) -> None:
        """Raises StreamError where the stream is not what a receipt may contain."""
        start = 0
        for realtime in self._scanner.feed(chunk):
            knows = self._printer.model.answers
            if isinstance(realtime.command, RealtimeStatus):
                if realtime.command.kind in knows.status:
                    self._answer(bytes((self._printer.status_byte(realtime.command.kind),)))
            elif knows.clear:
                self._pending.clear()
                self._parser.reset()
                self._painted = 0
                self._printer.abandon()
                self._answer(b"\x37\x25\x00")
                start = realtime.end
        self._pending.extend(self._parser.feed(chunk[start:]))

    def work(self) -> bool:
        """Take one step; False where nothing is pending or the printer stands still."""
        if not self._pending or not self._printer.takes(self):
            return False
        command = self._pending[0]
        if isinstance(command, Band):
            moved = self._printer.paint(command, self._painted)
            self._painted += moved
            if self._painted == command.height:
                self._painted = 0
                self._pending.popleft()
            return moved > 0
        if not self._execute(command):
            return False
        self._pending.popleft()
        return True

    def _execute(self, command: Command) -> bool:
        knows = self._printer.model.answers
        match command:
            case Feed():
                return self._printer.feed(command.dots)
            case Cut():
                return self._printer.cut()
            case AskProcessId():
                return self._reply(b"\x37\x22" + command.job + b"\x00", known=knows.process_id)
            case AskSensor():
                return self._reply(bytes((self._printer.sensor_byte(),)), known=knows.sensor)
            case AskName():
                return self._reply(b"\x5f" + self._printer.name.encode() + b"\x00", known=knows.name)
            case _:
                return True

    def _reply(self, answer: bytes, *, known: bool) -> bool:
        if self._printer.state() not in PRINTABLE:
            return False
        if known:
            self._answer(answer)
        return True


class VirtualPrinterServer:
    """Serves one VirtualPrinter on a TCP port of this machine. Port 0 takes a free one."""

    def __init__(self, printer: VirtualPrinter, port: int = 0, host: str = "127.0.0.1") -> None:
        self.printer = printer
        self._listener = socket.create_server((host, port))
        self.port: int = self._listener.getsockname()[1]
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> VirtualPrinterServer:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        self._spawn(self._accept)

    def close(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _spawn(self, target: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=target, args=args, name="virtual-printer", daemon=True)
        self._threads = [old for old in self._threads if old.is_alive()]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stop.is_set():
            if select.select([self._listener], [], [], _ACCEPT_TICK_S)[0]:
                connection, _ = self._listener.accept()
                self._spawn(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            session = Session(self.printer, connection.sendall)
            try:
                self._converse(connection, session)
            except StreamError as error:
                self.printer.errors.append(str(error))
                session.abandon()
                _reset(connection)
            finally:
                self.printer.leave(session)

    def _converse(self, connection: socket.socket, session: Session) -> None:
        connection.settimeout(2.0)
        gone_quiet = False
        while not self._stop.is_set():
            if self.printer.state() is PrinterState.GONE:
                _reset(connection)
                return
            moved = session.work()
            if gone_quiet:
                # The caller hung up: what it sent is still printed, as long as the paper moves.
                if not moved:
                    if not session.idle:
                        session.abandon()
                    return
                continue
            if select.select([connection], [], [], 0 if moved else _TICK_S)[0]:
                chunk = connection.recv(65536)
                if chunk:
                    session.receive(chunk)
                else:
                    gone_quiet = True


def _reset(connection: socket.socket) -> None:
    """Close with a reset, so that the other side learns of it at once."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
