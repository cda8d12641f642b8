"""The QR printed on the card: fields between bars, unsigned. An input aid and a claim, never proof.

`number|old number|NAME|ddmmyyyy|Nam/Nữ|address|ddmmyyyy` with variants: six fields (without the old number, or
without the last date), eight or more (what follows the last date belongs to others and is not kept). The last
date is the day of ISSUE: the expiry that a BAC key needs is not in here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

_MAX_TEXT = 1024
_FIELDS = range(6, 17)
_NUMBER = re.compile(r"[0-9]{12}")
#: Nine digits (the identity card before 2016), twelve (a changed personal number), or none.
_OLD_NUMBER = re.compile(r"(?:[0-9]{9}|[0-9]{12})?")
_DATE = re.compile(r"[0-9]{8}")
_MAX_NAME = 80
_MAX_ADDRESS = 300


class QrFault(StrEnum):
    """Why a text is not taken for the QR of a card."""

    TOO_LONG = "too_long"
    FIELD_COUNT = "field_count"
    NUMBER = "number"
    OLD_NUMBER = "old_number"
    NAME = "name"
    BIRTH = "birth"
    SEX = "sex"
    RESIDENCE = "residence"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class CardQr:
    """What the QR claims; texts NFC. `old_number` empty and `issued` None where the card leaves them out."""

    number: str = field(repr=False)
    old_number: str = field(repr=False)
    name: str = field(repr=False)
    birth: date = field(repr=False)
    sex: str
    residence: str = field(repr=False)
    issued: date | None


def parse_qr(text: str) -> CardQr | QrFault:
    """Read the payload of one QR. Strict: a foreign QR that happens to hold bars is refused."""
    if len(text) > _MAX_TEXT:
        return QrFault.TOO_LONG
    fields = [part.strip() for part in unicodedata.normalize("NFC", text).strip("\r\n").split("|")]
    if len(fields) not in _FIELDS:
        return QrFault.FIELD_COUNT
    number, *rest = fields
    if not _NUMBER.fullmatch(number):
        return QrFault.NUMBER
    # Six fields with a name in second place are a card without the field of the old number.
    old_number = "" if len(fields) == 6 and not _OLD_NUMBER.fullmatch(rest[0]) else rest.pop(0)
    if not _OLD_NUMBER.fullmatch(old_number):
        return QrFault.OLD_NUMBER
    return _parse_rest(number, old_number, rest)


def _parse_rest(number: str, old_number: str, rest: list[str]) -> CardQr | QrFault:
    name, birth_text, sex, residence, *dates = rest
    if not _plain(name, _MAX_NAME) or any(letter.isdigit() for letter in name):
        return QrFault.NAME
    birth = _date(birth_text)
    if birth is None:
        return QrFault.BIRTH
    if sex not in ("Nam", "Nữ"):
        return QrFault.SEX
    if not _plain(residence, _MAX_ADDRESS):
        return QrFault.RESIDENCE
    issued = _date(dates[0]) if dates else None
    if dates and dates[0] and issued is None:
        return QrFault.ISSUED
    return CardQr(number, old_number, name, birth, sex, residence, issued)


def encode_qr(card: CardQr) -> str:
    """The payload with seven fields, as the simulated card shows it."""
    issued = f"{card.issued:%d%m%Y}" if card.issued else ""
    return "|".join(
        (card.number, card.old_number, card.name, f"{card.birth:%d%m%Y}", card.sex, card.residence, issued)
    )


def _plain(text: str, limit: int) -> bool:
    return 0 < len(text) <= limit and all(unicodedata.category(letter)[0] in "LMNPSZ" for letter in text)


def _date(text: str) -> date | None:
    if not _DATE.fullmatch(text):
        return None
    try:
        return date(int(text[4:]), int(text[2:4]), int(text[:2]))
    except ValueError:
        return None
