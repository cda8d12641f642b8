"""Figures that stand in sentences: ages, sizes, second deadlines. Each is declared once, with what it rests on.

A number in a sentence may be one that the file gives elsewhere (days, an hour, the bounds of the question), or
the name of something (form 18, page 3, article 4). Any other needs a row of `[[figures]]`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import date

from kiosk_app.catalogue.strict import ContentError, Table
from kiosk_app.flow.procedure import Duration, Field, Figure, Procedure
from kiosk_app.flow.text import NO_TEXT, Text

#: A number that stands by itself; CT01 and A1 are names.
_NUMBER = re.compile(r"(?<![\w.,/-])[0-9]+(?:[.,/:][0-9]+)*(?!\w)")
#: What is called by a number, and numbers of laws.
_NAMED = re.compile(
    r"\b(?:mẫu|số|mức|trang|điều|khoản|form|number|no\.|level|pages?|article|clause|type)"
    r"(?:\s+(?:số|no\.|number))?\s+[0-9]+(?:\s+(?:và|and)\s+[0-9]+)?(?!\w)"
    r"|\b[0-9]+/[0-9]{4}/[\w-]+",
    re.IGNORECASE,
)
#: "for example 24" counts nothing.
_EXAMPLE = re.compile(r"(?:ví dụ|for example|such as)\s+[0-9]+", re.IGNORECASE)
_LONGEST_BASIS = 64
_SKIPPED = frozenset({"figures"})
#: What a page can do without on a day on which its figure has ended.
_OPTIONAL = frozenset({"note", "hint", "reason", "counter_note", "hours"})


def read_figure(table: Table) -> Figure:
    """One row of `[[figures]]`. Raises ContentError."""
    figure = Figure(
        says=table.text("says"),
        basis=table.take("basis", str),
        valid_from=table.date("valid_from"),
        valid_to=table.date("valid_to"),
    )
    if not figure.basis.strip() or len(figure.basis) > _LONGEST_BASIS:
        raise table.wrong("basis", f"what it rests on, in at most {_LONGEST_BASIS} letters")
    if figure.valid_from and figure.valid_to and figure.valid_to < figure.valid_from:
        raise ContentError(f"{table.place}: valid_to is before valid_from")
    return figure


def check_figures(procedure: Procedure, place: str) -> None:
    """Every number of every sentence has its source. Raises ContentError, naming text and number."""
    used: list[Figure] = []
    for path, text, owner in _texts(procedure, ""):
        for language, written in text.by_language.items():
            for number in _bare(written, owner):
                found = [figure for figure in procedure.figures if _covers(figure, language, written, number)]
                if not found:
                    raise ContentError(
                        f"{place}{path}.{language}: '{number[0]}' is a figure without a source; declare it in"
                        " [[figures]] with its basis, or take it out"
                    )
                used += found
                ending = [figure for figure in found if figure.valid_from or figure.valid_to]
                if ending and path.rpartition(".")[2] not in _OPTIONAL:
                    raise ContentError(
                        f"{place}{path}: '{number[0]}' has a period, and this text is shown on every day"
                    )
    for figure in procedure.figures:
        if figure not in used:
            raise ContentError(f"{place}.figures: '{figure.says.read('vi')[:40]}' stands in no text")


def of_day(procedure: Procedure, today: date) -> Procedure:
    """Without the notes and hints whose figure does not hold today."""
    over = [figure for figure in procedure.figures if not figure.in_force(today)]
    return _without(procedure, over) if over else procedure


def _without(node: Procedure, over: list[Figure]) -> Procedure:
    found = _emptied(node, over)
    assert isinstance(found, Procedure)
    return found


def _emptied(node: object, over: list[Figure]) -> object:
    if isinstance(node, Text):
        return NO_TEXT if any(_says(figure, node) for figure in over) else node
    if isinstance(node, tuple):
        return tuple(_emptied(each, over) for each in node)
    if dataclasses.is_dataclass(node) and not isinstance(node, type | Figure):
        changed = {
            name: new
            for name in (field.name for field in dataclasses.fields(node))
            if (new := _emptied(old := getattr(node, name), over)) != old
        }
        return dataclasses.replace(node, **changed) if changed else node
    return node


def _says(figure: Figure, text: Text) -> bool:
    return any(
        phrase in text.by_language.get(language, "") for language, phrase in figure.says.by_language.items()
    )


def _texts(node: object, path: str, owner: object = None) -> Iterator[tuple[str, Text, object]]:
    """Every text with its path and the nearest question or deadline that it belongs to."""
    if isinstance(node, Text):
        yield path, node, owner
    elif isinstance(node, tuple):
        for index, each in enumerate(node):
            yield from _texts(each, f"{path}[{index}]", owner)
    elif dataclasses.is_dataclass(node) and not isinstance(node, type):
        mine = node if isinstance(node, Field | Duration) else owner
        for field in dataclasses.fields(node):
            if field.name not in _SKIPPED:
                yield from _texts(getattr(node, field.name), f"{path}.{field.name}", mine)


def _bare(written: str, owner: object) -> Iterator[re.Match[str]]:
    """Numbers that neither are names nor repeat what the file gives beside them."""
    known: set[str] = set()
    if isinstance(owner, Duration):
        known = {str(each) for each in (owner.days, owner.hours, owner.cutoff_hour) if each is not None}
        known.add(f"{owner.cutoff_hour}:00")
    elif isinstance(owner, Field):
        known = {str(each) for each in (owner.least, owner.most) if each is not None}
    spared = [match.span() for pattern in (_NAMED, _EXAMPLE) for match in pattern.finditer(written)]
    for number in _NUMBER.finditer(written):
        named = any(start <= number.start() and number.end() <= end for start, end in spared)
        if not named and number[0] not in known:
            yield number


def _covers(figure: Figure, language: str, written: str, number: re.Match[str]) -> bool:
    phrase = figure.says.by_language.get(language, "")
    return any(
        match.start() <= number.start() and number.end() <= match.end()
        for match in re.finditer(re.escape(phrase), written)
        if phrase
    )
