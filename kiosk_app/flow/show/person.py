"""The panels "a person" and "call me back"."""

from __future__ import annotations

from datetime import date

from kiosk_app.flow.calling import WHEN, digits_of
from kiosk_app.flow.duty import NOBODY, Duty, Spans, duty_of, spans_in
from kiosk_app.flow.moment import TimeTrust
from kiosk_app.flow.person_screens import CallBackScreen, PersonScreen
from kiosk_app.flow.setting import SiteProfile
from kiosk_app.flow.state import Visit

#: Who answers by day and night does so on holidays too.
_ROUND_THE_CLOCK = (("00:00", "24:00"),)


def person(visit: Visit) -> PersonScreen:
    setting, board = visit.setting, visit.board
    duty, line = _duty(visit), _line(visit)
    answers = bool(setting.hotline) and (line is None or line.here)
    first = "desk" if duty.here else "hotline" if answers else "call_back"
    offered = not visit.learning
    return PersonScreen(
        profile=setting.profile,
        duty=duty,
        line=line,
        first=first if offered or first != "call_back" else "hotline",
        hotline=setting.hotline,
        desk=setting.desk.read(visit.language),
        desk_hours=setting.hours if board.desk_hours is None else board.desk_hours,
        call_back=offered,
        staff_door=setting.staff_door or visit.board.by_card,
        clock="" if visit.now.trust is TimeTrust.TRUSTED else visit.now.clock,
    )


def _duty(visit: Visit) -> Duty:
    """By the published roster; without one, staff are there while a staffed place or a bus is open.

    The hours of a site know no dates: on a public holiday nobody is promised by them.
    """
    if visit.board.duty is not None:
        return visit.board.duty
    if visit.setting.profile is SiteProfile.UNATTENDED:
        return NOBODY
    return duty_of(lambda day: _on(day, visit.setting.hours, visit), visit.now)


def _line(visit: Visit) -> Duty | None:
    """Whom nobody promises may answer all the same: its number is shown in any case."""
    hours = visit.setting.hotline_hours
    if not spans_in(hours) or not visit.setting.hotline:
        return None
    return duty_of(lambda day: _on(day, hours, visit), visit.now)


def _on(day: date, hours: str, visit: Visit) -> Spans:
    spans = spans_in(hours)
    return () if day in visit.setting.holidays and spans != _ROUND_THE_CLOCK else spans


def call_back(visit: Visit) -> CallBackScreen:
    calling = visit.calling
    assert calling is not None
    return CallBackScreen(
        part=calling.part,
        shown_digits=_grouped(calling.digits, whole=calling.revealed),
        remaining=digits_of(calling.digits) - len(calling.digits),
        revealed=calling.revealed,
        when=calling.when,
        whens=WHEN,
        error_id=calling.error if calling.part != "failed" else "",
        saved_at=calling.stored.clock if calling.stored else "",
        fault=calling.error if calling.part == "failed" else "",
        hotline=visit.setting.hotline,
    )


def _grouped(digits: str, *, whole: bool) -> str:
    """As numbers are said here, 0912 345 678; but for the last two, points where nobody shall read along."""
    shown = digits if whole else "•" * (len(digits) - 2) + digits[-2:]
    return " ".join(filter(None, (shown[:4], shown[4:7], shown[7:])))
