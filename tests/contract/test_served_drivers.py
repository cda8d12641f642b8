"""Devices behind a socket: many clients, slow ones, rude ones, and a server that is killed."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from drivers.build import Devices
from drivers.calls import CALLS_LIMIT
from drivers.cancel import Cancel
from drivers.card.reader import BacKey, CardState, CardStatus, Need, PaceKey, ReadProgress
from drivers.client import ServedDevices, connect
from drivers.errors import DeviceFault, FaultCode
from drivers.link import Delays
from drivers.printer.printer import Printed, PrinterState
from drivers.printer.simulated import SimulatedPrinter
from drivers.printer.slip import Line, Slip
from drivers.scanner.source import CodeRead, FiledDocument, PreviewFrame, ScanState
from drivers.serve import CLIENTS_LIMIT, AlreadyServedError, DeviceServer
from drivers.switchboard import MemorySwitchboard
from drivers.wire import Frame, WireError, exactly_from, pack, unpack
from tests.drivers.fakes import PAGE, READING, FakeCard, FakeScanner

KEY = BacKey("001099000001", date(1990, 2, 28), None)
SLIP = Slip((Line("ĐÃ LƯU"),) * 12)
QUICK = Delays(first_retry_s=0.01, last_retry_s=0.05, grace_s=10.0)
IMPATIENT = Delays(first_retry_s=0.01, last_retry_s=0.05, grace_s=0.01)


class Room:
    """A server over fakes in this process."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "s"
        self.card = FakeCard()
        self.scanner = FakeScanner()
        self.printer = SimulatedPrinter(MemorySwitchboard())
        self.server = DeviceServer(Devices(self.card, self.printer, self.scanner), self.path)

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
            assert unpack(exactly_from(connection)).header == {"is": "hello", "version": 1}
        except (OSError, EOFError):
            connection.close()
            raise
        return connection


@pytest.fixture
def folder() -> Iterator[Path]:
    # Short, because a socket's path has 108 bytes at most.
    with tempfile.TemporaryDirectory(prefix="tram", dir="/tmp") as name:
        yield Path(name)


@pytest.fixture
def room(folder: Path) -> Iterator[Room]:
    room = Room(folder)
    yield room
    room.server.close()


def nothing(_: object) -> None:
    pass


def until(holds: Callable[[], bool]) -> None:
    """Wait for another thread's doing; the test's own time-out is the limit."""
    while not holds():
        time.sleep(0.005)


def test_a_card_is_read_with_progress_and_every_field(room: Room) -> None:
    steps: list[ReadProgress] = []
    with room.client() as devices:
        needs = frozenset({Need.MRZ, Need.VIETNAMESE_TEXT})
        assert devices.card.read(KEY, needs, steps.append, Cancel()) == READING
        assert devices.card.read(PaceKey("000001"), frozenset(), nothing, Cancel()) == READING
    assert steps == [ReadProgress("dg13", 100, 900)]
    assert room.card.asked == [(KEY, needs), (PaceKey("000001"), frozenset())]


def test_a_page_is_captured_read_and_filed_as_bytes(room: Room) -> None:
    with room.client() as devices:
        assert devices.scanner.status().state is ScanState.READY
        assert devices.scanner.capture(Cancel()) == PAGE
        assert devices.scanner.read_code(Cancel()) == CodeRead("001099000001|||")
        filed = devices.scanner.file([PAGE, PAGE], Cancel())
    assert isinstance(filed, FiledDocument)
    assert len(filed.pdf) == 3_000_004
    assert room.scanner.filed == [(PAGE, PAGE)]


def test_cancel_reaches_the_driver(room: Room) -> None:
    room.card.until_cancelled = True
    cancel = Cancel()
    with room.client() as devices:
        answer = devices.card.read(KEY, frozenset(), lambda _: cancel.cancel(), cancel)
    assert answer == DeviceFault(FaultCode.CANCELLED)
    assert room.card.cancelled.is_set()


def test_status_is_told_while_a_card_is_read(room: Room) -> None:
    room.card.until_cancelled = True
    cancel = Cancel()
    with room.client() as devices:
        reader = threading.Thread(target=devices.card.read, args=(KEY, frozenset(), nothing, cancel))
        reader.start()
        assert room.card.reading.wait(20)
        assert devices.card.status().state is CardState.EMPTY
        assert devices.printer.status().state is PrinterState.READY
        cancel.cancel()
        reader.join()


