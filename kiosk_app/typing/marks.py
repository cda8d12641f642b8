"""What a mark does to a syllable, whatever key it is typed with.

Each act gives the syllable with its mark, or None where the syllable has no place for it. A mark that is
already there is taken back, and the key stands as the letter or figure that it is.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.typing.spelling import could_become
from kiosk_app.typing.syllable import BASE, Syllable, Tone

_UO = ("uo", "uơ", "ưo", "ươ", "uô")


def tone(syllable: Syllable, wanted: Tone, key: str) -> Syllable | None:
    """The tone on the vowel it belongs to; LEVEL takes it away."""
    if syllable.carrier is None:
        return None
    if wanted is Tone.LEVEL:
        return replace(syllable, tone=wanted) if syllable.tone is not wanted else None
    if syllable.tone is wanted:
        return replace(syllable, letters=(*syllable.letters, key), tone=Tone.LEVEL)
    return replace(syllable, tone=wanted)


def stroke(syllable: Syllable, key: str) -> Syllable | None:
    """ "d" becomes "đ", also when the rest of the word stands already."""
    plain = syllable.plain
    if plain.startswith("đ"):
        return syllable.changed({0: "d"}, key)
    return syllable.changed({0: "đ"}) if plain.startswith("d") else None


def shape(syllable: Syllable, wanted: str, key: str) -> Syllable | None:
    """`wanted` is "ă", "â", "ê", "ô", "ơ" or "ư", put on its vowel, the last one that may bear it."""
    plain = syllable.plain
    begin, end = syllable.vowel_span
    for at in range(end - 1, begin - 1, -1):
        letter = plain[at]
        if letter != wanted and BASE.get(letter, letter) == BASE[wanted]:
            shaped = syllable.changed({at: wanted}).settled()
            if could_become(shaped):
                return shaped
    at = plain.rfind(wanted, begin, end)
    return syllable.changed({at: BASE[wanted]}, key) if at >= 0 else None


def horn(syllable: Syllable, key: str) -> Syllable | None:
    """The horn of "ư" and "ơ", of both in "ươ"."""
    begin, end = syllable.vowel_span
    pair = syllable.plain[begin : begin + 2]
    if pair in _UO and end - begin >= 2:
        return _horn_pair(syllable, pair, key)
    # "ưa" and "ưu" bend their first letter, "oi" has but one
    return _first(syllable, ("ư", "ơ"), key)


def horn_or_breve(syllable: Syllable, key: str) -> Syllable | None:
    """Telex's "w": as `horn`, and "a" becomes "ă"."""
    begin, end = syllable.vowel_span
    pair = syllable.plain[begin : begin + 2]
    if pair in _UO and end - begin >= 2:
        return _horn_pair(syllable, pair, key)
    return _first(syllable, ("ư", "ă", "ơ"), key)


def _horn_pair(syllable: Syllable, pair: str, key: str) -> Syllable | None:
    begin, end = syllable.vowel_span
    if pair == "ươ":
        return syllable.changed({begin: "u", begin + 1: "o"}, key)
    # with nothing after it only the o bends ("thuở")
    ends = end == len(syllable.letters) and end - begin == 2
    bends = {begin + 1: "ơ"} if ends and pair in ("uo", "uô") else {begin: "ư", begin + 1: "ơ"}
    shaped = syllable.changed(bends)
    return shaped if could_become(shaped) else None


def _first(syllable: Syllable, wanted: tuple[str, ...], key: str) -> Syllable | None:
    """The first of these shapes that the vowels take; if one is there already, it is taken back."""
    plain = syllable.plain
    begin, end = syllable.vowel_span
    for letter in wanted:
        for at in range(begin, end):
            if plain[at] != letter and BASE.get(plain[at], plain[at]) == BASE[letter]:
                shaped = syllable.changed({at: letter})
                if could_become(shaped):
                    return shaped
    for letter in wanted:
        at = plain.find(letter, begin, end)
        if at >= 0:
            return syllable.changed({at: BASE[letter]}, key)
    return None
