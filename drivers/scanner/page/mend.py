"""Put right what Tesseract's Vietnamese is known to get wrong, where nothing else can be meant."""

from __future__ import annotations

import re
import unicodedata

#: Letters that stand where only a digit can: in a token that has digits beside them.
_AS_DIGIT = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"})
_NUMERIC = re.compile(r"[(]?[0-9OolI|]+(?:[./,-][0-9OolI|]+)*[.,;:)]*")
#: Under this confidence a token without letter and digit is dirt, a ring or a stroke of a pen.
_SURE_OF_A_SIGN = 60.0
_SIGNS = frozenset("-–—:;.,()/+=%*&\"'“”…•")
#: Under this one a short token that no Vietnamese word looks like is a scrawl.
_SURE_OF_A_SCRAWL = 35.0


def mended(text: str, confidence: float) -> str:
    """The token in NFC as it ought to be, empty where it is no text. `confidence` is 0…100."""
    token = unicodedata.normalize("NFC", text).strip()
    token = token.strip("|¦") if len(token) > 1 else token.replace("|", "")
    if not token or _is_dirt(token, confidence):
        return ""
    if any(sign.isdigit() for sign in token) and _NUMERIC.fullmatch(token):
        return token.translate(_AS_DIGIT)
    return token


def _is_dirt(token: str, confidence: float) -> bool:
    if not any(sign.isalnum() for sign in token):
        return confidence < _SURE_OF_A_SIGN or not set(token) <= _SIGNS
    odd = sum(not sign.isalnum() and sign not in _SIGNS for sign in token)
    return confidence < _SURE_OF_A_SCRAWL and (odd > 0 or len(token) <= 2)
