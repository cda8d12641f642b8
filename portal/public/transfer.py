"""Whom, how much and with which words a QR pays; in practice with the button that pays it."""

from __future__ import annotations

from portal.config import Config
from portal.pages.html import Html, button, facts, form, hidden, join, panel, tag
from portal.pages.qr import qr_svg
from portal.pages.words import Words
from sync.contract.vietqr import VietQr

_MAX_QR = 512


def memo(qr: VietQr) -> str:
    return " ".join(filter(None, (qr.purpose, qr.reference)))


def transfer(words: Words, config: Config, qr: VietQr, payload: str) -> Html:
    """A QR that pays somebody else gets a warning and no way on."""
    payee = config.payee
    is_ours = (qr.bank, qr.account) == (payee.bank, payee.account)
    amount = words.say("pay", "unnamed") if qr.amount is None else words.money(qr.amount)
    rows = facts(
        [
            (words.say("pay", "payee"), payee.name if is_ours else words.say("pay", "unnamed")),
            (words.say("pay", "bank"), qr.bank),
            (words.say("pay", "account"), _in_fours(qr.account)),
            (words.say("pay", "reference"), memo(qr)),
        ]
    )
    sum_line = tag("p", tag("span", words.say("pay", "amount") + " ", class_="said"), amount, class_="amount")
    if not is_ours:
        lead, more = words.say("pay", "other_payee"), words.say("pay", "other_payee_lead")
        return join(panel("care", "attention", lead, more, alert=True), sum_line, rows)
    if not config.practice or qr.amount is None:
        return join(sum_line, _framed(words, payload), rows, _strip(words, "scan"))
    pay = form(
        f"/pay?lang={words.language}", hidden("qr", payload), button(words.say("pay", "go", amount=amount))
    )
    shown = tag("details", tag("summary", words.say("pay", "show_qr")), _framed(words, payload))
    return join(sum_line, rows, _strip(words, "compare"), pay, shown)


def paste(words: Words, *, goes_on: bool = True) -> Html:
    """For a QR that was read elsewhere."""
    return form(
        "/pay",
        hidden("lang", words.language),
        tag("label", words.say("pay", "paste"), for_="qr"),
        tag("p", words.say("pay", "paste_hint"), id="hint", class_="quiet"),
        tag(
            "textarea",
            id="qr",
            name="qr",
            maxlength=str(_MAX_QR),
            rows="3",
            spellcheck="false",
            aria_describedby="hint",
        ),
        button(words.say("pay", "read"), goes_on=goes_on),
        method="get",
    )


def bad_qr(words: Words) -> tuple[Html, Html]:
    lead, more = words.say("pay", "bad_qr"), words.say("pay", "bad_qr_lead")
    return panel("care", "attention", lead, more, alert=True), paste(words)


def _strip(words: Words, key: str) -> Html:
    return panel("calm", "phone", words.say("pay", key), words.say("pay", f"{key}_lead"))


def _framed(words: Words, payload: str) -> Html:
    return tag("div", tag("div", qr_svg(payload, words.say("pay", "qr"))), class_="qr")


def _in_fours(digits: str) -> str:
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
