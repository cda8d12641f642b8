"""A device server that is not there, was killed, comes back, or is none."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from drivers.calls import VERSION
from drivers.cancel import Cancel
from drivers.card.reader import CardState, CardStatus
from drivers.client import connect
from drivers.errors import DeviceFault, FaultCode
from drivers.link import Delays
from drivers.printer.printer import Printed, PrinterState
from drivers.scanner.source import ScanState
from drivers.serve import AlreadyServedError
from drivers.wire import Frame, WireError, exactly_from, pack, unpack
from tests.contract.served_room import IMPATIENT, KEY, QUICK, SLIP, Room, nothing, until


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
    assert devices.scanner.capabilities().ways == ()
    gone = DeviceFault(FaultCode.DEVICES_GONE, "no server")
    assert devices.card.read(KEY, frozenset(), nothing, Cancel()) == gone
    assert devices.printer.print(SLIP, nothing, Cancel()) == gone
    assert devices.scanner.capture(Cancel()) == gone
    until(lambda: seen == [CardStatus(CardState.NO_SERVICE)])
    devices.close()


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


@pytest.mark.parametrize(("kiosk", "served"), [(False, True), (True, False)])
def test_devices_that_pretend_are_refused_by_a_kiosk_in_service_and_real_ones_in_practice(
    folder: Path, kiosk: bool, served: bool
) -> None:
    room = Room(folder, practice=served)
    devices = connect(folder / "s", IMPATIENT, practice=kiosk)
    until(devices.of_other_world)
    gone = DeviceFault(FaultCode.DEVICES_GONE, "practice devices")
    assert devices.card.read(KEY, frozenset(), nothing, Cancel()) == gone
    assert devices.printer.print(SLIP, nothing, Cancel()) == gone
    assert devices.card.status() == CardStatus(CardState.NO_SERVICE)
    room.server.close()
    right = Room(folder, practice=kiosk)
    until(lambda: devices.printer.status().state is not PrinterState.GONE)
    assert not devices.of_other_world()
    devices.close()
    right.server.close()


@pytest.mark.parametrize("said", [None, 1, "true"])
def test_a_server_that_does_not_say_what_it_is_counts_as_none(folder: Path, said: object) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(str(folder / "s"))
        listener.listen()
        listener.settimeout(20)
        devices = connect(folder / "s", IMPATIENT)
        connection, _ = listener.accept()
        with connection:
            hello = {"is": "hello", "version": VERSION} | ({} if said is None else {"practice": said})
            connection.sendall(b"".join(pack(Frame(hello))))
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
                connection.sendall(b"".join(pack(Frame({"is": "hello", "version": VERSION, "practice": True}))))
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
