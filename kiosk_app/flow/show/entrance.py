"""Services, overview, consent."""

from __future__ import annotations

from kiosk_app.flow.calendar import full_date, ready_on, short_date, weekday_id
from kiosk_app.flow.journey import must, steps
from kiosk_app.flow.procedure import LifeEvent, Procedure, Scope
from kiosk_app.flow.questions import purposes as offered
from kiosk_app.flow.screens import (
    ConsentScreen,
    GroupShown,
    OverviewScreen,
    PaperShown,
    PurposeShown,
    ServiceShown,
    ServicesScreen,
)
from kiosk_app.flow.show.fees import fee_shown
from kiosk_app.flow.state import Visit
from kiosk_app.flow.steps.prepared import usable
from kiosk_app.flow.text import fold

#: So many stand on one page by themselves; more are ordered by what happens in a life.
_FEW = 4
_ICONS = {
    LifeEvent.BIRTH: "birth-record",
    LifeEvent.RESIDENCE: "home",
    LifeEvent.FAMILY: "marriage",
    LifeEvent.SUPPORT: "elder",
    LifeEvent.HEALTH: "health",
    LifeEvent.TRAVEL: "id-card",
    LifeEvent.HOUSING: "pin",
    LifeEvent.WORK: "bank",
    LifeEvent.LOSS: "document",
}


def services(visit: Visit) -> ServicesScreen:
    """All where they are few; else the groups, then one group's, or what answers the search."""
    setting = visit.setting
    if not setting.procedures:
        today, desk = full_date(visit.now.today), setting.desk.read(visit.language)
        return ServicesScreen((), visit.query, today, setting.hotline, desk)
    groups = _groups(setting.procedures) if len(setting.procedures) > _FEW else ()
    group = "" if visit.query else visit.group
    if visit.query:
        found = _searched(visit)
    elif groups:
        found = tuple(entry for entry in setting.procedures if group in entry.life_events)
    else:
        found = setting.procedures
    return ServicesScreen(
        tuple(_service(visit, entry) for entry in found),
        visit.query,
        groups=groups,
        group=group,
        refused=visit.prepared.refused if visit.prepared else "",
    )


def _service(visit: Visit, entry: Procedure) -> ServiceShown:
    return ServiceShown(
        id=entry.id,
        name=entry.name.read(visit.language),
        example=entry.example.read(visit.language),
        icon=entry.icon,
        scope=entry.scope,
        fee=fee_shown(entry, {}, visit.language, visit.now.today),
    )


def _groups(procedures: tuple[Procedure, ...]) -> tuple[GroupShown, ...]:
    held = {event: tuple(entry.id for entry in procedures if event in entry.life_events) for event in LifeEvent}
    return tuple(GroupShown(event, _ICONS[event], ids) for event, ids in held.items() if ids)


def _searched(visit: Visit) -> tuple[Procedure, ...]:
    """What begins so, then what the words may mean."""
    begun = answering(visit.setting.procedures, visit.query)
    meant = (visit.setting.procedure(id) for id in visit.meant)
    return (*begun, *(entry for entry in meant if entry is not None and entry not in begun))


def answering(procedures: tuple[Procedure, ...], query: str) -> tuple[Procedure, ...]:
    """Those in which every typed word begins a word: who has them together first, in the name before elsewhere.

    Without marks and without upper case, as far as it is typed: "khai si" finds "Đăng ký khai sinh".
    """
    wanted = fold(query).split()
    scored = [(_far(entry, wanted), at, entry) for at, entry in enumerate(procedures)]
    return tuple(entry for far, _, entry in sorted(scored, key=lambda each: each[:2]) if far >= 0)


def _far(procedure: Procedure, wanted: list[str]) -> int:
    """0 where the words stand together in the name, more the less it has them; -1 where one is nowhere."""
    name = fold(" ".join(procedure.name.by_language.values()))
    rest = fold(" ; ".join([*procedure.keywords, *procedure.example.by_language.values(), procedure.code]))
    phrase = " ".join(wanted)
    for far, text in enumerate((name, rest)):
        if f" {phrase}" in f" {text}":
            return far
    in_name, in_rest = name.split(), rest.split()
    missed = [word for word in wanted if not any(part.startswith(word) for part in in_name)]
    if all(any(part.startswith(word) for part in in_rest) for word in missed):
        return 2 + len(missed)
    return -1


def overview(visit: Visit) -> OverviewScreen:
    procedure = must(visit.procedure)
    language = visit.language
    asks = procedure.scope is Scope.ALL_HERE
    good, again = usable(visit)
    day = ready_on(procedure.duration, visit.now, visit.setting.holidays) if asks else None
    return OverviewScreen(
        name=procedure.name.read(language),
        code=procedure.code,
        verified_on=full_date(procedure.verified_at) if procedure.verified_at else "",
        scope=procedure.scope,
        fee=fee_shown(procedure, visit.answers, language, visit.now.today),
        papers=tuple(PaperShown(p.title.read(language), p.note.read(language)) for p in procedure.papers),
        ready_weekday_id=weekday_id(day) if day else "",
        ready_date=short_date(day) if day else "",
        ready_note=procedure.duration.note.read(language),
        steps=len(steps(visit)) if asks else 0,
        minutes=procedure.minutes,
        where=procedure.where.read(language),
        hours=procedure.hours.read(language),
        source=procedure.source,
        printing=visit.behind.printing,
        prepared=sum(bool(said) for said in good.values()),
        again=again,
        edition=bool(visit.prepared and visit.prepared.version != procedure.version),
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
