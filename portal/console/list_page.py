"""The list: what lies here, sifted by stage and trouble. It names no citizen."""

from __future__ import annotations

from typing import Any

from portal.console.labels import Labels
from portal.console.reading import MOST_LISTED
from portal.console.sign_in import signed_in
from portal.pages.frame import Sheet, frame
from portal.pages.html import Html, button, choice, hidden, link, tag
from portal.pages.words import Words
from portal.store.dossiers import ANY_TROUBLE, Wanted
from portal.store.states import HELD, Trouble

_COLUMNS = ("code", "procedure", "state", "stage", "trouble", "kiosk", "received_at")


def list_page(
    words: Words,
    labels: Labels,
    rows: list[dict[str, Any]],
    wanted: Wanted,
    officer: str,
    *,
    practice: bool,
) -> str:
    count = words.say("console", "count", count=str(len(rows)))
    if len(rows) == MOST_LISTED:
        count = words.say("console", "most", count=str(len(rows)))
    body: list[Html] = [_filters(words, wanted), tag("p", count if rows else words.say("console", "none"))]
    if rows:
        head = tag("tr", *(tag("th", words.say("console", column), scope="col") for column in _COLUMNS))
        lines = [_line(words, labels, row) for row in rows]
        body.append(
            tag("div", tag("table", tag("thead", head), tag("tbody", *lines)), class_="table", tabindex="0",
                role="region", aria_label=words.say("console", "title"))
        )  # fmt: skip
    refunds = link(words.say("refunds", "title"), f"/refunds?lang={words.language}")
    calls = link(words.say("call_backs", "title"), f"/call-backs?lang={words.language}")
    bookings = link(words.say("bookings", "title"), f"/bookings?lang={words.language}")
    opinions = link(words.say("opinions", "title"), f"/opinions?lang={words.language}")
    body.append(tag("div", calls, refunds, bookings, opinions, signed_in(words, officer), class_="aside"))
    query = {name: value for name, value in (("stage", wanted.stage), ("trouble", wanted.trouble)) if value}
    return frame(words, Sheet(words.say("console", "title"), "/", query, kind="desk"), *body, practice=practice)


def _filters(words: Words, wanted: Wanted) -> Html:
    every = {"": words.say("console", "every")}
    stages = every | {stage.value: words.say("stage", stage) for stage in HELD}
    troubles = every | {name: words.say("trouble", name) for name in (ANY_TROUBLE, *Trouble)}
    return tag(
        "form",
        hidden("lang", words.language),
        tag("div", choice("stage", words.say("console", "stage"), stages, wanted.stage)),
        tag("div", choice("trouble", words.say("console", "trouble"), troubles, wanted.trouble)),
        button(words.say("console", "filter"), goes_on=False),
        action="/",
        method="get",
        class_="filters",
    )


def _line(words: Words, labels: Labels, row: dict[str, Any]) -> Html:
    code = tag("a", row["code"], href=f"/dossiers/{row['code']}?lang={words.language}")
    cells = {
        "procedure": labels.procedure(words.language, row["procedure"]) if row["procedure"] else "",
        "state": words.say("state", row["state"]),
        "stage": words.say("console", "completes_this", code=row["completes"])
        if row["completes"]
        else words.say("stage", row["stage"]),
        "trouble": tag("span", words.say("trouble", row["trouble"]), class_="flag") if row["trouble"] else "",
        "kiosk": row["kiosk_id"],
        "received_at": words.moment(row["committed_at"]) if row["committed_at"] else "",
    }
    official = tag("span", row["official_code"], class_="official") if row["official_code"] else ""
    return tag(
        "tr",
        tag("th", code, official, scope="row"),
        *(tag("td", cell, data_label=words.say("console", column)) for column, cell in cells.items()),
    )
