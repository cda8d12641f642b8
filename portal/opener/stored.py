"""The portal's storage as the envelope wants to read it."""

from __future__ import annotations

from portal.store.leaves import Leaves
from portal.store.manifests import offsets
from sync.contract.manifest import Manifest


class StoredLeaves:
    """One dossier's header and leaves."""

    def __init__(self, header: bytes, manifest: Manifest, files: Leaves) -> None:
        self._header = header
        self._manifest = manifest
        self._offsets = offsets(manifest)
        self._files = files

    @property
    def header_bytes(self) -> bytes:
        return self._header

    def leaf(self, index: int) -> bytes:
        """Sealed leaf `index`; empty where the manifest has none of that number."""
        if not 0 <= index < len(self._offsets):
            return b""
        return self._files.read(self._manifest.dossier_id, self._offsets[index], self._manifest.sizes[index])
