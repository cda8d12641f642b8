"""The world around the visit, said in the status line: network, clock, and what the kiosk still holds."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

QML_IMPORT_NAME = "Kiosk.Views"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class LineView(QObject):
    """`network` is "online" or "offline"; the clock comes as ready parts, never as a time QML formats."""

    assembled: ClassVar[LineView | None] = None
    changed = Signal()
    beaten = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.network_now = "offline"
        self.parked_now = 0
        self.paper_now = ""
        self.clock_now = ""
        self.weekday_now = ""
        self.day_now = ""
        self.answer_seconds = 0
        self.answer_of = 0
        self.beat_now = False

    @staticmethod
    def create(_engine: QQmlEngine) -> LineView:
        assert LineView.assembled is not None, "the views are assembled before the first page"
        return LineView.assembled

    def show_network(self, network: str) -> None:
        if network != self.network_now:
            self.network_now = network
            self.changed.emit()

    def show_parked(self, count: int) -> None:
        """Dossiers of whoever stood here before that wait for staff: how many, and nothing else."""
        if count != self.parked_now:
            self.parked_now = count
            self.changed.emit()

    def show_printer(self, state: str) -> None:
        """What staff are told of the printer's paper; another trouble is told where it hinders somebody."""
        paper = state if state in ("near_end", "paper_out") else ""
        if paper != self.paper_now:
            self.paper_now = paper
            self.changed.emit()

    def show_clock(self, clock: str, weekday_id: str, day: str) -> None:
        """`clock` "18:42", `weekday_id` "weekday.7", `day` "22/11"."""
        if (clock, weekday_id, day) != (self.clock_now, self.weekday_now, self.day_now):
            self.clock_now, self.weekday_now, self.day_now = clock, weekday_id, day
            self.changed.emit()

    def show_beat(self) -> None:
        """Turned over, so that a page that stands still draws a frame and shows that it can."""
        self.beat_now = not self.beat_now
        self.beaten.emit()

    def show_question(self, seconds: int, of: int) -> None:
        """How long the inactivity question still waits, of how many seconds."""
        if (seconds, of) != (self.answer_seconds, self.answer_of):
            self.answer_seconds, self.answer_of = seconds, of
            self.changed.emit()

    @Property(bool, notify=beaten)
    def beat(self) -> bool:
        return self.beat_now

    @Property(int, notify=changed)
    def seconds(self) -> int:
        """What is left, in steps of five: a figure that runs would press whoever is slow."""
        return -(-self.answer_seconds // 5) * 5

    @Property(int, notify=changed)
    def spokes(self) -> int:
        """Spokes of the window still lit, of sixteen."""
        return 16 if self.answer_of <= 0 else max(0, -(-16 * self.answer_seconds // self.answer_of))

    @Property(str, notify=changed)
    def network(self) -> str:
        return self.network_now

    @Property(int, notify=changed)
    def parked(self) -> int:
        return self.parked_now

    @Property(str, notify=changed)
    def paper(self) -> str:
        return self.paper_now

    @Property(str, notify=changed)
    def clock(self) -> str:
        return self.clock_now

    @Property(str, notify=changed)
    def weekday_id(self) -> str:
        return self.weekday_now

    @Property(str, notify=changed)
    def day(self) -> str:
        return self.day_now
