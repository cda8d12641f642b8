"""A question in the one face in which it is read: short words without marks, and the same words as written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kiosk_app.assistant.sayings import DIALECT, SHORT
from kiosk_app.assistant.syllables import without_remnants

LONGEST = 400
"""Letters of a question that are read; nobody types more, and time stays bounded."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?", re.UNICODE)
_LETTERS = r"\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_EAST = re.compile(f"[{_LETTERS}]")
_RUNS = re.compile(f"[{_LETTERS}]+|[^{_LETTERS}]+")
_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽềếểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")


@dataclass(frozen=True, slots=True)
class Folded:
    """`words` without marks, short forms spelled out; `marked` as written, empty where no mark is; `east` the
    runs of Chinese, Japanese and Korean letters."""

    words: tuple[str, ...]
    marked: tuple[str, ...]
    east: tuple[str, ...]


def bare(text: str) -> str:
    """Lower case without marks, đ as d."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def written(text: str) -> str:
    """One spelling of the same letters: full-width forms narrow, lower case, marks composed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text[:LONGEST]).casefold())


def has_vietnamese_marks(text: str) -> bool:
    """Whether a letter stands there that only Vietnamese has."""
    return _VIETNAMESE.search(text) is not None


def fold(question: str) -> Folded:
    """Read a question as typed."""
    text = written(question)
    dialect = has_vietnamese_marks(text)
    words: list[str] = []
    marked: list[str] = []
    east: list[str] = []
    for found in _WORD.findall(text):
        for run in _RUNS.findall(found):
            if _EAST.match(run):
                east.append(run)
                continue
            plain = bare(run)
            if plain != run:
                marked.append(run)
            if dialect and run in DIALECT:
                words.extend(DIALECT[run].split())
            else:
                known = SHORT.get(plain) or SHORT.get(without_remnants(plain)) or without_remnants(plain)
                words.extend(known.split())
    return Folded(tuple(words), tuple(marked), tuple(east))
