"""The dev dock: every group shows how the world is, and each of its buttons turns exactly its own switch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtQuick import QQuickItem

from drivers.card.persona import persona_names
from drivers.scanner.prepared.photographs import names as photographs
from drivers.switchboard import World
from kiosk_app import words
from kiosk_app.__main__ import open_dock
from kiosk_app.front import AssemblyError, Front
from kiosk_app.rehearsal.control import PartState, Report
from kiosk_app.ui.dock_choices import Row, all_rows, given_name
from kiosk_app.ui.dock_view import DockView
from kiosk_app.ui.engine import QML, Ui, build
from kiosk_app.ui.gallery import settle, show_sample_world
from kiosk_app.ui.samples import samples
from kiosk_app.ui.walk import findings, walk
from kiosk_app.ui.words import SOURCES
from tests.memory_switchboard import MemorySwitchboard

ROWS = all_rows()
NAMES = ("portal", "line", "pcscd", "card", "printer", "devices", "sync", "kiosk")
NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def parts(**other: PartState) -> Report:
    calm = {name: PartState(name, True, False, 134.0, 0) for name in NAMES}
    return Report(tuple((calm | other).values()), slips=3, waiting=2, owed=135_000)


@dataclass
class Hand:
    """A world without processes: what is turned is so at once."""

    board: MemorySwitchboard = field(default_factory=MemorySwitchboard)
    deeds: list[str] = field(default_factory=list)

    def turn(self, switches: dict[str, Any]) -> None:
        self.board.turn(**switches)

    def kill(self, name: str, *, stay: bool) -> None:
        self.deeds.append(f"{'stop' if stay else 'kill'} {name}")

    def again(self, name: str) -> None:
        self.deeds.append(f"again {name}")

    def pay(self) -> None:
        self.deeds.append("pay")


@dataclass
class Desk:
    ui: Ui
    view: DockView
    hand: Hand

    def show(self, world: World | None = None, report: Report | None = None) -> None:
        if world is not None:
            self.hand.board = MemorySwitchboard(world)
        self.view.show(self.hand.board.world(), report or parts())
        settle(5)

    def items(self) -> dict[str, QQuickItem]:
        """What a hand finds in the dock, by name."""
        dock = self.ui.window.findChild(QQuickItem, "dock")
        assert isinstance(dock, QQuickItem)
        return {str(item.property("spoken")): item for item, _ in walk(dock) if item.property("spoken")}

    def tap(self, spoken: str) -> None:
        item = self.items()[spoken]
        at = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        for event in press_and_release(at):
            QGuiApplication.sendEvent(self.ui.window, event)
        settle(5)

    def filled(self, row: str) -> list[str]:
        return [
            name.partition(".")[2]
            for name, item in self.items().items()
            if name.startswith(f"{row}.") and item.property("filled")
        ]


def press_and_release(at: QPointF) -> list[QMouseEvent]:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    kinds = ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none))
    return [QMouseEvent(kind, at, at, left, held, Qt.KeyboardModifier.NoModifier) for kind, held in kinds]


@pytest.fixture(scope="module")
def opened(application: QGuiApplication, compiled: Path) -> Iterator[Desk]:
    ui = build(lambda _event: None, compiled)
    ui.settings.set_still(True)
    show_sample_world(ui)
    ui.visit.show(samples("vi")["home"])
    hand = Hand()
    wording = {code: words.read(SOURCES / f"dock_{code}.ts") for code in ("vi", "en")}
    view = DockView(hand, wording, lambda: NOON, parent=ui.engine)
    DockView.assembled = view
    ui.show(QML / "Kiosk" / "DevDock" / "DockWindow.qml")
    settle()
    yield Desk(ui, view, hand)
    ui.window.close()
    ui.engine.deleteLater()
    settle(5)


@pytest.fixture
def desk(opened: Desk) -> Desk:
    opened.hand.deeds.clear()
    opened.view.set_language("vi")
    opened.show(World())
    return opened


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_each_button_turns_its_switch_and_is_then_the_one_that_is_filled(desk: Desk, row: Row) -> None:
    for choice in reversed(row.choices):
        before = desk.hand.board.world()
        desk.tap(f"{row.key}.{choice.key}")
        now = desk.hand.board.world()
        assert row.now(now) == choice.key
        others = [other for other in ROWS.values() if not {row.key, other.key} >= {"page", "page_more"}]
        assert all(other.now(now) == other.now(before) for other in others if other is not row)
        desk.show()
        assert desk.filled(row.key) == [choice.key]


def test_every_prepared_person_and_photograph_has_a_button() -> None:
    people = {choice.key for choice in ROWS["card"].choices}
    assert people == {"none", *persona_names(), "passport"}
    laid = {
        ROWS[key].turns(World(), choice.key, NOON)["page"]
        for key in ("page", "page_more")
        for choice in ROWS[key].choices
    }
    papers = {name for name in photographs() if not name.startswith("card_") and name != "bare_mat"}
    assert laid == {"", *papers}


def test_a_person_is_called_by_the_given_name() -> None:
    assert given_name("NGUYỄN THỊ MAI") == "Mai"


def test_a_minute_after_work_is_reached_from_any_hour_and_known_again() -> None:
    clock = ROWS["clock"]
    for hour in range(24):
        at = datetime(2026, 11, 22, hour, 30, 12, tzinfo=UTC)
        switches = clock.turns(World(), "after_hours", at)
        jumped = (at + timedelta(seconds=switches["clock_offset_s"])).astimezone(tz=None)
        assert (jumped.astimezone(UTC).hour, jumped.minute) == (8, 1)
        assert clock.now(World(**switches)) == "after_hours"
    assert clock.now(World(clock_offset_s=17)) == ""


def test_the_notes_tell_slips_waiting_dossiers_the_open_fee_and_the_kiosks_clock(desk: Desk) -> None:
    notes = desk.view.notes_now
    assert notes["printer"] == "đã in 3 phiếu"
    assert notes["line"] == "2 hồ sơ chờ gửi"
    assert notes["bank"] == "chờ 135.000 ₫"
    assert notes["clock"].startswith("05:00:00")


def test_the_fee_is_paid_only_where_one_is_open(desk: Desk) -> None:
    desk.tap("pay")
    assert desk.hand.deeds == ["pay"]
    desk.show(report=Report(parts().parts))
    desk.tap("pay")
    assert desk.hand.deeds == ["pay"]


def test_a_process_is_killed_stopped_and_started_again(desk: Desk) -> None:
    desk.tap("kill.sync")
    desk.tap("stop.devices")
    desk.show(report=parts(devices=PartState("devices", False, True, 9.0, 0)))
    assert not {"stop.devices", "kill.devices"} & set(desk.items())
    desk.tap("again.devices")
    assert desk.hand.deeds == ["kill sync", "stop devices", "again devices"]


def test_who_came_back_is_marked_and_counted(desk: Desk) -> None:
    desk.show(report=parts(sync=PartState("sync", True, False, 31.0, 2)))
    shown = desk.view.parts_now["sync"]
    assert (shown["state"], shown["note"]) == ("returned", "chạy 00:31, mở lại 2")
    desk.show(report=parts(sync=PartState("sync", True, False, 3931.0, 2)))
    shown = desk.view.parts_now["sync"]
    assert (shown["state"], shown["note"]) == ("runs", "chạy 1:05:31, mở lại 2")


def test_the_screen_that_carries_the_dock_is_never_stopped_for_good(desk: Desk) -> None:
    assert "kill.kiosk" in desk.items()
    assert "stop.kiosk" not in desk.items()


def test_without_a_supervisor_the_switches_still_turn(desk: Desk) -> None:
    desk.view.show(World(), None)
    settle(5)
    assert not any(name.startswith(("kill.", "stop.")) for name in desk.items())
    desk.tap("line.cut")
    assert desk.hand.board.world().line == "cut"
    desk.show()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_in_the_dock_is_cut(desk: Desk, language: str) -> None:
    desk.view.set_language(language)
    desk.show(
        World(card="long_name", clock_offset_s=90),
        parts(
            sync=PartState("sync", True, False, 3931.0, 1),
            line=PartState("line", False, True, 9.0, 1),
            portal=PartState("portal", False, False, 0.0, 1),
        ),
    )
    settle()
    dock = desk.ui.window.findChild(QQuickItem, "dock")
    assert isinstance(dock, QQuickItem)
    assert [f for f in findings(dock, dock.width() / 1300) if f.kind != "small target"] == []


def test_the_dock_keeps_its_language_while_a_citizen_changes_the_screens(desk: Desk) -> None:
    desk.ui.settings.set_language("en")
    settle(5)
    assert desk.view.say("dock.title") == "Bàn thử máy"
    desk.ui.settings.set_language("vi")
    desk.tap("language.en")
    assert desk.view.say("dock.title") == "Dev dock"
    assert desk.ui.settings.language_now == "vi"


def test_the_kiosk_is_a_true_picture_of_its_panel(desk: Desk) -> None:
    picture = desk.ui.window.findChild(QQuickItem, "kioskPicture")
    stage = desk.ui.window.findChild(QQuickItem, "stage")
    assert isinstance(picture, QQuickItem)
    assert isinstance(stage, QQuickItem)
    assert (stage.width(), stage.height()) == (1080, 1920)
    box = picture.mapRectToScene(picture.boundingRect())
    assert box.height() / box.width() == pytest.approx(1920 / 1080)
    assert desk.view.picture == box


def test_both_languages_of_the_dock_say_the_same_things() -> None:
    vietnamese, english = (words.read(SOURCES / f"dock_{code}.ts") for code in ("vi", "en"))
    assert vietnamese.keys() == english.keys()
    for word, text in vietnamese.items():
        assert [mark in text for mark in ("%1", "%2", "%3")] == [
            mark in english[word] for mark in ("%1", "%2", "%3")
        ], word


@pytest.mark.parametrize(("practice", "switchboard"), [(False, None), (False, object()), (True, None)])
def test_a_system_that_serves_citizens_refuses_the_dock(practice: bool, switchboard: object) -> None:
    front = SimpleNamespace(config=SimpleNamespace(practice=practice), switchboard=switchboard)
    with pytest.raises(AssemblyError):
        open_dock(cast(Front, front), cast(Any, None))
