"""Telex: what a letter key does to the syllable before it. None means "nothing, write the letter".

A key pressed twice takes its mark back and writes the letter, so foreign names can be typed too.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.typing.syllable import CODAS, Syllable, Tone

_TONE_KEYS = {"s": Tone.ACUTE, "f": Tone.GRAVE, "r": Tone.HOOK, "x": Tone.TILDE, "j": Tone.DOT}
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"a": "ă", "o": "ơ", "u": "ư"}
_GLIDES = frozenset("iuy")
_PLAIN = {"ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "o", "ư": "u", "đ": "d"}


def telex(syllable: Syllable, key: str) -> Syllable | None:
    """The syllable after `key`, or None when the key is just a letter here."""
    pressed = key.lower()
    if pressed == "d":
        return _stroke(syllable, key)
    if not syllable.could_be_vietnamese:
        return _lone_w(syllable, key) if pressed == "w" else None
    if pressed in _TONE_KEYS:
        return _tone(syllable, key, _TONE_KEYS[pressed])
    if pressed == "z" and syllable.tone is not Tone.LEVEL:
        return replace(syllable, tone=Tone.LEVEL)
    if pressed in _CIRCUMFLEX:
        return _circumflex(syllable, key)
    if pressed == "w":
        return _horn(syllable, key)
    return None


def _with(syllable: Syllable, changes: dict[int, str], added: str = "") -> Syllable:
    letters = list(syllable.letters)
    for at, letter in changes.items():
        letters[at] = letter.upper() if letters[at].isupper() else letter
    return replace(syllable, letters=(*letters, *added))


def _tone(syllable: Syllable, key: str, tone: Tone) -> Syllable:
    if syllable.tone is tone:
        return replace(syllable, letters=(*syllable.letters, key), tone=Tone.LEVEL)
    return replace(syllable, tone=tone)


def _stroke(syllable: Syllable, key: str) -> Syllable | None:
    plain = syllable.plain
    if plain == "đ":
        return _with(syllable, {0: "d"}, key)
    if plain == "d" or (plain.startswith("d") and syllable.could_be_vietnamese):
        return _with(syllable, {0: "đ"})
    return None


def _circumflex(syllable: Syllable, key: str) -> Syllable | None:
    plain = syllable.plain
    begin, end = syllable.vowel_span
    wanted = _CIRCUMFLEX[key.lower()]
    at = plain.rfind(wanted, begin, end)
    if at >= 0 and at == len(plain) - 1:
        return _with(syllable, {at: _PLAIN[wanted]}, key)
    for at in range(end - 1, begin - 1, -1):
        if _PLAIN.get(plain[at], plain[at]) != key.lower() or plain[at] == wanted:
            continue
        if at == len(plain) - 1 or plain[at + 1 :] in CODAS | _GLIDES:
            return _with(syllable, {at: wanted})
    return None


def _horn(syllable: Syllable, key: str) -> Syllable | None:
    plain = syllable.plain
    begin, end = syllable.vowel_span
    vowels = plain[begin:end]
    if vowels[:2] in ("uo", "ươ", "ưo", "uơ"):
        if vowels[:2] == "ươ":
            return _with(syllable, {begin: "u", begin + 1: "o"}, key)
        # "thuở", "huơ": with nothing after it only the o bends
        closed = end < len(plain) or end - begin > 2 or vowels[0] == "ư"
        return _with(syllable, {begin: "ư", begin + 1: "ơ"} if closed or vowels[1] == "ơ" else {begin + 1: "ơ"})
    for at in [at for at in (plain.find(each, begin, end) for each in _order(vowels)) if at >= 0]:
        return _with(syllable, {at: _HORN[plain[at]]})
    if plain and plain[-1] in "ăơư":
        return _with(syllable, {len(plain) - 1: _PLAIN[plain[-1]]}, key)
    return None


def _order(vowels: str) -> str:
    """Which vowel bends first: "ua" is "ưa" but "oa" is "oă"."""
    return "uao" if vowels[:1] == "u" else "aou"


def _lone_w(syllable: Syllable, key: str) -> Syllable | None:
    """After a first consonant "w" is "ư" ("tw" → "tư"); at the beginning it is a letter of a foreign name."""
    begin, end = syllable.vowel_span
    if not syllable.letters or begin != end or key.isupper():
        return None
    grown = replace(syllable, letters=(*syllable.letters, "ư"))
    return grown if grown.could_be_vietnamese else None
