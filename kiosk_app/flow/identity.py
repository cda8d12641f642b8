"""Who the citizen is, and how sure the kiosk may be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
class Identity:
    """What the visit keeps of the card: no ethnicity, no religion, no photograph."""

    number: str
    name: str = ""
    birth: date | None = None
    sex: str = ""
    nationality: str = ""
    origin: str = ""
    residence: str = ""
    assurance: Assurance = Assurance.CLAIMED


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
