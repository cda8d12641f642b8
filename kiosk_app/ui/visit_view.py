"""The visit as QML sees it: the present screen as a map, and one slot for each thing a hand can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk_app import flow
from kiosk_app.flow.frame import Screen
from kiosk_app.ui.shown import Plain, plain

if TYPE_CHECKING:
    from kiosk_app.flow import events

QML_IMPORT_NAME = "Kiosk.Views"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class VisitView(QObject):
    """`post` takes every event of the glass; what it leads to comes back through `show`."""

    assembled: ClassVar[VisitView | None] = None
    changed = Signal()

    def __init__(self, post: Callable[[events.Event], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self.screen_now: dict[str, Plain] = {}

    @staticmethod
    def create(_engine: QQmlEngine) -> VisitView:
        assert VisitView.assembled is not None, "the views are assembled before the first page"
        return VisitView.assembled

    def show(self, screen: Screen) -> None:
        """Show this from now on; the map of the page before is dropped, with what it knew of the citizen."""
        shown = plain(screen)
        assert isinstance(shown, dict)
        self.screen_now = shown
        self.changed.emit()

    @Property(dict, notify=changed)
    def screen(self) -> dict[str, Plain]:
        return self.screen_now

    @Slot(str)
    def open_tile(self, tile: str) -> None:
        self._post(flow.events.OpenTile(tile))

    @Slot(str)
    def open_group(self, group: str) -> None:
        self._post(flow.events.OpenGroup(group))

    @Slot(str)
    def open_service(self, procedure: str) -> None:
        self._post(flow.events.OpenService(procedure))

    @Slot(str)
    def search(self, text: str) -> None:
        self._post(flow.events.Search(text))

    @Slot()
    def go_on(self) -> None:
        self._post(flow.events.GoOn())

    @Slot()
    def go_back(self) -> None:
        self._post(flow.events.GoBack())

    @Slot(str, bool)
    def tick(self, item: str, wanted: bool) -> None:
        self._post(flow.events.Tick(item, wanted))

    @Slot(str)
    def choose(self, option: str) -> None:
        self._post(flow.events.Choose(option))

    @Slot(str)
    def answer(self, text: str) -> None:
        self._post(flow.events.Typed(text))

    @Slot(str)
    def digit(self, digit: str) -> None:
        self._post(flow.events.Digit(digit))

    @Slot()
    def backspace(self) -> None:
        self._post(flow.events.Erase())

    @Slot()
    def clear(self) -> None:
        self._post(flow.events.ClearEntry())

    @Slot(bool)
    def show_number(self, wanted: bool) -> None:
        self._post(flow.events.RevealNumber(wanted))

    @Slot()
    def no_card(self) -> None:
        self._post(flow.events.NoCard())

    @Slot()
    def open_by_card(self) -> None:
        self._post(flow.events.OpenByCard())

    @Slot()
    def begin_anew(self) -> None:
        self._post(flow.events.BeginAnew())

    @Slot()
    def no_expiry(self) -> None:
        self._post(flow.events.NoExpiry())

    @Slot()
    def year_alone(self) -> None:
        self._post(flow.events.YearAlone())

    @Slot()
    def take_photo(self) -> None:
        self._post(flow.events.TakePhoto())

    @Slot(bool)
    def accept_page(self, another: bool) -> None:
        self._post(flow.events.AcceptPage(another))

    @Slot()
    def retake_page(self) -> None:
        self._post(flow.events.RetakePage())

    @Slot(str)
    def edit_row(self, row: str) -> None:
        self._post(flow.events.EditRow(row))

    @Slot()
    def check_payment(self) -> None:
        self._post(flow.events.CheckPayment())

    @Slot()
    def no_bank_app(self) -> None:
        self._post(flow.events.NoBankApp())

    @Slot()
    def pay_later(self) -> None:
        self._post(flow.events.PayLater())

    @Slot()
    def reprint(self) -> None:
        self._post(flow.events.Reprint())

    @Slot(str)
    def take_way(self, way: str) -> None:
        self._post(flow.events.TakeWay(way))

    @Slot()
    def call_person(self) -> None:
        self._post(flow.events.CallPerson())

    @Slot()
    def close_panel(self) -> None:
        self._post(flow.events.ClosePanel())

    @Slot()
    def end(self) -> None:
        self._post(flow.events.End())

    @Slot()
    def stay(self) -> None:
        self._post(flow.events.StayHere())

    @Slot()
    def leave(self) -> None:
        """From the farewell straight to the greeting."""
        self._post(flow.events.FarewellOver())
