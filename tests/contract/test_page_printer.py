"""What every A4 printer keeps: simulated, over IPP against a virtual printer, and against CUPS where it is."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from drivers.build import Devices
from drivers.cancel import Cancel
from drivers.client import connect
from drivers.errors import DeviceFault, FaultCode
from drivers.page_printer.ipp_printer import IppPrinter, Waits
from drivers.page_printer.page_printer import JobState, PagePrinter, PagesPrinted
from drivers.page_printer.simulated import SimulatedPagePrinter
from drivers.page_printer.virtual import VirtualPagePrinter
from drivers.printer.printer import PrinterState
from drivers.printer.simulated import SimulatedPrinter
from drivers.serve import DeviceServer
from drivers.switchboard import PrinterSwitch
from tests.drivers.fakes import FakeCard, FakeScanner
from tests.memory_switchboard import MemorySwitchboard
from tests.not_checked import unless
from tests.oracle.cups import MISSING, Cups

PDF = b"%PDF-1.7\n% one page of nobody\n%%EOF\n"
QUICK = Waits(answer_s=10.0, look_s=0.01, stall_s=0.3, all_s=60.0)


@dataclass
class Desk:
    printer: PagePrinter
    turn: Callable[[PrinterSwitch], object]
    printed: Callable[[], list[bytes]]


def _simulated(_: ExitStack) -> Desk:
    switches = MemorySwitchboard()
    printer = SimulatedPagePrinter(switches)
    return Desk(printer, lambda to: switches.turn(printer=to), lambda: list(printer.printed))


def _ipp(room: ExitStack) -> Desk:
    switches = MemorySwitchboard()
    virtual = room.enter_context(VirtualPagePrinter(switches))
    printer = IppPrinter(virtual.place, waits=QUICK)
    return Desk(printer, lambda to: switches.turn(printer=to), lambda: list(virtual.printed))


def _served(room: ExitStack) -> Desk:
    switches = MemorySwitchboard()
    printer = SimulatedPagePrinter(switches)
    # Short, because a socket's path has 108 bytes at most.
    folder = room.enter_context(tempfile.TemporaryDirectory(prefix="tram", dir="/tmp"))
    devices = Devices(FakeCard(), SimulatedPrinter(switches), FakeScanner(), printer)
    room.enter_context(closing(DeviceServer(devices, Path(folder) / "s", practice=True)))
    served = room.enter_context(closing(connect(Path(folder) / "s")))
    return Desk(served.pages, lambda to: switches.turn(printer=to), lambda: list(printer.printed))


NEAR = {"simulated": _simulated, "ipp": _ipp}
ALL = NEAR | {"served": _served}


@pytest.fixture(params=NEAR.values(), ids=list(NEAR))
def near(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Printers that tell every step of a job; over a socket a step may be overtaken by the next."""
    with ExitStack() as room:
        yield request.param(room)


@pytest.fixture(params=ALL.values(), ids=list(ALL))
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    with ExitStack() as room:
        yield request.param(room)


def nothing(_: JobState) -> None:
    pass


def fault_of(answer: PagesPrinted | DeviceFault) -> FaultCode:
    assert isinstance(answer, DeviceFault)
    return answer.code


def test_every_state_of_a_job_is_told_in_order(near: Desk) -> None:
    told: list[JobState] = []
    assert isinstance(near.printer.print(PDF, told.append, Cancel()), PagesPrinted)
    assert told == [JobState.QUEUED, JobState.PRINTING, JobState.DONE]


def test_the_very_document_comes_out(desk: Desk) -> None:
    assert isinstance(desk.printer.print(PDF, nothing, Cancel()), PagesPrinted)
    assert desk.printed() == [PDF]


@pytest.mark.parametrize(
    ("switch", "state"),
    [
        (PrinterSwitch.ENOUGH, PrinterState.READY),
        (PrinterSwitch.NEAR_END, PrinterState.NEAR_END),
        (PrinterSwitch.OUT, PrinterState.PAPER_OUT),
        (PrinterSwitch.COVER_OPEN, PrinterState.COVER_OPEN),
        (PrinterSwitch.JAM, PrinterState.JAM),
        (PrinterSwitch.OFFLINE, PrinterState.OFFLINE),
        (PrinterSwitch.GONE, PrinterState.GONE),
    ],
)
def test_status_follows_the_machine(desk: Desk, switch: PrinterSwitch, state: PrinterState) -> None:
    desk.turn(switch)
    told = desk.printer.status()
    assert told.state is state
    assert bool(told.model) is (state is not PrinterState.GONE)


