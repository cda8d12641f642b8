"""Prepared, invented people: what their card prints and what its chip holds. No real person is among them.

One TOML file a person in `personas/`; adding a person is adding a file. What a self-playing citizen may know is
what stands under `[printed]`, for that is what a person reads off the card.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from drivers.card.qr import CardQr, encode_qr
from drivers.card.reader import BacKey

FOLDER = Path(__file__).parent / "personas"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")


@dataclass(frozen=True, slots=True)
class Printed:
    """The face of the card. `expiry` None: the card prints words instead."""

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
    """What only the chip holds; a reading walks past all of it."""

    ethnicity: str
    religion: str
    marks: str
    father: str
    mother: str
    spouse: str = ""
    old_number: str = ""


@dataclass(frozen=True, slots=True)
class Persona:
    name: str
    printed: Printed
    chip: ChipOnly

    def bac_key(self) -> BacKey:
        """What the citizen would type to open the chip."""
        return BacKey(self.printed.number, self.printed.birth, self.printed.expiry)

    def qr_text(self) -> str:
        """The payload of the QR on the card."""
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
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def load_persona(name: str, folder: Path = FOLDER) -> Persona:
    """Raises ValueError for a name that is not prepared or a file that contradicts itself."""
    path = folder / f"{name}.toml"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise ValueError(f"no such persona: {name!r}")
    return _validated(name, tomllib.loads(path.read_text(encoding="utf-8")))


def _validated(name: str, raw: dict[str, Any]) -> Persona:
    try:
        persona = Persona(name, Printed(**raw["printed"]), ChipOnly(**raw["chip"]))
    except (KeyError, TypeError) as error:
        raise ValueError(f"{name}: {error}") from None
    printed = persona.printed
    century_and_sex = 2 * (printed.birth.year // 100 - 19) + (printed.sex == "Nữ")
    facts = {
        "number": re.fullmatch(r"[0-9]{12}", printed.number) is not None,
        "number agrees with birth and sex": printed.number[3:6]
        == f"{century_and_sex}{printed.birth.year % 100:02}",
        "sex": printed.sex in ("Nam", "Nữ"),
        "dates in order": printed.birth < printed.issued < (printed.expiry or date.max),
        "texts": all(
            text and text == unicodedata.normalize("NFC", text)
            for text in (printed.name, printed.nationality, printed.origin, printed.residence)
        ),
        "old number": re.fullmatch(r"(?:[0-9]{9})?", persona.chip.old_number) is not None,
    }
    for fact, holds in facts.items():
        if not holds:
            raise ValueError(f"{name}: {fact}")
    return persona
