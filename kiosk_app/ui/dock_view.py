"""The dev dock as QML sees it: what can be turned, what is so now, and how each process does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import ClassVar, Protocol

from PySide6.QtCore import Property, QObject, QRectF, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from drivers.switchboard import World
from kiosk_app import words
from kiosk_app.rehearsal.control import PartState, Report
from kiosk_app.ui.dock_choices import Row, Switches, all_rows

QML_IMPORT_NAME = "Kiosk.Views"
QML_IMPORT_MAJOR_VERSION = 1

Words = Mapping[str, Mapping[str, str]]
#: A part that came back by itself is marked for so many seconds.
_MARKED_S = 60.0
#: The part that carries the dock itself: it comes back always.
_OWN = "kiosk"
#: From the citizen to the city, and then what stands for metal and wire.
_ORDER = (_OWN, "devices", "sync", "portal", "pcscd", "card", "printer", "line")


class Hand(Protocol):
    """What the dock does to the world. Each returns at once; what comes of it is read back."""

    def turn(self, switches: Switches) -> None: ...

    def kill(self, name: str, *, stay: bool) -> None: ...

    def again(self, name: str) -> None: ...

    def pay(self) -> None: ...


@QmlElement
@QmlSingleton
class DockView(QObject):
    """`words` are the dock's own by language: it keeps its language while a citizen changes the screen's."""

    assembled: ClassVar[DockView | None] = None
    switched = Signal()
    told = Signal()
    lived = Signal()
    joined = Signal()
    turned = Signal()

    def __init__(
        self,
        hand: Hand,
        wording: Words,
        now: Callable[[], datetime],
        *,
        language: str = "vi",
        panel: tuple[int, int] = (1080, 1920),
        parent: QObject | None = None,
    ) -> None:
        """`now` is the kiosk's own clock, with its jump; `panel` the pixels of the screen that is shown."""
        super().__init__(parent)
        self._hand = hand
        self._wording = wording
        self._now = now
        self._panel = panel
        self._rows: dict[str, Row] = all_rows()
        self.language_now = language
        self.report_now: Report | None = None
        self.states_now: dict[str, str] = {}
        self.notes_now: dict[str, str] = {}
        self.parts_now: dict[str, dict[str, object]] = {}
        self.picture = QRectF()
        self.show(World(), None)

    @staticmethod
    def create(_engine: QQmlEngine) -> DockView:
        assert DockView.assembled is not None, "the views are assembled before the first page"
        return DockView.assembled

    def show(self, world: World, report: Report | None) -> None:
        """What is so now; `report` None: nobody looks after the parts."""
        names = self._names()
        self.world_now, self.report_now = world, report
        if self._names() != names:
            self.joined.emit()
        states, notes, parts = self._read_states(), self._read_notes(), self._read_parts()
        # Each by itself: seconds pass in the notes and the parts while the switches stay as they are.
        if states != self.states_now:
            self.states_now = states
            self.switched.emit()
        if notes != self.notes_now:
            self.notes_now = notes
            self.told.emit()
        if parts != self.parts_now:
            self.parts_now = parts
            self.lived.emit()

    def say(self, word: str, *arguments: str) -> str:
        return words.fill(self._wording[self.language_now][word], *arguments)

    @Slot(str, str)
    def choose(self, row: str, choice: str) -> None:
        self._hand.turn(self._rows[row].turns(self.world_now, choice, datetime.now().astimezone()))

    @Slot(str)
    def kill(self, name: str) -> None:
        self._hand.kill(name, stay=False)

    @Slot(str)
    def stop(self, name: str) -> None:
        self._hand.kill(name, stay=True)

    @Slot(str)
    def again(self, name: str) -> None:
        self._hand.again(name)

    @Slot()
    def pay(self) -> None:
        self._hand.pay()

    @Slot(QRectF)
    def place(self, picture: QRectF) -> None:
        """Where in the window the kiosk's picture lies."""
        self.picture = picture

    @Slot(str)
    def set_language(self, code: str) -> None:
        if code in self._wording:
            self.language_now = code
            self.turned.emit()
            self.show(self.world_now, self.report_now)

    @Property(str, notify=turned)
    def language(self) -> str:
        return self.language_now

    @Property(list, constant=True)
    def languages(self) -> list[str]:
        return list(self._wording)

    @Property(dict, notify=turned)
    def wording(self) -> dict[str, str]:
        """The dock's words by id."""
        return dict(self._wording[self.language_now])

    @Property(dict, notify=turned)
    def rows(self) -> dict[str, list[dict[str, str]]]:
        """The choices of each row, as `key` and `label`."""
        return {
            row.key: [
                {"key": choice.key, "label": choice.text or self.say(choice.word)} for choice in row.choices
            ]
            for row in self._rows.values()
        }

    @Property(dict, notify=switched)
    def now(self) -> dict[str, str]:
        """For each row the key of the choice that is so, "" where none is."""
        return self.states_now

    @Property(dict, notify=told)
    def notes(self) -> dict[str, str]:
        """What stands at the right of each group's name."""
        return self.notes_now

    @Property(list, notify=joined)
    def part_names(self) -> list[str]:
        """In one order, so that a part keeps its place when it is started again."""
        return self._names()

    @Property(dict, notify=lived)
    def parts(self) -> dict[str, dict[str, object]]:
        return self.parts_now

    @Property(bool, notify=told)
    def owed(self) -> bool:
        """Whether a fee waits to be paid."""
        return self.report_now is not None and self.report_now.owed > 0

    @Property(int, constant=True)
    def panel_width(self) -> int:
        return self._panel[0]

    @Property(int, constant=True)
    def panel_height(self) -> int:
        return self._panel[1]

    def _names(self) -> list[str]:
        found = {part.name for part in self.report_now.parts} if self.report_now else set()
        return [name for name in _ORDER if name in found] + sorted(found.difference(_ORDER))

    def _read_states(self) -> dict[str, str]:
        return {row.key: row.now(self.world_now) for row in self._rows.values()}

    def _read_notes(self) -> dict[str, str]:
        report = self.report_now or Report()
        served = any(part.name == "pcscd" for part in report.parts)
        return {
            "card": self.say("dock.card.pcsc" if served else "dock.card.in_process") if report.parts else "",
            "camera": self.say("dock.camera.note"),
            "scanner": self.say("dock.scanner.note"),
            "printer": self.say("dock.printer.note", str(report.slips)),
            "line": self.say("dock.line.note", str(report.waiting)),
            "bank": self.say("dock.bank.owed", _dong(report.owed))
            if report.owed
            else self.say("dock.bank.none"),
            "clock": self._now().strftime("%H:%M:%S · %d/%m/%Y"),
            "parts": self.say("dock.parts.note" if self.report_now else "dock.parts.alone"),
        }

    def _read_parts(self) -> dict[str, dict[str, object]]:
        report = self.report_now or Report()
        return {part.name: self._part(part) for part in report.parts}

    def _part(self, part: PartState) -> dict[str, object]:
        """`state` is "runs", "returned" (by itself, a short while ago), "down" or "stopped" (by hand)."""
        marked = part.restarts > 0 and part.seconds < _MARKED_S
        state = "stopped" if part.stopped else "down" if not part.alive else "returned" if marked else "runs"
        note = (
            self.say("dock.part.runs", _minutes(part.seconds)) if part.alive else self.say(f"dock.part.{state}")
        )
        if part.restarts and part.alive:
            note = self.say("dock.part.restarts", note, str(part.restarts))
        return {
            "label": self._wording[self.language_now].get(f"dock.part.name.{part.name}", part.name),
            "state": state,
            "note": note,
            "own": part.name == _OWN,
        }


def _dong(amount: int) -> str:
    return f"{amount:,}".replace(",", ".") + " ₫"


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
