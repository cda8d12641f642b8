"""One Vietnamese syllable: its letters, its tone, and the letter that carries it.

The tone stands as official records write it: on the first vowel of an open "oa", "oe", "uy"
("hòa", "xóa", "khỏe", "thủy"), on the second once a consonant closes the syllable ("hoàn", "huỳnh").
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum


class Tone(StrEnum):
    """The tone marks as combining characters; LEVEL has none."""

    LEVEL = ""
    GRAVE = "\u0300"
    ACUTE = "\u0301"
    HOOK = "\u0309"
    TILDE = "\u0303"
    DOT = "\u0323"


_TONES = frozenset(tone.value for tone in Tone if tone.value)
SHAPED = frozenset("ăâêôơư")
VOWELS = frozenset("aeiouy") | SHAPED
#: The letter without hat, horn, breve or stroke.
BASE = {"ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "o", "ư": "u", "đ": "d"}


@dataclass(frozen=True, slots=True)
class Syllable:
    """`letters` are composed, without tone, each in its own case ("H", "ư", "ơ", "n", "g")."""

    letters: tuple[str, ...] = ()
    tone: Tone = Tone.LEVEL

    @property
    def plain(self) -> str:
        """The letters in lower case, without the tone."""
        return "".join(self.letters).lower()

    @property
    def vowel_span(self) -> tuple[int, int]:
        """Begin and end of the vowels that sound; empty when there is none."""
        plain = self.plain
        begin = next((at for at, letter in enumerate(plain) if letter in VOWELS), len(plain))
        if plain[:2] in ("qu", "gi") and len(plain) > 2 and plain[2] in VOWELS:
            begin = 2
        end = begin
        while end < len(plain) and plain[end] in VOWELS:
            end += 1
        return begin, end

    @property
    def carrier(self) -> int | None:
        """Index of the letter that carries the tone."""
        begin, end = self.vowel_span
        if begin == end:
            return None
        plain = self.plain
        shaped = [at for at in range(begin, end) if plain[at] in SHAPED]
        if shaped:
            return shaped[-1]
        length = end - begin
        if length == 1:
            return begin
        if length == 2:
            return begin + 1 if end < len(plain) else begin
        return begin + 1

    def with_letter(self, letter: str) -> Syllable:
        """One letter more."""
        return replace(self, letters=(*self.letters, letter)).settled()

    def settled(self) -> Syllable:
        """ "uơ" and "ưo" end a syllable; with any letter after them they are "ươ" ("được")."""
        at = self.vowel_span[0]
        if len(self.letters) <= at + 2 or self.plain[at : at + 2] not in ("uơ", "ưo"):
            return self
        return self.changed({at: "ư", at + 1: "ơ"})

    def changed(self, changes: dict[int, str], added: str = "") -> Syllable:
        """Other letters in some places, each in the case of the one before, and `added` at the end."""
        letters = list(self.letters)
        for at, letter in changes.items():
            letters[at] = letter.upper() if letters[at].isupper() else letter
        return replace(self, letters=(*letters, *added))

    def written(self) -> str:
        """The syllable in NFC, the tone on its carrier; without a vowel the tone is dropped."""
        at = self.carrier
        if at is None or self.tone is Tone.LEVEL:
            return "".join(self.letters)
        toned = unicodedata.normalize("NFC", self.letters[at] + self.tone)
        return "".join((*self.letters[:at], toned, *self.letters[at + 1 :]))


def parse(word: str) -> Syllable:
    """Take a word apart; the last tone mark found is the tone."""
    tone = Tone.LEVEL
    letters = []
    for letter in unicodedata.normalize("NFC", word):
        parts = unicodedata.normalize("NFD", letter)
        marks = [part for part in parts if part in _TONES]
        if marks:
            tone = Tone(marks[-1])
        kept = "".join(part for part in parts if part not in _TONES)
        letters.append(unicodedata.normalize("NFC", kept))
    return Syllable(tuple(letters), tone)
