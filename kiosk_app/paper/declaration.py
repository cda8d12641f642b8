"""What the A4 declaration says, in reading order: see `press` for the pages themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

from kiosk_app import words
from kiosk_app.flow.declaration import Declaration, Row, Words
from kiosk_app.paper.a4 import MARK

TEMPLATE = "declaration"
#: A word that is longer than this has nowhere to break but here.
_LONG = re.compile(r"\S{24}(?=\S{8})")
_COLUMNS = 4
_BREAK = "\N{ZERO WIDTH SPACE}"

#: The same in Vietnamese and, where the citizen reads another language, in that.
Said = list[str]
Say = Callable[..., Said]
#: `heading` and `rows`; or `heading` and `table` with its `head` and `rows`, a row for each person.
Group = dict[str, Any]


def content(
    declaration: Declaration, sentences: Mapping[str, str], beside: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The values of `declaration.typ`: `sentences` in Vietnamese, `beside` in the citizen's own language.

    Raises KeyError for a sentence that is missing.
    """

    def say(identity: str, *arguments: str) -> Said:
        read = (sentences,) if beside is None else (sentences, beside)
        return [words.fill(each[identity], *arguments) for each in read]

    forms = "; ".join(declaration.forms)
    return {
        "band": " · ".join(say("practice.band")) if declaration.practice else "",
        "mark": MARK.read_text(encoding="utf-8"),
        "mark_alt": say("a4.mark")[0],
        "title": say("a4.form.title"),
        "made_by": say("a4.form.made_by"),
        "state": say("a4.form.filed") if declaration.dossier else say("a4.form.draft"),
        "dossier": declaration.dossier,
        "note": say("a4.form.note", forms) if forms else say("a4.form.note.no_form"),
        "facts": _facts(declaration, forms, say),
        "parts": [
            {"title": say("a4.form.who"), "groups": [{"heading": [], "rows": _who(declaration, say)}]},
            {"title": say("a4.form.answers"), "groups": _answers(declaration.rows, say)},
            *_papers(declaration, say),
        ],
        "truth": say("declaration.truth"),
        "date": say("a4.form.date", *declaration.day.split("/")),
        "sign": say("a4.form.sign"),
        "sign_note": say("a4.form.sign_note"),
        "foot": " · ".join(
            [
                declaration.site.vi,
                say("a4.form.made", f"{declaration.clock}, {declaration.day}")[0],
                *([say("a4.form.masked")[0]] if declaration.masked else []),
            ]
        ),
        "running": " · ".join(
            part for part in (say("a4.form.title")[0], declaration.name, declaration.dossier) if part
        ),
        "page": say("a4.form.page")[0],
    }


def _facts(declaration: Declaration, forms: str, say: Say) -> list[dict[str, Said]]:
    official = Words(f"{declaration.official} ({declaration.code})", declaration.procedure.beside)
    facts = [_row(say("a4.procedure"), _both(official))]
    if forms:
        facts.append(_row(say("a4.form.forms"), [forms]))
    return [*facts, _row(say("a4.form.unit"), _both(declaration.unit))]


def _who(declaration: Declaration, say: Say) -> list[dict[str, Said]]:
    rows = [_row(say("a4.form.name"), [declaration.name])] if declaration.name else []
    if declaration.birth:
        rows.append(_row(say("a4.form.birth"), [declaration.birth]))
    assurance = say(f"assurance.{declaration.assurance}")
    numbered = [f"{declaration.number} ({assurance[0]})", *assurance[1:]]
    return [*rows, _row(say("a4.form.number"), numbered)]


def _answers(rows: tuple[Row, ...], say: Say) -> list[Group]:
    """What belongs together stays together, under its name; people of a list in a table where they fit one."""
    groups: list[Group] = []
    for listed, of_list in groupby(rows, lambda row: (row.part, row.person > 0)):
        people = [tuple(of_one) for _, of_one in groupby(of_list, lambda row: row.person)]
        part, heading = listed[0], _both(listed[0]) if listed[0].vi else []
        if listed[1] and _same_questions(people):
            table = {
                "head": [_both(row.label) for row in people[0]],
                "rows": [[_answer(row, say)["value"] for row in one] for one in people],
            }
            groups.append({"heading": heading, "rows": [], "table": table})
            continue
        for one in people:
            number = f" {one[0].person}" if listed[1] else ""
            named = [f"{each}{number}" for each in _both(part)] if part.vi else []
            groups.append({"heading": named, "rows": [_answer(row, say) for row in one]})
    return groups


def _same_questions(people: list[tuple[Row, ...]]) -> bool:
    """Whether they stand beside each other in columns that are wide enough."""
    asked = {tuple(row.label for row in one) for one in people}
    return len(asked) == 1 and len(people[0]) <= _COLUMNS


def _answer(row: Row, say: Say) -> dict[str, Said]:
    value = _both(row.value)
    if row.old:
        value[0] = say("a4.form.old_ward", value[0], row.old)[0]
    return _row(_both(row.label), value)


def _papers(declaration: Declaration, say: Say) -> list[dict[str, Any]]:
    rows = []
    for number, (title, pages) in enumerate(declaration.papers, start=1):
        said = zip(say("a4.papers.item", "%1", "%2", "%3"), _both(title), strict=False)
        rows.append(_row([], [words.fill(each, str(number), name, str(pages)) for each, name in said]))
    return [{"title": say("a4.papers"), "groups": [{"heading": [], "rows": rows}]}] if rows else []


def _row(label: Said, value: Said) -> dict[str, Said]:
    return {"label": label, "value": [_LONG.sub(rf"\g<0>{_BREAK}", line) for line in value]}


def _both(text: Words) -> Said:
    return [text.vi, text.beside] if text.beside else [text.vi]
