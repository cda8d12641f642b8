"""From COMMIT to the paper: stored first, then the fee, then the record is printed."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.effects import AskPayment, AwaitDelivery, AwaitPayment, PrintRecord
from kiosk_app.flow.events import (
    CheckPayment,
    Delivered,
    DeliveryWaitOver,
    Event,
    GoOn,
    NoBankApp,
    PayLater,
    PaymentNews,
    PaymentSilent,
    Reprint,
    SlipPrinted,
    Stored,
)
from kiosk_app.flow.journey import must
from kiosk_app.flow.paper import record
from kiosk_app.flow.screens import FaultPanel, Page
from kiosk_app.flow.state import Filed, Turn, Visit, stay
from kiosk_app.flow.steps.leave import farewell


def _filed(visit: Visit) -> Filed:
    assert visit.filed is not None
    return visit.filed


def at_submitting(visit: Visit, event: Event) -> Turn:
    match event:
        case Stored() if visit.filed is None:
            return _stored(visit, event)
        case DeliveryWaitOver() if visit.filed is not None:
            return finish(visit)
        case Delivered() if visit.filed is not None:
            return finish(visit)
    return stay(visit)


def _stored(visit: Visit, stored: Stored) -> Turn:
    free = must(visit.procedure).fee.amount is not None
    filed = Filed(stored, fee_state="free" if free else "unverified")
    # What was answered is sealed now: the visit keeps only what paper and screen still say.
    visit = replace(visit, filed=filed)
    if stored.payment is None:
        return stay(visit, AwaitDelivery(stored.dossier))
    until = visit.now.later(minutes=visit.setting.payment_wait_minutes).clock
    visit = replace(visit, page=Page.FEE, filed=replace(filed, fee_state="waiting", pay_until=until))
    return stay(visit, AwaitDelivery(stored.dossier), AwaitPayment(stored.payment.reference))


def note_delivery(visit: Visit, event: Delivered) -> Visit:
    """Delivery may come on any page after COMMIT, also while the fee is being paid."""
    return replace(visit, filed=replace(_filed(visit), delivered=event))


def at_fee(visit: Visit, event: Event) -> Turn:
    filed = _filed(visit)
    assert filed.stored.payment is not None
    match event:
        case CheckPayment():
            asked = AskPayment(filed.stored.payment.reference)
            return stay(replace(visit, filed=replace(filed, paying="checking")), asked)
        case PaymentSilent():
            return stay(replace(visit, filed=replace(filed, paying="not_yet")))
        case PaymentNews(state):
            paid = "paid" if state in ("paid", "over", "doubled") else "waiting"
            paying = "paid" if paid == "paid" else "not_yet"
            visit = replace(visit, filed=replace(filed, fee_state=paid, paying=paying))
            return finish(visit) if paid == "paid" else stay(visit)
        case NoBankApp():
            return stay(replace(visit, filed=replace(filed, no_app=not filed.no_app)))
        case PayLater() | GoOn():
            return finish(replace(visit, filed=replace(filed, fee_state="later")))
    return stay(visit)


def finish(visit: Visit) -> Turn:
    filed = _filed(visit)
    printing = replace(filed, print_state="printing", prints=1)
    visit = replace(visit, page=Page.FINISHED, filed=printing)
    return stay(visit, PrintRecord(record(visit, reprint=False)))


def at_finished(visit: Visit, event: Event) -> Turn:
    filed = _filed(visit)
    match event:
        case SlipPrinted():
            return stay(replace(visit, filed=replace(filed, print_state="printed"), fault=None))
        case Reprint() if filed.print_state != "printing":
            visit = replace(
                visit, fault=None, filed=replace(filed, print_state="printing", prints=filed.prints + 1)
            )
            return stay(visit, PrintRecord(record(visit, reprint=filed.prints >= 1)))
        case PaymentNews(state) if state in ("paid", "over", "doubled"):
            return stay(replace(visit, filed=replace(filed, fee_state="paid")))
        case GoOn():
            return farewell(visit)
    return stay(visit)


def print_failed(visit: Visit, code: str) -> Turn:
    """The dossier is safe whatever the printer does: the screen becomes the record."""
    visit = replace(visit, filed=replace(_filed(visit), print_state="refused"))
    return stay(replace(visit, fault=FaultPanel(code, ("retry", "screen_record"))))
