"""From COMMIT to the paper: stored first, then the fee, then the record is printed."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.effects import AskPayment, AwaitDelivery, AwaitPayment, PrintRecord
from kiosk_app.flow.events import (
    Delivered,
    DeliveryWaitOver,
    Event,
    LeafletFailed,
    LeafletPrinted,
    PaymentNews,
    PaymentSilent,
    SlipPrinted,
    Stored,
)
from kiosk_app.flow.journey import must
from kiosk_app.flow.paper import record
from kiosk_app.flow.payment import fee_due
from kiosk_app.flow.screens import FaultPanel, Page
from kiosk_app.flow.state import Filed, Turn, Visit, stay
from kiosk_app.flow.steps import declaring, leaflets
from kiosk_app.flow.steps.leave import farewell
from kiosk_app.flow.touches import CheckPayment, GoOn, NoBankApp, PayLater, PrintLeaflet, Reprint

#: The whole fee has come; what is over is paid back by staff.
_SETTLED = frozenset({"paid", "over", "doubled"})
#: Nobody knows what came of these: a paper may have come out.
MAY_HAVE_PRINTED = frozenset({"printer.unconfirmed", "device.gone"})


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
    # It may be another day by now; what was declared was filed for the fee of its own.
    due = fee_due(must(visit.procedure), visit.answers, visit.reviewing.priced or visit.now.today)
    fee_state = "unverified" if due is None else "later" if due else "free"
    filed = Filed(stored, fee_state=fee_state, due=due)
    if stored.payment is None or visit.setting.payee is None:
        filed = replace(filed, stored=replace(stored, payment=None))
        return stay(replace(visit, filed=filed), AwaitDelivery(stored.dossier))
    until = visit.now.later(minutes=visit.setting.payment_wait_minutes).clock
    filed = replace(filed, fee_state="waiting", pay_until=until)
    visit = replace(visit, page=Page.FEE, filed=filed)
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
            paying = "part" if filed.fee_state == "part" else "not_yet"
            return stay(replace(visit, filed=replace(filed, paying=paying)))
        case PaymentNews(state) if state in _SETTLED:
            return finish(replace(visit, filed=replace(filed, fee_state="paid", paying="paid")))
        case PaymentNews():
            return stay(replace(visit, filed=_part(filed, event)))
        case NoBankApp():
            return stay(replace(visit, filed=replace(filed, no_app=not filed.no_app)))
        case PayLater() | GoOn():
            part = filed.fee_state == "part"
            return finish(visit if part else replace(visit, filed=replace(filed, fee_state="later")))
    return stay(visit)


def _part(filed: Filed, news: PaymentNews) -> Filed:
    """Some of the fee has come: the page asks for what is left, and no paper says that all of it is due."""
    return replace(filed, fee_state="part", paying="part", received=news.received, rest=news.rest)


def finish(visit: Visit) -> Turn:
    filed = _filed(visit)
    printing = replace(filed, print_state="printing")
    visit = replace(visit, page=Page.FINISHED, filed=printing)
    return stay(visit, PrintRecord(record(visit, reprint=False)))


def at_finished(visit: Visit, event: Event) -> Turn:
    filed = _filed(visit)
    match event:
        case SlipPrinted() if filed.print_state != "printed":
            printed = replace(filed, print_state="printed", prints=filed.prints + 1)
            return stay(replace(visit, filed=printed, fault=None))
        case Reprint() if filed.print_state != "printing":
            visit = replace(visit, fault=None, filed=replace(filed, print_state="printing"))
            return stay(visit, PrintRecord(record(visit, reprint=filed.prints > 0)))
        case PaymentNews(state) if state in _SETTLED:
            return stay(replace(visit, filed=replace(filed, fee_state="paid")))
        case PaymentNews():
            return stay(replace(visit, filed=_part(filed, event)))
        case PrintLeaflet(what):
            return leaflets.print_shown(visit, what)
        case LeafletPrinted() | LeafletFailed():
            return leaflets.at_paper(visit, event)
        case GoOn():
            return farewell(visit)
    return declaring.at_sheets(visit, event)


def print_failed(visit: Visit, code: str, begun: bool) -> Turn:
    """The dossier is safe whatever the printer does: the screen becomes the record."""
    filed = _filed(visit)
    if filed.print_state != "printing":
        return stay(visit)
    # A paper that nobody confirmed may lie in the tray: the next one says that it is another copy.
    prints = filed.prints + (1 if begun or code in MAY_HAVE_PRINTED else 0)
    visit = replace(visit, filed=replace(filed, print_state="refused", prints=prints))
    return stay(replace(visit, fault=FaultPanel(code, ("retry", "screen_record"))))
