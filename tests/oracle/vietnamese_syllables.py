"""Every Vietnamese syllable, built from sounds and not from spelling, and the keys that people type it with.

It shares no code and no table with the keyboard. Sounds and how they are written: Đoàn Thiện Thuật, "Ngữ âm
tiếng Việt" (1977): an initial, a rounding glide, a nucleus, a final, a tone. The tone is written on the
nucleus, of a diphthong on the half that the spelling leaves nearest to the final; by the older use, which
official records keep, an open syllable with a glide and a simple vowel bears it on the glide ("hòa").
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

#: Tone, its combining mark, its key in Telex and in VNI.
TONES = (
    ("ngang", "", "", ""),
    ("sắc", "\u0301", "s", "1"),
    ("huyền", "\u0300", "f", "2"),
    ("hỏi", "\u0309", "r", "3"),
    ("ngã", "\u0303", "x", "4"),
    ("nặng", "\u0323", "j", "5"),
)
STOPPED = ("ngang", "sắc", "nặng")  # level: how such a word stands before its tone is typed
SIMPLE = ("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư")
#: Diphthongs: written without a final, and with one.
DIPHTHONGS = (("ia", "iê"), ("ua", "uô"), ("ưa", "ươ"))
WRITTEN_INITIALS = "b k ch d đ g gi h kh l m n nh ng p ph r s t th tr v x"
INITIALS = ("", *WRITTEN_INITIALS.split())
FRONT = ("e", "ê", "i", "ia", "iê", "y", "yê")
#: What each final follows (how common spelling has it); "" leaves a syllable open.
FINALS = {
    "": "a e ê i o ô ơ u ư ia ua ưa",
    "i": "a o ô ơ u ư uô ươ",
    "y": "a â",
    "o": "a e",
    "u": "a â ê i ư iê ươ",
    "m": "a ă â e ê i o ô ơ u ư iê uô ươ",
    "n": "a ă â e ê i o ô ơ u ư iê uô ươ",
    "ng": "a ă â e o ô u ư iê uô ươ",
    "nh": "a ê i",
    "p": "a ă â e ê i o ô ơ u iê ươ",
    "t": "a ă â e ê i o ô ơ u ư iê uô ươ",
    "c": "a ă â e o ô u ư iê uô ươ",
    "ch": "a ê i",
}
#: The same after the glide: "oa" … "uyu"; the vowel is here as it sounds.
GLIDED = {
    "": "a e ê i ơ ia",
    "i": "a",
    "y": "a â",
    "o": "a e",
    "u": "i",
    "m": "a ă",
    "n": "a ă â e i iê",
    "ng": "a ă â",
    "nh": "a ê i",
    "p": "a i",
    "t": "a ă â e i iê",
    "c": "a ă",
    "ch": "a ê i",
}
#: After k alone ("quên", "quốc").
GLIDED_AFTER_K = (("ê", "n"), ("ê", "t"), ("ô", "c"), ("i", "ng"))
#: Where an open "i" is also written "y" ("ý", "Lý", "Mỹ").
LONG_Y = ("", "h", "k", "l", "m", "s", "t", "v")
#: Two long vowels of words taken over ("xoong", "moóc").
LONG_O = ("ng", "c")


@dataclass(frozen=True, slots=True)
class Spelled:
    """`letters` have no tone; `bearer` is the letter that the tone stands on; the vowels end before `core`."""

    letters: tuple[str, ...]
    bearer: int
    core: int
    tone: int

    @property
    def written(self) -> str:
        mark = TONES[self.tone][1]
        letters = [*self.letters]
        letters[self.bearer] += mark
        return unicodedata.normalize("NFC", "".join(letters))


def every() -> Iterator[Spelled]:
    """All of them, each once for each tone that it can have."""
    for initial in INITIALS:
        for final, nuclei in FINALS.items():
            for nucleus in nuclei.split():
                yield from _toned(initial, "", nucleus, final)
        if initial not in ("b", "m", "p", "ph", "v", "gi"):  # lips that close do not round
            for final, nuclei in GLIDED.items():
                for nucleus in nuclei.split():
                    yield from _toned(initial, "w", nucleus, final)
        for final in LONG_O:
            yield from _spell(initial, "oo", 1, final)
        if initial in LONG_Y:
            yield from _spell(initial, "y", 0, "")
    for nucleus, final in GLIDED_AFTER_K:
        yield from _with_glide("k", nucleus, final)


def _toned(initial: str, glide: str, nucleus: str, final: str) -> Iterator[Spelled]:
    if glide:
        yield from _with_glide(initial, nucleus, final)
        return
    if initial == "gi" and nucleus.startswith("i"):
        if nucleus != "i":  # "giêng", "giết": one i for both
            yield from _spell("gi", nucleus[1:], 0, final) if final else ()
        elif final != "u":
            yield from _spell("g", "i", 0, final)
        return
    vowels = nucleus
    if initial == "" and nucleus == "iê":
        vowels = "yê"
    front = vowels in FRONT
    onset = {"k": "k" if front else "c", "g": "gh" if front else "g", "ng": "ngh" if front else "ng"}
    bearer = len(vowels) - 1 if final else 0
    yield from _spell(onset.get(initial, initial), vowels, bearer, final)


def _with_glide(initial: str, nucleus: str, final: str) -> Iterator[Spelled]:
    """The glide is "o" before open vowels, "u" before others; after k it makes "qu", where it is part of it."""
    asked = {"i": "y", "ia": "ya", "iê": "yê"}.get(nucleus, nucleus)
    if initial == "k":
        if nucleus != "ia":
            yield from _spell("qu", asked, len(asked) - 1, final)
        return
    glide = "o" if nucleus in ("a", "ă", "e") else "u"
    simple = nucleus in ("a", "e", "i")
    bearer = 0 if simple and final == "" else 1 if nucleus == "ia" else len(asked)
    yield from _spell(initial, glide + asked, bearer, final)


def _spell(onset: str, vowels: str, bearer: int, final: str) -> Iterator[Spelled]:
    before = len(onset)
    for tone, (name, *_) in enumerate(TONES):
        if final in ("p", "t", "c", "ch") and name not in STOPPED:
            continue
        yield Spelled((*onset, *vowels, *final), before + bearer, before + len(vowels), tone)


_TELEX = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_VNI = {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}


def telex(syllable: Spelled) -> dict[str, str]:
    """The keys by the name of the order they are pressed in."""
    tone = TONES[syllable.tone][2]
    letters = "".join(syllable.letters)
    if "oo" in letters:  # a third o takes the hat of the second away
        keys = letters.replace("oo", "ooo")
        return {"each mark at once": keys + tone}
    orders = _orders(syllable, _TELEX, tone)
    if "ươ" in letters:
        orders["one w for ươ"] = _keys(letters.replace("ươ", "uơ"), _TELEX) + tone
        orders["one w for ươ at the end"] = _bare(letters, _TELEX, keep="đâêô") + "w" + tone
    elif "ư" in letters and not letters.startswith("ư"):
        orders["w alone for ư"] = _keys(letters.replace("ư", "w"), _TELEX) + tone
    return orders


def vni(syllable: Spelled) -> dict[str, str]:
    """The same with figures."""
    tone = TONES[syllable.tone][3]
    letters = "".join(syllable.letters)
    orders = _orders(syllable, _VNI, tone)
    if "ươ" in letters:
        orders["one 7 for ươ"] = _keys(letters.replace("ươ", "uơ"), _VNI) + tone
    return orders


def _orders(syllable: Spelled, marks: dict[str, str], tone: str) -> dict[str, str]:
    letters, core = syllable.letters, syllable.core
    head, tail = "".join(letters[:core]), "".join(letters[core:])
    word = head + tail
    late = "".join(dict.fromkeys(marks[letter][1] for letter in word if letter in marks))
    return {
        "each mark at once, tone last": _keys(word, marks) + tone,
        "tone after its vowels": _keys(head, marks) + tone + tail,
        "tone after the first letter it may stand on": _keys(word[: syllable.bearer + 1], marks)
        + tone
        + _keys(word[syllable.bearer + 1 :], marks),
        "letters, marks, tone": _bare(word, marks) + late + tone,
        "letters, tone, marks": _bare(word, marks) + tone + late,
    }


def _keys(letters: str, marks: dict[str, str]) -> str:
    return "".join(marks.get(letter, letter) for letter in letters)


def _bare(letters: str, marks: dict[str, str], keep: str = "") -> str:
    return "".join(marks[letter] if letter in keep else marks.get(letter, letter)[0] for letter in letters)