@pytest.mark.parametrize(
    ("switch", "code"),
    [
        (PrinterSwitch.OUT, FaultCode.PRINTER_PAPER_OUT),
        (PrinterSwitch.COVER_OPEN, FaultCode.PRINTER_COVER_OPEN),
        (PrinterSwitch.JAM, FaultCode.PRINTER_JAM),
        (PrinterSwitch.OFFLINE, FaultCode.PRINTER_OFFLINE),
        (PrinterSwitch.GONE, FaultCode.PRINTER_GONE),
    ],
)
def test_trouble_before_the_job_is_named_and_nothing_comes_out_later(
    desk: Desk, switch: PrinterSwitch, code: FaultCode
) -> None:
    desk.turn(switch)
    assert fault_of(desk.printer.print(PDF, nothing, Cancel())) is code
    desk.turn(PrinterSwitch.ENOUGH)
    desk.printer.status()
    assert desk.printed() == []


def test_paper_that_ends_in_the_middle_stops_the_job_and_takes_it_back(desk: Desk) -> None:
    desk.turn(PrinterSwitch.OUT_MID_PRINT)
    assert fault_of(desk.printer.print(PDF, nothing, Cancel())) is FaultCode.PRINTER_PAPER_OUT
    desk.turn(PrinterSwitch.ENOUGH)
    assert isinstance(desk.printer.print(PDF, nothing, Cancel()), PagesPrinted)
    assert desk.printed() == [PDF], "one document: the one that was taken back stays away"


def test_cancelled_before_it_starts(near: Desk) -> None:
    cancel = Cancel()
    cancel.cancel()
    assert fault_of(near.printer.print(PDF, nothing, cancel)) is FaultCode.CANCELLED
    assert near.printed() == []


def test_a_job_that_waits_for_paper_is_told_as_stopped(near: Desk) -> None:
    told: list[JobState] = []
    near.turn(PrinterSwitch.OUT_MID_PRINT)
    near.printer.print(PDF, told.append, Cancel())
    assert told[-1] is JobState.STOPPED


def test_cancelled_in_the_queue(near: Desk) -> None:
    cancel = Cancel()
    assert fault_of(near.printer.print(PDF, lambda _state: cancel.cancel(), cancel)) is FaultCode.CANCELLED
    assert isinstance(near.printer.print(PDF, nothing, Cancel()), PagesPrinted)
    assert near.printed() == [PDF]


@unless(MISSING)
def test_through_cups_the_document_comes_out_and_trouble_is_named() -> None:
    """CUPS stands between our driver and our virtual printer, so that a stranger reads either side."""
    switches = MemorySwitchboard()
    with ExitStack() as room:
        folder = room.enter_context(tempfile.TemporaryDirectory(prefix="tram", dir="/tmp"))
        virtual = room.enter_context(VirtualPagePrinter(switches))
        cups = room.enter_context(Cups(Path(folder), virtual.place))
        printer = IppPrinter(cups.place, waits=Waits(answer_s=20.0, look_s=0.05, stall_s=1.0, all_s=60.0))
        assert printer.status().state is PrinterState.READY
        told: list[JobState] = []
        assert isinstance(printer.print(PDF, told.append, Cancel()), PagesPrinted)
        assert virtual.printed == [PDF]
        assert told == [JobState.QUEUED, JobState.PRINTING, JobState.DONE]
        cups.pause()
        assert printer.status().state is PrinterState.OFFLINE
        assert fault_of(printer.print(PDF, nothing, Cancel())) is FaultCode.PRINTER_OFFLINE
        nowhere = IppPrinter(cups.place.replace("/a4", "/none"))
        assert nowhere.status().state is PrinterState.GONE
        assert virtual.printed == [PDF]
