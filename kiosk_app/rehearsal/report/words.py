"""The report's sentences in both languages, by id."""

from __future__ import annotations

import tomllib
from html import escape
from pathlib import Path

LANGUAGES = ("en", "vi")


class Words:
    """Called with an id it gives markup that shows one language at a time; "%1", "%2" take arguments."""

    def __init__(self, path: Path) -> None:
        self._texts: dict[str, dict[str, str]] = {}
        for group, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for name, texts in entries.items():
                self._texts[f"{group}.{name}"] = texts

    def __call__(self, name: str, *arguments: object) -> str:
        """Raises KeyError for an id that nobody wrote."""
        return both(*(self.plain(name, language, *arguments) for language in LANGUAGES))

    def has(self, name: str) -> bool:
        return name in self._texts

    def plain(self, name: str, language: str, *arguments: object) -> str:
        text = self._texts[name][language]
        for number, argument in enumerate(arguments, start=1):
            text = text.replace(f"%{number}", str(argument))
        return text

    def ids(self) -> set[str]:
        return set(self._texts)


def both(english: str, vietnamese: str) -> str:
    """Escaped markup of which one language is shown."""
    if english == vietnamese:
        return escape(english)
    return f'<span lang="en">{escape(english)}</span><span lang="vi">{escape(vietnamese)}</span>'
