"""All that is wrong with a dossier, at once: every answer and paper with room for a defect and a note."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from portal.console.deed_forms import Drawn
from portal.console.dossier_page import Told, names_of, notice
from portal.console.labels import Labels
from portal.pages.frame import DESK, Sheet, frame
from portal.pages.html import Html, button, choice, form, hidden, line, lines, plain_link, tag
from portal.pages.words import Words
from sync.contract.officer import MOST_NOTE, MOST_REMARK, Defect, DefectCode, DefectKind


@dataclass(frozen=True, slots=True)
class Item:
    """Something that may be wrong: a question's answer or a paper, with what lies here of it now."""

    kind: DefectKind
    field: str
    label: str
    value: str


def items_of(words: Words, labels: Labels, found: dict[str, Any]) -> list[Item]:
    """Every answer and paper of the dossier as its supplements left them, then papers that are not in it."""
    contents = [found["content"], *(s["content"] for s in found["supplements"] if s["content"] is not None)]
    names, language = names_of(found["content"]), words.language
    values = {a["field"]: a["value"] for content in contents for a in content["answers"]}
    titles = {a["id"]: a["title"] for content in contents for a in content["attachments"]}
    absent = [name for name in labels.documents(*names) if name not in titles]
    return [
        *(
            Item(
                DefectKind.ANSWER,
                field,
                labels.field(language, field, *names),
                labels.value(language, field, value, *names),
            )
            for field, value in values.items()
        ),
        *(
            Item(DefectKind.PAPER, each, title, words.say("console", "attached"))
            for each, title in titles.items()
        ),
        *(
            Item(
                DefectKind.PAPER,
                each,
                labels.document(language, each, *names),
                words.say("console", "not_attached"),
            )
            for each in absent
        ),
    ]


def read_defects(items: list[Item], typed: dict[str, str]) -> tuple[Defect, ...]:
    """What the officer chose, in the page's order; a note beside no defect is left out."""
    found = []
    for item in items:
        code = typed.get(f"defect.{item.kind}.{item.field}", "")
        if code in list(DefectCode):
            noted = unicodedata.normalize("NFC", typed.get(f"note.{item.kind}.{item.field}", ""))
            note = " ".join(noted.split())
            found.append(Defect(item.kind, item.field, DefectCode(code), note))
    return tuple(found)


def supplement_page(
    words: Words, labels: Labels, found: dict[str, Any], drawn: Drawn, told: Told, *, practice: bool
) -> str:
    """`found` as `Reading.show` gives it, opened."""
    code, typed = found["code"], told.typed
    kinds = {kind: [i for i in items_of(words, labels, found) if i.kind is kind] for kind in DefectKind}
    parts = [
        tag(
            "section",
            tag("h2", words.say("console", "answers" if kind is DefectKind.ANSWER else "attachments"), id=kind),
            *(_item(words, item, typed) for item in items),
            aria_labelledby=kind,
        )
        for kind, items in kinds.items()
        if items
    ]
    last = tag(
        "section",
        tag("h2", words.say("console", "in_all"), id="in-all"),
        lines(
            "remark",
            words.say("console", "remark"),
            typed.get("remark", ""),
            words.say("console", "remark_hint"),
            maxlength=str(MOST_REMARK),
        ),
        line(
            "due",
            words.say("console", "due"),
            typed.get("due", ""),
            words.say("console", "due_hint"),
            type="date",
        ),
        aria_labelledby="in-all",
    )
    ask = form(
        f"/dossiers/{code}/supplement?lang={words.language}",
        hidden("token", drawn.token),
        *parts,
        last,
        button(words.say("console", "supplement_go")),
    )
    path = f"/dossiers/{code}/supplement"
    sheet = Sheet(words.say("console", "ask_supplement"), path, kind=DESK)
    back = plain_link(words.say("console", "back_to_one"), f"/dossiers/{code}?lang={words.language}")
    body: list[Html] = [
        back,
        tag("p", code, class_="code-line"),
        notice(words, told.deed),
        tag("p", words.say("console", "supplement_about")),
        ask,
    ]
    return frame(words, sheet, *body, practice=practice)


def _item(words: Words, item: Item, typed: dict[str, str]) -> Html:
    name = f"{item.kind}.{item.field}"
    codes = {"": words.say("console", "no_defect")} | {c.value: words.say("defect", c) for c in DefectCode}
    chosen = choice(f"defect.{name}", words.say("console", "defect"), codes, typed.get(f"defect.{name}", ""))
    noted = line(
        f"note.{name}",
        words.say("console", "defect_note"),
        typed.get(f"note.{name}", ""),
        maxlength=str(MOST_NOTE),
    )
    legend = tag("legend", item.label)
    return tag("fieldset", legend, tag("p", item.value), tag("div", chosen), tag("div", noted), class_="defect")
