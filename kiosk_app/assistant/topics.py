"""The topics that questions are about: one file each in `corpus`, what people say about it in six languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk_app.assistant.language import LANGUAGES

CORPUS = Path(__file__).with_name("corpus")
_ID = re.compile(r"[a-z][a-z_]{2,40}")
_LISTS = ("things", "does", "says")


class Kind(StrEnum):
    """What becomes of a question about the topic."""

    PROCEDURE = "procedure"
    SERVICE = "service"  # of the kiosk itself: status, fee, booking
    CARE = "care"  # leads to people
    OUT_OF_SCOPE = "out_of_scope"


class CorpusError(ValueError):
    """A file of the corpus is not what it should be; the text names file and key."""


@dataclass(frozen=True, slots=True)
class Said:
    """`things` are noun phrases, `does` deeds, `says` whole sentences, all of one language."""

    things: tuple[str, ...]
    does: tuple[str, ...]
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """`names` are the ids that it is known by outside, usually its own; `leads_to` ids of the catalogue."""

    id: str
    kind: Kind
    names: tuple[str, ...]
    leads_to: tuple[str, ...]
    said: Mapping[str, Said]


def load_topics(folder: Path = CORPUS) -> tuple[Topic, ...]:
    """Every topic, by name of file. Raises CorpusError."""
    return tuple(load_topic(path) for path in sorted(folder.glob("*.toml")))


def load_topic(path: Path) -> Topic:
    """One topic; its id is the name of the file. Raises CorpusError."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as unreadable:
        raise CorpusError(f"{path.name}: {unreadable}") from unreadable
    if not _ID.fullmatch(path.stem):
        raise CorpusError(f"{path.name}: the name is no id")
    try:
        kind = Kind(str(raw.pop("kind", "")))
    except ValueError as unknown:
        raise CorpusError(f"{path.name}: kind is one of {', '.join(Kind)}") from unknown
    leads_to = _texts(path, "leads_to", raw.pop("leads_to", None))
    if bool(leads_to) != (kind is Kind.PROCEDURE):
        raise CorpusError(f"{path.name}: a procedure leads to the catalogue, nothing else does")
    names = _texts(path, "names", raw.pop("names", [path.stem]))
    said = {language: _said(path, language, raw.pop(language)) for language in LANGUAGES if language in raw}
    if raw:
        raise CorpusError(f"{path.name}: unknown {', '.join(sorted(raw))}")
    if set(said) != set(LANGUAGES):
        raise CorpusError(f"{path.name}: all of {', '.join(LANGUAGES)} are needed")
    return Topic(path.stem, kind, names, leads_to, said)


def _said(path: Path, language: str, raw: object) -> Said:
    if not isinstance(raw, dict) or set(raw) - set(_LISTS):
        raise CorpusError(f"{path.name}: [{language}] has {', '.join(_LISTS)}")
    said = Said(*(_texts(path, f"{language}.{key}", raw.get(key, [])) for key in _LISTS))
    if not (said.things or said.does or said.says):
        raise CorpusError(f"{path.name}: [{language}] says nothing")
    return said


def _texts(path: Path, key: str, raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(
        isinstance(text, str) and text.strip() == text != "" for text in raw
    ):
        raise CorpusError(f"{path.name}: {key} is a list of texts without spaces around them")
    texts = tuple(str(text) for text in raw)
    if len(set(texts)) != len(texts):
        raise CorpusError(f"{path.name}: {key} says something twice")
    return texts
