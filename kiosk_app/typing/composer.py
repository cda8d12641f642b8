"""The text of a field while it is typed at its end: the keyboard of a kiosk has no other caret.

Vietnamese is composed as long as the word may be Vietnamese. As soon as it cannot be any more, the keys stand
as they were pressed ("Texas", "Mexico"); a mark's key pressed twice takes the mark back and writes the letter
("Max" is "Maxx"). What cannot be decided so, such as "Lee", is typed without marks.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk_app.typing import marks
from kiosk_app.typing.methods import Method, acts
from kiosk_app.typing.spelling import could_become
from kiosk_app.typing.syllable import BASE, Syllable, Tone, parse

_LAST_WORD = re.compile(r"[^\W\d_]*\Z")
#: Whose key writes them after any letter too: "ô" is no mark on another letter.
_ROW = frozenset(BASE)


class Casing(StrEnum):
    """NAME: every word begins with a capital by itself. SENTENCE: only the first. AS_TYPED: none."""

    NAME = "name"
    SENTENCE = "sentence"
    AS_TYPED = "as_typed"


@dataclass(frozen=True, slots=True)
class Typed:
    """A text and how its last word came about.

    `keys` are those pressed for that word, `before` what it was before the last of them where that key set a
    mark, and `foreign` says that it is taken as it is. A text that was not typed here begins with `of`.
    """

    text: str = ""
    keys: tuple[str, ...] = ()
    before: Syllable | None = None
    foreign: bool = False

    @staticmethod
    def of(text: str) -> Typed:
        text = unicodedata.normalize("NFC", text)
        word = last_word(text)
        return Typed(text, tuple(word), foreign=word != "" and not could_become(parse(word)))


def last_word(text: str) -> str:
    """The letters at the end of the text; none after a space, a figure or a sign."""
    found = _LAST_WORD.search(text)
    return found.group() if found else ""


def press(typed: Typed, key: str, method: Method, casing: Casing = Casing.AS_TYPED) -> Typed:
    """Type one key: a letter, a letter of the row of vowels, a figure, a sign or a space."""
    key = unicodedata.normalize("NFC", key)
    if key == " ":
        return typed if not typed.text or typed.text.endswith(" ") else Typed(typed.text + " ")
    word = last_word(typed.text)
    if not word and (casing is Casing.NAME or (casing is Casing.SENTENCE and not typed.text)):
        key = key.upper()
    if not word:
        return _begin(typed.text, key, method)
    if typed.foreign:
        return _more(typed, key)
    syllable = parse(word)
    if key.lower() in _ROW:
        return _put_shaped(typed, syllable, key)
    if typed.before is not None and key.lower() == typed.keys[-1].lower():
        return _undo(typed, key)
    changed = acts(method, syllable, key)
    if changed is not None and changed.letters[-1:] == (key,) and len(changed.letters) > len(syllable.letters):
        return _taken_back(typed, changed, key)
    if changed is not None and could_become(changed):
        return replace(_with(typed, changed, key), before=syllable)
    return _put_letter(typed, syllable, key)


def press_tone(typed: Typed, tone: Tone) -> Typed:
    """Put a tone on the last word, wherever its vowel stands; LEVEL takes tone away, then the hats."""
    syllable = parse(last_word(typed.text))
    if tone is Tone.LEVEL and syllable.tone is Tone.LEVEL:
        letters = (unicodedata.normalize("NFD", letter)[0] for letter in syllable.letters)
        bare = "".join(letters).replace("đ", "d").replace("Đ", "D")
        return Typed.of(_replaced(typed.text, bare))
    return Typed.of(_replaced(typed.text, replace(syllable, tone=tone).written()))


def erase(typed: Typed) -> Typed:
    """Take the last letter away whole, its marks with it; the tone of the word moves to where it belongs."""
    word = last_word(typed.text)
    if not word:
        return Typed.of(typed.text[:-1])
    syllable = parse(word)
    shorter = replace(syllable, letters=syllable.letters[:-1])
    # A word with several tones is nobody's syllable: what is left of it stays as it is.
    kept = shorter.written() if syllable.written() == word else word[:-1]
    return Typed.of(_replaced(typed.text, kept))


def take(typed: Typed, word: str) -> Typed:
    """Take a word offered instead of the last one, and go on to the next."""
    return Typed(_replaced(typed.text, word) + " ")


def _replaced(text: str, word: str) -> str:
    return text[: len(text) - len(last_word(text))] + word


def _with(typed: Typed, syllable: Syllable, key: str) -> Typed:
    return Typed(_replaced(typed.text, syllable.written()), (*typed.keys, key))


def _sign(text: str, key: str) -> Typed:
    return Typed(unicodedata.normalize("NFC", text + key))


def _begin(text: str, key: str, method: Method) -> Typed:
    if not key.isalpha():
        return _sign(text, key)
    changed = acts(method, Syllable(), key)
    if changed is not None:
        return Typed(text + changed.written(), (key,), before=Syllable())
    return Typed(text + key, (key,), foreign=not could_become(parse(key)))


def _more(typed: Typed, key: str) -> Typed:
    if not key.isalpha():
        return _sign(typed.text, key)
    return Typed(typed.text + key, (*typed.keys, key), foreign=True)


def _put_letter(typed: Typed, syllable: Syllable, key: str) -> Typed:
    if not key.isalpha():
        return _sign(typed.text, key)
    longer = syllable.with_letter(key)
    if could_become(longer):
        return _with(typed, longer, key)
    return Typed(
        _replaced(typed.text, _as_pressed(last_word(typed.text), (*typed.keys, key))),
        (*typed.keys, key),
        foreign=True,
    )


def _put_shaped(typed: Typed, syllable: Syllable, key: str) -> Typed:
    """A letter of the row follows the others, or where it cannot, becomes the shape of one that is there."""
    if could_become(syllable.with_letter(key)):
        return Typed.of(_replaced(typed.text, syllable.with_letter(key).written()))
    wanted = key.lower()
    shaped = marks.stroke(syllable, key) if wanted == "đ" else marks.shape(syllable, wanted, key)
    if shaped is not None and len(shaped.letters) == len(syllable.letters):
        return Typed.of(_replaced(typed.text, shaped.written()))
    return Typed(typed.text + key, (*typed.keys, key), foreign=True)


def _undo(typed: Typed, key: str) -> Typed:
    """The same key twice: the word without the mark, and the letter that stands on the key."""
    assert typed.before is not None
    return _taken_back(typed, replace(typed.before, letters=(*typed.before.letters, key)), key)


def _taken_back(typed: Typed, bare: Syllable, key: str) -> Typed:
    # A mark that had taken the place of another: no mark was meant at all ("Paris").
    none_meant = bare.tone is not Tone.LEVEL and not could_become(bare)
    written = _as_pressed(last_word(typed.text), typed.keys) if none_meant else bare.written()
    word_is_foreign = not could_become(parse(last_word(written)))
    return Typed(_replaced(typed.text, written), (*typed.keys, key), foreign=word_is_foreign)


def _as_pressed(word: str, keys: tuple[str, ...]) -> str:
    """The keys of a word that is none; a stroke set at once stays, since "Đak Pơ" is a place and no "Ddak"."""
    struck = word[:1] in ("đ", "Đ") and keys[1:2] in (("d",), ("D",), ("9",))
    return word[:1] + "".join(keys[2:]) if struck else "".join(keys)
