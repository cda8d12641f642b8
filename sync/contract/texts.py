"""A text in several languages as the city publishes it; Vietnamese and English are always there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from sync.contract import shape

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_NEEDED = ("vi", "en")
_MAX_LANGUAGES = 16


def texts(source: shape.Object, key: str, limit: int) -> Mapping[str, str]:
    """Language → text of at most `limit` letters, in NFC, without control or direction marks."""
    value = source[key]
    if not isinstance(value, dict) or len(value) > _MAX_LANGUAGES or not set(_NEEDED) <= value.keys():
        raise shape.MisshapenError(key)
    found = {}
    for language in value:
        written = shape.text(value, language, limit)
        if not _LANGUAGE.fullmatch(language) or not written.strip() or not _plain(written):
            raise shape.MisshapenError(key)
        found[language] = written
    return found


def _plain(written: str) -> bool:
    # Marks of direction (category Cf) could make a sentence read as another one.
    return unicodedata.is_normalized("NFC", written) and not any(
        unicodedata.category(letter)[0] == "C" for letter in written
    )
