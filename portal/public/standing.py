"""How a payment stands, said first in the heading, then as a trail."""

from __future__ import annotations

from dataclasses import dataclass

from portal.config import Config
from portal.pages.html import Html, facts, join, link, panel, plain_link, tag
from portal.pages.trail import Point, Stop, trail
from portal.pages.words import Words
from portal.public.transfer import transfer
from portal.store.states import AWAITING
from sync.contract import vietqr
from sync.contract.receipts import PaymentState
from sync.contract.vietqr import VietQr


@dataclass(frozen=True, slots=True)
class Owed:
    """One payment's row, as the page needs it."""

    state: str
    due: int
    received: int
    refund_due: int
    paid_at: int | None
    replaced_by: str | None = None


def standing(words: Words, config: Config, reference: str, owed: Owed, *, sent: bool) -> tuple[str, Html]:
    """Heading and body. Whoever has just paid is not offered the button a second time."""
    path = f"/pay/{reference}?lang={words.language}"
    again = link(words.say("pay", "again"), path + ("&sent=true" if sent else ""))
    if owed.replaced_by is not None:
        notice = panel("care", "attention", words.say("pay", "replaced_lead"))
        new = f"/pay/{owed.replaced_by}?lang={words.language}"
        return words.say("pay", "replaced"), join(notice, link(words.say("pay", "replaced_go"), new))
    if owed.state == AWAITING and sent:
        notice = panel("calm", "waiting", words.say("pay", "ordered_lead"))
        anew = plain_link(words.say("pay", "anew"), path)
        return words.say("pay", "ordered"), join(
            _amount(words, owed), notice, _trail(words, 1), _whom(words, config, reference), again, anew
        )
    if owed.state in {AWAITING, PaymentState.UNDER}:
        left = owed.due - owed.received
        body = _to_pay(words, config, reference, left)
        if owed.state == AWAITING:
            wait = panel("calm", "waiting", words.say("pay", "awaiting"), words.say("pay", "awaiting_lead"))
            return "", join(body, wait if not config.practice else Html(), again)
        received = words.say("pay", "under_lead", received=words.money(owed.received))
        care = panel("care", "attention", received, words.say("pay", "under_more"))
        return words.say("pay", "under", left=words.money(left)), join(care, body, again)
    return _settled(words, config, reference, owed)


def _settled(words: Words, config: Config, reference: str, owed: Owed) -> tuple[str, Html]:
    received = words.money(owed.received)
    if owed.refund_due:
        heading = words.say("pay", "refund", left=words.money(owed.refund_due))
        lead = words.say("pay", "refund_lead", received=received)
        notice = panel("care", "attention", lead, words.say("pay", "refund_more"))
    elif owed.state == PaymentState.REFUNDED:
        heading = words.say("pay", "refunded")
        notice = panel("good", "saved", words.say("pay", "refunded_lead"))
    else:
        heading = words.say("pay", "paid", amount=received)
        notice = panel("good", "saved", words.say("pay", "paid_lead"))
    heard = "" if owed.paid_at is None else words.say("pay", "heard", time=words.time(owed.paid_at))
    return heading, join(notice, _trail(words, 3, heard), _whom(words, config, reference))


def _to_pay(words: Words, config: Config, reference: str, left: int) -> Html:
    payload = vietqr.encode(VietQr(config.payee.bank, config.payee.account, left, purpose=reference))
    assert isinstance(payload, str)
    decoded = vietqr.decode(payload)
    assert isinstance(decoded, VietQr)
    return transfer(words, config, decoded, payload)


def _amount(words: Words, owed: Owed) -> Html:
    said = tag("span", words.say("pay", "amount") + " ", class_="said")
    return tag("p", said, words.money(owed.due), class_="amount")


def _whom(words: Words, config: Config, reference: str) -> Html:
    return facts([(words.say("pay", "payee"), config.payee.name), (words.say("pay", "reference"), reference)])


def _trail(words: Words, done: int, heard: str = "") -> Html:
    """`done` of the three stops are over; the bank's carries the time at which it reported."""
    names = [words.say("pay_stop", name) for name in ("order", "bank", "portal")]
    return trail(
        words,
        [
            Stop(
                name,
                Point.DONE if number < done else Point.NOW if number == done else Point.NEXT,
                heard if number == 1 else "",
            )
            for number, name in enumerate(names)
        ],
    )
