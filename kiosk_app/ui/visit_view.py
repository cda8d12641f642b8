"""The visit as QML sees it: the present screen as a map, and one slot for each thing a hand can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk_app import flow
from kiosk_app.flow.frame import Screen
from kiosk_app.ui.shown import Plain, plain
from sync.contract.plain import only_seen

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
        self._post(flow.touches.OpenTile(tile))

    @Slot(str)
    def open_group(self, group: str) -> None:
        self._post(flow.touches.OpenGroup(group))

    @Slot(str)
    def open_service(self, procedure: str) -> None:
        self._post(flow.touches.OpenService(procedure))

    @Slot(str)
    def search(self, text: str) -> None:
        self._post(flow.touches.Search(only_seen(text)))

    @Slot(str)
    def ask(self, question: str) -> None:
        self._post(flow.touches.AskQuestion(only_seen(question)))

    @Slot()
    def ask_another(self) -> None:
        self._post(flow.touches.AskAnother())

    @Slot()
    def go_on(self) -> None:
        self._post(flow.touches.GoOn())

    @Slot()
    def go_back(self) -> None:
        self._post(flow.touches.GoBack())

    @Slot(str, bool)
    def tick(self, item: str, wanted: bool) -> None:
        self._post(flow.touches.Tick(item, wanted))

    @Slot(str)
    def choose(self, option: str) -> None:
        self._post(flow.touches.Choose(option))

    @Slot(str)
    def answer(self, text: str) -> None:
        self._post(flow.touches.Typed(only_seen(text)))

    @Slot(str)
    def digit(self, digit: str) -> None:
        self._post(flow.touches.Digit(digit))

    @Slot()
    def backspace(self) -> None:
        self._post(flow.touches.Erase())

    @Slot()
    def clear(self) -> None:
        self._post(flow.touches.ClearEntry())

    @Slot(bool)
    def show_number(self, wanted: bool) -> None:
        self._post(flow.touches.RevealNumber(wanted))

    @Slot()
    def no_card(self) -> None:
        self._post(flow.touches.NoCard())

    @Slot()
    def use_passport(self) -> None:
        self._post(flow.touches.UsePassport())

    @Slot()
    def open_by_card(self) -> None:
        self._post(flow.touches.OpenByCard())

    @Slot()
    def begin_anew(self) -> None:
        self._post(flow.touches.BeginAnew())

    @Slot()
    def no_expiry(self) -> None:
        self._post(flow.touches.NoExpiry())

    @Slot()
    def year_alone(self) -> None:
        self._post(flow.touches.YearAlone())

    @Slot()
    def take_photo(self) -> None:
        self._post(flow.touches.TakePhoto())

    @Slot(bool)
    def accept_page(self, another: bool) -> None:
        self._post(flow.touches.AcceptPage(another))

    @Slot()
    def retake_page(self) -> None:
        self._post(flow.touches.RetakePage())

    @Slot(str)
    def edit_row(self, row: str) -> None:
        self._post(flow.touches.EditRow(row))

    @Slot()
    def add_person(self) -> None:
        self._post(flow.touches.AddPerson())

    @Slot(int)
    def change_person(self, person: int) -> None:
        self._post(flow.touches.ChangePerson(person))

    @Slot(int)
    def remove_person(self, person: int) -> None:
        self._post(flow.touches.RemovePerson(person))

    @Slot()
    def put_back(self) -> None:
        self._post(flow.touches.PutBack())

    @Slot()
    def no_number(self) -> None:
        self._post(flow.touches.NoNumber())

    @Slot()
    def check_payment(self) -> None:
        self._post(flow.touches.CheckPayment())

    @Slot()
    def no_bank_app(self) -> None:
        self._post(flow.touches.NoBankApp())

    @Slot()
    def pay_later(self) -> None:
        self._post(flow.touches.PayLater())

    @Slot()
    def reprint(self) -> None:
        self._post(flow.touches.Reprint())

    @Slot()
    def send_by_phone(self) -> None:
        self._post(flow.touches.SendByPhone())

    @Slot()
    def see_declaration(self) -> None:
        self._post(flow.touches.SeeDeclaration())

    @Slot()
    def in_print(self) -> None:
        self._post(flow.touches.InPrint())

    @Slot(str)
    def print_leaflet(self, what: str) -> None:
        self._post(flow.touches.PrintLeaflet(what))

    @Slot()
    def open_guide(self) -> None:
        self._post(flow.touches.OpenGuide())

    @Slot(str)
    def take_way(self, way: str) -> None:
        self._post(flow.touches.TakeWay(way))

    @Slot()
    def call_person(self) -> None:
        self._post(flow.touches.CallPerson())

    @Slot()
    def call_back(self) -> None:
        self._post(flow.touches.OpenCallBack())

    @Slot()
    def open_staff(self) -> None:
        self._post(flow.touches.OpenStaff())

    @Slot(str)
    def staff_part(self, part: str) -> None:
        self._post(flow.touches.ShowStaffPart(part))

    @Slot(str, str)
    def staff_does(self, act: str, reason: str) -> None:
        self._post(flow.touches.StaffDoes(act, reason))

    @Slot()
    def close_panel(self) -> None:
        self._post(flow.touches.ClosePanel())

    @Slot()
    def end(self) -> None:
        self._post(flow.touches.End())

    @Slot()
    def stay(self) -> None:
        self._post(flow.touches.StayHere())

    @Slot()
    def stay_longer(self) -> None:
        self._post(flow.touches.StayLonger())

    @Slot()
    def leave(self) -> None:
        """From the farewell straight to the greeting."""
        self._post(flow.events.FarewellOver())
