"""What the citizen was asked, by the words of the catalogue; an id that it does not know stays an id."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portal.pages.words import languages

Text = Mapping[str, str]
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_UNIT = re.compile(r"([0-9]{5})@([0-9-]{10})")
#: A question about one of a list of people, `people.2.name`, and how all of the list know it.
_ROW = re.compile(r"([a-z0-9_]+)\.([1-9][0-9]?)\.([a-z0-9_]+)")
_ANY = ".*."
#: Stands in their labels for the person's place in the list.
_PLACE = "\N{BULLET}"
#: What a place was called on papers stands beside what it is today.
_OLD = ".old"


@dataclass(frozen=True, slots=True)
class Procedure:
    """Texts by language; `options` by field, then by option."""

    name: Text
    fields: Mapping[str, Text]
    options: Mapping[str, Mapping[str, Text]]
    purposes: Mapping[str, Text]
    documents: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Labels:
    """Today's catalogue: an older dossier may know a field that it has dropped."""

    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    units_version: str = ""

    def procedure(self, language: str, *names: str) -> str:
        """Its name; the first of `names`, its ids, where none is known."""
        found = self._find(names)
        return _say(found.name, language, names[0]) if found else names[0]

    def field(self, language: str, name: str, *procedure: str) -> str:
        found = self._find(procedure)
        if found is None:
            return name
        today = name.removesuffix(_OLD)
        row = _ROW.fullmatch(today)
        label = found.fields.get(_any(today), {}) if row else found.fields.get(today, {})
        said = _say(label, language, today)
        if row and label:
            said = said.replace(_PLACE, row[2], 1)
        return said if today == name else languages()[language].say("console", "old_name", field=said)

    def document(self, language: str, name: str, *procedure: str) -> str:
        found = self._find(procedure)
        return _say(found.documents.get(name, {}), language, name) if found else name

    def fields(self, *procedure: str) -> list[str]:
        """Ids of all questions that the procedure may ask."""
        found = self._find(procedure)
        return [name for name in found.fields if _ANY not in name] if found else []

    def documents(self, *procedure: str) -> list[str]:
        """Ids of all papers that the procedure may ask for."""
        found = self._find(procedure)
        return list(found.documents) if found else []

    def purpose(self, language: str, name: str, *procedure: str) -> str:
        found = self._find(procedure)
        return _say(found.purposes.get(name, {}), language, name) if found else name

    def value(self, language: str, name: str, value: object, *procedure: str) -> str:
        """An answer as people read it."""
        if isinstance(value, list):
            return " · ".join(self.value(language, name, entry, *procedure) for entry in value)
        text = str(value)
        unit = _UNIT.fullmatch(text)
        if unit is not None and unit[2] == self.units_version:
            return self.units.get(unit[1], text)
        found = self._find(procedure)
        option = found.options.get(_any(name), {}).get(text) if found else None
        return _say(option, language, text) if option else date(text)

    def _find(self, names: tuple[str, ...]) -> Procedure | None:
        return next((self.procedures[name] for name in names if name in self.procedures), None)


def load_labels(folder: Path) -> Labels:
    """The catalogue in `folder`; what is missing or broken there only costs labels."""
    procedures: dict[str, Procedure] = {}
    for path in sorted((folder / "procedures").glob("*.toml")):
        try:
            raw = tomllib.loads(path.read_text("utf-8"))
            procedure = _procedure(raw)
            procedures |= {str(raw["id"]): procedure, str(raw["code"]): procedure}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
    try:
        register = json.loads((folder / "units.json").read_text("utf-8"))
        units = {str(unit["code"]): str(unit["name"]) for unit in register["units"]}
        return Labels(procedures, units, str(register["version"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Labels(procedures)


def date(text: str) -> str:
    """ISO dates, whole or not, in the order that people here write them; any other text as it is."""
    found = _DATE.fullmatch(text)
    return "/".join(filter(None, reversed(found.groups()))) if found else text


def _procedure(raw: dict[str, Any]) -> Procedure:
    fields = {name: found for entry in raw.get("fields", []) for name, found in _questions(entry)}
    return Procedure(
        name=dict(raw["name"]),
        fields={name: dict(entry["label"]) for name, entry in fields.items()},
        options={name: _options(entry) for name, entry in fields.items()},
        purposes={entry["id"]: dict(entry["title"]) for entry in raw.get("purposes", [])},
        documents={entry["id"]: dict(entry["title"]) for entry in raw.get("documents", [])},
    )


def _questions(entry: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """A question, or those that an address, a person or each of a list of people is taken apart into."""
    name, kind = entry["id"], entry["kind"]
    if kind == "address":
        yield f"{name}.street", entry
        yield f"{name}.ward", entry["ward"]
    elif kind in ("person", "people"):
        people = kind == "people"
        if people:
            yield name, entry
        whose = {code: f"{text} {_PLACE}" for code, text in entry["one"].items()} if people else entry["label"]
        for part in entry["parts"]:
            label = {code: f"{whose.get(code, whose['vi'])} · {text}" for code, text in part["label"].items()}
            yield f"{name}{_ANY if people else '.'}{part['id']}", part | {"label": label}
    else:
        yield name, entry


def _options(entry: dict[str, Any]) -> dict[str, Text]:
    found: dict[str, Text] = {option["id"]: dict(option["label"]) for option in entry.get("options", [])}
    return found | {"none": dict(entry["none"])} if "none" in entry else found


def _any(name: str) -> str:
    row = _ROW.fullmatch(name)
    return f"{row[1]}{_ANY}{row[3]}" if row else name


def _say(text: Text, language: str, otherwise: str) -> str:
    return text.get(language) or text.get("vi") or otherwise
