"""What a procedure asks, as far as it can be answered at home: read out of the catalogue's own files.

Numbers of identity papers are left to the chip of the card, papers to the camera, lists of people to the kiosk.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Text = Mapping[str, str]
_ALL_HERE = "all_here"
_FIRST = "vi"
_AT_HOME = frozenset({"text", "name", "choice", "date", "number", "phone", "email", "pick"})
_STREET_LETTERS = 160
_LETTERS = 120


@dataclass(frozen=True, slots=True)
class Condition:
    """True while the named earlier answer is one of `values`."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the form. `card`: while this holds, the card answers it, so that nobody types it.

    `group` and `heading` are of an address or a person, whose questions stand together.
    """

    id: str
    kind: str
    label: Text
    question: Text
    hint: Text = field(default_factory=dict)
    options: tuple[tuple[str, Text, Text], ...] = ()
    required: bool = True
    when: Condition | None = None
    card: Condition | None = None
    bounds: Mapping[str, int | bool] = field(default_factory=dict)
    group: str = ""
    heading: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AtHome:
    """A procedure that can be finished at a kiosk; `at_kiosk` names what is asked there alone."""

    id: str
    version: str
    order: int
    name: Text
    example: Text
    questions: tuple[Question, ...]
    at_kiosk: tuple[Text, ...]
    from_card: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What a ward is or was called, its code of today, and how it is called today where that differs."""

    name: str
    code: str
    today: str = ""


def say(text: Text, language: str) -> str:
    return text.get(language) or text.get(_FIRST, "")


def read_procedure(content: bytes) -> AtHome | None:
    """None where it ends elsewhere than at a kiosk, or is not as a procedure has to be."""
    try:
        raw = tomllib.loads(content.decode("utf-8"))
        return _procedure(raw) if raw["scope"] == _ALL_HERE else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def read_places(units: bytes, wards: bytes) -> tuple[Place, ...]:
    """Wards of today and, of the old ones, those that went whole into one; none where a file is broken."""
    try:
        names = {str(unit["code"]): str(unit["name"]) for unit in json.loads(units)["units"]}
        old = [
            Place(f"{name}, {district}", new[0], names[new[0]])
            for _, name, district, new in json.loads(wards)["old"]
            if len(new) == 1 and new[0] in names
        ]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()
    return (*(Place(name, code) for code, name in names.items()), *old)


def _procedure(raw: dict[str, Any]) -> AtHome:
    kept: list[Question] = []
    left: list[Text] = []
    carded: list[Text] = []
    strange: set[str] = set()
    for entry, question in _flat(raw.get("fields", [])):
        if entry.get("prefill") and question.card is None:
            carded.append(_named(question))
            strange.add(question.id)
        elif question.kind not in _AT_HOME or _hangs_on(question, strange):
            left.append(_named(question))
            strange.add(question.id)
        else:
            kept.append(question)
    return AtHome(
        id=str(raw["id"]),
        version=str(raw["version"]),
        order=int(raw.get("order", 100)),
        name=dict(raw["name"]),
        example=dict(raw.get("example", {})),
        questions=tuple(kept),
        at_kiosk=tuple(left),
        from_card=tuple(carded),
    )


def _hangs_on(question: Question, strange: set[str]) -> bool:
    return any(
        condition is not None and condition.field in strange for condition in (question.when, question.card)
    )


def _named(question: Question) -> Text:
    """Its label behind the name of the person or place that it belongs to."""
    if not question.heading or question.heading == question.label:
        return question.label
    return {code: f"{say(question.heading, code)} · {text}" for code, text in question.label.items()}


def _flat(fields: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Question]]:
    """Each question with its entry; address and person are taken apart as the kiosk does it."""
    for entry in fields:
        if entry["kind"] == "address":
            ward = {"kind": "pick", "required": entry.get("required", True), **entry["ward"], "id": "ward"}
            street = {**entry, "id": "street", "kind": "text", "longest": entry.get("longest", _STREET_LETTERS)}
            street.pop("when", None)
            parts = [street, ward]
        elif entry["kind"] == "person":
            parts = entry["parts"]
        else:
            yield entry, _question(entry)
            continue
        ids = {part["id"] for part in parts}
        for part in parts:
            yield part, _question(part, entry, ids)


def _question(
    entry: dict[str, Any], group: dict[str, Any] | None = None, ids: frozenset[str] | set[str] = frozenset()
) -> Question:
    prefix = f"{group['id']}." if group else ""
    outer = _condition(group.get("when"), "", frozenset()) if group else None
    return Question(
        id=prefix + str(entry["id"]),
        kind=str(entry["kind"]),
        label=dict(entry["label"]),
        question=dict(entry.get("question", entry["label"])),
        hint=dict(entry.get("hint", {})),
        options=tuple(
            (str(option["id"]), dict(option["label"]), dict(option.get("note", {})))
            for option in entry.get("options", [])
        ),
        required=bool(entry.get("required", True)),
        when=_condition(entry.get("when"), prefix, ids) or outer,
        card=_condition(entry.get("prefill_when"), prefix, ids),
        bounds={
            "longest": min(int(entry.get("longest", _LETTERS)), 300),
            **{key: int(entry[key]) for key in ("least", "most") if key in entry},
            **{key: True for key in ("past", "future", "year_alone") if entry.get(key)},
        },
        group=str(group["id"]) if group else "",
        heading=dict(group["label"]) if group else {},
    )


def _condition(raw: dict[str, Any] | None, prefix: str, ids: frozenset[str] | set[str]) -> Condition | None:
    if raw is None:
        return None
    name = str(raw["field"])
    return Condition(prefix + name if name in ids else name, tuple(map(str, raw["values"])))
