"""A4 sheets from the flow's order to the tray: drawn in a child, shown from memory, every trouble a value."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest

from drivers.errors import FaultCode
from drivers.page_printer.page_printer import PagePrinter
from drivers.page_printer.simulated import SimulatedPagePrinter
from drivers.page_printer.without import NoPagePrinter
from drivers.switchboard import PrinterSwitch
from kiosk_app import words
from kiosk_app.flow.effects import DrawDeclaration, PrintSheets
from kiosk_app.flow.events import DeclarationDrawn, Event, PagePrinterSeen, SheetFailed, SheetPrinted
from kiosk_app.paper.press import NoPaper, Press
from kiosk_app.runtime.session import Session
from kiosk_app.runtime.sheet_work import SheetWork, code_of
from kiosk_app.runtime.workers import Worker
from tests.kiosk_app.desk import HandClock
from tests.kiosk_app.paper.declarations import LONG
from tests.memory_switchboard import MemorySwitchboard
from tests.walks.papers import I18N, RECORD


class DeadPress(Press):
    def _ask(self, *_: object) -> NoPaper:
        return NoPaper()


@dataclass
class Bench:
    printer: PagePrinter
    worker: Worker
    press: Press = field(default_factory=Press)
    told: queue.Queue[Event] = field(default_factory=queue.Queue)
    pictures: dict[int, bytes] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)

    def work(self) -> SheetWork:
        return SheetWork(
            self.printer,
            self.worker,
            self.press,
            Session(lambda: 0, bytes),
            self.told.put,
            show_page=self.pictures.__setitem__,
            sentences=lambda language: words.read(I18N / f"kiosk_{language}.ts"),
            clock=HandClock(),
            seen=self.states.append,
        )

    def next(self) -> Event:
        return self.told.get(timeout=20)


@pytest.fixture
def worker() -> Iterator[Worker]:
    broken: list[BaseException] = []
    made = Worker("sheets", lambda _name, error: broken.append(error))
    yield made
    made.close()
    assert broken == []


def test_a_declaration_is_shown_as_pictures_that_no_other_page_is_called_by(worker: Worker) -> None:
    bench = Bench(NoPagePrinter(), worker)
    work = bench.work()
    named: list[int] = []
    for _ in range(2):
        work.draw(DrawDeclaration(LONG))
        event = bench.next()
        assert isinstance(event, DeclarationDrawn)
        assert event.drawn == LONG
        named += event.pictures
    assert len(named) == len(set(named)) >= 6
    assert all(bench.pictures[number].startswith(b"\x89PNG") for number in named)


def test_what_cannot_be_laid_out_is_said(worker: Worker) -> None:
    bench = Bench(SimulatedPagePrinter(MemorySwitchboard()), worker, DeadPress())
    work = bench.work()
    work.draw(DrawDeclaration(LONG))
    assert bench.next() == DeclarationDrawn(LONG, ())
    work.print(PrintSheets((RECORD,), 3))
    assert bench.next() == SheetFailed(3, "pages.not_made")


def test_both_papers_come_out_and_each_is_told(worker: Worker) -> None:
    printer = SimulatedPagePrinter(MemorySwitchboard())
    bench = Bench(printer, worker)
    bench.work().print(PrintSheets((RECORD, replace(LONG, language="en")), 4))
    assert [bench.next() for _ in range(3)] == [
        SheetPrinted(4),
        SheetPrinted(4),
        PagePrinterSeen("ready"),
    ]
    assert [pdf[:5] for pdf in printer.printed] == [b"%PDF-"] * 2


@pytest.mark.parametrize(
    ("switch", "code"),
    [
        (PrinterSwitch.OUT, "pages.paper_out"),
        (PrinterSwitch.OUT_MID_PRINT, "pages.paper_out"),
        (PrinterSwitch.COVER_OPEN, "pages.cover_open"),
        (PrinterSwitch.JAM, "pages.jam"),
        (PrinterSwitch.OFFLINE, "pages.offline"),
        (PrinterSwitch.GONE, "pages.gone"),
    ],
)
def test_every_trouble_has_its_own_name_and_nothing_is_called_printed(
    worker: Worker, switch: PrinterSwitch, code: str
) -> None:
    switches = MemorySwitchboard()
    switches.turn(printer=switch)
    bench = Bench(SimulatedPagePrinter(switches), worker)
    bench.work().print(PrintSheets((RECORD, LONG), 4))
    assert bench.next() == SheetFailed(4, code)
    assert not isinstance(bench.next(), SheetPrinted)


def test_a_kiosk_without_an_a4_printer_says_nothing_of_one(worker: Worker) -> None:
    bench = Bench(NoPagePrinter(), worker)
    bench.work().look()
    worker.do(lambda _cancel: bench.told.put(SheetPrinted(99)))
    assert bench.next() == SheetPrinted(99)
    assert bench.states == []


def test_a_printer_that_comes_and_goes_is_told_once_each(worker: Worker) -> None:
    switches = MemorySwitchboard()
    bench = Bench(SimulatedPagePrinter(switches), worker)
    work = bench.work()
    for switch in (PrinterSwitch.ENOUGH, PrinterSwitch.ENOUGH, PrinterSwitch.OUT, PrinterSwitch.ENOUGH):
        switches.turn(printer=switch)
        work.look()
        worker.do(lambda _cancel: bench.told.put(SheetPrinted(99)))
        while bench.next() != SheetPrinted(99):
            pass
    assert bench.states == ["ready", "paper_out", "ready"]


def test_a_server_that_dies_leaves_the_print_unsure() -> None:
    assert code_of(FaultCode.DEVICES_GONE) == "pages.unconfirmed"
    assert code_of(FaultCode.PRINTER_UNCONFIRMED) == "pages.unconfirmed"
    assert code_of(FaultCode.CANCELLED) == "device.cancelled"
    assert code_of(FaultCode.PRINTER_BUSY) == "pages.busy"


def test_nobody_hears_of_a_sheet_that_is_not_wanted_any_more(worker: Worker) -> None:
    class Cancelled(Press):
        def _ask(self, *_: object) -> NoPaper:
            return NoPaper(cancelled=True)

    bench = Bench(SimulatedPagePrinter(MemorySwitchboard()), worker, Cancelled())
    work = bench.work()
    work.draw(DrawDeclaration(LONG))
    work.print(PrintSheets((LONG,), 3))
    assert bench.next() == SheetFailed(3, "device.cancelled")
