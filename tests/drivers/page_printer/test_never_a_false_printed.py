"""A printer that calls a job completed and doubts it in the same breath: nobody is told that it is printed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.page_printer.ipp_printer import IppPrinter, Waits
from drivers.page_printer.page_printer import JobState, PagesPrinted
from drivers.page_printer.states import doubt_of
from drivers.page_printer.virtual import VirtualPagePrinter
from kiosk_app.flow.effects import PrintSheets
from kiosk_app.flow.events import Event, PagePrinterSeen, SheetFailed
from kiosk_app.runtime.sheet_work import SheetWork
from kiosk_app.runtime.workers import Worker
from tests.kiosk_app.paper.declarations import LONG
from tests.kiosk_app.runtime.test_sheet_work import Bench
from tests.memory_switchboard import MemorySwitchboard

PDF = b"%PDF-1.7\n% one page of nobody\n%%EOF\n"
QUICK = Waits(answer_s=10.0, look_s=0.01, stall_s=0.3, all_s=60.0)


@pytest.fixture
def virtual() -> Iterator[VirtualPagePrinter]:
    with VirtualPagePrinter(MemorySwitchboard()) as printer:
        yield printer


@pytest.mark.parametrize(
    "reasons",
    [
        ("job-completed-with-errors",),
        ("job-completed-with-warnings", "job-completed-with-errors"),
        ("queued-in-device",),
        ("job-completed-successfully", "document-unprintable-error"),
    ],
)
def test_completed_with_errors_is_told_as_unsure(virtual: VirtualPagePrinter, reasons: tuple[str, ...]) -> None:
    virtual.completed_with = reasons
    told: list[JobState] = []
    answer = IppPrinter(virtual.place, waits=QUICK).print(PDF, told.append, Cancel())
    assert isinstance(answer, DeviceFault)
    assert (answer.code, answer.detail in reasons) == (FaultCode.PRINTER_UNCONFIRMED, True)
    assert JobState.DONE not in told
    assert virtual.printed == [PDF], "pages may lie in the tray all the same: so the citizen is sent to look"


@pytest.mark.parametrize(
    "reasons", [("job-completed-successfully",), ("none",), ("processing-to-stop-point",), ("brand-new",)]
)
def test_what_is_no_doubt_is_printed(virtual: VirtualPagePrinter, reasons: tuple[str, ...]) -> None:
    virtual.completed_with = reasons
    answer = IppPrinter(virtual.place, waits=QUICK).print(PDF, lambda _state: None, Cancel())
    assert isinstance(answer, PagesPrinted)


def test_the_citizen_is_told_to_look_and_never_that_it_is_printed(virtual: VirtualPagePrinter) -> None:
    virtual.completed_with = ("job-completed-with-errors",)
    broken: list[BaseException] = []
    worker = Worker("sheets", lambda _name, error: broken.append(error))
    bench = Bench(IppPrinter(virtual.place, waits=QUICK), worker)
    work: SheetWork = bench.work()
    work.print(PrintSheets((LONG, LONG), 5))
    told: list[Event] = [bench.next(), bench.next()]
    worker.close()
    assert told == [SheetFailed(5, "pages.unconfirmed"), PagePrinterSeen("ready")]
    assert broken == []


def test_of_several_doubts_the_same_one_is_named_each_time() -> None:
    both = ["queued-in-device", "errors-detected", "none"]
    assert doubt_of(both) == doubt_of(reversed(both)) == "errors-detected"
    assert doubt_of([]) == ""
