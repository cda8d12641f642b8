"""Open a sealed dossier: for the portal's opener and the escrow, who hold a private key."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from sync.contract.call_back import CallBack, is_call_back, parse_call_back
from sync.contract.dossier import Attachment, Dossier, parse_dossier
from sync.contract.faults import ContractFault
from sync.contract.manifest import Manifest
from sync.envelope import stream
from sync.envelope.faults import EnvelopeCode, EnvelopeFault
from sync.envelope.header import Header, parse_header
from sync.envelope.kem import PrivateKey


class LeafSource(Protocol):
    """Where sealed leaves are kept: a `SealedFile`, or the portal's own storage."""

    @property
    def header_bytes(self) -> bytes: ...

    def leaf(self, index: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Opened:
    """`files[i]` belongs to `dossier.attachments[i]`, its hash and size checked."""

    header: Header
    dossier: Dossier
    dossier_bytes: bytes
    files: tuple[bytes, ...]

    def pairs(self) -> tuple[tuple[Attachment, bytes], ...]:
        return tuple(zip(self.dossier.attachments, self.files, strict=True))


@dataclass(frozen=True, slots=True)
class OpenedCallBack:
    """No dossier: somebody wishes to be called back."""

    header: Header
    call_back: CallBack


@dataclass(frozen=True, slots=True)
class _Parts:
    header: Header
    header_sha256: str
    parts: tuple[bytes, ...]


def open_sealed(
    source: LeafSource, private_keys: Mapping[str, PrivateKey], manifest: Manifest | None = None
) -> Opened | EnvelopeFault:
    """Open with whichever of `private_keys` (kid → key) is a recipient; all or nothing.

    With `manifest` (its signature already verified) the plaintext must also agree with what it says.
    """
    found = _open_parts(source, private_keys)
    return found if isinstance(found, EnvelopeFault) else _dossier(found, manifest)


def open_any(
    source: LeafSource, private_keys: Mapping[str, PrivateKey], manifest: Manifest | None = None
) -> Opened | OpenedCallBack | EnvelopeFault:
    """As `open_sealed`, for whoever also takes wishes to be called back."""
    found = _open_parts(source, private_keys)
    if isinstance(found, EnvelopeFault):
        return found
    return _call_back(found, manifest) if is_call_back(found.parts[0]) else _dossier(found, manifest)


def _open_parts(source: LeafSource, private_keys: Mapping[str, PrivateKey]) -> _Parts | EnvelopeFault:
    header = parse_header(source.header_bytes)
    if isinstance(header, ContractFault):
        return EnvelopeFault(EnvelopeCode.HEADER, header.detail)
    content_key = _unwrap(header, private_keys)
    if isinstance(content_key, EnvelopeFault):
        return content_key
    header_sha256 = hashlib.sha256(source.header_bytes).digest()
    parts: list[bytes] = []
    for index in range(len(header.parts)):
        part = _open_part(source, header, index, stream.part_key(content_key, index), header_sha256)
        if isinstance(part, EnvelopeFault):
            return part
        parts.append(part)
    return _Parts(header, header_sha256.hex(), tuple(parts))


def _call_back(found: _Parts, manifest: Manifest | None) -> OpenedCallBack | EnvelopeFault:
    wish = parse_call_back(found.parts[0])
    if isinstance(wish, ContractFault):
        return EnvelopeFault(EnvelopeCode.DOSSIER, wish.detail or wish.code)
    if wish.id != found.header.dossier_id:
        return EnvelopeFault(EnvelopeCode.DOSSIER, "id")
    if manifest is not None and not _agrees(wish, found.header_sha256, manifest):
        return EnvelopeFault(EnvelopeCode.MANIFEST, "call_back")
    if len(found.parts) > 1:
        return EnvelopeFault(EnvelopeCode.ATTACHMENT, "count")
    return OpenedCallBack(found.header, wish)


def _dossier(found: _Parts, manifest: Manifest | None) -> Opened | EnvelopeFault:
    header, parts = found.header, found.parts
    dossier = parse_dossier(parts[0])
    if isinstance(dossier, ContractFault):
        return EnvelopeFault(EnvelopeCode.DOSSIER, dossier.detail or dossier.code)
    if dossier.id != header.dossier_id:
        return EnvelopeFault(EnvelopeCode.DOSSIER, "id")
    if manifest is not None and not _agrees(dossier, found.header_sha256, manifest):
        return EnvelopeFault(EnvelopeCode.MANIFEST, "dossier")
    if len(dossier.attachments) != len(parts) - 1:
        return EnvelopeFault(EnvelopeCode.ATTACHMENT, "count")
    for attachment, data in zip(dossier.attachments, parts[1:], strict=True):
        if (attachment.size, attachment.sha256) != (len(data), hashlib.sha256(data).hexdigest()):
            return EnvelopeFault(EnvelopeCode.ATTACHMENT, attachment.id)
    return Opened(header, dossier, parts[0], parts[1:])


def _unwrap(header: Header, private_keys: Mapping[str, PrivateKey]) -> bytes | EnvelopeFault:
    wrapped = next((r for r in header.recipients if r.kid in private_keys), None)
    if wrapped is None:
        return EnvelopeFault(EnvelopeCode.NO_KEY)
    key = private_keys[wrapped.kid]
    content_key = key.open(wrapped.wrapped, header.wrap_info()) if key.kem is wrapped.kem else None
    if content_key is None or not stream.commits(content_key, header.dossier_id, header.commitment):
        return EnvelopeFault(EnvelopeCode.WRONG_KEY)
    return content_key


def _open_part(
    source: LeafSource, header: Header, part: int, key: bytes, header_sha256: bytes
) -> bytes | EnvelopeFault:
    indices = header.leaves_of(part)
    pieces: list[bytes] = []
    for place, index in enumerate(indices):
        last = index == indices[-1]
        piece = stream.open_leaf(key, place, source.leaf(index), header_sha256, last=last)
        if piece is None:
            return EnvelopeFault(EnvelopeCode.TAMPERED, f"leaf {index}")
        pieces.append(piece)
    data = b"".join(pieces)
    return data if len(data) == header.parts[part] else EnvelopeFault(EnvelopeCode.TAMPERED, f"part {part}")


def _agrees(dossier: Dossier | CallBack, header_sha256: str, manifest: Manifest) -> bool:
    said = (manifest.dossier_id, manifest.code, manifest.kiosk, manifest.sequence, manifest.practice)
    true = (dossier.id, dossier.code, dossier.kiosk, dossier.sequence, dossier.practice)
    return said == true and manifest.header_sha256 == header_sha256
