"""Fill the record of a filed dossier with masked values."""

from __future__ import annotations

from kiosk_app.flow.calendar import full_date
from kiosk_app.flow.identity import Identity, masked_name, masked_number
from kiosk_app.flow.journey import documents, must
from kiosk_app.flow.payment import fee_due, money
from kiosk_app.flow.questions import HOLDER_NAME
from kiosk_app.flow.record import Record
from kiosk_app.flow.state import Visit


def record(visit: Visit, reprint: bool) -> Record:
    """The record as things stand now; called after COMMIT only."""
    filed = visit.filed
    assert filed is not None
    procedure = must(visit.procedure)
    identity = visit.identity or Identity("")
    payment = filed.stored.payment
    delivered = filed.delivered
    titles = {entry.id: entry.title.read(visit.language) for entry in documents(visit)}
    amount = payment.amount if payment else fee_due(procedure, visit.answers, visit.now.today)
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
        fee="" if amount is None else money(amount),
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
    )
