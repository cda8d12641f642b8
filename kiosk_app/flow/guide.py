"""A procedure told in parts: the same for screen and paper, and nothing that the catalogue does not say.

Each figure stands beside the record and the day it was read from; one whose period is over is not said.
"""

from __future__ import annotations

from kiosk_app.flow.calendar import full_date
from kiosk_app.flow.leaflet import Leaflet, Part, Said, text
from kiosk_app.flow.payment import rate_of
from kiosk_app.flow.procedure import Procedure, Scope
from kiosk_app.flow.show.fees import fee_shown
from kiosk_app.flow.state import Visit
from kiosk_app.flow.text import VIETNAMESE


def guidance(visit: Visit, procedure: Procedure) -> tuple[Part, ...]:
    """What it is, what to bring, what it costs by which way, how long it takes, where, and on what ground."""
    parts = (
        _what(visit, procedure),
        Part("guide.papers", "id-card", _papers(visit, procedure), numbered=len(procedure.papers) > 1),
        Part("guide.fee", "pay", _fee(visit, procedure)),
        Part("guide.time", "time", _time(visit, procedure)),
        Part("guide.where", "pin", _where(visit, procedure)),
        Part("guide.basis", "document", _basis(procedure)),
    )
    return tuple(part for part in parts if part.lines)


def at_home(visit: Visit, procedure: Procedure) -> tuple[Part, ...]:
    """How it is done on one's own telephone next time, as far as the official record tells."""
    language = visit.language
    steps = [Said("guide.home.account")]
    steps.append(Said("guide.home.scan" if procedure.source_url else "guide.home.open"))
    name = procedure.official or procedure.name.read(VIETNAMESE)
    steps.append(Said("guide.home.find", (procedure.code, name)))
    if procedure.scope is not Scope.ALL_HERE:
        steps.append(Said("guide.home.ask"))
    papers = "; ".join(paper.title.read(language) for paper in procedure.papers)
    parts = (
        Part("guide.home.steps", "phone", tuple(steps), numbered=True),
        Part("guide.papers", "id-card", (text(papers),) if papers else ()),
        Part("guide.fee", "pay", _fee(visit, procedure)),
        Part("guide.basis", "document", _basis(procedure)),
    )
    return tuple(part for part in parts if part.lines)


def leaflet(visit: Visit, procedure: Procedure, title_id: str, parts: tuple[Part, ...]) -> Leaflet:
    """Of a procedure, with the code of its official page where the record names one."""
    return framed(
        visit,
        title_id,
        procedure.name.read(visit.language),
        parts,
        qr=procedure.source_url,
        qr_id="leaflet.official_page" if procedure.source_url else "",
    )


def framed(
    visit: Visit, title_id: str, subject: str, parts: tuple[Part, ...], *, qr: str = "", qr_id: str = ""
) -> Leaflet:
    setting = visit.setting
    return Leaflet(
        title_id=title_id,
        subject=subject,
        parts=parts,
        site=setting.site.read(visit.language),
        kiosk=setting.kiosk,
        hotline=setting.hotline,
        practice=setting.practice,
        qr=qr,
        qr_id=qr_id,
        language=visit.language,
    )


def _what(visit: Visit, procedure: Procedure) -> Part:
    lines = [text(procedure.example.read(visit.language)), Said(f"page.overview.scope_{procedure.scope}")]
    if procedure.official:
        lines.append(Said("guide.official", (procedure.official,)))
    lines.append(Said("guide.code", (procedure.code,)))
    return Part("guide.what", procedure.icon, tuple(line for line in lines if line.id or any(line.arguments)))


def _papers(visit: Visit, procedure: Procedure) -> tuple[Said, ...]:
    said = []
    for paper in procedure.papers:
        title, note = paper.title.read(visit.language), paper.note.read(visit.language)
        said.append(text(f"{title}. {note}" if note else title))
    return tuple(said)


def _fee(visit: Visit, procedure: Procedure) -> tuple[Said, ...]:
    """By channel; without a day on which somebody looked there is no figure."""
    today, language = visit.now.today, visit.language
    fee = fee_shown(procedure, {}, language, today)
    said: list[Said] = []
    seen = procedure.verified_at
    if fee.verified and seen:
        said.append(Said("guide.fee.online", (fee.amount,)))
        if fee.counter:
            said.append(Said("fee.counter", (fee.counter, fee.counter_note)))
    for line in fee.lines if seen else ():
        said.append(Said("fee.line", (line.label, line.amount)))
        if line.note:
            said.append(text(line.note))
        if line.until:
            said.append(Said("fee.until", (line.until,)))
    if not said:
        said.append(Said("fee.unverified"))
    if fee.reason and not fee.verified:
        said.append(text(fee.reason))
    bases = _fee_bases(visit, procedure)
    if bases and seen:
        said.append(Said("guide.fee.basis", (bases, full_date(seen))))
    elif seen and (fee.verified or fee.lines):
        said.append(Said("guide.fee.seen", (full_date(seen),)))
    return tuple(said)


def _fee_bases(visit: Visit, procedure: Procedure) -> str:
    today = visit.now.today
    rates = (rate_of(procedure, {}, today), *procedure.fee.rates)
    told = [rate for rate in rates if rate.when is None and rate.in_force(today)]
    shown = [basis for rate in told for basis in (rate.basis, rate.counter_basis) if basis]
    return ", ".join(dict.fromkeys(shown))


def _time(visit: Visit, procedure: Procedure) -> tuple[Said, ...]:
    duration, seen = procedure.duration, procedure.verified_at
    note = duration.note.read(visit.language)
    said = (text(note),) if note else (Said("page.overview.ready_unknown"),)
    if duration.basis and seen:
        return (*said, Said("guide.fee.basis", (duration.basis, full_date(seen))))
    return said


def _where(visit: Visit, procedure: Procedure) -> tuple[Said, ...]:
    language = visit.language
    where, unit = procedure.where.read(language), procedure.unit.read(language)
    said = [text(where or unit)]
    if where and unit != where:
        said.append(Said("guide.unit", (unit,)))
    if hours := procedure.hours.read(language):
        said.append(text(hours))
    return tuple(said)


def _basis(procedure: Procedure) -> tuple[Said, ...]:
    said = []
    if procedure.legal_basis:
        said.append(Said("guide.laws", (", ".join(procedure.legal_basis),)))
    if procedure.forms:
        said.append(Said("guide.forms", (", ".join(procedure.forms),)))
    if procedure.source:
        said.append(Said("guide.source", (procedure.source,)))
    if procedure.verified_at:
        said.append(Said("guide.verified", (full_date(procedure.verified_at),)))
    else:
        said.append(Said("page.overview.unverified", (procedure.code,)))
    return tuple(said)
