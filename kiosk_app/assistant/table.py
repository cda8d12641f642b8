"""The table of weights: one line of JSON, then a byte for each row and topic. Read and summed without numpy.

A window must not carry numpy's memory for a sum of three hundred rows; see docs/decisions.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.assistant.features import BITS
from kiosk_app.assistant.topics import Kind, Topic

TABLE = Path(__file__).parents[2] / "assets" / "assistant" / "topics.table"
_FORM = "topics-1"
_LARGEST = 4 << 20


class TableError(ValueError):
    """The file is no table of this form; the text says why."""


@dataclass(frozen=True, slots=True)
class Table:
    """`topics` are the columns, `corpus` is the checksum of its sources, a weight is a byte times `step`."""

    topics: tuple[Topic, ...]
    corpus: str
    step: float
    cells: memoryview

    def chances(self, rows: Sequence[int]) -> list[float]:
        """How likely each topic is for a question that lights these rows; all alike for none."""
        wide = len(self.topics)
        if not rows:
            return [1 / wide] * wide
        lit = [self.cells[row * wide : (row + 1) * wide] for row in rows]
        scale = self.step / math.sqrt(len(rows))
        scores = [sum(column) * scale for column in zip(*lit, strict=True)]
        highest = max(scores)
        raised = [math.exp(score - highest) for score in scores]
        total = sum(raised)
        return [each / total for each in raised]


def packed(topics: Sequence[Topic], corpus: str, step: float, cells: bytes) -> bytes:
    """The file of a table."""
    told = [
        {"id": each.id, "kind": each.kind, "names": each.names, "leads_to": each.leads_to} for each in topics
    ]
    head = {"form": _FORM, "bits": BITS, "topics": told, "corpus": corpus, "step": step}
    return json.dumps(head).encode() + b"\n" + zlib.compress(cells, 9)


def read_table(path: Path = TABLE) -> Table:
    """Raises TableError, or OSError where the file cannot be read."""
    head, _, body = path.read_bytes().partition(b"\n")
    try:
        told = json.loads(head)
        topics = tuple(_topic(each) for each in told["topics"])
        corpus, step = str(told["corpus"]), float(told["step"])
        form, bits = told["form"], told["bits"]
        unpacking = zlib.decompressobj()
        cells = unpacking.decompress(body, _LARGEST)
    except (ValueError, KeyError, TypeError, zlib.error) as unreadable:
        raise TableError(f"{path.name}: {unreadable}") from unreadable
    if (form, bits) != (_FORM, BITS) or len(cells) != len(topics) << BITS or not math.isfinite(step):
        raise TableError(f"{path.name}: not of the form {_FORM} with {BITS} bits")
    return Table(topics, corpus, step, memoryview(cells).cast("b"))


def _topic(told: Mapping[str, object]) -> Topic:
    """Without what people say about it. Raises KeyError, TypeError, ValueError."""
    names, leads_to = told["names"], told["leads_to"]
    if not isinstance(names, list) or not isinstance(leads_to, list):
        raise TypeError("names and leads_to are lists")
    return Topic(
        str(told["id"]), Kind(str(told["kind"])), tuple(map(str, names)), tuple(map(str, leads_to)), {}
    )
