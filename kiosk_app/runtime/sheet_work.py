"""A4 sheets: laid out by the press, shown from memory, printed by the page printer, written down nowhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.page_printer.page_printer import PagePrinter
from drivers.printer.printer import PrinterState
from kiosk_app.clock import Clock
from kiosk_app.flow.declaration import Declaration
from kiosk_app.flow.effects import DrawDeclaration, PrintSheets
from kiosk_app.flow.events import DeclarationDrawn, Event, PagePrinterSeen, SheetFailed, SheetPrinted
from kiosk_app.flow.record import Record
from kiosk_app.flow.text import VIETNAMESE
from kiosk_app.paper import a4, declaration
from kiosk_app.paper.press import NoPaper, Press
from kiosk_app.runtime.session import Session
from kiosk_app.runtime.workers import Job, Worker

#: A sheet is about a thousand pixels wide, as wide as the screen stands high in.
_DOTS_PER_INCH = 120
#: Nobody knows what came of these.
_UNSURE = frozenset({FaultCode.PRINTER_UNCONFIRMED, FaultCode.DEVICES_GONE})


class SheetWork:
    """`sentences` gives the translation of a language as id → text; `seen` hears each change of the printer."""

    def __init__(
        self,
        printer: PagePrinter,
        worker: Worker,
        press: Press,
        session: Session,
        post: Callable[[Event], None],
        *,
        show_page: Callable[[int, bytes], None],
        sentences: Callable[[str], Mapping[str, str]],
        clock: Clock,
        seen: Callable[[str], None] = lambda _state: None,
    ) -> None:
        self._printer = printer
        self._worker = worker
        self._press = press
        self._session = session
        self._post = post
        self._show_page = show_page
        self._sentences = sentences
        self._clock = clock
        self._seen = seen
        self._state = ""

    def look(self) -> None:
        self._worker.do(lambda _cancel: self._look())

    def stop(self) -> None:
        self._worker.stop()

    def draw(self, order: DrawDeclaration) -> None:
        """Who turns the page quickly waits for the newest only."""
        self._worker.stop()
        self._worker.do(lambda cancel: self._draw(order.declaration, cancel))

    def print(self, order: PrintSheets) -> None:
        self._worker.do(lambda cancel: self._print(order, cancel))

    def do(self, job: Job) -> None:
        """Another's work with this printer, in its turn."""
        self._worker.do(job)

    def _look(self) -> None:
        status = self._printer.status()
        state = status.state.value if status.fitted else ""
        if state != self._state and status.state is not PrinterState.BUSY:
            self._state = state
            self._seen(state)
            self._post(PagePrinterSeen(state))

    def _draw(self, wanted: Declaration, cancel: Cancel) -> None:
        values = self._declared(wanted)
        made = self._clock.now().at
        drawn = self._press.pictures(declaration.TEMPLATE, values, made, _DOTS_PER_INCH, cancel)
        if isinstance(drawn, NoPaper):
            if not drawn.cancelled:
                self._post(DeclarationDrawn(wanted, ()))
            return
        numbers = self._session.numbers(len(drawn))
        for number, picture in zip(numbers, drawn, strict=True):
            self._show_page(number, picture)
        self._post(DeclarationDrawn(wanted, numbers))
        self._look()

    def _print(self, order: PrintSheets, cancel: Cancel) -> None:
        for paper in order.papers:
            fault = self._put_out(paper, cancel)
            if fault:
                self._post(SheetFailed(order.asking, fault))
                break
            self._post(SheetPrinted(order.asking))
        self._look()

    def _put_out(self, paper: Record | Declaration, cancel: Cancel) -> str:
        """The fault's code, empty where the paper is out."""
        template, values = (
            (a4.TEMPLATE, a4.content(paper, self._sentences(paper.language)))
            if isinstance(paper, Record)
            else (declaration.TEMPLATE, self._declared(paper))
        )
        pdf = self._press.pdf(template, values, self._clock.now().at, cancel)
        if isinstance(pdf, NoPaper):
            return FaultCode.CANCELLED if pdf.cancelled else "pages.not_made"
        answer = self._printer.print(pdf, lambda _state: None, cancel)
        return code_of(answer.code) if isinstance(answer, DeviceFault) else ""

    def _declared(self, wanted: Declaration) -> dict[str, object]:
        beside = None if wanted.language == VIETNAMESE else self._sentences(wanted.language)
        return declaration.content(wanted, self._sentences(VIETNAMESE), beside)


def code_of(code: FaultCode) -> str:
    """The drivers say the same of both printers; a citizen is told which of them it is."""
    if code is FaultCode.CANCELLED:
        return code
    return "pages.unconfirmed" if code in _UNSURE else f"pages.{code.partition('.')[2]}"
