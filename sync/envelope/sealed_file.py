"""A sealed dossier on disk: one file, since twenty small ones cost five times the fsyncs.

`TAMSEAL1`, header length (4 bytes, big-endian), header, manifest length (4), signed manifest, leaves.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sync.contract import canonical
from sync.contract.faults import ContractFault
from sync.contract.manifest import MAX_LEAVES, Manifest, parse_manifest
from sync.contract.signed import DOCUMENT_LIMIT, SignedDoc, parse_doc
from sync.contract.wire import MAX_HEADER_BYTES
from sync.envelope.durable import write_new
from sync.envelope.faults import EnvelopeCode, EnvelopeFault, disk_fault
from sync.envelope.header import MAX_TOTAL_BYTES, TAG_SIZE, Header, parse_header

MAGIC = b"TAMSEAL1"
MAX_FILE_BYTES = MAX_TOTAL_BYTES + MAX_LEAVES * TAG_SIZE + MAX_HEADER_BYTES + DOCUMENT_LIMIT + 64
SUFFIX = ".sealed"
_PIECE = 1 << 18


@dataclass(frozen=True, slots=True)
class SealedFile:
    """The readable parts of a sealed file; `data` is the whole of it, empty where `path` says where it lies."""

    header_bytes: bytes
    header: Header
    manifest_doc: SignedDoc
    offsets: tuple[int, ...]
    data: bytes
    path: Path | None = None

    def leaf(self, index: int) -> bytes:
        """Sealed leaf `index`; shorter than it should be where the file is cut off."""
        start, end = self.offsets[index], self.offsets[index + 1]
        if self.path is None:
            return self.data[start:end]
        with self.path.open("rb") as file:
            file.seek(start)
            return file.read(end - start)

    def leaves(self, first: int, count: int) -> bytes:
        """`count` consecutive sealed leaves, as one upload carries them."""
        return b"".join(self.leaf(index) for index in range(first, first + count))


def assemble(header: bytes, manifest_doc: SignedDoc, leaves: Sequence[bytes]) -> bytes:
    manifest = manifest_doc.to_bytes()
    return b"".join((MAGIC, _length(header), header, _length(manifest), manifest, *leaves))


def parse_blob(data: bytes) -> SealedFile | EnvelopeFault:
    """A whole sealed file in memory."""
    return _parse(data, len(data), None)


def open_file(path: Path) -> SealedFile | EnvelopeFault:
    """A sealed file on disk; its leaves are read when they are asked for."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            head = file.read(min(size, MAX_HEADER_BYTES + DOCUMENT_LIMIT + 64))
    except OSError as error:
        return disk_fault(error)
    return _parse(head, size, path)


def read_leaf(path: Path, index: int) -> bytes | EnvelopeFault:
    """Sealed leaf `index` of the file at `path`."""
    sealed = open_file(path)
    if isinstance(sealed, EnvelopeFault):
        return sealed
    if not 0 <= index < len(sealed.offsets) - 1:
        return EnvelopeFault(EnvelopeCode.TRUNCATED, f"leaf {index}")
    try:
        return sealed.leaf(index)
    except OSError as error:
        return disk_fault(error)


def check_file(path: Path, manifest: Manifest) -> EnvelopeFault | None:
    """Read the file back and compare each byte's hash with the manifest, before its plaintext is forgotten."""
    sealed = open_file(path)
    if isinstance(sealed, EnvelopeFault):
        return sealed
    if hashlib.sha256(sealed.header_bytes).hexdigest() != manifest.header_sha256:
        return EnvelopeFault(EnvelopeCode.MANIFEST, "header")
    if sealed.header.leaf_sizes() != manifest.sizes:
        return EnvelopeFault(EnvelopeCode.MANIFEST, "sizes")
    for index, expected in enumerate(manifest.leaves):
        try:
            leaf = sealed.leaf(index)
        except OSError as error:
            return disk_fault(error)
        if hashlib.sha256(leaf).hexdigest() != expected:
            return EnvelopeFault(EnvelopeCode.TAMPERED, f"leaf {index}")
    return None


