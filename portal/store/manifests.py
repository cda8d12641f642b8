"""The manifest in a dossier's row, and where its leaves lie in the file."""

from __future__ import annotations

import itertools

from portal.store.models import Dossier
from sync.contract import canonical
from sync.contract.manifest import Manifest, parse_manifest
from sync.contract.signed import SignedDoc, parse_doc


def stored_doc(text: str) -> SignedDoc:
    """A signed document that this portal stored itself."""
    doc = parse_doc(text.encode())
    assert isinstance(doc, SignedDoc)
    return doc


def stored_manifest(row: Dossier) -> Manifest:
    """The manifest of a row; its signature was verified before the row was made."""
    manifest = parse_manifest(canonical.decode(stored_doc(row.manifest_doc).payload))
    assert isinstance(manifest, Manifest)
    return manifest


def offsets(manifest: Manifest) -> list[int]:
    """Byte offset of each leaf in the file of leaves."""
    return [0, *itertools.accumulate(manifest.sizes)][: len(manifest.sizes)]
