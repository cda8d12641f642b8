"""Words of another language than the one chosen, on the screen or only in what is said.

WCAG 2.2 3.1.1 and 3.1.2. Words come from the files of i18n; a name, a code, or a word that two languages
share is of none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kiosk_app import words
from kiosk_app.ui import pseudo
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
        if piece not in mine:
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
    source = words.read(SOURCES / f"kiosk_{'en' if language == pseudo.CODE else language}.ts")
    kept = [(name, text) for name, text in source.items() if "%" not in text and not _OWN.match(name)]
    said = {text for _, text in kept}
    if language != pseudo.CODE:
        return frozenset(piece for text in said for piece in (text, *_pieces(text)))
    # What the samples tell in English of a service or a place is no message.
    return frozenset(pseudo.pseudo(text) for text in said)
