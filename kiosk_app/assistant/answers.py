"""What the catalogue says: a fact of a procedure in its very words, with the record it stands in and the day.

Nothing is worded here. A sentence is a text of the catalogue as it stands, or the id of a translation with
values of the catalogue put in, amounts with dots between thousands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from kiosk_app.assistant.cases import Case, told
from kiosk_app.assistant.facts import Fact
from kiosk_app.flow.assisting import Answer
from kiosk_app.flow.leaflet import Said, text
from kiosk_app.flow.procedure import Procedure
from kiosk_app.flow.show.fees import fee_shown
from kiosk_app.flow.text import ENGLISH, VIETNAMESE

OF_CASE = "case"
"""The fact of an answer to "and if …": what is told of that case."""


class Standing(StrEnum):
    """How far an answer may be relied on; the page says it beside the answer."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"  # nobody has held it against the record
    ENDED = "ended"  # the period of the file is over, or has not begun


def answer(procedure: Procedure, fact: Fact, language: str, today: date, *, short: bool = False) -> Answer:
    """The fact as the catalogue has it today; `short`: papers by their names alone."""
    spoken = _spoken(language)
    if short and fact is Fact.PAPERS:
        return _answer(procedure, fact, _paper_names(procedure, spoken), spoken, today)
    return _answer(procedure, fact, _TOLD[fact](procedure, spoken, today), spoken, today)


def answer_of_case(procedure: Procedure, case: Case, language: str, today: date) -> Answer:
    """Every text of the procedure that speaks of the case; no sentences where none does."""
    spoken = _spoken(language)
    return _answer(procedure, OF_CASE, _texts(*told(procedure, case, spoken)), spoken, today)


def _spoken(language: str) -> str:
    return language if language in (VIETNAMESE, ENGLISH) else ENGLISH


def _answer(procedure: Procedure, fact: str, sentences: tuple[Said, ...], language: str, today: date) -> Answer:
    return Answer(
        procedure=procedure.id,
        fact=fact,
        sentences=sentences,
        language=language,
        standing=_standing(procedure, today),
        source=procedure.source,
        source_url=procedure.source_url,
        seen=procedure.verified_at,
    )


def _standing(procedure: Procedure, today: date) -> Standing:
    if not (procedure.valid_from or date.min) <= today <= (procedure.valid_to or date.max):
        return Standing.ENDED
    return Standing.VERIFIED if procedure.verified_at and procedure.source else Standing.UNVERIFIED


def _fee(procedure: Procedure, language: str, today: date) -> tuple[Said, ...]:
    fee = fee_shown(procedure, {}, language, today)
    told: list[Said] = []
    if fee.verified and procedure.verified_at:
        told.append(Said("fee.free") if fee.free else Said("guide.fee.online", (fee.amount,)))
        if fee.counter:
            told.append(Said("fee.counter", (fee.counter, fee.counter_note)))
    if procedure.verified_at:
        told.extend(Said("fee.line", (line.label, line.amount)) for line in fee.lines)
    if not told:
        told.append(Said("fee.unverified"))
    # Beside a figure the reason is half a sentence; the overview has it there.
    return (*told, *(() if fee.verified else _texts(fee.reason)))


def _time(procedure: Procedure, language: str, _: date) -> tuple[Said, ...]:
    return _texts(procedure.duration.note.read(language))


def _papers(procedure: Procedure, language: str, _: date) -> tuple[Said, ...]:
    words = (part.read(language) for paper in procedure.papers for part in (paper.title, paper.note))
    return _texts(*words)


def _paper_names(procedure: Procedure, language: str) -> tuple[Said, ...]:
    return _texts(*(paper.title.read(language) for paper in procedure.papers))


def _where(procedure: Procedure, language: str, _: date) -> tuple[Said, ...]:
    place = procedure.where.read(language) or procedure.unit.read(language)
    return _texts(place, procedure.hours.read(language))


def _who(procedure: Procedure, language: str, _: date) -> tuple[Said, ...]:
    return _texts(procedure.unit.read(language))


def _law(procedure: Procedure, _language: str, _: date) -> tuple[Said, ...]:
    return _texts(*procedure.legal_basis)


def _how(procedure: Procedure, language: str, _: date) -> tuple[Said, ...]:
    scope = Said(f"page.overview.scope_{procedure.scope}")
    return (*_texts(procedure.example.read(language)), scope, *_texts(procedure.where.read(language)))


def _texts(*words: str) -> tuple[Said, ...]:
    return tuple(text(each) for each in words if each)


_TOLD: Mapping[Fact, Callable[[Procedure, str, date], tuple[Said, ...]]] = {
    Fact.FEE: _fee,
    Fact.TIME: _time,
    Fact.PAPERS: _papers,
    Fact.WHERE: _where,
    Fact.WHO: _who,
    Fact.LAW: _law,
    Fact.HOW: _how,
}
