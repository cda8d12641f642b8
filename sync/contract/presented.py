"""What was laid on the kiosk's reader: which document, and what was found out about its chip.

The kiosk's finding, under its signature like the rest of the dossier. It proves nothing of whoever held it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from sync.contract import shape
from sync.contract.canonical import Json

_ISSUER = re.compile(r"[A-Z]{0,3}")
_REASON = re.compile(r"[a-z_]{1,40}(:[0-9]{1,2})?")
_SHA256 = re.compile(r"([0-9a-f]{64})?")
_MAX_REASONS = 16


class DocumentKind(StrEnum):
    """The Vietnamese card, a passport of any country, another document with such a chip."""

    CARD = "card"
    PASSPORT = "passport"
    OTHER = "other"


class ChipTrust(StrEnum):
    """Passive authentication's three outcomes (ICAO 9303-11, 5.1): signed by an issuer whom the kiosk knows;
    consistent in itself, of an issuer whom it does not know; forged or a copy.
    """

    TRUSTED = "trusted"
    CONSISTENT = "consistent"
    FAILED = "failed"


class Genuine(StrEnum):
    """Whether it is the chip that was issued, by its own proof (6.1, 6.2)."""

    PROVEN = "proven"
    NOT_OFFERED = "not_offered"
    FAILED = "failed"


class Access(StrEnum):
    BAC = "bac"
    PACE = "pace"
    PACE_CAM = "pace-cam"


class Proof(StrEnum):
    """Chip Authentication Mapping, Active Authentication, Chip Authentication."""

    MAPPING = "mapping"
    ACTIVE = "active"
    CHIP = "chip"


@dataclass(frozen=True, slots=True)
class ChipChecked:
    """`proofs` were asked in this order; where it is proven, by the last. `reasons` are codes, the one that
    decided first ("group_hash:13"). `sod_sha256` (hexadecimal, empty without one) is of the security object.
    """

    trust: ChipTrust
    genuine: Genuine
    access: Access
    proofs: tuple[Proof, ...] = ()
    reasons: tuple[str, ...] = ()
    sod_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Presented:
    """`issuer`: code of up to three letters, empty where nothing told it. `chip` None: none was read.

    A chip that failed stands here too, beside an identity that is a claim.
    """

    document: DocumentKind
    issuer: str = ""
    chip: ChipChecked | None = None

    def to_json(self) -> dict[str, Json]:
        chip = self.chip
        return {
            "document": self.document.value,
            "issuer": self.issuer,
            "chip": None
            if chip is None
            else {
                "trust": chip.trust.value,
                "genuine": chip.genuine.value,
                "access": chip.access.value,
                "proofs": [one.value for one in chip.proofs],
                "reasons": list(chip.reasons),
                "sod_sha256": chip.sod_sha256,
            },
        }


def read_presented(value: object) -> Presented:
    """Inside a reader: raises `shape.MisshapenError`."""
    source = shape.obj(value, "document", "issuer", "chip")
    return Presented(
        document=shape.choice(source, "document", DocumentKind),
        issuer=shape.text(source, "issuer", 3, _ISSUER),
        chip=None if source["chip"] is None else _chip(source["chip"]),
    )


def _chip(value: object) -> ChipChecked:
    source = shape.obj(value, "trust", "genuine", "access", "proofs", "reasons", "sod_sha256")
    proofs = shape.items(source, "proofs", len(Proof))
    reasons = shape.items(source, "reasons", _MAX_REASONS)
    found = ChipChecked(
        trust=shape.choice(source, "trust", ChipTrust),
        genuine=shape.choice(source, "genuine", Genuine),
        access=shape.choice(source, "access", Access),
        proofs=tuple(shape.choice({"proofs": one}, "proofs", Proof) for one in proofs),
        reasons=tuple(shape.text({"reasons": one}, "reasons", 44, _REASON) for one in reasons),
        sod_sha256=shape.text(source, "sod_sha256", 64, _SHA256),
    )
    if found.genuine is Genuine.FAILED and found.trust is not ChipTrust.FAILED:
        raise shape.MisshapenError("a copy that is no failure")
    return found
