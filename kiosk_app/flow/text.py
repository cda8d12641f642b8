"""Words that come with content (catalogue, site), one text in several languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

VIETNAMESE = "vi"
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """The same text by language. Vietnamese is always there; a missing one falls to English, then to it."""

    by_language: Mapping[str, str]

    def read(self, language: str) -> str:
        for wanted in (language, ENGLISH, VIETNAMESE):
            found = self.by_language.get(wanted)
            if found:
                return found
        return ""


NO_TEXT = Text({})


def fold(text: str) -> str:
    """Lower case without marks, đ as d: how a person without a Vietnamese keyboard types it."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
