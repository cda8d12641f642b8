"""Who the citizen is, and how sure the kiosk may be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

#: What is laid on the reader: as in the number pad's two ways, and as the chip itself says ("other").
CARD, PASSPORT = "card", "passport"


class Assurance(StrEnum):
    """In words an officer reads. A chip proves the card, not the person; a sign-in proves the person."""

    CLAIMED = "claimed"
    CHIP_CONSISTENT = "chip_consistent"
    CHIP_TRUSTED = "chip_trusted"
    VNEID = "vneid"


@dataclass(frozen=True, slots=True)
class Printed:
    """What the card's unsigned QR says: an input aid, never proof."""

    number: str
    name: str = ""
    birth: date | None = None


@dataclass(frozen=True, slots=True)
class PrintedZone:
    """What the machine-readable zone says that a camera read: the key to the chip, never proof.

    `document` is "card" or "passport"; `number` the personal number of the card, or that of the passport.
    `expiry` is None where the document has none.
    """

    document: str
    number: str
    birth: date | None
    expiry: date | None


@dataclass(frozen=True, slots=True)
class ChipFound:
    """What the reader found out about a chip, in the dossier's words (`sync.contract.presented`).

    `issuer` is the code of who issued the document; `proofs` and `reasons` as the dossier has them.
    """

    issuer: str
    trust: str
    genuine: str
    access: str
    proofs: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    sod_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """What the visit keeps of card or passport: no ethnicity, no religion, no photograph.

    Of a passport `number` is its own, `nationality` a code of up to three letters. `chip` is what was found
    out about the chip that was read, or about one that was refused where all this is a claim.
    """

    number: str
    name: str = ""
    birth: date | None = None
    sex: str = ""
    nationality: str = ""
    origin: str = ""
    residence: str = ""
    assurance: Assurance = Assurance.CLAIMED
    document: str = CARD
    chip: ChipFound | None = None


def masked_number(number: str) -> str:
    """Only the last four digits, as on a receipt."""
    return "•••• " + number[-4:]


def masked_phone(number: str) -> str:
    """Only the last three digits: others stand behind."""
    return "••• ••• " + number[-3:]


def masked_name(name: str) -> str:
    """The family name's first letter and the given name whole: "N••• T•• HƯỜNG" for paper others may see."""
    words = name.split()
    return " ".join([*(f"{word[0]}•••" for word in words[:-1]), *words[-1:]])
