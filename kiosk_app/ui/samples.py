"""Sample screens, one or more a page, for the gallery and the tests. Every person in them is invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from kiosk_app.flow import screens as s
from kiosk_app.ui.samples_assistant import assisted
from kiosk_app.ui.samples_booking import booked
from kiosk_app.ui.samples_declaration import declared
from kiosk_app.ui.samples_filed import filed_pages
from kiosk_app.ui.samples_home import home_pages
from kiosk_app.ui.samples_identity import identified
from kiosk_app.ui.samples_more import behind
from kiosk_app.ui.samples_people import together
from kiosk_app.ui.samples_person import helped
from kiosk_app.ui.samples_practice import practised
from kiosk_app.ui.samples_questions import questioned
from kiosk_app.ui.samples_result import ended
from kiosk_app.ui.samples_scan_review import reviewed, scanned
from kiosk_app.ui.samples_start import consent_pages, overview_pages, service_pages

Say = Callable[[str, str], str]


def _say(language: str, vietnamese: str, english: str) -> str:
    return vietnamese if language == "vi" else english


def _trail(now: str, seal: bool = False) -> tuple[s.TrailNode, ...]:
    names = ["overview", "identity", "questions", "scan", "review", "finished"]
    if now == "fee":
        names.insert(5, "fee")
    at = names.index(now)
    return tuple(
        s.TrailNode(
            index + 1,
            s.NodeState.SEAL
            if seal and name == "review"
            else s.NodeState.NOW
            if index == at
            else s.NodeState.DONE
            if index < at
            else s.NodeState.NEXT,
            f"trail.{name}",
        )
        for index, name in enumerate(names)
    )


#: What other files add: `(say, screen)` to screens by name.
_OTHERS: tuple[Callable[[Say, Callable[..., s.Screen]], dict[str, s.Screen]], ...] = (
    practised,
    behind,
    assisted,
    booked,
    declared,
    ended,
    together,
    helped,
    home_pages,
    service_pages,
    overview_pages,
    consent_pages,
    identified,
    questioned,
    scanned,
    reviewed,
    filed_pages,
)


def samples(language: str = "vi") -> dict[str, s.Screen]:
    """Every page with plausible content, by name."""
    say = partial(_say, language)
    frame = s.Screen(
        page="",
        content=None,
        hotline="1022",
        hours="07:30–21:30",
        kiosk=say("Trạm A17", "Kiosk A17"),
        desk=say("UBND phường Hai Bà Trưng", "Hai Bà Trưng ward office"),
        language=language,
        site=say("Phường Hai Bà Trưng", "Hai Bà Trưng ward"),
    )

    def screen(page: s.Page, content: object, step: str = "", **more: object) -> s.Screen:
        sealed = page in (s.Page.FEE, s.Page.FINISHED, s.Page.CARRY)
        base = replace(
            frame,
            page=page,
            content=content,
            trail=_trail(step, sealed) if step else (),
            saved=s.SavedState.SAVED
            if sealed
            else s.SavedState.DRAFT
            if step not in ("", "overview")
            else "nothing",
            saved_at="18:49" if sealed else "",
            at_home=page is s.Page.HOME,
        )
        return replace(base, **more)  # type: ignore[arg-type]  # the names are checked by replace itself

    pages: dict[str, s.Screen] = {}
    for others in _OTHERS:
        pages |= others(say, screen)
    return pages


#: Panels of the glass itself, opened over a sample.
PANELS = ("settings", "language")