def test_two_prints_of_two_clients_come_out_one_after_the_other(room: Room) -> None:
    answers: list[Printed | DeviceFault] = []
    with room.client() as one, room.client() as two:
        threads = [
            threading.Thread(target=lambda d=devices: answers.append(d.printer.print(SLIP, nothing, Cancel())))
            for devices in (one, two)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [type(answer) for answer in answers] == [Printed, Printed]
    assert len(room.printer.printed) == 2


def test_a_client_that_hangs_up_ends_what_it_asked_for(room: Room) -> None:
    room.card.until_cancelled = True
    with room.client() as devices:
        left: list[object] = []
        reader = threading.Thread(
            target=lambda: left.append(devices.card.read(KEY, frozenset(), nothing, Cancel()))
        )
        reader.start()
        assert room.card.reading.wait(20)
    reader.join()
    assert room.card.cancelled.wait(20)
    assert left == [DeviceFault(FaultCode.DEVICES_GONE, "server went away")]


def test_a_drivers_bug_is_a_fault_without_its_text(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    room.card.broken = True
    with room.client() as devices:
        answer = devices.card.read(KEY, frozenset(), nothing, Cancel())
        assert answer == DeviceFault(FaultCode.DEVICES_GONE, "KeyError")
        room.card.broken = False
        assert devices.card.read(KEY, frozenset(), nothing, Cancel()) == READING
    assert READING.name not in caplog.text
    assert "KeyError" in caplog.text


def test_every_watcher_hears_now_and_then_each_change(room: Room) -> None:
    heard: tuple[list[CardState], list[CardState]] = ([], [])
    with room.client() as one, room.client() as two:
        first = one.card.watch(lambda status: heard[0].append(status.state))
        until(lambda: CardState.EMPTY in heard[0])
        second = two.card.watch(lambda status: heard[1].append(status.state))
        until(lambda: CardState.EMPTY in heard[1])
        room.card.show(CardState.PRESENT)
        until(lambda: heard[0][-1] is heard[1][-1] is CardState.PRESENT)
        assert len(room.card.watchers) == 1, "the device is watched once, for all"
        first.close()
        room.card.show(CardState.MUTE)
        until(lambda: heard[1][-1] is CardState.MUTE)
        second.close()
        until(lambda: not room.card.watchers)
    assert CardState.MUTE not in heard[0]


def test_a_watch_may_be_closed_from_within(room: Room) -> None:
    closed = threading.Event()
    with room.client() as devices:
        held: list[object] = []

        def seen(_: CardStatus) -> None:
            until(lambda: bool(held))
            subscription.close()
            closed.set()

        subscription = devices.card.watch(seen)
        held.append(subscription)
        assert closed.wait(20)


def test_a_slow_client_misses_frames_and_gets_the_newest(room: Room) -> None:
    """One who looks at nothing for a while costs one frame of memory, and then sees the present."""
    with contextlib.closing(room.stranger()) as slow:
        for piece in pack(Frame({"do": "watch", "id": 1, "device": "scanner"})):
            slow.sendall(piece)
        assert room.scanner.watched.wait(20)
        for number in range(200):
            room.scanner.publish(number / 200)
        exactly = exactly_from(slow)
        stills: list[float] = []
        while not stills or stills[-1] != 199 / 200:
            stills.append(unpack(exactly).header["value"]["still"])
    assert stills == sorted(stills)
    assert len(stills) < 100


def test_preview_frames_arrive_whole(room: Room) -> None:
    frames: list[PreviewFrame] = []
    with room.client() as devices:
        watch = devices.scanner.watch(frames.append)
        assert room.scanner.watched.wait(20)
        room.scanner.publish(0.5)
        until(lambda: bool(frames))
        watch.close()
    assert (frames[0].width, frames[0].height, len(frames[0].rgb), frames[0].still) == (320, 240, 230400, 0.5)


@pytest.mark.parametrize(
    "rude",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"\xff" * 64,
        struct.pack(">I", 4) + b"nope",
        *(
            b"".join(pack(Frame(header)))
            for header in (
                {},
                {"do": "call", "id": True, "device": "card", "method": "status", "arguments": []},
                {"do": "call", "id": 1, "device": "card", "method": "close", "arguments": []},
                {"do": "call", "id": 1, "device": "card", "method": "read", "arguments": []},
                {"do": "call", "id": 1, "device": ["card"], "method": {}, "arguments": []},
                {"do": "call", "id": 1, "device": "printer", "method": "print", "arguments": [{"#": "Slip"}]},
                {"do": "watch", "id": 1, "device": "printer"},
                {"do": "watch", "id": -1, "device": "card"},
                {"do": "open", "id": 1},
            )
        ),
    ],
)
def test_a_rude_client_is_shown_out_and_the_others_stay(room: Room, rude: bytes) -> None:
    with room.client() as devices:
        with contextlib.closing(room.stranger()) as stranger:
            stranger.sendall(rude)
            with pytest.raises((EOFError, ConnectionResetError)):
                unpack(exactly_from(stranger))
        assert devices.printer.status().state is PrinterState.READY


def test_too_many_calls_of_one_client_are_refused(room: Room) -> None:
    room.card.until_cancelled = True
    with contextlib.closing(room.stranger()) as greedy:
        arguments = [{"#": "PaceKey", "can": "000001"}, []]
        with contextlib.suppress(BrokenPipeError):
            for number in range(40):
                request = {
                    "do": "call",
                    "id": number,
                    "device": "card",
                    "method": "read",
                    "arguments": arguments,
                }
                greedy.sendall(b"".join(pack(Frame(request))))
        answered = 0
        with contextlib.suppress(EOFError, ConnectionResetError):
            while True:
                unpack(exactly_from(greedy))
                answered += 1
    assert answered <= 1 + CALLS_LIMIT, "progress of the first call, then at most the ends of those taken"


def test_too_many_clients_are_turned_away(room: Room) -> None:
    crowd = [room.stranger() for _ in range(CLIENTS_LIMIT)]
    with pytest.raises((EOFError, ConnectionResetError)):
        room.stranger()
    for connection in crowd:
        connection.close()


def test_a_socket_left_by_a_killed_server_is_taken_over(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as killed:
        killed.bind(str(folder / "s"))
    room = Room(folder)
    assert (folder / "s").stat().st_mode & 0o777 == 0o660
    with pytest.raises(AlreadyServedError):
        Room(folder)
    room.server.close()
    assert not (folder / "s").exists()
    assert room.card.closed


def test_without_a_server_everything_is_gone_and_nothing_raises(folder: Path) -> None:
    devices = connect(folder / "s", IMPATIENT)
    seen: list[CardStatus] = []
    devices.card.watch(seen.append)
    assert devices.card.status() == CardStatus(CardState.NO_SERVICE)
    assert devices.printer.status().state is PrinterState.GONE
    assert devices.scanner.status().state is ScanState.GONE
    gone = DeviceFault(FaultCode.DEVICES_GONE, "no server")
    assert devices.card.read(KEY, frozenset(), nothing, Cancel()) == gone
    assert devices.printer.print(SLIP, nothing, Cancel()) == gone
    assert devices.scanner.capture(Cancel()) == gone
    until(lambda: seen == [CardStatus(CardState.NO_SERVICE)])
    devices.close()


def test_a_slip_too_large_to_send_is_a_fault(room: Room) -> None:
    with room.client() as devices:
        answer = devices.printer.print(Slip((Line("x" * 70_000),)), nothing, Cancel())
        assert isinstance(answer, DeviceFault)
        assert devices.printer.status().state is PrinterState.READY


def test_a_server_of_another_version_is_no_server(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(str(folder / "s"))
        listener.listen()
        listener.settimeout(20)
        devices = connect(folder / "s", IMPATIENT)
        for _ in range(2):
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b"".join(pack(Frame({"is": "hello", "version": 99}))))
        assert devices.printer.status().state is PrinterState.GONE
        devices.close()


class Process:
    """`python -m drivers serve` with simulated devices and a slow printer."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "s"
        self._config = folder / "devices.toml"
        self._config.write_text(
            "practice = true\n"
            '[card]\ndriver = "simulated"\n'
            '[printer]\ndriver = "simulated"\nmm_per_s = 40\n'
            f'[scanner]\ndriver = "folder"\nfolder = "{folder}"\n'
            f'[switchboard]\nfile = "{folder}/world.json"\n'
        )
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "drivers", "serve", "--socket", str(self.path)]
        command += ["--config", str(self._config), "--with-parent", str(os.getpid())]
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)

    def end(self, number: signal.Signals) -> int:
        self._process.send_signal(number)
        return self._process.wait(20)


def test_a_server_killed_in_mid_print_is_a_fault_and_comes_back(folder: Path) -> None:
    process = Process(folder)
    devices = connect(folder / "s", Delays(first_retry_s=0.01, last_retry_s=0.1, grace_s=60.0))
    states: list[CardState] = []
    devices.card.watch(lambda status: states.append(status.state))
    killed: list[int] = []

    def kill(_: float) -> None:
        if not killed:
            killed.append(process.end(signal.SIGKILL))

    answer = devices.printer.print(SLIP, kill, Cancel())
    assert isinstance(answer, DeviceFault)
    assert answer.code is FaultCode.DEVICES_GONE
    assert killed == [-signal.SIGKILL]
    until(lambda: states[-1:] == [CardState.NO_SERVICE])
    process.start()
    assert isinstance(devices.printer.print(SLIP, nothing, Cancel()), Printed)
    until(lambda: states[-1] is CardState.EMPTY)
    assert process.end(signal.SIGTERM) == 0
    assert not process.path.exists()
    devices.close()


def test_a_server_that_never_greets_holds_nobody_up(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(str(folder / "s"))
        listener.listen()
        devices = connect(folder / "s", Delays(grace_s=0.01, greeting_s=0.05))
        assert devices.printer.status().state is PrinterState.GONE
        devices.close()


def test_a_frame_of_another_kind_from_the_server_is_a_lost_server(folder: Path) -> None:
    """A server that answers with a value of another type is not believed."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(str(folder / "s"))
        listener.listen()

        def answer() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b"".join(pack(Frame({"is": "hello", "version": 1}))))
                number = unpack(exactly_from(connection)).header["id"]
                value = {"#": "Printed", "raster_sha256": 7}
                connection.sendall(b"".join(pack(Frame({"is": "answer", "id": number, "value": value}))))
                with contextlib.suppress(EOFError, WireError):
                    unpack(exactly_from(connection))

        thread = threading.Thread(target=answer)
        thread.start()
        devices = connect(folder / "s", QUICK)
        result = devices.printer.print(SLIP, nothing, Cancel())
        assert isinstance(result, DeviceFault)
        assert result.code is FaultCode.DEVICES_GONE
        devices.close()
        thread.join()
