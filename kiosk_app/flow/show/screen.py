"""`present(visit)`: the whole screen of a visit, page and frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk_app.flow.journey import trail
from kiosk_app.flow.screens import Page, SavedState, Screen
from kiosk_app.flow.show import dossier, entrance, filing, form, identity
from kiosk_app.flow.state import Visit

_PAGES: dict[Page, Callable[[Visit], Any]] = {
    Page.HOME: entrance.home,
    Page.SERVICES: entrance.services,
    Page.OVERVIEW: entrance.overview,
    Page.CONSENT: entrance.consent,
    Page.IDENTITY_NUMBER: identity.number,
    Page.IDENTITY_KEY: identity.key,
    Page.IDENTITY_CARD: identity.card,
    Page.SIGN_IN: identity.sign_in,
    Page.RESUME: identity.resume,
    Page.QUESTION: form.question,
    Page.SCAN: form.scan,
    Page.REVIEW: form.review,
    Page.SUBMITTING: filing.submitting,
    Page.FEE: filing.fee,
    Page.FINISHED: filing.finished,
    Page.FAREWELL: filing.farewell,
    Page.STATUS_CODE: dossier.status_code,
    Page.STATUS: dossier.status,
    Page.OWING: dossier.owing,
    Page.PAID: dossier.paid,
    Page.OUT_OF_SERVICE: filing.out_of_service,
}

_NO_WAY_BACK = frozenset(
    {Page.HOME, Page.SUBMITTING, Page.FEE, Page.FINISHED, Page.PAID, Page.FAREWELL, Page.OUT_OF_SERVICE}
)


def present(visit: Visit) -> Screen:
    filed = visit.filed
    if filed:
        saved, saved_at = SavedState.SAVED, filed.stored.clock
    else:
        saved, saved_at = (SavedState.DRAFT if visit.draft_open else SavedState.NOTHING), ""
    setting, board = visit.setting, visit.board
    return Screen(
        page=visit.page,
        content=_PAGES[visit.page](visit),
        trail=trail(visit),
        saved=saved,
        saved_at=saved_at,
        can_go_back=visit.page not in _NO_WAY_BACK,
        at_home=visit.page is Page.HOME,
        overlay=visit.overlay,
        fault=visit.fault,
        practice=setting.practice,
        language=visit.language,
        hotline=setting.hotline,
        hours=setting.hours if board.hours is None else board.hours,
        desk=setting.desk.read(visit.language),
        desk_hours=setting.hours if board.desk_hours is None else board.desk_hours,
        kiosk=setting.kiosk,
        site=setting.site.read(visit.language),
    )
