"""The kiosk's side of the counter: its flow, its worker that prints, and what its screen then says."""

from __future__ import annotations

import queue
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drivers.printer.printer import Printer
from kiosk_app import words
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.effects import PrintRecord
from kiosk_app.flow.paper import record
from kiosk_app.flow.record import Record
from kiosk_app.flow.screens import FinishedScreen
from kiosk_app.flow.show.screen import present
from kiosk_app.flow.state import Filed, Turn, Visit
from kiosk_app.flow.steps import filing
from kiosk_app.flow.visit import advance
from kiosk_app.runtime.print_work import PrintWork
from kiosk_app.runtime.workers import Worker
from tests.stories.walk import FRIDAY, HUONG, practice

I18N = Path(__file__).parents[3] / "i18n"
_PATIENCE_S = 90.0
_CODE = "TAM-4WX7-09QK-M"
_URL = f"https://127.0.0.1:45123/status?code={_CODE}"


@cache
def sentences(language: str) -> Mapping[str, str]:
    return words.read(I18N / f"kiosk_{language}.ts")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the citizen sees of the paper: the page's own words, and the fault above them."""

    print_state: str
    fault: str
    record_on_screen: bool


class Desk:
    """A citizen whose dossier was just stored, before a kiosk with this printer."""

    def __init__(self, printer: Printer, language: str) -> None:
        stored = e.Stored("d", _CODE, "18:42", FRIDAY.today, _URL, None)
        self._visit = Visit(
            practice(),
            now=FRIDAY,
            language=language,
            procedure=practice().procedures[0],
            identity=HUONG,
            filed=Filed(stored),
        )
        self._told: queue.SimpleQueue[e.Event] = queue.SimpleQueue()
        self._worker = Worker("print", lambda _name, error: self._told.put(e.Trouble(type(error).__name__)))
        self._work = PrintWork(printer, self._worker, self._told.put, sentences)
        self.records: list[Record] = []

    def record(self) -> Record:
        """What will be printed first."""
        return record(self._visit, reprint=False)

    def finish(self) -> Shown:
        """COMMIT was answered: the paper is printed."""
        return self._print(filing.finish(self._visit))

    def again(self) -> Shown:
        """The citizen asks for the paper once more, by whichever button the page has."""
        visit = self._visit
        return self._print(advance(visit, hand.TakeWay("retry") if visit.fault else hand.Reprint()))

    def close(self) -> None:
        self._worker.close()

    def _print(self, turn: Turn) -> Shown:
        self._visit = turn.visit
        (order,) = (effect for effect in turn.effects if isinstance(effect, PrintRecord))
        self.records.append(order.record)
        assert self.shown().print_state == "printing"
        self._work.print(order.record)
        self._visit = advance(self._visit, self._told.get(timeout=_PATIENCE_S)).visit
        return self.shown()

    def shown(self) -> Shown:
        screen = present(self._visit)
        assert isinstance(screen.content, FinishedScreen)
        fault = screen.fault
        on_screen = fault is not None and "screen_record" in fault.ways and screen.content.qr == _URL
        return Shown(screen.content.print_state, fault.code if fault else "", on_screen)
