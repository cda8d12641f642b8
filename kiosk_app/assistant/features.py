"""What of a question counts: words, pairs of words and pieces of words, each as a row of a fixed table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from kiosk_app.assistant.fold import Folded, fold

BITS = 16
"""The table has 2^BITS rows."""

_MASK = (1 << BITS) - 1
_PIECES = (3, 4, 5)
_EAST_PIECES = (1, 2, 3)
_PIECE = crc32(b"c")


def features(question: str) -> list[int]:
    """The rows that the question lights, ascending, each once."""
    folded = fold(question)
    rows = {crc32(piece.encode()) & _MASK for piece in _pieces(folded)}
    if folded.words:
        rows.update(_of_line(f" {' '.join(folded.words)} "))
    return sorted(rows)


def _pieces(folded: Folded) -> Iterator[str]:
    yield from _words(folded.words, "w")
    yield from (f"s{left} {right}" for left, right in zip(folded.words, folded.words[2:], strict=False))
    yield from _words(folded.marked, "m")
    for run in folded.east:
        yield from (f"e{run[at : at + size]}" for size in _EAST_PIECES for at in range(len(run) - size + 1))
    yield from (f"f{left[-2:]}{right[:2]}" for left, right in pairwise(folded.east))


def _of_line(line: str) -> Iterator[int]:
    """Pieces of the line; where each letter is one byte the line is encoded once for all of them."""
    if line.isascii():
        plain = line.encode()
        for size in _PIECES:
            for at in range(len(plain) - size + 1):
                yield crc32(plain[at : at + size], _PIECE) & _MASK
        return
    for size in _PIECES:
        for at in range(len(line) - size + 1):
            yield crc32(line[at : at + size].encode(), _PIECE) & _MASK


def _words(words: Sequence[str], kind: str) -> Iterator[str]:
    yield from (f"{kind}{word}" for word in words)
    yield from (f"{kind}{left} {right}" for left, right in pairwise(words))
