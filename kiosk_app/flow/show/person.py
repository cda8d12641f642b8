"""The panels "a person" and "call me back"."""

from __future__ import annotations

from kiosk_app.flow.calling import DIGITS, WHEN
from kiosk_app.flow.duty import NOBODY, Duty, duty_of, spans_in
from kiosk_app.flow.person_screens import CallBackScreen, PersonScreen
from kiosk_app.flow.setting import SiteProfile
from kiosk_app.flow.state import Visit


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
        staff_door=setting.staff_door,
    )


def _duty(visit: Visit) -> Duty:
    """By the published roster; without one, staff are there while a staffed place or a bus is open."""
    if visit.board.duty is not None:
        return visit.board.duty
    if visit.setting.profile is SiteProfile.UNATTENDED:
        return NOBODY
    hours = spans_in(visit.setting.hours)
    return duty_of(lambda _day: hours, visit.now)


def _line(visit: Visit) -> Duty | None:
    hours = spans_in(visit.setting.hotline_hours)
    return duty_of(lambda _day: hours, visit.now) if hours and visit.setting.hotline else None


def call_back(visit: Visit) -> CallBackScreen:
    calling = visit.calling
    assert calling is not None
    return CallBackScreen(
        part=calling.part,
        shown_digits=_grouped(calling.digits, whole=calling.revealed),
        remaining=DIGITS - len(calling.digits),
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
