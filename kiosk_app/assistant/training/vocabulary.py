"""The words of each topic and those of all, read off the corpus and its patterns; nothing of it is fitted."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kiosk_app.assistant.language import LANGUAGES
from kiosk_app.assistant.topics import Kind, Topic
from kiosk_app.assistant.training.sentences import PATTERNS
from kiosk_app.assistant.words import packed_words, tokens

COMMON_FROM = 12
"""The number of topics from which a word of them tells nothing about any."""


def vocabulary(topics: Sequence[Topic], corpus: str, patterns: Path = PATTERNS) -> bytes:
    """The file of words. `corpus` is the checksum of the sources."""
    inside = [topic for topic in topics if topic.kind in (Kind.PROCEDURE, Kind.SERVICE)]
    by_topic = {topic.id: frozenset[str]().union(*(tokens(text) for text in _said(topic))) for topic in inside}
    counts = Counter(word for words in by_topic.values() for word in words)
    common = {word for word, count in counts.items() if count >= COMMON_FROM}
    for text in _around(tomllib.loads(patterns.read_text(encoding="utf-8"))):
        common |= tokens(text)
    return packed_words({topic: words - common for topic, words in by_topic.items()}, common, corpus)


def _said(topic: Topic) -> Iterator[str]:
    for said in topic.said.values():
        yield from (*said.things, *said.does, *said.says)


def _around(asked: dict[str, Any]) -> Iterator[str]:
    """What stands around the seed of a pattern, in every language."""
    for language in LANGUAGES:
        for patterns in asked[language].values():
            for pattern in patterns:
                yield from pattern.split("{}")
