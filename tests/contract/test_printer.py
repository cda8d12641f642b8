"""What every printer keeps: simulated, each ESC/POS model against such a printer on TCP, one served."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from drivers.build import Devices
from drivers.cancel import Cancel
from drivers.client import connect
from drivers.errors import DeviceFault, FaultCode
from drivers.printer.conversation import Patience
from drivers.printer.escpos import EscposPrinter
from drivers.printer.model import PrinterModel, load_models
from drivers.printer.printer import Printed, Printer, PrinterState, Raster
from drivers.printer.raster import render, sha256
from drivers.printer.simulated import SimulatedPrinter
from drivers.printer.slip import Band, Boxed, Line, Pair, Qr, Role, Rule, Slip
from drivers.printer.typeset import Faces
from drivers.printer.virtual import VirtualPrinter, VirtualPrinterServer
from drivers.serve import DeviceServer
from drivers.switchboard import PrinterSwitch
from tests.drivers.fakes import FakeCard, FakeScanner
from tests.memory_switchboard import MemorySwitchboard

FACES = Faces()
MODELS = load_models()
SLIP = Slip(
    (
        Band("BẢN DÙNG THỬ, KHÔNG CÓ GIÁ TRỊ"),
        Boxed("ĐÃ LƯU, CHỜ GỬI"),
        Line("TAM-7KQ2-M9XA-K", Role.CODE, centred=True),
        Rule(),
        Pair("Người nộp", "TRẦN M*** Đ**"),
        Qr("https://example.invalid/h/TAM-7KQ2-M9XA-K", (Line("Phiếu lưu hồ sơ."),)),
    )
)


@dataclass
class Desk:
    """A printer, the switches of its world, and the slips that fell out of it."""

    printer: Printer
    switches: MemorySwitchboard
    printed: Callable[[], list[Raster]]
    torn: Callable[[], list[Raster]]
    model: PrinterModel = field(default_factory=PrinterModel)

    def expected(self, slip: Slip) -> Raster:
        return render(slip, FACES, self.model.head)

    def slips(self) -> list[Raster]:
        """What was printed, without the white that the model feeds before its cut."""
        return [_without_feed(raster, self.model.cut.feed_dots) for raster in self.printed()]


def _without_feed(raster: Raster, dots: int) -> Raster:
    height, stride = raster.height - dots, raster.width // 8
    assert not any(raster.rows[height * stride :])
    return Raster(raster.width, height, raster.rows[: height * stride])


def _simulated() -> Iterator[Desk]:
    switches = MemorySwitchboard()
    printer = SimulatedPrinter(switches, faces=FACES)
    yield Desk(printer, switches, lambda: list(printer.printed), lambda: list(printer.torn))


def _escpos(model: PrinterModel) -> Iterator[Desk]:
    switches = MemorySwitchboard()
    slips: list[tuple[Raster, bool]] = []
    machine = VirtualPrinter(switches, lambda raster, torn: slips.append((raster, torn)), model=model)
    with VirtualPrinterServer(machine) as server:
        patience = Patience(answer_s=5.0, look_s=0.05)
        spec = f"tcp://127.0.0.1:{server.port}"
        printer = EscposPrinter(spec, model=model, faces=FACES, patience=patience)
        yield Desk(
            printer,
            switches,
            lambda: [raster for raster, torn in slips if not torn],
            lambda: [raster for raster, torn in slips if torn],
            model,
        )
    assert not machine.errors


def _served() -> Iterator[Desk]:
    switches = MemorySwitchboard()
    printer = SimulatedPrinter(switches, faces=FACES)
    # Short, because a socket's path has 108 bytes at most.
    with tempfile.TemporaryDirectory(prefix="tram", dir="/tmp") as folder:
        path = Path(folder) / "s"
        server = DeviceServer(Devices(FakeCard(), printer, FakeScanner()), path, practice=True)
        devices = connect(path)
        try:
            yield Desk(devices.printer, switches, lambda: list(printer.printed), lambda: list(printer.torn))
        finally:
            devices.close()
            server.close()


NEAR = {"simulated": _simulated} | {model.id: partial(_escpos, model) for model in MODELS}
ALL = NEAR | {"served": _served}


@pytest.fixture(params=NEAR.values(), ids=list(NEAR))
def near(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Printers whose progress is told in step with the paper; over a socket it is not."""
    yield from request.param()


@pytest.fixture(params=ALL.values(), ids=list(ALL))
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    yield from request.param()


def nothing(_: float) -> None:
    pass


def fault_of(answer: Printed | DeviceFault) -> FaultCode:
    assert isinstance(answer, DeviceFault)
    return answer.code


def test_prints_the_very_dots_and_says_so(desk: Desk) -> None:
    steps: list[float] = []
    answer = desk.printer.print(SLIP, steps.append, Cancel())
    expected = desk.expected(SLIP)
    assert isinstance(answer, Printed)
    assert answer.raster_sha256 == sha256(expected)
    assert answer.height_mm == expected.height / desk.model.head.dots_per_mm
    assert desk.slips() == [expected]
    assert desk.torn() == []
    assert steps == sorted(steps)
    assert steps[-1] == 1.0


