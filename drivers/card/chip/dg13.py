"""DG13 of the CCCD: Vietnamese text as numbered fields in any order, known and unknown.

`6D L { SEQUENCE { … SET { field* } } }` where a field is `SEQUENCE { INTEGER n, value? … }`. The layout is not
published; it is walked as BER, so that a length of 128 or more, another order or a new field change nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from drivers.card.chip.ber import definite
from drivers.card.chip.tlv import Tlv, TlvError, read_all, read_only

_DG13 = 0x6D
_SEQUENCE, _SET, _INTEGER = 0x30, 0x31, 0x02
#: UTF8String, NumericString, PrintableString, IA5String, VisibleString, BMPString (X.680, 8.6).
_STRINGS = {0x0C: "utf-8", 0x12: "ascii", 0x13: "ascii", 0x16: "ascii", 0x1A: "ascii", 0x1E: "utf-16-be"}
_MAX_TEXT = 512

NUMBER, NAME, BIRTH, SEX, NATIONALITY = 1, 2, 3, 4, 5
ORIGIN, RESIDENCE, ISSUED, EXPIRY = 8, 9, 11, 12
_COPIED = frozenset({NUMBER, NAME, BIRTH, SEX, NATIONALITY, ORIGIN, RESIDENCE, ISSUED, EXPIRY})
#: Ethnicity, religion, marks, parents, spouse, old number: walked past, copied nowhere.
_PASSED = frozenset({6, 7, 10, 13, 14, 15})
_DATE = re.compile(r"(\d{2})/(\d{2})/(\d{4})", re.ASCII)


class Dg13Error(ValueError):
    """This is no DG13 that can be walked."""


@dataclass(frozen=True, slots=True)
class VietnameseText:
    """What the card prints, NFC. Dates None where the card has none or gives words.

    `unknown` keeps fields outside 1 to 15 as received, for the officer's check of a new layout.
    """

    number: str = field(repr=False)
    name: str = field(repr=False)
    birth: date | None = field(repr=False)
    sex: str
    nationality: str
    origin: str = field(repr=False)
    residence: str = field(repr=False)
    issued: date | None
    expiry: date | None
    unknown: tuple[tuple[int, bytes], ...] = field(default=(), repr=False)


def parse_dg13(file: bytes) -> VietnameseText:
    """Walk the file. Raises Dg13Error: cut or doubled fields, a wrong string type, no number or no name."""
    try:
        texts, unknown = _walk(file)
    except (TlvError, UnicodeDecodeError) as error:
        raise Dg13Error(type(error).__name__) from None
    number = texts.get(NUMBER, "")
    if not re.fullmatch(r"[0-9]{12}", number) or not texts.get(NAME):
        raise Dg13Error("number or name")
    return VietnameseText(
        number=number,
        name=texts[NAME],
        birth=_date(texts.get(BIRTH, "")),
        sex=texts.get(SEX, ""),
        nationality=texts.get(NATIONALITY, ""),
        origin=texts.get(ORIGIN, ""),
        residence=texts.get(RESIDENCE, ""),
        issued=_date(texts.get(ISSUED, "")),
        expiry=_date(texts.get(EXPIRY, "")),
        unknown=tuple(unknown),
    )


def _walk(file: bytes) -> tuple[dict[int, str], list[tuple[int, bytes]]]:
    outer = read_all(read_only(definite(read_only(file, _DG13)), _SEQUENCE))
    sets = [one for one in outer if one.tag == _SET]
    if len(sets) != 1:
        raise Dg13Error("set of fields")
    texts: dict[int, str] = {}
    unknown: list[tuple[int, bytes]] = []
    seen: set[int] = set()
    for one in read_all(sets[0].value):
        number, values = _field(one)
        if number in seen:
            raise Dg13Error("doubled field")
        seen.add(number)
        if number in _COPIED:
            texts[number] = _text(values)
        elif number not in _PASSED:
            unknown.append((number, one.value))
    return texts, unknown


def _field(one: Tlv) -> tuple[int, tuple[Tlv, ...]]:
    if one.tag != _SEQUENCE:
        raise Dg13Error("field")
    parts = read_all(one.value)
    if not parts or parts[0].tag != _INTEGER or not 1 <= len(parts[0].value) <= 2:
        raise Dg13Error("field number")
    return int.from_bytes(parts[0].value, "big", signed=True), parts[1:]


def _text(values: tuple[Tlv, ...]) -> str:
    # A field with nothing to say may be its number alone.
    if not values:
        return ""
    if len(values) != 1 or values[0].tag not in _STRINGS:
        raise Dg13Error("field value")
    text = values[0].value.decode(_STRINGS[values[0].tag])
    if len(text) > _MAX_TEXT:
        raise Dg13Error("field length")
    return clean(text)


def clean(text: str) -> str:
    """NFC, one space between words; control and direction characters cannot reach a page or a print."""
    visible = "".join(
        ""
        if unicodedata.category(letter) == "Cf"
        else " "
        if unicodedata.category(letter)[0] in "CZ"
        else letter
        for letter in unicodedata.normalize("NFC", text)
    )
    # Once more: a dropped joiner may have stood between a letter and its mark.
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def _date(text: str) -> date | None:
    found = _DATE.fullmatch(text)
    if not found:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
