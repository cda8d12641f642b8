"""Services, overview, consent."""

from __future__ import annotations

from kiosk_app.flow.calendar import full_date, ready_on, short_date, weekday_id
from kiosk_app.flow.journey import must, steps
from kiosk_app.flow.procedure import Procedure
from kiosk_app.flow.questions import purposes as offered
from kiosk_app.flow.screens import (
    ConsentScreen,
    OverviewScreen,
    PaperShown,
    PurposeShown,
    ServiceShown,
    ServicesScreen,
)
from kiosk_app.flow.show.fees import fee_shown
from kiosk_app.flow.state import Visit
from kiosk_app.flow.text import fold


def services(visit: Visit) -> ServicesScreen:
    wanted = fold(visit.query).split()
    found = [entry for entry in visit.setting.procedures if _matches(entry, wanted)]
    shown = tuple(
        ServiceShown(
            id=entry.id,
            name=entry.name.read(visit.language),
            example=entry.example.read(visit.language),
            icon=entry.icon,
            scope=entry.scope,
            fee=fee_shown(entry, {}, visit.language),
        )
        for entry in found
    )
    setting = visit.setting
    if not setting.procedures:
        today, desk = full_date(visit.now.today), setting.desk.read(visit.language)
        return ServicesScreen((), visit.query, today, setting.hotline, desk)
    return ServicesScreen(shown, visit.query)


def _matches(procedure: Procedure, wanted: list[str]) -> bool:
    texts = [*procedure.name.by_language.values(), *procedure.example.by_language.values()]
    heap = fold(" ".join([*texts, *procedure.keywords, procedure.code]))
    return all(word in heap for word in wanted)


def overview(visit: Visit) -> OverviewScreen:
    procedure = must(visit.procedure)
    language = visit.language
    day = ready_on(procedure.duration, visit.now, visit.setting.holidays)
    return OverviewScreen(
        name=procedure.name.read(language),
        code=procedure.code,
        verified_on=full_date(procedure.verified_at) if procedure.verified_at else "",
        scope=procedure.scope,
        fee=fee_shown(procedure, visit.answers, language),
        papers=tuple(PaperShown(p.title.read(language), p.note.read(language)) for p in procedure.papers),
        ready_weekday_id=weekday_id(day) if day else "",
        ready_date=short_date(day) if day else "",
        ready_note=procedure.duration.note.read(language),
        steps=len(steps(visit)),
        minutes=procedure.minutes,
        unit=procedure.unit.read(language),
    )


def consent(visit: Visit) -> ConsentScreen:
    language = visit.language
    purposes = tuple(
        PurposeShown(
            id=entry.id,
            title=entry.title.read(language),
            sensitive=entry.sensitive.read(language),
            refusal=entry.refusal.read(language),
            required=entry.required,
            ticked=entry.id in visit.consents,
        )
        for entry in offered(visit)
    )
    return ConsentScreen(purposes, visit.consent_missing)
