"""The printer's effect: the record on paper, and only a confirmed print is called printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from drivers.cancel import Cancel
from drivers.errors import DeviceFault
from drivers.printer.printer import Printer, PrinterState
from drivers.printer.slip import Slip
from kiosk_app.flow.events import Event, LeafletFailed, LeafletPrinted, SlipPrinted, Trouble
from kiosk_app.flow.leaflet import Leaflet
from kiosk_app.flow.record import PaymentSlip, Record
from kiosk_app.runtime.leaflet import leaflet_slip
from kiosk_app.runtime.paper import compose, payment
from kiosk_app.runtime.workers import Worker


class PrintWork:
    """`sentences` gives the translation of a language as id → text; `seen` hears each change of the printer."""

    def __init__(
        self,
        printer: Printer,
        worker: Worker,
        post: Callable[[Event], None],
        sentences: Callable[[str], Mapping[str, str]],
        seen: Callable[[PrinterState], None] = lambda _state: None,
    ) -> None:
        self._printer = printer
        self._worker = worker
        self._post = post
        self._sentences = sentences
        self._seen = seen
        self._state: PrinterState | None = None

    def look(self) -> None:
        """Paper that is running low is known before it runs out: staff are told, citizens are not."""
        self._worker.do(lambda _cancel: self._look())

    def _look(self) -> None:
        state = self._printer.status().state
        if state not in (self._state, PrinterState.BUSY):
            self._state = state
            self._seen(state)

    def print(self, record: Record) -> None:
        self._worker.do(lambda cancel: self._print(record, cancel))

    def print_payment(self, slip: PaymentSlip) -> None:
        self._worker.do(lambda cancel: self._put_out(payment(slip, self._sentences(slip.language)), cancel))

    def print_leaflet(self, leaflet: Leaflet, asked: str) -> None:
        """Answered by its own events: many of them may wait, and none is taken for a dossier's record."""
        self._worker.do(lambda cancel: self._print_leaflet(leaflet, asked, cancel))

    def _print_leaflet(self, leaflet: Leaflet, asked: str, cancel: Cancel) -> None:
        slip = leaflet_slip(leaflet, self._sentences(leaflet.language))
        answer = self._printer.print(slip, lambda _step: None, cancel)
        if isinstance(answer, DeviceFault):
            self._post(LeafletFailed(asked, answer.code))
        else:
            self._post(LeafletPrinted(asked))
        self._look()

    def _print(self, record: Record, cancel: Cancel) -> None:
        self._put_out(compose(record, self._sentences(record.language)), cancel)

    def _put_out(self, slip: Slip, cancel: Cancel) -> None:
        steps: list[float] = []
        answer = self._printer.print(slip, steps.append, cancel)
        if isinstance(answer, DeviceFault):
            self._post(Trouble(answer.code, begun=any(steps)))
        else:
            self._post(SlipPrinted())
        self._look()
