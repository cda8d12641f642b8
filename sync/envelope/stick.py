"""What lies on a stick between a kiosk without a line and the portal. Nothing on it is believed unproven.

FOLDER/index.json           what was written, for a person and to notice what is missing
FOLDER/dossiers/ID.sealed   sealed dossiers as they lay on the kiosk
FOLDER/receipts/ID.json     the portal's signed word on each
FOLDER/keyset.json          the key set under which to believe it
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from sync.contract import canonical, shape
from sync.contract.canonical import Json

INDEX = "index.json"
DOSSIERS = "dossiers"
RECEIPTS = "receipts"
KEYSET = "keyset.json"
SUFFIX = ".sealed"
MAX_DOSSIERS = 20_000
#: Whoever the stick is carried to is another user on another machine.
MODE = 0o644
MAX_INDEX_BYTES = 8 << 20
MAX_RECEIPT_BYTES = 64 << 10
MAX_KEYSET_BYTES = 256 << 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One sealed file; nothing of a person is in it."""

    dossier_id: str
    manifest_sha256: str
    size: int

    def to_json(self) -> dict[str, Json]:
        return {"id": self.dossier_id, "manifest_sha256": self.manifest_sha256, "size": self.size}


@dataclass(frozen=True, slots=True)
class Index:
    kiosk: str
    entries: tuple[Entry, ...]

    def to_bytes(self) -> bytes:
        return canonical.encode(
            {"version": "1", "kiosk": self.kiosk, "dossiers": [entry.to_json() for entry in self.entries]}
        )


@shape.parser
def parse_index(data: bytes) -> Index:
    decoded = canonical.decode(data, MAX_INDEX_BYTES, canonical=False)
    source = shape.obj(shape.unwrap(decoded), "version", "kiosk", "dossiers")
    if source["version"] != "1":
        raise shape.MisshapenError("version")
    entries = tuple(_entry(item) for item in shape.items(source, "dossiers", MAX_DOSSIERS))
    return Index(shape.text(source, "kiosk", 64, shape.NAME), entries)


def names(folder: Path, suffix: str) -> list[str]:
    """The dossier ids that files of `folder` are named by, sorted; strangers are passed over.

    Raises OSError where there is no such folder.
    """
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            stem = entry.name.removesuffix(suffix)
            if stem != entry.name and shape.UUID.fullmatch(stem):
                found.append(stem)
            if len(found) > MAX_DOSSIERS:
                break
    return sorted(found)


def read_bounded(path: Path, limit: int) -> bytes | None:
    """The whole of a regular file of at most `limit` bytes; None where it is a link, a device, or larger.

    A stick comes from anywhere: a link could lead into the machine, a device never end. Raises OSError.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > limit:
            return None
        pieces, left = [], limit + 1
        while left and (piece := os.read(handle, min(left, 1 << 20))):
            pieces.append(piece)
            left -= len(piece)
    finally:
        os.close(handle)
    return b"".join(pieces) if left else None


def _entry(value: object) -> Entry:
    source = shape.obj(value, "id", "manifest_sha256", "size")
    return Entry(
        shape.text(source, "id", 36, shape.UUID),
        shape.text(source, "manifest_sha256", 64, shape.SHA256),
        shape.integer(source, "size", 1),
    )
