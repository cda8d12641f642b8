"""Another catalogue comes between visits only; a board is seen at once, and only on the first page."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.board import Board, Notice, Opening
from kiosk_app.flow.screens import HomeScreen, Page, ServicesScreen
from kiosk_app.flow.setting import Setting
from kiosk_app.flow.show.screen import present
from kiosk_app.flow.state import Visit
from kiosk_app.flow.text import Text
from kiosk_app.flow.visit import advance, begin
from tests.stories.walk import FRIDAY, Walk

BOARD = Board(
    (Notice(Text({"vi": "Thứ Hai nghỉ", "en": "Closed on Monday"}), Text({"vi": "Mai", "en": "Later"}), True),),
    Opening("home.opening.on", "07:30", "weekday.2", "24/11"),
    hours="",
    desk_hours="08:00–11:00",
)


def later(setting: Setting) -> Setting:
    return replace(setting, catalogue=7)


def after(visit: Visit, *events: e.Event) -> Visit:
    for event in events:
        visit = advance(visit, event).visit
    return visit


def test_at_the_first_page_it_is_taken_at_once_and_the_language_stays() -> None:
    visit = begin(Walk().visit.setting)
    visit = after(visit, hand.ChooseLanguage("en"), e.NewSetting(later(visit.setting)))
    assert (visit.setting.catalogue, visit.language, visit.waiting) == (7, "en", None)


def test_a_running_visit_ends_with_what_it_began_with_and_the_next_has_the_newest() -> None:
    walk = Walk()
    old = walk.visit.setting
    visit = after(walk.visit, hand.OpenTile("apply"))
    for catalogue in (7, 8):
        visit = after(visit, e.NewSetting(replace(old, catalogue=catalogue)))
        assert visit.setting is old
    visit = after(visit, hand.OpenService(old.procedures[0].id), hand.End())
    assert visit.page is Page.FAREWELL
    visit = after(visit, e.FarewellOver())
    assert (visit.page, visit.setting.catalogue, visit.waiting) == (Page.HOME, 8, None)


def test_back_at_the_greeting_a_new_visit_begins() -> None:
    walk = Walk()
    visit = after(walk.visit, hand.OpenTile("apply"), e.NewSetting(later(walk.visit.setting)), hand.GoBack())
    assert (visit.page, visit.setting.catalogue) == (Page.HOME, 7)


def test_the_board_is_read_in_the_citizens_language_and_survives_the_visit() -> None:
    visit = after(begin(Walk().visit.setting), e.NewBoard(BOARD), hand.ChooseLanguage("en"))
    shown = present(visit)
    assert isinstance(shown.content, HomeScreen)
    assert [(line.title, line.body, line.attention) for line in shown.content.board] == [
        ("Closed on Monday", "Later", True)
    ]
    assert (shown.content.opening_id, shown.content.opening_weekday_id) == ("home.opening.on", "weekday.2")
    assert shown.content.opening_arguments == ("24/11", "07:30")
    assert (shown.hours, shown.desk_hours) == ("", "08:00–11:00")
    assert after(visit, hand.OpenTile("apply"), hand.End(), e.FarewellOver()).board is BOARD


def test_without_a_schedule_the_sites_own_hours_stand() -> None:
    visit = begin(Walk().visit.setting)
    shown = present(visit)
    assert shown.hours == shown.desk_hours == visit.setting.hours
    assert f.Submit.__dataclass_fields__["catalogue"].default == 0


def test_where_nothing_is_in_force_the_page_says_that_the_day_is_wrong_and_where_to_go() -> None:
    walk = Walk()
    setting = walk.visit.setting
    none = replace(walk.visit, now=FRIDAY, setting=replace(setting, procedures=()))
    visit = after(none, hand.OpenTile("apply"), hand.Search("x"))
    shown = present(visit).content
    assert isinstance(shown, ServicesScreen)
    assert shown.services == ()
    assert (shown.wrong_day, shown.hotline) == ("20/11/2026", setting.hotline)
    assert shown.desk == setting.desk.read("vi")
    searched = present(after(walk.visit, hand.OpenTile("apply"), hand.Search("no such thing"))).content
    assert isinstance(searched, ServicesScreen)
    assert (searched.services, searched.wrong_day) == ((), ""), "that is another thing"
