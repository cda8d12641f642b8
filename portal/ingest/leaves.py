"""Leaves as they come off the wire: each whole one is checked at once, and kept even if the line then dies."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from portal.store.leaves import Leaves
from portal.store.manifests import offsets
from sync.contract.manifest import Manifest


class LeafReceiver:
    """Feed it a body in pieces in the event loop; run `keep`, which blocks on the disk, beside it.

    What comes while the disk is at work is kept in one go after it: a slow line costs one fsync a leaf and
    holds none back, a fast one shares them. No request is so long that its leaves would fill the memory.
    """

    def __init__(
        self,
        manifest: Manifest,
        first: int,
        count: int,
        files: Leaves,
        add_rows: Callable[[str, list[int]], None],
    ) -> None:
        self._manifest = manifest
        self._offsets = offsets(manifest)
        self._end = first + count
        self._next = first
        self._files = files
        self._add_rows = add_rows
        self._buffer = bytearray()
        self._whole: list[tuple[int, bytes]] = []
        self._stored: list[int] = []
        self._digest = hashlib.sha256()
        self.is_wrong = False
        """A leaf had another hash, or more bytes came than the leaves have."""

    def feed(self, piece: bytes) -> None:
        """Take the next bytes of the body; whatever follows a wrong leaf is dropped."""
        if self.is_wrong:
            return
        self._digest.update(piece)
        self._buffer += piece
        while self._next < self._end:
            size = self._manifest.sizes[self._next]
            if len(self._buffer) < size:
                return
            leaf = bytes(self._buffer[:size])
            if hashlib.sha256(leaf).hexdigest() != self._manifest.leaves[self._next]:
                self.is_wrong = True
                return
            del self._buffer[:size]
            self._whole.append((self._next, leaf))
            self._next += 1
        self.is_wrong = bool(self._buffer)

    @property
    def due(self) -> bool:
        """Whole leaves wait in memory."""
        return bool(self._whole)

    @property
    def is_complete(self) -> bool:
        return self._next == self._end and not self.is_wrong

    def body_sha256(self) -> bytes:
        return self._digest.digest()

    def keep(self) -> None:
        """Bytes first, durably; then the rows that say so. Raises OSError when the disk refuses."""
        if not self._whole:
            return
        whole, self._whole = self._whole, []
        dossier_id = self._manifest.dossier_id
        self._files.write(dossier_id, [(self._offsets[n], leaf) for n, leaf in whole])
        numbers = [n for n, _ in whole]
        self._add_rows(dossier_id, numbers)
        self._stored += numbers

    @property
    def stored(self) -> tuple[int, ...]:
        return tuple(self._stored)
