"""An appointment: chosen, taken, printed, given back; and what line or others may put in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.booking import (
    AskTimes,
    BookingUnknown,
    FreeDay,
    FreeDesk,
    GiveTimeBack,
    TakeTime,
    TimesHeard,
    TimeTaken,
)
from kiosk_app.flow.booking_screens import BookedScreen, BookingScreen
from kiosk_app.flow.screens import Page
from kiosk_app.flow.text import Text
from tests.stories.walk import Walk, practice

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
HERE = FreeDesk(
    "C03",
    Text({"vi": "Nhà văn hóa số 3", "en": "Culture house no. 3"}),
    (
        FreeDay(MONDAY, (("17:30", 0), ("17:45", 0))),
        FreeDay(TUESDAY, (("17:30", 0), ("17:45", 1), ("18:00", 2))),
    ),
)
THERE = FreeDesk("C04", Text({"vi": "Trung tâm", "en": "Centre"}), (FreeDay(MONDAY, (("08:00", 1),)),))
CODE = "HEN-4K7-W2M"


def opened(*desks: FreeDesk) -> Walk:
    walk = Walk(replace(practice(), booking=True)).tap(hand.OpenTile("other"), hand.OpenTile("booking"))
    assert walk.page == Page.BOOKING
    return walk.post(TimesHeard(desks)) if desks else walk


def seen(walk: Walk) -> BookingScreen:
    content = walk.screen.content
    assert isinstance(content, BookingScreen)
    return content


def taking() -> Walk:
    walk = opened(HERE).tap(hand.Choose("at:17:45")).on()
    assert walk.last(TakeTime) == TakeTime("C03", TUESDAY, "17:45")
    return walk


def booked() -> Walk:
    walk = taking().post(TimeTaken(CODE))
    assert walk.page == Page.BOOKED
    return walk


def test_nothing_is_offered_where_no_desk_keeps_appointments() -> None:
    walk = Walk().tap(hand.OpenTile("other"), hand.OpenTile("booking"))
    assert walk.page == Page.MORE


def test_the_first_day_with_room_is_shown_and_what_is_full_stays_in_sight() -> None:
    shown = seen(opened(HERE))
    assert [(day.date, day.left, day.chosen) for day in shown.days] == [("23/11", 0, False), ("24/11", 3, True)]
    assert [(time.at, time.left) for time in shown.times] == [("17:30", 0), ("17:45", 1), ("18:00", 2)]
    assert (shown.place, shown.desks, shown.heard) == ("Nhà văn hóa số 3", (), "10:00")


@pytest.mark.parametrize("choice", ["day:2026-11-23", "at:17:30", "at:03:00", "day:x", "desk:x", "17:45", ""])
def test_what_is_full_or_not_offered_cannot_be_chosen(choice: str) -> None:
    walk = opened(HERE)
    before = seen(walk)
    assert seen(walk.tap(hand.Choose(choice))) == before


def test_no_time_is_taken_before_one_is_chosen() -> None:
    walk = opened(HERE).on()
    assert seen(walk).trouble == "missing"
    assert walk.count(TakeTime) == 0
    assert seen(walk.tap(hand.Choose("at:18:00"))).trouble == ""


def test_another_desk_has_days_of_its_own() -> None:
    walk = opened(HERE, THERE).tap(hand.Choose("at:18:00")).tap(hand.Choose("desk:C04"))
    shown = seen(walk)
    assert [desk.chosen for desk in shown.desks] == [False, True]
    assert ([day.date for day in shown.days], shown.at) == (["23/11"], "")


def test_a_time_is_booked_only_when_the_portal_says_so() -> None:
    walk = taking()
    assert (walk.page, seen(walk).state) == (Page.BOOKING, "taking")
    walk.on()
    assert walk.count(TakeTime) == 1, "a second tap takes nothing twice"
    walk.post(TimeTaken(CODE))
    content = walk.screen.content
    assert isinstance(content, BookedScreen)
    assert (content.code, content.at, content.date) == (CODE, "17:45", "24/11/2026")


def test_the_slip_says_when_and_where_and_names_nobody() -> None:
    walk = booked().tap(hand.PrintLeaflet())
    printed = walk.last(f.PrintLeaflet)
    said = repr(printed.leaflet)
    assert all(part in said for part in (CODE, "17:45", "24/11/2026", "Nhà văn hóa số 3"))
    walk.post(e.LeafletPrinted(printed.asked))
    content = walk.screen.content
    assert isinstance(content, BookedScreen)
    assert content.printing == "printed"


def test_a_line_that_drops_after_the_loss_does_not_swallow_the_news() -> None:
    walk = taking().post(TimeTaken("")).post(BookingUnknown("cut")).on().post(TimesHeard((HERE,)))
    assert (seen(walk).trouble, seen(walk).at) == ("next", "18:00")


def test_where_a_desk_has_nothing_left_another_was_quicker_and_none_is_chosen() -> None:
    full = replace(HERE, days=(FreeDay(TUESDAY, (("17:45", 0),)),))
    shown = seen(taking().post(TimeTaken("")).post(TimesHeard((full,))))
    assert (shown.trouble, shown.at) == ("full", "")


def test_another_was_quicker_and_the_next_free_time_is_offered() -> None:
    walk = taking().post(TimeTaken(""))
    assert (seen(walk).state, walk.count(AskTimes)) == ("asking", 2)
    walk.post(TimesHeard((HERE,)))
    assert (seen(walk).trouble, seen(walk).at, seen(walk).date) == ("next", "18:00", "24/11")
    walk.tap(hand.GoBack())
    assert walk.count(GiveTimeBack) == 1, (
        "an earlier one may be held; giving back what is not held changes nothing"
    )


@pytest.mark.parametrize("reason", ["cut", "none", "nonsense"])
def test_without_an_answer_it_says_why_and_asks_again_when_told_to(reason: str) -> None:
    walk = opened().post(BookingUnknown(reason))
    assert (seen(walk).state, seen(walk).hotline) == (reason, walk.visit.setting.hotline)
    walk.on()
    assert (seen(walk).state, walk.count(AskTimes)) == ("asking", 2)


def test_a_portal_without_desks_is_told_apart() -> None:
    assert seen(opened(replace(HERE, days=()))).state == "none"


def test_a_line_cut_while_taking_asks_for_the_same_time_again() -> None:
    walk = taking().post(BookingUnknown("cut"))
    assert (seen(walk).state, seen(walk).unsettled) == ("cut", True)
    walk.on()
    assert walk.count(TakeTime) == 2
    walk.post(TimeTaken(CODE))
    assert walk.page == Page.BOOKED
    assert walk.tap(hand.GoOn()).count(GiveTimeBack) == 0, "what is booked stays booked"


@pytest.mark.parametrize("ending", [hand.GoBack(), hand.End(), e.IdleOver(), e.Trouble("service.withdrawn")])
@pytest.mark.parametrize("heard", [False, True])
def test_whoever_leaves_without_knowing_gives_the_place_back(ending: e.Event, heard: bool) -> None:
    walk = taking()
    if heard:
        walk.post(BookingUnknown("cut"))
    walk.post(ending)
    assert walk.page != Page.BOOKING
    assert walk.count(GiveTimeBack) == 1
    if not isinstance(ending, hand.GoBack):
        assert walk.effects.index(GiveTimeBack()) < walk.effects.index(f.Wipe()), (
            "before the token is forgotten"
        )


def test_another_time_that_was_full_leaves_the_first_one_in_doubt() -> None:
    walk = taking().post(BookingUnknown("cut")).on().post(BookingUnknown("none")).on()
    walk.post(TimesHeard((HERE,))).tap(hand.Choose("at:18:00")).on().post(TimeTaken(""))
    walk.tap(hand.End())
    assert walk.count(GiveTimeBack) == 1


def test_no_free_times_any_more_leaves_the_first_one_in_doubt() -> None:
    walk = taking().post(BookingUnknown("none")).on().post(TimesHeard(()))
    assert seen(walk).state == "none"
    assert walk.tap(hand.End()).count(GiveTimeBack) == 1


def test_a_line_cut_after_a_full_time_asks_for_the_times_and_takes_none() -> None:
    walk = taking().post(TimeTaken(""), BookingUnknown("cut"))
    assert not seen(walk).unsettled, "no chosen time is in doubt"
    walk.on()
    assert (seen(walk).state, walk.count(TakeTime)) == ("asking", 1)


def test_giving_back_is_asked_once_more_and_then_leads_to_the_times() -> None:
    walk = booked().tap(hand.Choose("give_back"))
    assert walk.count(GiveTimeBack) == 0
    walk.tap(hand.Choose("keep")).tap(hand.Choose("give_back")).tap(hand.Choose("give_back"))
    assert (walk.page, walk.count(GiveTimeBack), walk.count(AskTimes)) == (Page.BOOKING, 1, 2)
    walk.post(TimesHeard((HERE,)))
    assert (seen(walk).trouble, seen(walk).at) == ("returned", "")
    assert walk.tap(hand.GoBack()).page == Page.MORE


def test_a_worker_that_came_to_grief_leaves_nobody_waiting() -> None:
    assert seen(opened().post(e.Trouble("line.nonsense"))).state == "nonsense"


def test_late_answers_change_nothing() -> None:
    walk = booked()
    before = walk.visit.booking
    walk.post(TimesHeard((THERE,)), TimeTaken(""), TimeTaken("HEN-000-000"), BookingUnknown("cut"))
    assert (walk.page, walk.visit.booking) == (Page.BOOKED, before)


@pytest.mark.parametrize("ending", [hand.GoOn(), hand.End(), e.IdleOver()])
def test_leaving_forgets_it(ending: e.Event) -> None:
    walk = booked().post(ending)
    assert walk.page == Page.FAREWELL
    assert CODE not in repr(walk.visit)
    assert walk.count(GiveTimeBack) == 0
