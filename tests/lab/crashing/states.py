"""Which disks a power cut may leave at one moment: none, all, some or torn parts of what no fsync covered."""

from __future__ import annotations

import hashlib
import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tests.lab.crashing.disk import ROOT, Disk, File, Naming, Piece, apply, rename

SECTOR = 512
_MEMORY_ONLY = "-shm"
_T = TypeVar("_T", Piece, Naming)


@dataclass(frozen=True, slots=True)
class Content:
    """A file after the cut, as a recipe: what was durable, then `pieces` over it."""

    durable: bytes
    pieces: tuple[Piece, ...]
    digest: bytes

    def build(self) -> bytes:
        return _build(self.durable, self.pieces)


#: Path below the root → content; a folder's path ends with a slash and has none.
State = dict[str, Content | None]


def digest_of(state: State) -> bytes:
    total = hashlib.sha1(usedforsecurity=False)
    for path in sorted(state):
        content = state[path]
        total.update(path.encode() + b"\0" + (content.digest if content else b""))
    return total.digest()


class Sampler:
    """Draws states of a disk; `chance` decides. Remembers what it hashed."""

    def __init__(self, disk: Disk, chance: random.Random) -> None:
        self._disk = disk
        self._chance = chance
        self._known: dict[int, tuple[bytes, bytes]] = {}

    def states(self, count: int) -> Iterator[State]:
        """At most `count`, the two plain ones first: nothing of what hangs arrived, and all of it."""
        if not any(file.pending or file.pending_names for file in self._disk.files.values()):
            yield self._draw("none")
            return
        for turn in range(count):
            yield self._draw(("none", "all")[turn] if turn < 2 else "")

    def _draw(self, way: str) -> State:
        state: State = {}
        self._walk(state, "", ROOT, way)
        return state

    def _walk(self, state: State, prefix: str, number: int, way: str) -> None:
        folder = self._disk.files[number]
        names = dict(folder.durable_names)
        for naming in self._some(folder.pending_names, way):
            rename(names, naming)
        for name, child in names.items():
            if name.endswith(_MEMORY_ONLY):
                continue
            if self._disk.files[child].names is None:
                state[prefix + name] = self._content(child, way)
            else:
                state[f"{prefix}{name}/"] = None
                self._walk(state, f"{prefix}{name}/", child, way)

    def _content(self, number: int, way: str) -> Content:
        file = self._disk.files[number]
        pieces = self._some(file.pending, way)
        if not way and pieces and self._chance.random() < 0.6:
            pieces = tuple(part for piece in pieces for part in self._tear(piece))
        if not way and file.pending:
            pieces += self._early_size(file, pieces)
        if not pieces:
            known = self._known.get(number)
            if known is None or known[0] is not file.durable:
                known = self._known[number] = (file.durable, _hash(file.durable))
            return Content(file.durable, (), known[1])
        return Content(file.durable, pieces, _hash(_build(file.durable, pieces)))

    def _some(self, pending: Sequence[_T], way: str) -> tuple[_T, ...]:
        chance = self._chance
        if way == "none" or not pending:
            return ()
        kind = 0 if way == "all" else chance.randrange(5)
        if kind == 0:
            return tuple(pending)
        if kind == 1:
            return ()
        if kind == 2:
            return tuple(pending[: chance.randint(0, len(pending))])
        if kind == 3:
            # All but one: the single write that did not make it.
            left_out = chance.randrange(len(pending))
            return tuple(item for index, item in enumerate(pending) if index != left_out)
        return tuple(item for item in pending if chance.random() < 0.5)

    def _tear(self, piece: Piece) -> Iterator[Piece]:
        """Whole sectors of one write: a beginning, an end, or any."""
        data, chance = piece.data, self._chance
        if data is None or chance.random() < 0.4:
            yield piece
            return
        edges = [0, *range(SECTOR - piece.offset % SECTOR, len(data), SECTOR), len(data)]
        sectors = list(itertools.pairwise(edges))
        cut, kind = chance.randint(0, len(sectors)), chance.randrange(3)
        for index, (start, end) in enumerate(sectors):
            if (index < cut, index >= cut, chance.random() < 0.5)[kind]:
                yield Piece(piece.offset + start, data[start:end])

    def _early_size(self, file: File, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """A file's new size may arrive before its bytes; there lie zeros then, or somebody's old bytes."""
        built, wanted = _build(file.durable, pieces), len(file.now)
        if wanted <= len(built) or self._chance.random() < 0.6:
            return ()
        if self._chance.random() < 0.5:
            return (Piece(wanted, None),)
        return (
            Piece(len(built), self._chance.randbytes(min(wanted - len(built), SECTOR))),
            Piece(wanted, None),
        )


def _build(durable: bytes, pieces: Sequence[Piece]) -> bytes:
    content = bytearray(durable)
    for piece in pieces:
        apply(content, piece)
    return bytes(content)


def _hash(content: bytes) -> bytes:
    return hashlib.sha1(content, usedforsecurity=False).digest()
