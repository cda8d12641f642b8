"""Submitting, the fee, the record on the screen, farewell."""

from __future__ import annotations

from kiosk_app.flow.calendar import full_date
from kiosk_app.flow.journey import must
from kiosk_app.flow.payment import money, money_or_none
from kiosk_app.flow.screens import (
    FarewellScreen,
    FeeScreen,
    FinishedScreen,
    OutOfServiceScreen,
    SubmittingScreen,
    TimelineRow,
)
from kiosk_app.flow.show import declaring
from kiosk_app.flow.state import Filed, Visit


def submitting(visit: Visit) -> SubmittingScreen:
    return SubmittingScreen("saved" if visit.filed else "sealing")


def fee(visit: Visit) -> FeeScreen:
    filed = visit.filed
    payee = visit.setting.payee
    assert filed is not None
    assert filed.stored.payment is not None
    assert payee is not None
    payment = filed.rest or filed.stored.payment
    return FeeScreen(
        name=must(visit.procedure).name.read(visit.language),
        amount=money(payment.amount, visit.language),
        saved_at=filed.stored.clock,
        payee=payee.name,
        bank=payee.bank,
        account=grouped(payee.account),
        content=payment.reference,
        qr=payment.qr,
        until=filed.pay_until,
        state=filed.paying,
        no_app=filed.no_app,
        received=money_or_none(filed.received, visit.language),
    )


def grouped(account: str) -> str:
    """An account as people copy it."""
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
        fee_received=money_or_none(filed.received, visit.language),
        fee_left=money_or_none(filed.stored.payment.amount - filed.received, visit.language)
        if filed.stored.payment
        else "",
        sheets=declaring.offered(visit),
        at_home=visit.behind.printing,
        carry=_carry(visit, filed),
    )


def _carry(visit: Visit, filed: Filed) -> str:
    if filed.delivered or visit.setting.carry_url == "":
        return ""
    return "sent" if filed.carried else "offered"


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
            _waiting(filed),
            TimelineRow("gate", "future", "timeline.gate", "timeline.gate.note"),
        )
    last = TimelineRow("document", "future", "timeline.result", "timeline.result.note", note_argument=returns)
    return (saved, *middle, last)


def _waiting(filed: Filed) -> TimelineRow:
    if filed.carried:
        note = "timeline.waiting.carried"
        return TimelineRow("waiting", "now", "timeline.waiting", note, note_argument=filed.carried)
    return TimelineRow("waiting", "now", "timeline.waiting", "timeline.waiting.note")


def farewell(visit: Visit) -> FarewellScreen:
    thanked = visit.notice == "thanked"
    filed = thanked or visit.notice == "filed"
    return FarewellScreen(filed, visit.opining is not None, thanked, visit.paper_left)


def out_of_service(visit: Visit) -> OutOfServiceScreen:
    since = visit.closed_since
    if since is None:
        return OutOfServiceScreen(visit.out_of_service)
    day = "" if since.today == visit.now.today else full_date(since.today)
    return OutOfServiceScreen(visit.out_of_service, since.clock, day)
