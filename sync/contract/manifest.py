"""The manifest: what the portal must hold before a dossier is complete, signed by the kiosk's device key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sync.contract import shape, signed
from sync.contract.canonical import Json
from sync.contract.faults import ContractFault

MAX_LEAVES = 4096
# 32 KiB of plaintext and the tag of 16 bytes.
MAX_LEAF_BYTES = 32 * 1024 + 16


@dataclass(frozen=True, slots=True)
class JournalHead:
    """How far the kiosk's audit journal had come: the number of its newest entry, and that entry's hash."""

    number: int
    head: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`leaves[i]` is the SHA-256 (hexadecimal) and `sizes[i]` the bytes of sealed leaf i, in file order.

    `journal` anchors the kiosk's journal at the portal; a kiosk whose journal cannot be read leaves it out.
    """

    dossier_id: str
    code: str
    kiosk: str
    sequence: int
    practice: bool
    header_sha256: str
    leaves: tuple[str, ...]
    sizes: tuple[int, ...]
    journal: JournalHead | None = None

    def to_json(self) -> dict[str, Json]:
        anchor: dict[str, Json] = {}
        if self.journal is not None:
            anchor["journal"] = {"number": self.journal.number, "head": self.journal.head}
        return anchor | {
            "version": "1",
            "dossier_id": self.dossier_id,
            "code": self.code,
            "kiosk": self.kiosk,
            "sequence": self.sequence,
            "practice": self.practice,
            "header_sha256": self.header_sha256,
            "leaves": list(self.leaves),
            "sizes": list(self.sizes),
        }


def verify_manifest(doc: object, device_keys: Mapping[str, bytes]) -> Manifest | ContractFault:
    """The manifest in `doc` if one of the enrolled device keys signed it."""
    payload = signed.verify(signed.Kind.MANIFEST, doc, device_keys)
    return payload if isinstance(payload, ContractFault) else parse_manifest(payload)


@shape.parser
def parse_manifest(value: object) -> Manifest:
    source = shape.obj_with(
        value,
        (
            *("version", "dossier_id", "code", "kiosk", "sequence"),
            *("practice", "header_sha256", "leaves", "sizes"),
        ),
        ("journal",),
    )
    if source["version"] != "1":
        raise shape.MisshapenError("version")
    leaves = shape.items(source, "leaves", MAX_LEAVES)
    sizes = shape.items(source, "sizes", MAX_LEAVES)
    if not leaves or len(leaves) != len(sizes):
        raise shape.MisshapenError("leaves")
    return Manifest(
        dossier_id=shape.text(source, "dossier_id", 36, shape.UUID),
        code=shape.code(source),
        kiosk=shape.text(source, "kiosk", 64, shape.NAME),
        sequence=shape.integer(source, "sequence", 1),
        practice=shape.flag(source, "practice"),
        header_sha256=shape.text(source, "header_sha256", 64, shape.SHA256),
        leaves=tuple(shape.text({"leaf": leaf}, "leaf", 64, shape.SHA256) for leaf in leaves),
        sizes=tuple(shape.integer({"size": size}, "size", 16, MAX_LEAF_BYTES) for size in sizes),
        journal=_journal(source["journal"]) if "journal" in source else None,
    )


def _journal(value: object) -> JournalHead:
    source = shape.obj(value, "number", "head")
    return JournalHead(shape.integer(source, "number"), shape.text(source, "head", 64, shape.SHA256))
