"""Which words each topic has been asked with: what of a question nobody has ever said about it.

A sum of weights hears a strange word hardly at all: "status of my Amazon refund" is mostly a dossier's status.
So such words are counted beside the sum, and a short question with one has to be clearer before it is opened.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.assistant.fold import Folded, fold
from kiosk_app.assistant.table import TableError

WORDS = Path(__file__).parents[2] / "assets" / "assistant" / "words.table"
_FORM = "words-1"
_LARGEST = 2 << 20
_STEM = 4
"""Letters that two long words begin with alike where they are one word in two forms ("renew", "renewal")."""
_LONG = 5
_FORMS_APART = 2
_MANY = 2
"""Where every second word is strange, that is strange by itself."""
_MOST_STRANGE = 0.5
"""The part of all pairs of Chinese, Japanese or Korean letters that may be strange: endings join anything."""


def pairs(folded: Folded) -> list[str]:
    """Every two neighbours of the letters of the east; a letter that stands alone is its own pair."""
    return [run[at : at + 2] for run in folded.east for at in range(max(1, len(run) - 1))]


def tokens(text: str) -> frozenset[str]:
    """What of a text can be known: its words and its pairs."""
    folded = fold(text)
    return frozenset((*folded.words, *pairs(folded)))


@dataclass(frozen=True, slots=True)
class Known:
    """`by_topic` by the topic's id; `common` is what is said about anything. `corpus` as in `Table`."""

    by_topic: Mapping[str, frozenset[str]]
    common: frozenset[str]
    corpus: str

    def strange(self, question: str, topic: str) -> int:
        """How many words of the question nobody has said about the topic; letters of the east count as one."""
        folded = fold(question)
        known = self.by_topic.get(topic, frozenset()) | self.common
        words = [word for word in folded.words if len(word) > 1 and word not in known]
        forms = {(word[:_STEM], len(word)) for word in known if len(word) > 2} if words else set()
        strange = sum(not _is_form(word, forms) for word in words)
        strange += 0 < len(folded.words) <= _MANY * strange
        east = pairs(folded)
        return strange + (sum(pair not in known for pair in east) > _MOST_STRANGE * len(east))


def _is_form(word: str, forms: set[tuple[str, int]]) -> bool:
    if len(word) < _LONG:
        return False
    around = range(len(word) - _FORMS_APART, len(word) + _FORMS_APART + 1)
    return any((word[:_STEM], length) in forms for length in around)


def packed_words(by_topic: Mapping[str, Iterable[str]], common: Iterable[str], corpus: str) -> bytes:
    """The file; the same bytes for the same words."""
    told = {
        "form": _FORM,
        "corpus": corpus,
        "common": sorted(common),
        "topics": {topic: sorted(words) for topic, words in sorted(by_topic.items())},
    }
    return zlib.compress(json.dumps(told).encode(), 9)


def read_words(path: Path = WORDS) -> Known:
    """Raises TableError, or OSError where the file cannot be read."""
    try:
        told = json.loads(zlib.decompressobj().decompress(path.read_bytes(), _LARGEST))
        if told["form"] != _FORM:
            raise ValueError(f"not of the form {_FORM}")
        by_topic = {str(topic): frozenset(map(str, words)) for topic, words in told["topics"].items()}
        return Known(by_topic, frozenset(map(str, told["common"])), str(told["corpus"]))
    except (ValueError, KeyError, TypeError, AttributeError, zlib.error) as unreadable:
        raise TableError(f"{path.name}: {unreadable}") from unreadable
