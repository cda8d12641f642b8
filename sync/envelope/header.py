"""The header of a sealed file: how it is cut, and the content key wrapped for each recipient."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from sync.contract import canonical, shape
from sync.contract.canonical import Json
from sync.contract.dossier import MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS
from sync.contract.faults import ContractFault
from sync.contract.keyset import Kem
from sync.contract.wire import MAX_HEADER_BYTES
from sync.envelope import kem as kems

VERSION = "1"
LEAF_SIZE = 32 * 1024
TAG_SIZE = 16
KEY_SIZE = 32
# Plaintext of a whole dossier; keeps the manifest under its limit of leaves and the opener's memory bounded.
MAX_TOTAL_BYTES = 96 << 20
_WRAP_CONTEXT = b"tram-mot-cua/1/wrap\0"


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """The content key, sealed with HPKE to one recipient; empty while the header is being made."""

    kid: str
    kem: Kem
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """`parts[i]` is the plaintext size of part i in bytes; `commitment` ties the content key to the header."""

    dossier_id: str
    parts: tuple[int, ...]
    commitment: bytes
    recipients: tuple[WrappedKey, ...]

    def to_bytes(self) -> bytes:
        recipients: list[Json] = [
            {"kid": r.kid, "kem": r.kem.value, "wrapped": canonical.b64encode(r.wrapped)}
            for r in self.recipients
        ]
        return canonical.encode(
            {
                "version": VERSION,
                "dossier_id": self.dossier_id,
                "leaf_size": LEAF_SIZE,
                "parts": list(self.parts),
                "commitment": canonical.b64encode(self.commitment),
                "recipients": recipients,
            }
        )

    def wrap_info(self) -> bytes:
        """HPKE `info`: context, dossier id, SHA-256 of this header with every `wrapped` empty."""
        bare = replace(self, recipients=tuple(replace(r, wrapped=b"") for r in self.recipients))
        return _WRAP_CONTEXT + self.dossier_id.encode("ascii") + hashlib.sha256(bare.to_bytes()).digest()

    def leaf_sizes(self) -> tuple[int, ...]:
        """Sealed size of each leaf in file order."""
        return tuple(size + TAG_SIZE for part in self.parts for size in _cut(part))

    def leaves_of(self, part: int) -> range:
        """Indices, in file order, of the leaves of one part."""
        first = sum(leaf_count(size) for size in self.parts[:part])
        return range(first, first + leaf_count(self.parts[part]))


def leaf_count(size: int) -> int:
    """Leaves of a part of `size` bytes; an empty part still has one, so that its end is sealed."""
    return max(1, -(-size // LEAF_SIZE))


def parse_header(data: bytes) -> Header | ContractFault:
    """The header in canonical JSON bytes, within every limit."""
    value = canonical.decode(data, MAX_HEADER_BYTES)
    return value if isinstance(value, ContractFault) else _read(value)


@shape.parser
def _read(value: object) -> Header:
    source = shape.obj(value, "version", "dossier_id", "leaf_size", "parts", "commitment", "recipients")
    if source["version"] != VERSION or source["leaf_size"] != LEAF_SIZE:
        raise shape.MisshapenError("version")
    parts = tuple(
        shape.integer({"parts": size}, "parts", 0, MAX_ATTACHMENT_BYTES)
        for size in shape.items(source, "parts", MAX_ATTACHMENTS + 1)
    )
    if not parts or sum(parts) > MAX_TOTAL_BYTES:
        raise shape.MisshapenError("parts")
    recipients = tuple(_recipient(item) for item in shape.items(source, "recipients", 8))
    if not recipients or len({r.kid for r in recipients}) != len(recipients):
        raise shape.MisshapenError("recipients")
    return Header(
        dossier_id=shape.text(source, "dossier_id", 36, shape.UUID),
        parts=parts,
        commitment=shape.blob(source, "commitment", 32, 32),
        recipients=recipients,
    )


def _recipient(value: object) -> WrappedKey:
    source = shape.obj(value, "kid", "kem", "wrapped")
    kem = shape.choice(source, "kem", Kem)
    size = kems.OVERHEAD[kem] + KEY_SIZE
    return WrappedKey(shape.text(source, "kid", 64, shape.NAME), kem, shape.blob(source, "wrapped", size, size))


def _cut(size: int) -> list[int]:
    count = leaf_count(size)
    return [LEAF_SIZE] * (count - 1) + [size - LEAF_SIZE * (count - 1)]
