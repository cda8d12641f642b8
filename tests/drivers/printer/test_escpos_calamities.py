"""Bad days of a real printer: old models, mute ones, cut cables, pictures that look like questions."""

from __future__ import annotations

import os
import pty
import select
import socket
import threading
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.printer.conversation import Patience
from drivers.printer.escpos import EscposPrinter
from drivers.printer.model import Answers, PrinterModel
from drivers.printer.printer import Printed, PrinterState, Raster
from drivers.printer.raster import render
from drivers.printer.slip import Line, Qr, Role, Slip
from drivers.printer.spec import FileSpec, TcpSpec, UsbSpec, parse_spec
from drivers.printer.typeset import Faces
from drivers.printer.virtual import Session, VirtualPrinter, VirtualPrinterServer
from drivers.switchboard import PrinterSwitch
from tests.memory_switchboard import MemorySwitchboard

FACES = Faces()
SLIP = Slip((Line("ĐÃ LƯU", Role.STATE, centred=True), Qr("https://example.invalid/x")))
QUICK = Patience(answer_s=2.0, look_s=0.05, grace_s=0.05, confirm_s=1.0)
#: For those who never answer.
HASTY = Patience(answer_s=0.1)


def nothing(_: float) -> None:
    pass


def fault_of(answer: Printed | DeviceFault) -> FaultCode:
    assert isinstance(answer, DeviceFault)
    return answer.code


def answering(*, process_id: bool = True, sensor: bool = True, name: bool = True) -> PrinterModel:
    """A printer that answers less than the driver was told."""
    return PrinterModel(answers=Answers(process_id=process_id, sensor=sensor, name=name))


@contextmanager
def virtual(model: PrinterModel, slips: list[Raster]) -> Iterator[tuple[EscposPrinter, MemorySwitchboard]]:
    switches = MemorySwitchboard()
    machine = VirtualPrinter(switches, lambda raster, _: slips.append(raster), model=model)
    with VirtualPrinterServer(machine) as server:
        yield EscposPrinter(f"tcp://127.0.0.1:{server.port}", faces=FACES, patience=QUICK), switches
    assert not machine.errors


@pytest.mark.parametrize("name", [True, False])
def test_a_model_without_process_ids_is_believed_by_its_answers_in_turn(name: bool) -> None:
    slips: list[Raster] = []
    with virtual(answering(process_id=False, name=name), slips) as (printer, _):
        assert isinstance(printer.print(SLIP, nothing, Cancel()), Printed)
    assert slips == [render(SLIP, FACES)]


def test_a_model_that_confirms_nothing_is_not_believed() -> None:
    slips: list[Raster] = []
    with virtual(answering(process_id=False, sensor=False, name=False), slips) as (printer, _):
        assert fault_of(printer.print(SLIP, nothing, Cancel())) is FaultCode.PRINTER_UNCONFIRMED
    assert len(slips) == 1, "paper came out, but nobody said so"


def test_cancelled_while_waiting_for_the_confirmation() -> None:
    slips: list[Raster] = []
    cancel = Cancel()
    with virtual(answering(process_id=False), slips) as (printer, _):
        steps: list[float] = []

        def last_band(done: float) -> None:
            steps.append(done)
            if done >= 0.8:
                cancel.cancel()

        assert fault_of(printer.print(SLIP, last_band, cancel)) is FaultCode.CANCELLED
        assert 1.0 not in steps


def test_cover_opened_while_the_slip_is_printed() -> None:
    slips: list[Raster] = []
    with virtual(PrinterModel(), slips) as (printer, switches):

        def open_cover(_: float) -> None:
            switches.turn(printer=PrinterSwitch.COVER_OPEN)

        assert fault_of(printer.print(SLIP, open_cover, Cancel())) is FaultCode.PRINTER_COVER_OPEN


class Hangs:
    """A printer that answers status, then behaves as told once a picture arrives."""

    def __init__(self, after_picture: Callable[[socket.socket], None]) -> None:
        self._after_picture = after_picture
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Hangs:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        connection, _ = self._listener.accept()
        with connection:
            heard = b""
            while b"\x1dv0" not in heard:
                chunk = connection.recv(4096)
                if not chunk:
                    return
                heard += chunk
                connection.sendall(b"\x12" * chunk.count(b"\x10\x04"))
            self._after_picture(connection)


def _until_the_cut(connection: socket.socket) -> None:
    heard = b""
    while b"\x1dVB" not in heard:
        heard += connection.recv(4096)


def test_a_printer_that_dies_after_the_cut_is_unconfirmed() -> None:
    with Hangs(_until_the_cut) as printer:
        answer = EscposPrinter(f"tcp://127.0.0.1:{printer.port}", faces=FACES, patience=QUICK).print(
            SLIP, nothing, Cancel()
        )
    assert fault_of(answer) is FaultCode.PRINTER_UNCONFIRMED


def test_a_printer_that_accepts_but_never_answers_is_gone() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        printer = EscposPrinter(f"tcp://127.0.0.1:{mute.getsockname()[1]}", faces=FACES, patience=HASTY)
        assert printer.status().state is PrinterState.GONE
        assert fault_of(printer.print(SLIP, nothing, Cancel())) is FaultCode.PRINTER_GONE


