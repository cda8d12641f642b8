"""A fee notice is paid: the same page as a fee at filing, and a slip when the portal has heard of the money.

An officer may set another amount meanwhile, and people pay too little or too much: what is left is said beside
what has come, and asked for next.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.calendar import full_date
from kiosk_app.flow.effects import AwaitNotice, ForgetReceipt, PrintPayment, SeekReceipt, StopAsking
from kiosk_app.flow.events import Event, FeeHeard, NothingDue, NoticeNews, SlipPrinted
from kiosk_app.flow.payment import money, money_or_none
from kiosk_app.flow.record import PaymentSlip
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Owing, Turn, Visit, stay
from kiosk_app.flow.steps.filing import MAY_HAVE_PRINTED
from kiosk_app.flow.steps.leave import farewell, home
from kiosk_app.flow.touches import CheckPayment, GoBack, GoOn, NoBankApp, OpenTile, PayLater, Reprint

#: The whole fee has come; what is over is paid back by staff.
_SETTLED = frozenset({"paid", "over", "doubled"})


def show(visit: Visit, heard: FeeHeard, paying: str = "awaiting") -> Turn:
    """The page that asks for this fee, and the watch for its money."""
    until = visit.now.later(minutes=visit.setting.payment_wait_minutes).clock
    owing = Owing(heard, paying, pay_until=until)
    return stay(replace(visit, page=Page.OWING, owing=owing), _await(owing))


def _owing(visit: Visit) -> Owing:
    assert visit.owing is not None
    return visit.owing


def _await(owing: Owing) -> AwaitNotice:
    heard = owing.heard
    return AwaitNotice(heard.code, heard.payment.reference, heard.due, heard.due - heard.payment.amount)


def at_owing(visit: Visit, event: Event) -> Turn:
    owing = _owing(visit)
    match event:
        case CheckPayment():
            return stay(replace(visit, owing=replace(owing, paying="checking")), _await(owing))
        case NoticeNews(reference, state) if reference == owing.heard.payment.reference:
            if state in _SETTLED or (state == "under" and event.left is not None):
                return _paid(visit, event)
            if state == "replaced" and event.left is not None:
                return show(visit, event.left, "changed")
            # Silence is news only to somebody who asked.
            unasked = not state and owing.paying in ("awaiting", "changed")
            return stay(visit if unasked else replace(visit, owing=replace(owing, paying="not_yet")))
        case NothingDue(code) if code == owing.heard.code:
            # It was paid elsewhere: nobody shall pay it here once more.
            visit = replace(visit, page=Page.STATUS_CODE, owing=None, status_error="error.nothing_due")
            return stay(visit, SeekReceipt())
        case NoBankApp():
            return stay(replace(visit, owing=replace(owing, no_app=not owing.no_app)))
        case GoBack():
            return stay(home(visit), StopAsking(), ForgetReceipt())
        case PayLater() | GoOn():
            turn = farewell(visit)
            return Turn(turn.visit, (StopAsking(), *turn.effects))
    return stay(visit)


def silent(visit: Visit) -> Turn:
    """The watch broke off or the line is cut: as silence from the bank, so that no check goes on for ever."""
    return at_owing(visit, NoticeNews(_owing(visit).heard.payment.reference, ""))


def _slip(visit: Visit) -> PaymentSlip:
    owing, setting = _owing(visit), visit.setting
    return PaymentSlip(
        code=owing.heard.code,
        reference=owing.heard.payment.reference,
        amount=money(owing.received, visit.language),
        heard=owing.paid_at,
        site=setting.site.read(visit.language),
        kiosk=setting.kiosk,
        hotline=setting.hotline,
        practice=setting.practice,
        reprint=owing.prints > 0,
        language=visit.language,
        left=money(owing.left.payment.amount, visit.language) if owing.left else "",
        back=money_or_none(owing.back, visit.language),
    )


def _paid(visit: Visit, news: NoticeNews) -> Turn:
    at = f"{visit.now.clock}, {full_date(visit.now.today)}"
    paid = replace(
        _owing(visit),
        paying="paid",
        paid_at=at,
        print_state="printing",
        received=news.received,
        left=news.left,
        back=news.back,
    )
    visit = replace(visit, page=Page.PAID, owing=paid)
    return stay(visit, PrintPayment(_slip(visit)))


def at_paid(visit: Visit, event: Event) -> Turn:
    owing = _owing(visit)
    match event:
        case SlipPrinted():
            printed = replace(owing, print_state="printed", prints=owing.prints + 1)
            return stay(replace(visit, fault=None, owing=printed))
        case Reprint() if owing.print_state != "printing":
            visit = replace(visit, fault=None, owing=replace(owing, print_state="printing"))
            return stay(visit, PrintPayment(_slip(visit)))
        case OpenTile("pay") if owing.left is not None and owing.print_state != "printing":
            return show(visit, owing.left)
        case GoOn() | GoBack():
            return farewell(visit)
    return stay(visit)


def slip_failed(visit: Visit, code: str, begun: bool) -> Visit:
    """The money is safe whatever the printer does: the page itself is the proof."""
    owing = _owing(visit)
    if owing.print_state != "printing":
        return visit
    prints = owing.prints + (1 if begun or code in MAY_HAVE_PRINTED else 0)
    return replace(visit, owing=replace(owing, print_state="refused", prints=prints))
