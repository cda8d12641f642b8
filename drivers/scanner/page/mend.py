"""Put right what Tesseract's Vietnamese is known to get wrong, where nothing else can be meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from drivers.scanner.page.names import syllable
from drivers.scanner.page.word import Word

#: Letters that stand where only a digit can: in a token that has digits beside them.
_AS_DIGIT = str.maketrans({"O": "0", "o": "0", "Ø": "0", "ø": "0", "l": "1", "I": "1", "|": "1"})
_NUMERIC = re.compile(r"[(]?[0-9OoØølI|]+(?:[./,-][0-9OoØølI|]+)*[.,;:)]*")
#: "V/v", regarding, opens the subject of an official paper (Decree 30/2020/NĐ-CP, appendix I); its slant
#: between two letters of one form is read as many things.
_SUBJECT = re.compile(r"([(]?)V(?=[vVwWx]*[/⁄%])[vVwWx/⁄%]{1,5}|([(])V[wW]{1,2}")
#: The currency after a sum, its last letter half read.
_SUM = re.compile(r"\d{1,3}(?:\.\d{3})+")
_CURRENCY = re.compile(r"VN(?:E|Ð|I\)|I|Đ)([.,;]?)")
#: Under this confidence a token without letter and digit is dirt, a ring or a stroke of a pen.
_SURE_OF_A_SIGN = 60.0
_SIGNS = frozenset("-–—:;.,()/+=%*&\"'“”…•")
#: Under this one a short token that no Vietnamese word looks like is a scrawl.
_SURE_OF_A_SCRAWL = 35.0
#: What an a that is a ring with a stroke is taken for; with a dot below it, for g.
_RINGS = {"g": "ạ", "q": "a", "d": "a", "ø": "a"}
_EDGES = ".,;:()[]\"'“”"


def mended(text: str, confidence: float) -> str:
    """The token in NFC as it ought to be, empty where it is no text. `confidence` is 0…100."""
    token = unicodedata.normalize("NFC", text).strip()
    token = token.strip("|¦") if len(token) > 1 else token.replace("|", "")
    subject = _SUBJECT.fullmatch(token)
    if subject:
        return f"{subject[1] or subject[2] or ''}V/v"
    if not token or _is_dirt(token, confidence):
        return ""
    if any(sign.isdigit() for sign in token) and _NUMERIC.fullmatch(token):
        return token.translate(_AS_DIGIT)
    return token


def in_line(words: Sequence[Word], *, ringed: bool) -> list[Word]:
    """What the words beside it, or the form of a syllable, put right. `ringed`: a may be printed as a ring."""
    said: list[Word] = []
    for word in words:
        before = said[-1] if said and said[-1].line == word.line else None
        currency = _CURRENCY.fullmatch(word.text)
        if currency and before is not None and _SUM.fullmatch(before.text):
            said.append(replace(word, text=f"VNĐ{currency[1]}"))
        else:
            said += _parted(replace(word, text=_with_its_a(word.text)) if ringed else word)
    return said


def _is_dirt(token: str, confidence: float) -> bool:
    if not any(sign.isalnum() for sign in token):
        return confidence < _SURE_OF_A_SIGN or not set(token) <= _SIGNS
    odd = sum(not sign.isalnum() and sign not in _SIGNS for sign in token)
    return confidence < _SURE_OF_A_SCRAWL and (odd > 0 or len(token) <= 2)


def _with_its_a(text: str) -> str:
    """`text` with an a where a ring was taken for another letter, if that alone makes a syllable of it."""
    bare = text.strip(_EDGES)
    if not bare.isalpha() or syllable(bare):
        return text
    fitting = [
        bare[:at] + _RINGS[sign] + bare[at + 1 :]
        for at, sign in enumerate(bare)
        if sign in _RINGS and syllable(bare[:at] + _RINGS[sign] + bare[at + 1 :])
    ]
    return text.replace(bare, fitting[0]) if len(fitting) == 1 else text


def _parted(word: Word) -> list[Word]:
    """Two words where a gap was overlooked: print has one syllable a word, and here but one cut makes two."""
    text = word.text
    bare = text.strip(_EDGES)
    if text != bare or not bare.isalpha() or bare.isascii() or syllable(bare):
        return [word]
    cuts = [at for at in range(2, len(bare) - 1) if syllable(bare[:at]) and syllable(bare[at:])]
    if len(cuts) != 1:
        return [word]
    middle = word.left + (word.right - word.left) * cuts[0] / len(bare)
    return [
        replace(word, text=bare[: cuts[0]], right=middle),
        replace(word, text=bare[cuts[0] :], left=middle),
    ]
