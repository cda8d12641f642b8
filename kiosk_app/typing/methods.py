"""The ways to type marks: Telex with letters, VNI with figures, or none, for names from elsewhere."""

from __future__ import annotations

from enum import StrEnum

from kiosk_app.typing import marks
from kiosk_app.typing.spelling import could_become
from kiosk_app.typing.syllable import Syllable, Tone

_TELEX_TONES = {
    "s": Tone.ACUTE,
    "f": Tone.GRAVE,
    "r": Tone.HOOK,
    "x": Tone.TILDE,
    "j": Tone.DOT,
    "z": Tone.LEVEL,
}
_TELEX_HATS = {"a": "â", "e": "ê", "o": "ô"}
_VNI_TONES = {
    "1": Tone.ACUTE,
    "2": Tone.GRAVE,
    "3": Tone.HOOK,
    "4": Tone.TILDE,
    "5": Tone.DOT,
    "0": Tone.LEVEL,
}
_HATS = "âêô"


class Method(StrEnum):
    TELEX = "telex"
    VNI = "vni"
    PLAIN = "plain"


def acts(method: Method, syllable: Syllable, key: str) -> Syllable | None:
    """The syllable after `key`, or None where the key is just what stands on it."""
    if method is Method.TELEX:
        return _telex(syllable, key)
    if method is Method.VNI:
        return _vni(syllable, key)
    return None


def _telex(syllable: Syllable, key: str) -> Syllable | None:
    pressed = key.lower()
    if pressed in _TELEX_TONES:
        return marks.tone(syllable, _TELEX_TONES[pressed], key)
    if pressed in _TELEX_HATS:
        return marks.shape(syllable, _TELEX_HATS[pressed], key)
    if pressed == "d":
        return marks.stroke(syllable, key)
    if pressed == "w":
        return marks.horn_or_breve(syllable, key) or _lone_horn(syllable, key)
    return None


def _lone_horn(syllable: Syllable, key: str) -> Syllable | None:
    """Where no vowel stands yet "w" is "ư" ("tw" → "tư", "giwx" → "giữ"); a capital one is a foreign letter."""
    begun = syllable.carrier is None or syllable.plain == "gi"
    if not begun or key.isupper():
        return None
    grown = syllable.with_letter("ư")
    return grown if could_become(grown) else None


def _vni(syllable: Syllable, key: str) -> Syllable | None:
    if key in _VNI_TONES:
        return marks.tone(syllable, _VNI_TONES[key], key)
    match key:
        case "6":
            found = (marks.shape(syllable, hat, key) for hat in _HATS)
            return next((each for each in found if each is not None), None)
        case "7":
            return marks.horn(syllable, key)
        case "8":
            return marks.shape(syllable, "ă", key)
        case "9":
            return marks.stroke(syllable, key)
    return None
