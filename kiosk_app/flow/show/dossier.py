"""A dossier of before: its code, where it stands, what the officer says, and a fee to pay for it."""

from __future__ import annotations

from kiosk_app.flow.calendar import full_date
from kiosk_app.flow.dossier_code import complete
from kiosk_app.flow.events import StatusHeard
from kiosk_app.flow.groups import named
from kiosk_app.flow.officer import PAPER, Defect, can_supplement, procedure_of
from kiosk_app.flow.payment import money, money_or_none
from kiosk_app.flow.procedure import Procedure
from kiosk_app.flow.screens import (
    DefectShown,
    FeeScreen,
    OfficerShown,
    PaidScreen,
    StatusCodeScreen,
    StatusScreen,
    TimelineRow,
)
from kiosk_app.flow.show.filing import grouped
from kiosk_app.flow.state import Owing, Visit


def status_code(visit: Visit) -> StatusCodeScreen:
    text = visit.status_text
    return StatusCodeScreen(text, complete(text), visit.status_error, visit.status_asking, visit.looking_for)


#: Order in which a dossier moves at the portal; the index is `StatusHeard.step`.
_STATUS_STEPS = ("saved", "received", "checking", "decided", "returned")
_STATUS_ICONS = ("saved", "gate", "time", "edit", "document")
#: Where what comes next is not what usually does at this step.
_OTHER_NOTES = frozenset({"held", "supplement", "refused", "set_aside"})
#: Nobody is promised a result of these.
_ENDS = frozenset({"refused", "set_aside"})


def _note(heard: StatusHeard, step: str) -> str:
    if heard.state in _OTHER_NOTES:
        return f"status.step.{step}.{heard.state}.note"
    # Whoever still owes a fee is not told that nothing is to do.
    return "status.step.fee.note" if heard.fee else f"status.step.{step}.note"


def status(visit: Visit) -> StatusScreen:
    heard = visit.status
    assert heard is not None
    rows = tuple(
        TimelineRow(
            icon,
            "done" if index < heard.step else "now" if index == heard.step else "future",
            f"status.step.{name}",
            _note(heard, name) if index == heard.step else "",
        )
        for index, (name, icon) in enumerate(zip(_STATUS_STEPS, _STATUS_ICONS, strict=True))
        if index <= heard.step or heard.state not in _ENDS
    )
    return StatusScreen(
        code=heard.code,
        state_id=f"status.state.{heard.state}",
        step=heard.step,
        official_code=heard.official_code,
        heard=heard.heard,
        timeline=rows,
        source=heard.source,
        officer=officer(visit),
        locked=heard.locked,
        asking=visit.status_asking,
        error_id=visit.status_error,
        fee=money_or_none(heard.fee, visit.language),
        printing=visit.behind.printing,
        collect=heard.state == "done" and heard.source == "portal",
        paper="" if not heard.paper else "locked" if heard.result is None else "open",
        procedure=_procedure(visit, heard),
    )


def _procedure(visit: Visit, heard: StatusHeard) -> str:
    found = procedure_of(visit.setting.procedures, heard.said)
    return found.name.read(visit.language) if found else ""


def officer(visit: Visit) -> OfficerShown | None:
    said = visit.status.said if visit.status else None
    if said is None:
        return None
    procedure = procedure_of(visit.setting.procedures, said)
    return OfficerShown(
        remark=said.remark,
        reason_id=f"refusal.{said.reason}" if said.reason else "",
        due=full_date(said.due) if said.due else "",
        defects=tuple(
            DefectShown(_label(procedure, defect, visit.language), f"defect.{defect.code}", defect.note)
            for defect in said.defects
        ),
        can_supplement=can_supplement(procedure, said),
    )


def _label(procedure: Procedure | None, defect: Defect, language: str) -> str:
    """The question's or the paper's own name; its id where this kiosk's catalogue has another edition."""
    if procedure is not None and defect.kind == PAPER:
        found = next((entry.title for entry in procedure.documents if entry.id == defect.field), None)
    else:
        field = named(procedure, defect.field) if procedure else None
        found = field.label if field else None
        if field is not None and field.group:
            # Of two people the same is asked: only together with whose it is the question has a name.
            place = f" {field.person}" if field.person else ""
            return f"{field.heading.read(language)}{place} · {field.label.read(language)}"
    return found.read(language) if found else defect.field


def _owing(visit: Visit) -> Owing:
    assert visit.owing is not None
    return visit.owing


def owing(visit: Visit) -> FeeScreen:
    now = _owing(visit)
    heard = now.heard
    return FeeScreen(
        name=heard.code,
        amount=money(heard.payment.amount, visit.language),
        saved_at="",
        payee=heard.payee.name,
        bank=heard.payee.bank,
        account=grouped(heard.payee.account),
        content=heard.payment.reference,
        qr=heard.payment.qr,
        until=now.pay_until,
        state=now.paying,
        no_app=now.no_app,
    )


def paid(visit: Visit) -> PaidScreen:
    now = _owing(visit)
    return PaidScreen(
        now.heard.code,
        now.heard.payment.reference,
        money(now.received, visit.language),
        now.paid_at,
        now.print_state,
        left=money(now.left.payment.amount, visit.language) if now.left else "",
        back=money_or_none(now.back, visit.language),
    )
