"""A text in several languages as the city publishes it; Vietnamese and English are always there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sync.contract import shape

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_NEEDED = ("vi", "en")
_MAX_LANGUAGES = 16


def texts(source: shape.Object, key: str, limit: int) -> Mapping[str, str]:
    """Language → text of at most `limit` letters, each of them seen (`plain.is_plain`)."""
    value = source[key]
    if not isinstance(value, dict) or len(value) > _MAX_LANGUAGES or not set(_NEEDED) <= value.keys():
        raise shape.MisshapenError(key)
    found = {}
    for language in value:
        written = shape.words(value, language, limit)
        if not _LANGUAGE.fullmatch(language) or not written.strip():
            raise shape.MisshapenError(key)
        found[language] = written
    return found
