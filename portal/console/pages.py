"""The console's two pages."""

from __future__ import annotations

import json
from typing import Any

from portal.pages.html import Html, facts, frame, note, tag
from portal.pages.words import Words

_COLUMNS = ("code", "official_code", "state", "stage", "trouble", "kiosk", "procedure", "received_at")


def list_page(words: Words, rows: list[dict[str, Any]], *, practice: bool) -> str:
    title = words.say("console", "title")
    if not rows:
        return frame(words, title, note(words.say("console", "none")), practice=practice, path="/")
    head = tag("tr", *(tag("th", words.say("console", column)) for column in _COLUMNS))
    lines = [tag("tr", *(tag("td", cell) for cell in _cells(words, row))) for row in rows]
    table = tag("table", tag("thead", head), tag("tbody", *lines))
    return frame(words, title, table, practice=practice, path="/")


def detail_page(words: Words, found: dict[str, Any], *, practice: bool) -> str:
    labels = [words.say("console", column) for column in _COLUMNS]
    about = facts(list(zip(labels, _cells(words, found)[:], strict=True)))
    content = (
        note(words.say("console", "sealed"))
        if found["content"] is None
        else tag("pre", json.dumps(found["content"], ensure_ascii=False, indent=1))
    )
    papers = [
        tag("li", tag("a", paper["title"], href=f"/dossiers/{found['code']}/papers/{number}"))
        for number, paper in enumerate(found["attachments"], start=1)
    ]
    payments = [
        tag(
            "li",
            f"{p['reference']} · {p['state']} · {words.money(p['received'])} / {words.money(p['due'])}",
        )
        for p in found["payments"]
    ]
    diary = [tag("li", f"{entry['at']} · {entry['actor']} · {entry['what']}") for entry in found["diary"]]
    return frame(
        words,
        found["code"],
        about,
        *_section(words, "content", [content]),
        *_section(words, "attachments", [tag("ol", *papers)]),
        *_section(words, "payments", [tag("ul", *payments)]),
        *_section(words, "history", [tag("ol", *diary)]),
        practice=practice,
        path=f"/dossiers/{found['code']}",
    )


def _section(words: Words, key: str, body: list[Html]) -> list[Html]:
    return [tag("h2", words.say("console", key)), *body]


def _cells(words: Words, row: dict[str, Any]) -> list[str]:
    link = tag("a", row["code"], href=f"/dossiers/{row['code']}?lang={words.language}")
    return [
        link,
        row["official_code"] or "",
        words.say("state", row["state"]),
        row["stage"],
        row["trouble"] or "",
        row["kiosk_id"],
        row["procedure"] or "",
        row["committed_at"] or "",
    ]
