"""Submitting, the fee, the record on the screen, farewell, and the status of a dossier."""

from __future__ import annotations

from kiosk_app.flow.calendar import full_date
from kiosk_app.flow.journey import must
from kiosk_app.flow.payment import money
from kiosk_app.flow.screens import (
    FarewellScreen,
    FeeScreen,
    FinishedScreen,
    OutOfServiceScreen,
    StatusCodeScreen,
    StatusScreen,
    SubmittingScreen,
    TimelineRow,
)
from kiosk_app.flow.state import Filed, Visit
from kiosk_app.flow.steps.status import complete


def submitting(visit: Visit) -> SubmittingScreen:
    return SubmittingScreen("saved" if visit.filed else "sealing")


def fee(visit: Visit) -> FeeScreen:
    filed = visit.filed
    payee = visit.setting.payee
    assert filed is not None
    assert filed.stored.payment is not None
    assert payee is not None
    payment = filed.stored.payment
    return FeeScreen(
        name=must(visit.procedure).name.read(visit.language),
        amount=money(payment.amount),
        saved_at=filed.stored.clock,
        payee=payee.name,
        bank=payee.bank,
        account=_grouped(payee.account),
        content=payment.reference,
        qr=payment.qr,
        until=filed.pay_until,
        state=filed.paying,
        no_app=filed.no_app,
    )


def _grouped(account: str) -> str:
    return " ".join(account[start : start + 4] for start in range(0, len(account), 4))


def finished(visit: Visit) -> FinishedScreen:
    filed = visit.filed
    assert filed is not None
    return FinishedScreen(
        state="received" if filed.delivered else "waiting",
        code=filed.stored.code,
        saved_at=f"{filed.stored.clock}, {full_date(filed.stored.day)}",
        timeline=_filed_timeline(filed, must(visit.procedure).returns.read(visit.language)),
        print_state=filed.print_state,
        take_card=visit.identity is not None and visit.identity.assurance != "claimed",
        take_papers=any(entry.pages for entry in visit.attachments),
        qr=filed.stored.status_url,
        reprintable=filed.print_state in ("printed", "refused"),
        fee_state=filed.fee_state,
    )


def _filed_timeline(filed: Filed, returns: str) -> tuple[TimelineRow, ...]:
    saved_at = f"{filed.stored.clock}, {full_date(filed.stored.day)}"
    saved = TimelineRow("saved", "done", "timeline.saved", "timeline.saved.note", note_argument=saved_at)
    if filed.delivered:
        at = filed.delivered.clock
        middle = (
            TimelineRow("gate", "done", "timeline.received", "timeline.received.note", note_argument=at),
            TimelineRow("time", "now", "timeline.checking", "timeline.checking.note"),
        )
    else:
        middle = (
            TimelineRow("waiting", "now", "timeline.waiting", "timeline.waiting.note"),
            TimelineRow("gate", "future", "timeline.gate", "timeline.gate.note"),
        )
    last = TimelineRow("document", "future", "timeline.result", "timeline.result.note", note_argument=returns)
    return (saved, *middle, last)


def farewell(visit: Visit) -> FarewellScreen:
    return FarewellScreen(visit.notice == "filed")


def status_code(visit: Visit) -> StatusCodeScreen:
    text = visit.status_text
    return StatusCodeScreen(text, complete(text), visit.status_error, visit.status_asking)


#: Order in which a dossier moves at the portal; the index is `StatusHeard.step`.
_STATUS_STEPS = ("saved", "received", "checking", "decided", "returned")
_STATUS_ICONS = ("saved", "gate", "time", "edit", "document")


def status(visit: Visit) -> StatusScreen:
    heard = visit.status
    assert heard is not None
    rows = tuple(
        TimelineRow(
            icon,
            "done" if index < heard.step else "now" if index == heard.step else "future",
            f"status.step.{name}",
            f"status.step.{name}.note" if index == heard.step else "",
        )
        for index, (name, icon) in enumerate(zip(_STATUS_STEPS, _STATUS_ICONS, strict=True))
    )
    return StatusScreen(
        code=heard.code,
        state_id=f"status.state.{heard.state}",
        step=heard.step,
        official_code=heard.official_code,
        heard=heard.heard,
        timeline=rows,
        source=heard.source,
    )


def out_of_service(visit: Visit) -> OutOfServiceScreen:
    return OutOfServiceScreen(visit.out_of_service)
