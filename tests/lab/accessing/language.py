"""Words of another language than the one chosen, on the screen or only in what is said.

WCAG 2.2 3.1.1 and 3.1.2. Words come from the files of i18n; a name, a code, or a word that two languages
share is of none.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path

from kiosk_app import words
from kiosk_app.ui import pseudo
from kiosk_app.ui.samples import samples
from kiosk_app.ui.walk import Finding
from kiosk_app.ui.words import SOURCES
from tests.lab.accessing.facts import Facts

#: A language is called by its own name whichever is chosen.
_OWN = re.compile(r"^language\.")
#: So few letters are no sentence: units and signs are written alike in many languages.
_FEW = 4


def findings(facts: Facts) -> Iterator[Finding]:
    mine = _messages(facts.language)
    others = {code: _messages(code) - mine for code in words.codes(SOURCES) if code != facts.language}
    told = [text.words for text in facts.texts]
    told += [each for node in facts.nodes if node.seen for each in (node.name, node.more)]
    for piece in dict.fromkeys(piece for each in told for piece in _pieces(each)):
        if piece not in mine and piece not in _given(facts.language):
            yield from (
                Finding("wrong language", piece, f"is {code}") for code, said in others.items() if piece in said
            )


def _pieces(told: str) -> Iterator[str]:
    """All of it, and its sentences: names of controls are made of several."""
    for each in {told, *told.split(". "), *told.split(" · ")}:
        if sum(letter.isalpha() for letter in each) >= _FEW:
            yield each.strip()


@cache
def _messages(language: str) -> frozenset[str]:
    """What is said word for word in a language: messages without a place for something else."""
    kept = [text for name, text in _texts(language).items() if "%" not in text and not _OWN.match(name)]
    return frozenset(piece for text in kept for piece in (text, *_pieces(text)))


def _texts(language: str) -> dict[str, str]:
    if language != pseudo.CODE:
        return words.read(SOURCES / f"kiosk_{language}.ts")
    with tempfile.TemporaryDirectory(prefix="tam-pseudo-") as folder:
        made = Path(folder) / f"kiosk_{language}.ts"
        pseudo.write(SOURCES / "kiosk_en.ts", made)
        return words.read(made)


@cache
def _given(language: str) -> frozenset[str]:
    """What the samples tell of services, places and people: nobody translates that."""
    return frozenset(_strings([asdict(each) for each in samples(language).values()]))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)
