"""What shows each page but the first."""

from __future__ import annotations

from collections.abc import Callable

from kiosk_app.flow.screens import Page
from kiosk_app.flow.show import (
    assistant,
    booking,
    carrying,
    declaring,
    dossier,
    entrance,
    filing,
    form,
    identity,
    more,
    practice,
    results,
    review,
    schedule,
)
from kiosk_app.flow.show.survey import survey
from kiosk_app.flow.state import Visit

PAGES: dict[Page, Callable[[Visit], object]] = {
    Page.SERVICES: entrance.services,
    Page.OVERVIEW: entrance.overview,
    Page.CONSENT: entrance.consent,
    Page.IDENTITY_NUMBER: identity.number,
    Page.IDENTITY_PASSPORT: identity.passport,
    Page.IDENTITY_KEY: identity.key,
    Page.IDENTITY_CARD: identity.card,
    Page.SIGN_IN: identity.sign_in,
    Page.RESUME: identity.resume,
    Page.QUESTION: form.question,
    Page.SCAN: form.scan,
    Page.REVIEW: review.review,
    Page.DECLARATION: declaring.declaration,
    Page.SUBMITTING: filing.submitting,
    Page.FEE: filing.fee,
    Page.FINISHED: filing.finished,
    Page.CARRY: carrying.carry,
    Page.FAREWELL: filing.farewell,
    Page.SURVEY: survey,
    Page.STATUS_CODE: dossier.status_code,
    Page.STATUS: dossier.status,
    Page.RESULT: results.result,
    Page.OWING: dossier.owing,
    Page.PAID: dossier.paid,
    Page.PRACTICE: practice.practice,
    Page.PRACTICE_DONE: practice.practice,
    Page.OUT_OF_SERVICE: filing.out_of_service,
    Page.MORE: more.more,
    Page.WIFI: more.wifi,
    Page.ANNOUNCEMENTS: more.announcements,
    Page.SCHEDULE: schedule.schedule,
    Page.LIBRARY: entrance.services,
    Page.GUIDE: more.guide,
    Page.BOOKING: booking.booking,
    Page.BOOKED: booking.booked,
    Page.ASSISTANT: assistant.assistant,
}