def test_a_closed_connection_is_not_paper_plenty() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def hang_up() -> None:
            listener.accept()[0].close()

        closing = threading.Thread(target=hang_up)
        closing.start()
        printer = EscposPrinter(f"tcp://127.0.0.1:{listener.getsockname()[1]}", faces=FACES, patience=QUICK)
        assert printer.status().state is PrinterState.GONE
        closing.join()


@pytest.mark.parametrize("spec", ["file:///dev/does-not-exist", "usb://dead:beef", "tcp://127.0.0.1:1"])
def test_nobody_there_is_gone_on_every_transport(spec: str) -> None:
    printer = EscposPrinter(spec, faces=FACES, patience=QUICK)
    assert printer.status().state is PrinterState.GONE
    assert fault_of(printer.print(SLIP, nothing, Cancel())) is FaultCode.PRINTER_GONE


def test_a_plain_file_is_no_printer(tmp_path: Path) -> None:
    (tmp_path / "lp0").touch()
    assert (
        EscposPrinter(f"file://{tmp_path}/lp0", faces=FACES, patience=HASTY).status().state is PrinterState.GONE
    )


def test_a_device_file_prints_and_is_heard() -> None:
    """A terminal in raw mode stands in for /dev/usb/lp0: bytes both ways through one descriptor."""
    slips: list[Raster] = []
    machine = VirtualPrinter(MemorySwitchboard(), lambda raster, _: slips.append(raster))
    master, slave = pty.openpty()
    tty.setraw(slave)

    def answer(data: bytes) -> None:
        os.write(master, data)

    session = Session(machine, answer)
    stop = threading.Event()

    def serve() -> None:
        while not stop.is_set():
            if select.select([master], [], [], 0 if session.work() else 0.02)[0]:
                session.receive(os.read(master, 4096))

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        printer = EscposPrinter(f"file://{os.ttyname(slave)}", faces=FACES)
        assert printer.status().state is PrinterState.READY
        assert isinstance(printer.print(SLIP, nothing, Cancel()), Printed)
    finally:
        stop.set()
        thread.join()
        os.close(master)
        os.close(slave)
    assert slips == [render(SLIP, FACES)]


def test_dots_that_look_like_a_status_question_confuse_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """The printer answers a question it finds inside a picture; that answer must not pass for another."""
    rows = (b"\x10\x04\x02\x10\x04\x04\x10\x04\x01" * 8) * 300
    trap = Raster(576, 300, rows)
    monkeypatch.setattr("drivers.printer.escpos.render", lambda *_: trap)
    slips: list[Raster] = []
    with virtual(PrinterModel(), slips) as (printer, _):
        assert isinstance(printer.print(SLIP, nothing, Cancel()), Printed)
    assert slips == [trap]


def test_a_stream_that_is_no_receipt_is_refused_and_said() -> None:
    machine = VirtualPrinter(MemorySwitchboard(), lambda *_: None)
    with VirtualPrinterServer(machine) as server:
        with socket.create_connection(("127.0.0.1", server.port), 5) as caller:
            caller.sendall(b"GET / HTTP/1.1\r\n\r\n")
            with pytest.raises(ConnectionResetError):
                caller.recv(1)
        assert list(machine.errors) == ["byte 0x47 outside a command"]


@pytest.mark.parametrize(
    ("text", "spec"),
    [
        ("tcp://10.0.0.7:9101", TcpSpec("10.0.0.7", 9101)),
        ("tcp://printer", TcpSpec("printer", 9100)),
        ("tcp://[::1]:9100", TcpSpec("::1", 9100)),
        ("usb://04b8:0e15", UsbSpec(0x04B8, 0x0E15)),
        ("usb://", UsbSpec(0x04B8, 0x0202)),
        ("usb://04b8:0e15?in=81&out=02", UsbSpec(0x04B8, 0x0E15, 0x81, 0x02)),
        ("file:///dev/usb/lp0", FileSpec("/dev/usb/lp0")),
    ],
)
def test_where_a_printer_is(text: str, spec: object) -> None:
    assert parse_spec(text, ["04b8:0202"]) == spec


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lp0",
        "tcp://",
        "tcp://h:99999",
        "tcp://h/x",
        "usb://04b8",
        "usb://",
        "usb://zz:1",
        "usb://1:2?ni=3",
        "file://h/x",
    ],
)
def test_a_misspelt_place_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="printer"):
        EscposPrinter(text)


def test_a_question_under_way_does_not_refuse_a_print() -> None:
    """A technician asks while a citizen's slip comes: the slip waits for the answer, and is printed."""
    slips: list[Raster] = []
    with virtual(PrinterModel(), slips) as (printer, _):
        stop = threading.Event()

        def ask() -> None:
            while not stop.is_set():
                printer.status()

        asking = [threading.Thread(target=ask) for _ in range(2)]
        for thread in asking:
            thread.start()
        answers = [printer.print(SLIP, nothing, Cancel()) for _ in range(3)]
        stop.set()
        for thread in asking:
            thread.join()
    assert all(isinstance(answer, Printed) for answer in answers)
    assert len(slips) == 3
