"""What the citizen was asked, by the words of the catalogue; an id that it does not know stays an id."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Text = Mapping[str, str]
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_UNIT = re.compile(r"([0-9]{5})@([0-9-]{10})")


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
        return _say(found.fields.get(name, {}), language, name) if found else name

    def document(self, language: str, name: str, *procedure: str) -> str:
        found = self._find(procedure)
        return _say(found.documents.get(name, {}), language, name) if found else name

    def fields(self, *procedure: str) -> list[str]:
        """Ids of all questions that the procedure may ask."""
        found = self._find(procedure)
        return list(found.fields) if found else []

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
        option = found.options.get(name, {}).get(text) if found else None
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
    fields = {entry["id"]: entry for entry in raw.get("fields", [])}
    return Procedure(
        name=dict(raw["name"]),
        fields={name: dict(entry["label"]) for name, entry in fields.items()},
        options={
            name: {option["id"]: dict(option["label"]) for option in entry.get("options", [])}
            for name, entry in fields.items()
        },
        purposes={entry["id"]: dict(entry["title"]) for entry in raw.get("purposes", [])},
        documents={entry["id"]: dict(entry["title"]) for entry in raw.get("documents", [])},
    )


def _say(text: Text, language: str, otherwise: str) -> str:
    return text.get(language) or text.get("vi") or otherwise
