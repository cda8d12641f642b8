"""Words of the pages, a file for each language; a new language is a new file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from portal.clock import HERE_MS

_FOLDER = Path(__file__).parent / "words"
FIRST = "vi"


@dataclass(frozen=True, slots=True)
class Words:
    """`say("page", "key")` in one language. A missing key is a bug and raises KeyError."""

    language: str
    _words: Mapping[str, Mapping[str, str]]

    def say(self, page: str, key: str, **values: str) -> str:
        text = self._words[page][key]
        return text.format(**values) if values else text

    def money(self, amount: int) -> str:
        digits = f"{amount:,}".replace(",", self.say("language", "thousands"))
        return self.say("language", "money", amount=digits)

    def moment(self, text: str) -> str:
        """A time of the contract (RFC 3339) the way `time` says it."""
        return self.time(int(datetime.fromisoformat(text).timestamp() * 1000))

    def has(self, page: str, key: str) -> bool:
        return key in self._words[page]

    def time(self, at_ms: int) -> str:
        """The hour on the walls of Hà Nội (UTC+7 all year)."""
        at = datetime.fromtimestamp((at_ms + HERE_MS) // 1000, UTC)
        return self.say(
            "language",
            "time",
            hour=f"{at.hour:02d}",
            minute=f"{at.minute:02d}",
            day=f"{at.day:02d}",
            month=f"{at.month:02d}",
            year=str(at.year),
        )


@cache
def languages() -> dict[str, Words]:
    """All languages that have a file, the first one first."""
    codes = sorted((path.stem for path in _FOLDER.glob("*.toml")), key=lambda code: (code != FIRST, code))
    return {code: Words(code, tomllib.loads((_FOLDER / f"{code}.toml").read_text("utf-8"))) for code in codes}


def choose(asked: str | None, accepted: str) -> Words:
    """The language asked for by name, else the first accepted one that we have, else Vietnamese."""
    known = languages()
    if asked in known:
        return known[asked]
    for part in accepted.split(",")[:10]:
        code = part.partition(";")[0].strip().partition("-")[0].lower()
        if code in known:
            return known[code]
    return known[FIRST]
