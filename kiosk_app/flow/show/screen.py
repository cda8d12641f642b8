"""`present(visit)`: the whole screen of a visit, page and frame; `greeting` before there is any visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk_app.flow.frame import Page, SavedState, Screen, TrailNode
from kiosk_app.flow.show.home import first, home

if TYPE_CHECKING:
    from kiosk_app.flow.state import Visit
    from kiosk_app.flow.text import Text

#: Pages of which a practice visit explains what is done there.
_LESSONS = frozenset(
    {
        Page.OVERVIEW,
        Page.CONSENT,
        Page.IDENTITY_NUMBER,
        Page.IDENTITY_CARD,
        Page.QUESTION,
        Page.SCAN,
        Page.REVIEW,
    }
)


def greeting(
    *,
    kiosk: str,
    site: Text,
    practice: bool,
    hotline: str,
    hours: str,
    desk: Text,
    languages: tuple[str, ...],
    learn: bool,
    language: str,
) -> Screen:
    """What `present` shows of a visit that nobody began, for a kiosk that has not read its catalogue yet."""
    return Screen(
        page=Page.HOME,
        content=first(languages, learn=learn),
        at_home=True,
        practice=practice,
        language=language,
        hotline=hotline,
        hours=hours,
        desk=desk.read(language),
        desk_hours=hours,
        kiosk=kiosk,
        site=site.read(language),
    )


def present(visit: Visit) -> Screen:
    if visit.page is Page.HOME:
        return _framed(visit, home(visit))
    # A starting kiosk shows its first page before it has loaded the others.
    from kiosk_app.flow.journey import trail  # noqa: PLC0415 - behind the first page
    from kiosk_app.flow.show.pages import PAGES  # noqa: PLC0415 - behind the first page

    return _framed(visit, PAGES[visit.page](visit), trail(visit))


#: Overlays that show something of their own.
_PANELS = frozenset({"person", "call_back", "staff_code", "staff", "assist"})


def _panel(visit: Visit) -> object | None:
    if visit.overlay not in _PANELS:
        return None
    from kiosk_app.flow.show.panels import PANELS  # noqa: PLC0415 - behind the first page

    return PANELS[visit.overlay](visit)


def _framed(visit: Visit, content: object, trail: tuple[TrailNode, ...] = ()) -> Screen:
    filed = visit.filed
    if filed:
        saved, saved_at = SavedState.SAVED, filed.stored.clock
    else:
        saved, saved_at = (SavedState.DRAFT if visit.draft_open else SavedState.NOTHING), ""
    setting, board = visit.setting, visit.board
    return Screen(
        page=visit.page,
        content=content,
        trail=trail,
        saved=saved,
        saved_at=saved_at,
        at_home=visit.page is Page.HOME,
        overlay=visit.overlay,
        fault=visit.fault,
        practice=setting.practice,
        lesson_id=f"lesson.{visit.page}" if visit.learning and visit.page in _LESSONS else "",
        language=visit.language,
        hotline=setting.hotline,
        hours=setting.hours if board.hours is None else board.hours,
        desk=setting.desk.read(visit.language),
        desk_hours=setting.hours if board.desk_hours is None else board.desk_hours,
        kiosk=setting.kiosk,
        site=setting.site.read(visit.language),
        panel=_panel(visit),
        helper=visit.helper.name if visit.helper and visit.helper.agreed else "",
    )
