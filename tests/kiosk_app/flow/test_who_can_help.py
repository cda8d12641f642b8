"""A person in one touch: who is there now, who answers, and when nobody does, somebody who calls back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.calling import AskCallBack, CallBackFailed, CallBackStored
from kiosk_app.flow.duty import Duty, duty_of, spans_in
from kiosk_app.flow.moment import Moment
from kiosk_app.flow.person_screens import CallBackScreen, PersonScreen
from kiosk_app.flow.screens import Page
from kiosk_app.flow.setting import SiteProfile
from tests.stories.walk import FRIDAY, Walk, practice

WEEK = dict.fromkeys(range(1, 6), (("07:30", "11:30"), ("13:30", "17:00")))


def at(day: int, clock: str) -> Moment:
    """Of November 2026, as the clock on the wall of Hà Nội says it; 23 is a Monday."""
    hours, minutes = clock.split(":")
    return Moment(datetime(2026, 11, day, int(hours), int(minutes), tzinfo=UTC)).later(hours=-7)


@pytest.mark.parametrize(
    ("day", "clock", "duty"),
    [
        (23, "07:29", Duty("today", "07:30", "morning")),
        (23, "07:30", Duty("here", "11:30")),
        (23, "11:30", Duty("today", "13:30", "afternoon")),
        (23, "16:59", Duty("here", "17:00")),
        (23, "23:00", Duty("tomorrow", "07:30", "morning")),
        (27, "23:00", Duty("on", "07:30", "morning", "weekday.1", "30/11")),
        (29, "23:00", Duty("tomorrow", "07:30", "morning")),
    ],
)
def test_the_roster_tells_who_is_there_now_and_who_next(day: int, clock: str, duty: Duty) -> None:
    assert duty_of(lambda on: WEEK.get(on.isoweekday(), ()), at(day, clock)) == duty


def test_without_any_hours_nobody_is_promised() -> None:
    assert duty_of(lambda _day: (), FRIDAY) == Duty()
    assert spans_in("13:30–17:00, 07:30–11:30") == (("07:30", "11:30"), ("13:30", "17:00"))
    assert spans_in("theo thông báo") == ()


def asked(now: Moment, **setting: object) -> PersonScreen:
    site = replace(practice(), **setting)  # type: ignore[arg-type]  # the names are checked by replace itself
    walk = Walk(site, now).tap(hand.CallPerson())
    assert walk.touches == 1
    shown = walk.screen.panel
    assert isinstance(shown, PersonScreen)
    return shown


def test_by_day_the_officer_beside_the_machine_comes_first() -> None:
    shown = asked(at(23, "10:00"), profile=SiteProfile.STAFFED, hours="08:00–17:00")
    assert (shown.duty, shown.first) == (Duty("here", "17:00"), "desk")


def test_where_nobody_is_on_duty_the_hotline_comes_first_while_it_answers() -> None:
    shown = asked(at(23, "19:00"), profile=SiteProfile.UNATTENDED, hotline_hours="07:00–22:00")
    assert (shown.duty.state, shown.line, shown.first) == ("none", Duty("here", "22:00"), "hotline")


def test_at_eleven_at_night_being_called_back_comes_first() -> None:
    shown = asked(at(23, "23:00"), profile=SiteProfile.MOBILE, hours="08:00–17:00", hotline_hours="07:00–22:00")
    assert shown.duty == Duty("tomorrow", "08:00", "morning")
    assert shown.line == Duty("tomorrow", "07:00", "morning")
    assert shown.first == "call_back"


def test_on_a_holiday_nobody_is_promised_by_hours_that_know_no_dates() -> None:
    holidays = frozenset({date(2026, 11, 24)})
    shown = asked(
        at(24, "10:00"),
        profile=SiteProfile.STAFFED,
        hours="08:00–17:00",
        hotline_hours="07:00–22:00",
        holidays=holidays,
    )
    assert (shown.duty, shown.first) == (Duty("tomorrow", "08:00", "morning"), "call_back")
    assert shown.line == Duty("tomorrow", "07:00", "morning")
    assert shown.hotline, "its number is there in any case"
    before = asked(at(23, "23:00"), profile=SiteProfile.STAFFED, hours="08:00–17:00", holidays=holidays)
    assert before.duty == Duty("on", "08:00", "morning", "weekday.3", "25/11")


def test_who_answers_round_the_clock_does_so_at_night_and_on_holidays() -> None:
    holidays = frozenset({date(2026, 11, 23)})
    shown = asked(
        at(23, "23:00"), profile=SiteProfile.UNATTENDED, hotline_hours="00:00–24:00", holidays=holidays
    )
    assert (shown.line, shown.first) == (Duty("here", "24:00"), "hotline")


def test_a_clock_that_nothing_confirmed_is_shown_with_what_goes_by_it() -> None:
    assert asked(at(23, "23:00")).clock == "23:00"
    assert asked(FRIDAY).clock == ""


def calling(walk: Walk) -> CallBackScreen:
    assert isinstance(walk.screen.panel, CallBackScreen)
    return walk.screen.panel


def test_a_call_back_within_a_visit_leaves_the_visit_as_it_was() -> None:
    walk = Walk().to_number("birth_extract").pad("00119")
    before = walk.visit
    walk.tap(hand.CallPerson(), hand.OpenCallBack()).pad("0912345678")
    assert calling(walk).shown_digits == "•••• ••• •78"
    walk.tap(hand.RevealNumber(True))
    assert calling(walk).shown_digits == "0912 345 678"
    walk.on().tap(hand.Choose("morning"))
    assert not any(isinstance(effect, AskCallBack) for effect in walk.effects)
    walk.on()
    assert walk.effects[-1] == AskCallBack("0912345678", "morning", "vi")
    assert calling(walk).part == "saving", "nothing is said before it is durable"
    walk.on().tap(hand.GoBack())
    assert sum(isinstance(effect, AskCallBack) for effect in walk.effects) == 1, "a second tap asks nothing"
    walk.post(CallBackStored("18:42", date(2026, 11, 23)))
    assert (calling(walk).part, calling(walk).saved_at) == ("saved", "18:42")
    assert "0912345678" not in repr(walk.visit)
    walk.on()
    assert replace(walk.visit, now=before.now) == before


def test_a_number_that_is_none_is_not_asked_with() -> None:
    walk = Walk().tap(hand.CallPerson(), hand.OpenCallBack()).pad("12345").on()
    assert (calling(walk).part, calling(walk).error_id) == ("phone", "error.phone")
    walk.tap(hand.GoBack())
    assert walk.screen.overlay == "person"
    assert walk.visit.calling is None


def test_the_number_of_a_house_can_be_called_too() -> None:
    walk = Walk().tap(hand.CallPerson(), hand.OpenCallBack()).pad("024381234567").on().on()
    assert walk.effects[-1] == AskCallBack("02438123456", "any", "vi"), "eleven digits and no more"
    walk = Walk().tap(hand.CallPerson(), hand.OpenCallBack()).pad("0912345678901")
    assert calling(walk).remaining == 0


def test_a_full_disk_is_said_and_another_try_keeps_the_number() -> None:
    walk = Walk().tap(hand.CallPerson(), hand.OpenCallBack()).pad("0912345678").on().on()
    walk.post(CallBackFailed("store.disk_low"))
    assert (calling(walk).part, calling(walk).fault) == ("failed", "store.disk_low")
    walk.on()
    assert walk.effects[-1] == AskCallBack("0912345678", "any", "vi")


def test_the_question_whether_anybody_is_there_comes_back_to_the_number() -> None:
    walk = Walk().to_number("birth_extract").tap(hand.CallPerson(), hand.OpenCallBack()).pad("0912")
    walk.post(e.IdleAsked(), hand.StayHere())
    assert walk.screen.overlay == "call_back"
    walk.post(e.IdleAsked(), e.IdleOver())
    assert walk.visit.calling is None, "whoever went away takes the number along"


def test_whoever_practises_sends_no_number() -> None:
    walk = Walk().tap(hand.OpenTile("practice"), hand.GoOn(), hand.CallPerson(), hand.OpenCallBack())
    assert walk.screen.overlay == "person"
    assert isinstance(walk.screen.panel, PersonScreen)
    assert not walk.screen.panel.call_back


def test_a_service_that_stops_does_not_take_the_pad_away() -> None:
    walk = Walk().tap(hand.CallPerson(), hand.OpenCallBack()).pad("0912")
    walk.post(e.Trouble("store.disk_low"))
    assert (walk.page, walk.screen.overlay, calling(walk).remaining) == (Page.OUT_OF_SERVICE, "call_back", 6)
    walk.post(e.ServiceRestored())
    assert (walk.page, walk.screen.overlay, calling(walk).remaining) == (Page.HOME, "call_back", 6)
