"""What a Vietnamese syllable looks like without marks, and what Telex and VNI leave when no marks come out.

Somebody who types Telex where nothing composes it leaves "ddawng kys"; of VNI, "d9a8ng ky1" is left.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ONSET = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
_NUCLEUS = (
    r"(?:uyeu|oai|oao|oay|oeo|uai|uay|uoi|uou|uya|uye|uyu|ieu|yeu|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|ua|ue|ui|uo"
    r"|uu|uy|ya|ye|yu|[aeiouy])"
)
_CODA = r"(?:ch|ng|nh|[cmnpt])?"
_SYLLABLE = re.compile(_ONSET + _NUCLEUS + _CODA)
_VOWELS = frozenset("aeiouy")
_TONES = frozenset("sfrxj")
_VNI = re.compile(r"(?<=[a-z])[1-9]+")


def is_syllable(word: str) -> bool:
    """Whether the word, lower case and without marks, can be a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(word) is not None


@lru_cache(maxsize=4096)
def without_remnants(word: str) -> str:
    """The bare syllable behind unfinished Telex or VNI; any other word as it is. Lower case, without marks."""
    if is_syllable(word) or len(word) > 10:
        return word
    if any(letter.isdigit() for letter in word):
        bare = _VNI.sub("", word)
        return bare if is_syllable(bare) and _VOWELS & set(bare) else word
    shape = word.replace("dd", "d")
    if shape[0] == "d" and len(shape) > 2 and shape[-1] == "d":
        shape = shape[:-1]
    for double in ("aa", "ee", "oo"):
        shape = shape.replace(double, double[0])
    if "w" in shape:
        shape = shape.replace("w", "" if _VOWELS & set(shape) else "u")
    if is_syllable(shape):
        return shape
    for at in range(len(shape) - 1, 0, -1):
        if shape[at] in _TONES and _VOWELS & set(shape[:at]):
            bare = shape[:at] + shape[at + 1 :]
            if is_syllable(bare):
                return bare
    return word
