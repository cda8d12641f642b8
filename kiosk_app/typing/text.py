"""The text of a field, edited at its end: the keyboard of a kiosk has no other caret."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from enum import StrEnum

from kiosk_app.typing.syllable import Syllable, Tone, parse
from kiosk_app.typing.telex import telex

_LAST_WORD = re.compile(r"[^\W\d_]*\Z")


class Casing(StrEnum):
    """NAME: every word begins with a capital by itself. SENTENCE: only the first. AS_TYPED: none."""

    NAME = "name"
    SENTENCE = "sentence"
    AS_TYPED = "as_typed"


def last_word(text: str) -> str:
    found = _LAST_WORD.search(text)
    return found.group() if found else ""


def replace_word(text: str, word: str) -> str:
    """The text with its last word replaced."""
    return text[: len(text) - len(last_word(text))] + word


def put_letter(text: str, key: str, casing: Casing = Casing.AS_TYPED) -> str:
    """Type one key: a letter, a letter of the vowel row, a digit, a sign or a space. NFC in and out."""
    text = unicodedata.normalize("NFC", text)
    key = unicodedata.normalize("NFC", key)
    if key == " ":
        return text if not text or text.endswith(" ") else text + " "
    word = last_word(text)
    if not word and (casing is Casing.NAME or (casing is Casing.SENTENCE and not text)):
        key = key.upper()
    if not key.isalpha():
        return text + key
    syllable = parse(word)
    changed = telex(syllable, key) if key.isascii() and word else None
    if changed is None:
        changed = _both_horns(replace(syllable, letters=(*syllable.letters, key)))
    return replace_word(text, changed.written())


def _both_horns(syllable: Syllable) -> Syllable:
    """ "uơ" stands only at the end ("thuở"); any letter after it makes it "ươ" ("được")."""
    at = syllable.plain.find("uơ", syllable.vowel_span[0])
    if at < 0 or at + 2 == len(syllable.letters):
        return syllable
    bent = "Ư" if syllable.letters[at].isupper() else "ư"
    return replace(syllable, letters=(*syllable.letters[:at], bent, *syllable.letters[at + 1 :]))


def put_tone(text: str, tone: Tone) -> str:
    """Put a tone on the last word, wherever its vowel stands; LEVEL takes tone away, then the hats."""
    syllable = parse(last_word(text))
    if tone is Tone.LEVEL and syllable.tone is Tone.LEVEL:
        bare = "".join(unicodedata.normalize("NFD", letter)[0] for letter in syllable.letters)
        return replace_word(text, bare.replace("đ", "d").replace("Đ", "D"))
    return replace_word(text, replace(syllable, tone=tone).written())


def erase(text: str) -> str:
    """Take the last letter away whole, its marks with it; the tone of the word moves to where it belongs."""
    text = unicodedata.normalize("NFC", text)
    word = last_word(text)
    if not word:
        return text[:-1]
    syllable = parse(word)
    return replace_word(text, replace(syllable, letters=syllable.letters[:-1]).written())
