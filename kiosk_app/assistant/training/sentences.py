"""Sentences out of the corpus: each thing, deed and saying in some of the ways in which people ask."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from kiosk_app.assistant.topics import Kind, Topic
from kiosk_app.assistant.training.noise import retyped

PATTERNS = Path(__file__).parents[1] / "patterns.toml"
_DRAWN = {"things": 7, "does": 7, "says": 5}
_CROSSED = 90
_TURNED, _ABROAD = 5, 2
"""How often a thing of a procedure is turned to what nobody here can do, and how often said for elsewhere."""
_BEFORE, _AFTER = 0.2, 0.2
_STORIES = {"vi": 3}
"""How many long stories are told around a seed; one in the other languages."""
_BARE = 2
"""How many times more a thing stands there as it is: two words are the whole question of many."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the topic that it is about and its language."""

    text: str
    topic: str
    language: str


def sentences(topics: Sequence[Topic], random: Random, patterns: Path = PATTERNS) -> list[Sentence]:
    """Each drawn sentence as it is and retyped twice; the same for the same `random`."""
    asked = tomllib.loads(patterns.read_text(encoding="utf-8"))
    crossed, outside = asked.pop("crossed"), asked.pop("outside")
    turned, abroad = asked.pop("turned"), asked.pop("abroad")
    made: list[Sentence] = []
    for topic in topics:
        for language, said in sorted(topic.said.items()):
            for key in ("things", "does", "says"):
                for seed in getattr(said, key):
                    patterns_of_key = asked[language].get(key, ["{}"])
                    if topic.kind is Kind.OUT_OF_SCOPE and key == "things":
                        patterns_of_key = [*patterns_of_key, *outside[language]]
                    for text in _asked(seed, patterns_of_key, asked[language], _drawn(topic, key), random):
                        made.extend(_typed(text, topic.id, language, random))
                    if key == "things":
                        made.extend(Sentence(seed, topic.id, language) for _ in range(_BARE))
                    for story in _stories(seed, patterns_of_key, asked[language], language, random):
                        made.append(Sentence(story, topic.id, language))
                        if language == "vi":
                            made.append(Sentence(retyped(story, language, random), topic.id, language))
    procedures = [topic for topic in topics if topic.kind is Kind.PROCEDURE]
    for language, services in sorted(crossed.items()):
        made.extend(_crossed(procedures, language, services, random))
    for language, away in sorted(turned.items()):
        made.extend(_turned(procedures, language, away, abroad[language], random))
    return made


def _drawn(topic: Topic, key: str) -> int:
    return _DRAWN[key] * (2 if topic.kind is Kind.OUT_OF_SCOPE and key == "things" else 1)


def _asked(
    seed: str, patterns: Sequence[str], around: Mapping[str, Sequence[str]], drawn: int, random: Random
) -> Iterator[str]:
    """The seed, in some patterns, and between what people say before and after whatever they ask."""
    yield seed
    for pattern in random.sample(list(patterns), min(drawn, len(patterns))):
        text = pattern.replace("{}", seed)
        if random.random() < _BEFORE:
            text = f"{random.choice(around['before'])} {text}"
        if random.random() < _AFTER:
            text = f"{text} {random.choice(around['after'])}"
        yield text


def _stories(
    seed: str, patterns: Sequence[str], around: Mapping[str, Sequence[str]], language: str, random: Random
) -> Iterator[str]:
    """The seed between clauses that have nothing to do with it, as who tells everything from the beginning."""
    between = {"zh": "，", "ja": "、"}.get(language, ", ")
    for _ in range(_STORIES.get(language, 1)):
        asides = random.sample(list(around["asides"]), random.randint(1, 4))
        told = random.choice(list(patterns)).replace("{}", seed)
        place = random.randint(max(0, len(asides) - 1), len(asides))
        yield between.join([*asides[:place], told, *asides[place:]])


def _typed(text: str, topic: str, language: str, random: Random) -> Iterator[Sentence]:
    yield Sentence(text, topic, language)
    for _ in range(2 if language == "vi" else 1):
        yield Sentence(retyped(text, language, random), topic, language)


def _crossed(
    procedures: Sequence[Topic], language: str, services: Mapping[str, Sequence[str]], random: Random
) -> Iterator[Sentence]:
    things = [
        thing
        for topic in procedures
        if topic.id != "land_certificate_status"  # its own status is its own topic
        for thing in topic.said[language].things
    ]
    for service, patterns in sorted(services.items()):
        for thing in random.sample(things, min(_CROSSED, len(things))):
            yield from _typed(random.choice(list(patterns)).replace("{}", thing), service, language, random)


def _turned(
    procedures: Sequence[Topic],
    language: str,
    away: Mapping[str, Any],
    abroad: Sequence[str],
    random: Random,
) -> Iterator[Sentence]:
    """The thing with a place or a deed that makes it none of ours, and with a place that changes nothing."""
    topic, places, patterns = str(away["topic"]), list(away["places"]), list(away["patterns"])
    for procedure in procedures:
        for thing in procedure.said[language].things:
            for times, of, forms in ((_TURNED, topic, patterns), (_ABROAD, procedure.id, abroad)):
                for _ in range(times):
                    text = random.choice(forms).replace("{}", thing).replace("@", random.choice(places))
                    yield from _typed(text, of, language, random)
