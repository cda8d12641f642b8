"""From the folder of topics to the file of the table, the same bytes each time on one machine."""

from __future__ import annotations

import zlib
from pathlib import Path
from random import Random

from kiosk_app.assistant.table import packed
from kiosk_app.assistant.topics import CORPUS, Kind, Topic, load_topics
from kiosk_app.assistant.training.fit import fit, rounded
from kiosk_app.assistant.training.sentences import PATTERNS, sentences
from kiosk_app.assistant.training.vocabulary import vocabulary
from kiosk_app.assistant.words import WORDS

SEED = 2026
ROUNDS = 10
OUTSIDE_LEAST = 0.8
"""What a sentence of outside counts for at least: being many, each would count for little."""


def checksum() -> str:
    """Of every file that the table is made of."""
    total = 0
    for path in (*sorted(CORPUS.glob("*.toml")), PATTERNS):
        total = zlib.crc32(path.name.encode() + b"\0" + path.read_bytes(), total)
    return f"{total:08x}"


def build(topics: tuple[Topic, ...] | None = None, rounds: int = ROUNDS) -> bytes:
    """Train and pack. Raises CorpusError."""
    topics = topics or load_topics()
    made = sentences(topics, Random(SEED))  # noqa: S311 - the same table each time
    outside = {topic.id for topic in topics if topic.kind is Kind.OUT_OF_SCOPE}
    columns = {topic.id: at for at, topic in enumerate(topics)}
    weights = fit(
        [each.text for each in made],
        [columns[each.topic] for each in made],
        [f"{each.topic} {each.language}" for each in made],
        [OUTSIDE_LEAST if each.topic in outside else 0.0 for each in made],
        classes=len(topics),
        rounds=rounds,
        seed=SEED,
    )
    cells, step = rounded(weights)
    return packed(topics, checksum(), step, cells.tobytes())


def write(path: Path, words: Path = WORDS) -> int:
    """Build and write both files; how many bytes the table has."""
    words.parent.mkdir(parents=True, exist_ok=True)
    words.write_bytes(vocabulary(load_topics(), checksum()))
    content = build()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return len(content)
