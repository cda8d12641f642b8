"""Prepared, invented people: what their card prints, what its chip holds and can do. Nobody real is among them.

One TOML file a person; adding a person is adding a file. Those in `personas/` are the citizens of rehearsals
and have a photograph of their card; those in `personas/chips/` have a chip to try the reader with. What a
self-playing citizen may know is what stands under `[printed]`, for that is what a person reads off the card.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from drivers.card.qr import CardQr, encode_qr
from drivers.card.reader import BacKey, MrzKey
from drivers.card.simulator.profile import ChipProfile, Flaw, Password

FOLDER = Path(__file__).parent / "personas"
#: Within a folder of people: cards for the sake of their chips.
CHIPS = "chips"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
_PASSPORT_CHIP: dict[str, Any] = {"groups": [1, 2, 11, 12, 14, 15], "passwords": ["mrz"], "master_file": True}


class Document(StrEnum):
    CARD = "card"
    PASSPORT = "passport"


@dataclass(frozen=True, slots=True)
class Printed:
    """The face of the document. `expiry` None: the card prints words instead.

    A passport's `number` is its own, its `name` "SURNAME, GIVEN NAMES", its `origin` the place of birth, its
    `nationality` a code of three letters, and its `residence` empty.
    """

    number: str
    name: str
    birth: date
    sex: str
    nationality: str
    origin: str
    residence: str
    issued: date
    expiry: date | None = None


@dataclass(frozen=True, slots=True)
class ChipOnly:
    """What only the chip holds; a reading walks past all of it. Empty in a passport."""

    ethnicity: str = ""
    religion: str = ""
    marks: str = ""
    father: str = ""
    mother: str = ""
    spouse: str = ""
    old_number: str = ""


@dataclass(frozen=True, slots=True)
class Persona:
    """`country`: who issued the document, as in its MRZ. `printed_can`: empty where it is the number's end."""

    name: str
    printed: Printed
    chip: ChipOnly
    profile: ChipProfile
    document: Document = Document.CARD
    country: str = "VNM"
    printed_can: str = ""

    @property
    def can(self) -> str:
        """The card access number: on a card the last six digits of the number; empty where none is printed."""
        if self.printed_can or self.document is Document.PASSPORT:
            return self.printed_can
        return self.printed.number[-6:]

    def bac_key(self) -> BacKey:
        """What the citizen would type to open the chip."""
        return BacKey(self.printed.number, self.printed.birth, self.printed.expiry)

    def written_key(self) -> BacKey | MrzKey:
        """The same for a document of any kind: number, birth and expiry, as they are printed."""
        printed = self.printed
        if self.document is Document.CARD:
            return self.bac_key()
        return MrzKey(printed.number, printed.birth, printed.expiry)

    def qr_text(self) -> str:
        """The payload of the QR on the card. Passports have none."""
        printed = self.printed
        return encode_qr(
            CardQr(
                number=printed.number,
                old_number=self.chip.old_number,
                name=printed.name,
                birth=printed.birth,
                sex=printed.sex,
                residence=printed.residence,
                issued=printed.issued,
            )
        )


def persona_names(folder: Path = FOLDER) -> tuple[str, ...]:
    """The citizens of rehearsals."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def chip_names(folder: Path = FOLDER) -> tuple[str, ...]:
    """Those who are there for their chip."""
    return persona_names(folder / CHIPS)


def load_persona(name: str, folder: Path = FOLDER) -> Persona:
    """Any of both. Raises ValueError for a name that is not prepared or a file that contradicts itself."""
    paths = (folder / f"{name}.toml", folder / CHIPS / f"{name}.toml")
    path = next((path for path in paths if _NAME.fullmatch(name) and path.is_file()), None)
    if path is None:
        raise ValueError(f"no such persona: {name!r}")
    return _validated(name, tomllib.loads(path.read_text(encoding="utf-8")))


def _validated(name: str, raw: dict[str, Any]) -> Persona:
    try:
        document = Document(raw.get("document", "card"))
        standard = _PASSPORT_CHIP if document is Document.PASSPORT else {}
        profile = ChipProfile.from_table(standard | raw.get("chip_profile", {}))
        country, can = str(raw.get("country", "VNM")), str(raw.get("can", ""))
        unknown = set(raw) - {"document", "country", "can", "printed", "chip", "chip_profile"}
        if unknown:
            raise KeyError(*sorted(unknown))
        printed, chip = (
            Printed(**raw["printed"]),
            ChipOnly(**(raw.get("chip", {}) if document is Document.PASSPORT else raw["chip"])),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{name}: {error}") from None
    persona = Persona(name, printed, chip, profile, document, country, can)
    facts = _passport_facts(persona) if document is Document.PASSPORT else _card_facts(persona)
    for fact, holds in (_facts(persona) | facts).items():
        if not holds:
            raise ValueError(f"{name}: {fact}")
    return persona


def _facts(persona: Persona) -> dict[str, bool]:
    printed, profile = persona.printed, persona.profile
    has_dg13 = 13 in profile.groups
    return {
        "sex": printed.sex in ("Nam", "Nữ"),
        "dates in order": printed.birth < printed.issued < (printed.expiry or date.max),
        "flaws of DG13": has_dg13 or not {Flaw.ALTERED_DG13, Flaw.MALFORMED_DG13} & set(profile.flaws),
        "can": Password.CAN not in profile.passwords or re.fullmatch(r"[0-9]{6}", persona.can) is not None,
    }


def _card_facts(persona: Persona) -> dict[str, bool]:
    printed = persona.printed
    century_and_sex = 2 * (printed.birth.year // 100 - 19) + (printed.sex == "Nữ")
    return {
        "number": re.fullmatch(r"[0-9]{12}", printed.number) is not None,
        "number agrees with birth and sex": printed.number[3:6]
        == f"{century_and_sex}{printed.birth.year % 100:02}",
        "texts": all(
            text and text == unicodedata.normalize("NFC", text)
            for text in (printed.name, printed.nationality, printed.origin, printed.residence)
        ),
        "chip": all((persona.chip.ethnicity, persona.chip.religion, persona.chip.father, persona.chip.mother)),
        "old number": re.fullmatch(r"(?:[0-9]{9})?", persona.chip.old_number) is not None,
    }


def _passport_facts(persona: Persona) -> dict[str, bool]:
    printed = persona.printed
    return {
        "number": re.fullmatch(r"[A-Z0-9]{9}", printed.number) is not None,
        "country": all(re.fullmatch(r"[A-Z]{3}", code) for code in (persona.country, printed.nationality)),
        "name": re.fullmatch(r"[A-Z ]+, [A-Z ]+", printed.name) is not None,
        "expiry": printed.expiry is not None,
        "no DG13": 13 not in persona.profile.groups,
    }
