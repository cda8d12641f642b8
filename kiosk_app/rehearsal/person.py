"""What the citizen of a rehearsal knows: what is printed on the card, what is asked, nothing of any key."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from drivers.card.persona import load_persona

_TELEX_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_TELEX_SHAPES = {"\u0306": "w", "\u031b": "w"}
_CIRCUMFLEX = "\u0302"


@dataclass(frozen=True, slots=True)
class Person:
    """`answers` by field: text, option id or digits; what is not there takes the first choice offered.

    Who has a number in `word_to` ticks the purpose of being sent word and gives it.
    """

    persona: str
    number: str
    name: str
    birth: date
    expiry: date | None
    language: str
    procedure: str
    page: str = ""
    has_card: bool = True
    shows_code: bool = True
    word_to: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)

    def says(self, field: str) -> str:
        """What they answer to the question of `field`, empty where they have nothing to say."""
        by_phone = {"contact_kind": "phone", "contact_phone": self.word_to} if self.word_to else {}
        return self.answers.get(field) or by_phone.get(field, "")


def person(persona: str, language: str, procedure: str, **more: object) -> Person:
    printed = load_persona(persona).printed
    return Person(
        persona=persona,
        number=printed.number,
        name=printed.name,
        birth=printed.birth,
        expiry=printed.expiry,
        language=language,
        procedure=procedure,
        **more,  # type: ignore[arg-type]  # names are checked by the dataclass
    )


def telex(text: str) -> str:
    """The keys of Telex that compose `text`: "Nguyễn" is "nguyeenx". Case is the keyboard's."""
    return " ".join(_telex_word(word) for word in text.lower().split())


def _telex_word(word: str) -> str:
    keys, tone = "", ""
    for letter in word:
        if letter == "đ":
            keys += "dd"
            continue
        parts = unicodedata.normalize("NFD", letter)
        base = parts[0]
        keys += base
        for mark in parts[1:]:
            if mark == _CIRCUMFLEX:
                keys += base
            elif mark in _TELEX_SHAPES:
                keys += _TELEX_SHAPES[mark]
            else:
                tone = _TELEX_TONES[mark]
    return keys + tone
