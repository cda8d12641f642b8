"""Fill what goes on paper: the record of a filed dossier, masked; the declaration, as it is signed."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.calendar import full_date
from kiosk_app.flow.declaration import Declaration, Row, Words
from kiosk_app.flow.groups import OLD
from kiosk_app.flow.identity import Identity, masked_name, masked_number
from kiosk_app.flow.journey import documents, must
from kiosk_app.flow.payment import money
from kiosk_app.flow.procedure import Field, FieldKind
from kiosk_app.flow.questions import HOLDER_BIRTH, HOLDER_NAME, applicable_fields, contact_fields
from kiosk_app.flow.record import Record
from kiosk_app.flow.show.answers import answer_text
from kiosk_app.flow.state import Visit
from kiosk_app.flow.text import VIETNAMESE, Text

#: What a screen shows only the end of.
_MASKED = frozenset({FieldKind.PERSONAL_NUMBER, FieldKind.PHONE})


def record(visit: Visit, reprint: bool) -> Record:
    """The record as things stand now; called after COMMIT only."""
    filed = visit.filed
    assert filed is not None
    procedure = must(visit.procedure)
    identity = visit.identity or Identity("")
    payment = filed.stored.payment
    delivered = filed.delivered
    titles = {entry.id: entry.title.read(visit.language) for entry in documents(visit)}
    amount = payment.amount if payment else filed.due
    return Record(
        state="received" if delivered else "waiting",
        code=filed.stored.code,
        procedure=procedure.name.read(visit.language),
        procedure_code=procedure.code,
        holder=masked_name(identity.name or visit.answers.get(HOLDER_NAME, "")),
        number=masked_number(identity.number),
        saved_clock=filed.stored.clock,
        saved_day=full_date(filed.stored.day),
        received_clock=delivered.clock if delivered else "",
        official_code=delivered.official_code if delivered else "",
        attachments=tuple(
            (titles.get(entry.document, entry.title), entry.pages) for entry in visit.attachments if entry.pages
        ),
        fee="" if amount is None else money(amount, visit.language),
        fee_state=filed.fee_state,
        payment_reference=payment.reference if payment else "",
        status_url=filed.stored.status_url,
        site=visit.setting.site.read(visit.language),
        kiosk=visit.setting.kiosk,
        hotline=visit.setting.hotline,
        practice=visit.setting.practice,
        reprint=reprint,
        language=visit.language,
        supplements=visit.supplement.code if visit.supplement else "",
        carried="" if delivered else filed.carried,
        fee_received=money(filed.received, visit.language),
        fee_left=money(max(0, (amount or 0) - filed.received), visit.language),
    )


def declaration(visit: Visit, *, masked: bool) -> Declaration:
    """The answers that count now, in the order of the questions. Where to send word is no part of it."""
    procedure = must(visit.procedure)
    identity = visit.identity or Identity("")
    apart = {field.id for field in contact_fields(visit)} | {HOLDER_NAME, HOLDER_BIRTH}
    fields = [field for field in applicable_fields(visit) if field.id not in apart]
    titles = {entry.id: entry.title for entry in documents(visit)}
    stored = visit.filed.stored if visit.filed else None
    return Declaration(
        procedure=_both(procedure.name, visit.language),
        official=procedure.official or procedure.name.read(VIETNAMESE),
        code=procedure.code,
        forms=procedure.forms,
        unit=_both(procedure.unit, visit.language),
        name=identity.name or visit.answers.get(HOLDER_NAME, ""),
        birth=full_date(identity.birth) if identity.birth else visit.answers.get(HOLDER_BIRTH, ""),
        number=masked_number(identity.number) if masked else identity.number,
        assurance=identity.assurance,
        rows=tuple(_row(visit, field, masked=masked) for field in fields if visit.answers.get(field.id)),
        papers=tuple(
            (_both(titles.get(entry.document, Text({VIETNAMESE: entry.title})), visit.language), entry.pages)
            for entry in visit.attachments
            if entry.pages
        ),
        dossier=stored.code if stored else "",
        clock=stored.clock if stored else visit.now.clock,
        day=full_date(stored.day if stored else visit.now.today),
        site=_both(visit.setting.site, visit.language),
        kiosk=visit.setting.kiosk,
        practice=visit.setting.practice,
        language=visit.language,
        masked=masked,
    )


def _both(text: Text, language: str) -> Words:
    vietnamese = text.read(VIETNAMESE)
    beside = text.read(language)
    return Words(vietnamese, "" if beside == vietnamese else beside)


def _row(visit: Visit, field: Field, *, masked: bool) -> Row:
    value = visit.answers[field.id]
    whole = not masked and field.kind in _MASKED and value.isdigit()
    vietnamese, beside = (
        value if whole else answer_text(replace(visit, language=language), field, value)
        for language in (VIETNAMESE, visit.language)
    )
    heading = _both(field.heading, visit.language) if field.group else Words("")
    return Row(
        _both(field.label, visit.language),
        Words(vietnamese, "" if beside == vietnamese else beside),
        heading,
        visit.answers.get(field.id + OLD, ""),
        field.person,
    )
