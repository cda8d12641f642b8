"""Two readings of one page made one: where they differ, the surer stands, and is believed by nobody. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from drivers.scanner.page.names import syllable
from drivers.scanner.page.word import Word

#: Under this confidence a word is read again.
DOUBTFUL = 88.0
#: So many of the words with letters fall below `_UNSURE` where the face is strange to the reader: drawn
#: pages of such a face had 11 of 100 and more, of all others 4 at most.
_UNSURE, _STRANGE_PART, _LEAST_WORDS = 90.0, 0.06, 20
#: What a word that Vietnamese cannot have loses against one that it can.
_NO_WORD = 40.0
#: The leaning reading alone knows an a that is a ring.
_RING = 60.0
#: A field with such a word is shown, and left for a person to confirm.
_DISPUTED = 60.0
_NUMERIC = re.compile(r"[0-9]+(?:[./,-][0-9]+)*")
_EDGES = ".,;:()[]\"'“”-/"


@dataclass(slots=True)
class _Place:
    """What either reading has at one place."""

    one: list[Word] = field(default_factory=list)
    other: list[Word] = field(default_factory=list)


def strange(words: Sequence[Word]) -> bool:
    """Whether the page is in a face that the reader hardly knows: then every word is worth a second look."""
    lettered = [word for word in words if any(sign.isalpha() for sign in word.text)]
    unsure = sum(word.confidence < _UNSURE for word in lettered)
    return len(lettered) >= _LEAST_WORDS and unsure > _STRANGE_PART * len(lettered)


def agreed(one: Sequence[Word], other: Sequence[Word], *, ringed: bool) -> list[Word]:
    """The words of `one`, upright, with those of `other`, leant, where they are surer.

    `ringed`: the page's a may be a ring, so an a that `other` alone has is believed. Where `ringed` is false,
    only the doubtful words of `one` are open to question.
    """
    said: list[Word] = []
    for place in _places(one, other):
        if not place.other or not (ringed or any(word.confidence < DOUBTFUL for word in place.one)):
            said += place.one
        elif _text(place.one) == _text(place.other):
            sure = min(word.confidence for word in place.other)
            said += [replace(word, confidence=max(sure, word.confidence)) for word in place.one]
        else:
            said += [
                replace(word, line=place.one[0].line, confidence=min(word.confidence, _DISPUTED))
                for word in _surer(place, ringed=ringed)
            ]
    return sorted(said, key=lambda word: (word.line, word.left))


def _places(one: Sequence[Word], other: Sequence[Word]) -> list[_Place]:
    places: list[_Place] = []
    homes: dict[int, _Place] = {}
    for word in one:
        there = [index for index, again in enumerate(other) if _same_place(word, again)]
        place = next((homes[index] for index in there if index in homes), None)
        if place is None:
            place = _Place()
            places.append(place)
        place.one.append(word)
        for index in there:
            if index not in homes:
                homes[index] = place
                place.other.append(other[index])
    for place in places:
        place.other.sort(key=lambda word: word.left)
    return places


def _same_place(one: Word, other: Word) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0.4 * min(one.right - one.left, other.right - other.left) and down > 0.4 * min(
        one.bottom - one.top, other.bottom - other.top
    )


def _surer(place: _Place, *, ringed: bool) -> list[Word]:
    one, other = _weight(place.one), _weight(place.other)
    if ringed:
        parted = [
            pair for pair in zip(_bases(place.one), _bases(place.other), strict=False) if pair[0] != pair[1]
        ]
        alike = len(_bases(place.one)) == len(_bases(place.other)) and bool(parted)
        other += _RING * (alike and all(there == "a" for _, there in parted))
        one += _RING * (alike and all(here == "a" for here, _ in parted))
    return place.one if one >= other else place.other


def _weight(words: Sequence[Word]) -> float:
    """How sure the least sure of them is, less where Vietnamese has no such words."""
    strange = sum(not _can_be(word.text) for word in words) / len(words)
    return min(word.confidence for word in words) - _NO_WORD * strange


def _can_be(text: str) -> bool:
    """Whether Vietnamese print has it: a syllable, an abbreviation in capitals, a number."""
    bare = text.strip(_EDGES)
    return syllable(bare) or (bare.isalpha() and bare.isupper()) or _NUMERIC.fullmatch(bare) is not None


def _bases(words: Sequence[Word]) -> list[str]:
    """The letters without their marks."""
    return [unicodedata.normalize("NFD", sign.lower())[0] for sign in _text(words) if sign.isalpha()]


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