def read_back(path: Path, blob: bytes) -> EnvelopeFault | None:
    """Compare the file with the very bytes that were to be in it: cheaper than hashes, and as strict."""
    wanted = memoryview(blob)
    piece = bytearray(_PIECE)
    try:
        with path.open("rb", buffering=0) as file:
            while wanted:
                count = file.readinto(piece)
                # A slice of it is a copy: only the last piece is short.
                found = piece if count == _PIECE else piece[:count]
                if not count or found != wanted[:count]:
                    return EnvelopeFault(EnvelopeCode.TAMPERED, "read back")
                wanted = wanted[count:]
            longer = file.read(1)
    except OSError as error:
        return disk_fault(error)
    return EnvelopeFault(EnvelopeCode.TAMPERED, "read back") if longer else None


def write_sealed(path: Path, blob: bytes) -> EnvelopeFault | None:
    """Keep the file durably; only then may a row name it.

    It gets its own name at once: a file that no row names promises nothing and is collected, so a rename would
    protect nobody and cost the disk one more flush.
    """
    try:
        # Of a submit whose row was refused, at most.
        path.unlink(missing_ok=True)
        write_new(path, blob, 0o660)
    except OSError as error:
        return disk_fault(error)
    return None


def _parse(data: bytes, size: int, path: Path | None) -> SealedFile | EnvelopeFault:
    if size > MAX_FILE_BYTES:
        return EnvelopeFault(EnvelopeCode.TOO_LARGE)
    start = parse_start(data)
    if isinstance(start, EnvelopeFault):
        return start
    header_bytes, header, manifest_doc, end = start
    offsets = [end]
    for leaf in header.leaf_sizes():
        offsets.append(offsets[-1] + leaf)
    if offsets[-1] != size:
        return EnvelopeFault(EnvelopeCode.TRUNCATED, "leaves")
    kept = data if path is None else b""
    return SealedFile(header_bytes, header, manifest_doc, tuple(offsets), kept, path)


def parse_start(data: bytes) -> tuple[bytes, Header, SignedDoc, int] | EnvelopeFault:
    """Header, as bytes and read, manifest, and where the first leaf begins; nothing of it verified."""
    if not data.startswith(MAGIC):
        return EnvelopeFault(EnvelopeCode.NOT_SEALED)
    header_bytes = _block(data, len(MAGIC), MAX_HEADER_BYTES)
    if header_bytes is None:
        return EnvelopeFault(EnvelopeCode.TRUNCATED, "header")
    manifest_at = len(MAGIC) + 4 + len(header_bytes)
    manifest_bytes = _block(data, manifest_at, DOCUMENT_LIMIT)
    if manifest_bytes is None:
        return EnvelopeFault(EnvelopeCode.TRUNCATED, "manifest")
    header, manifest_doc = parse_header(header_bytes), parse_doc(manifest_bytes)
    if isinstance(header, ContractFault):
        return EnvelopeFault(EnvelopeCode.HEADER, header.detail)
    if isinstance(manifest_doc, ContractFault):
        return EnvelopeFault(EnvelopeCode.MANIFEST, manifest_doc.detail)
    return header_bytes, header, manifest_doc, manifest_at + 4 + len(manifest_bytes)


def manifest_of(sealed: SealedFile) -> Manifest | EnvelopeFault:
    """What the file's manifest says, unverified: shape only."""
    value = canonical.decode(sealed.manifest_doc.payload)
    manifest = value if isinstance(value, ContractFault) else parse_manifest(value)
    return (
        EnvelopeFault(EnvelopeCode.MANIFEST, manifest.detail)
        if isinstance(manifest, ContractFault)
        else manifest
    )


def _block(data: bytes, at: int, limit: int) -> bytes | None:
    length = int.from_bytes(data[at : at + 4], "big")
    block = data[at + 4 : at + 4 + length]
    return block if 0 < length <= limit and len(block) == length else None


def _length(block: bytes) -> bytes:
    return len(block).to_bytes(4, "big")
