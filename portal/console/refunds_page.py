"""What is owed back to payers, each with a form to write down that the bank has sent it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from portal.console.deeds import Deed
from portal.pages.frame import DESK, Sheet, frame
from portal.pages.html import Html, button, facts, form, hidden, line, panel, plain_link, tag
from portal.pages.words import Words


def refunds_page(
    words: Words,
    rows: Sequence[dict[str, Any]],
    form_ids: Sequence[str],
    token: str,
    told: str,
    *,
    practice: bool,
) -> str:
    """`told`: how the last deed went, a key of `[deed]`; `form_ids` has one id a row."""
    notice = Html()
    if told:
        kind, icon = ("good", "saved") if told == Deed.DONE else ("care", "attention")
        notice = panel(kind, icon, words.say("deed", told), alert=True)
    items = [
        _item(words, row, form_id, token, number)
        for number, (row, form_id) in enumerate(zip(rows, form_ids, strict=True), start=1)
    ]
    body = tag("div", *items, class_="deeds columns") if items else tag("p", words.say("refunds", "none"))
    back = plain_link(words.say("console", "back"), f"/?lang={words.language}")
    sheet = Sheet(words.say("refunds", "title"), "/refunds", kind=DESK)
    about = tag("p", words.say("refunds", "about"), class_="quiet")
    return frame(words, sheet, back, notice, about, body, practice=practice)


def _item(words: Words, row: dict[str, Any], form_id: str, token: str, number: int) -> Html:
    code = tag("a", row["code"], href=f"/dossiers/{row['code']}?lang={words.language}", class_="plain")
    about = facts(
        [
            (words.say("console", "code"), code),
            (words.say("pay", "reference"), row["reference"]),
            (words.say("refunds", "owed"), words.money(row["refund_due"])),
        ]
    )
    label, owed = words.say("refunds", "amount"), str(row["refund_due"])
    field = line("amount", label, owed, id_=f"amount-{number}", inputmode="numeric", maxlength="20")
    hiddens = (hidden("token", token), hidden("form_id", form_id), hidden("reference", row["reference"]))
    go = button(words.say("refunds", "go"), goes_on=False)
    heading = tag("h2", words.money(row["refund_due"]), id=f"refund-{number}")
    posted = form(f"/refunds?lang={words.language}", heading, about, *hiddens, field, go)
    return tag("section", posted, aria_labelledby=f"refund-{number}")