@pytest.mark.parametrize(
    ("switch", "state"),
    [
        (PrinterSwitch.ENOUGH, PrinterState.READY),
        (PrinterSwitch.NEAR_END, PrinterState.NEAR_END),
        (PrinterSwitch.OUT, PrinterState.PAPER_OUT),
        (PrinterSwitch.OUT_MID_PRINT, PrinterState.READY),
        (PrinterSwitch.COVER_OPEN, PrinterState.COVER_OPEN),
        (PrinterSwitch.JAM, PrinterState.JAM),
        (PrinterSwitch.GONE, PrinterState.GONE),
    ],
)
def test_status_follows_the_machine(desk: Desk, switch: PrinterSwitch, state: PrinterState) -> None:
    desk.switches.turn(printer=switch)
    if switch is PrinterSwitch.NEAR_END and not desk.model.status.near_end:
        state = PrinterState.READY
    assert desk.printer.status().state is state


def test_status_names_the_model(desk: Desk) -> None:
    assert desk.printer.status().model


@pytest.mark.parametrize(
    ("switch", "code"),
    [
        (PrinterSwitch.OUT, FaultCode.PRINTER_PAPER_OUT),
        (PrinterSwitch.COVER_OPEN, FaultCode.PRINTER_COVER_OPEN),
        (PrinterSwitch.JAM, FaultCode.PRINTER_JAM),
        (PrinterSwitch.GONE, FaultCode.PRINTER_GONE),
    ],
)
def test_trouble_before_the_print_leaves_no_paper(desk: Desk, switch: PrinterSwitch, code: FaultCode) -> None:
    desk.switches.turn(printer=switch)
    assert fault_of(desk.printer.print(SLIP, nothing, Cancel())) is code
    desk.switches.turn(printer=PrinterSwitch.ENOUGH)
    assert desk.printed() == []
    assert desk.torn() == []


def test_paper_running_out_in_the_middle_is_never_a_print(desk: Desk) -> None:
    desk.switches.turn(printer=PrinterSwitch.OUT_MID_PRINT)
    assert fault_of(desk.printer.print(SLIP, nothing, Cancel())) is FaultCode.PRINTER_PAPER_OUT
    assert desk.printer.status().state is PrinterState.PAPER_OUT
    assert desk.printed() == []


def test_reprint_after_new_paper_is_whole_and_alone(desk: Desk) -> None:
    desk.switches.turn(printer=PrinterSwitch.OUT_MID_PRINT)
    desk.printer.print(SLIP, nothing, Cancel())
    desk.switches.turn(printer=PrinterSwitch.ENOUGH)
    again = Slip((Line("Bản in lại", centred=True), *SLIP.blocks), SLIP.max_mm + 10)
    assert isinstance(desk.printer.print(again, nothing, Cancel()), Printed)
    *scraps, last = desk.slips()
    assert last == desk.expected(again)
    if desk.model.answers.clear:
        assert not scraps
        assert [part.height - desk.model.cut.feed_dots for part in desk.torn()] == [240]


def test_near_end_still_prints(desk: Desk) -> None:
    desk.switches.turn(printer=PrinterSwitch.NEAR_END)
    assert isinstance(desk.printer.print(SLIP, nothing, Cancel()), Printed)
    assert len(desk.printed()) == 1


def test_cancelled_before_it_starts(desk: Desk) -> None:
    cancel = Cancel()
    cancel.cancel()
    assert fault_of(desk.printer.print(SLIP, nothing, cancel)) is FaultCode.CANCELLED
    assert desk.printed() == []


def test_cancelled_in_the_middle_then_printed_anew(near: Desk) -> None:
    cancel = Cancel()
    assert fault_of(near.printer.print(SLIP, lambda _: cancel.cancel(), cancel)) is FaultCode.CANCELLED
    assert isinstance(near.printer.print(SLIP, nothing, Cancel()), Printed)
    *scraps, last = near.slips()
    assert last == near.expected(SLIP)
    assert not scraps or not near.model.answers.clear, "only who cannot forget leaves a scrap of paper"


def test_a_second_print_at_once_is_busy(near: Desk) -> None:
    inside, leave = threading.Event(), threading.Event()

    def hold(_: float) -> None:
        inside.set()
        leave.wait(20)

    answers: list[Printed | DeviceFault] = []
    first = threading.Thread(target=lambda: answers.append(near.printer.print(SLIP, hold, Cancel())))
    first.start()
    assert inside.wait(20)
    assert fault_of(near.printer.print(SLIP, nothing, Cancel())) is FaultCode.PRINTER_BUSY
    assert near.printer.status().state is PrinterState.BUSY
    leave.set()
    first.join()
    assert isinstance(answers[0], Printed)
    assert near.printer.status().state is PrinterState.READY


def test_prints_again_after_it_was_gone(desk: Desk) -> None:
    desk.switches.turn(printer=PrinterSwitch.GONE)
    assert fault_of(desk.printer.print(SLIP, nothing, Cancel())) is FaultCode.PRINTER_GONE
    desk.switches.turn(printer=PrinterSwitch.ENOUGH)
    assert isinstance(desk.printer.print(SLIP, nothing, Cancel()), Printed)
    assert len(desk.printed()) == 1
