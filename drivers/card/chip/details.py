"""DG11 and DG12: details of the holder and of the document (ICAO 9303-10, 4.7.11 and 4.7.12).

Copied out is what a form can use. Telephone, profession, custody and the like are walked past.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from drivers.card.chip.dg13 import clean
from drivers.card.chip.tlv import Tlv, TlvError, read_all, read_only

_DG11, _DG12 = 0x6B, 0x6C
_TAG_LIST = 0x5C
_NAME, _PERSONAL_NUMBER, _BIRTH, _BIRTHPLACE, _ADDRESS = 0x5F0E, 0x5F10, 0x5F2B, 0x5F11, 0x5F42
_AUTHORITY, _ISSUED, _PERSONALISED = 0x5F19, 0x5F26, 0x5F55
_MAX_TEXT = 1024


class DetailsError(ValueError):
    """This is no DG11 or DG12 that can be walked."""


@dataclass(frozen=True, slots=True)
class HolderDetails:
    """Of DG11. Texts NFC and empty where the document says nothing; parts of an address are joined by commas.

    `name` is surname and given names in one row, with the marks of its language where the issuer kept them.
    """

    name: str = field(default="", repr=False)
    personal_number: str = field(default="", repr=False)
    birth: date | None = field(default=None, repr=False)
    birthplace: str = field(default="", repr=False)
    address: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class DocumentDetails:
    """Of DG12. `personalised` is local time of the issuer, without a zone."""

    authority: str = ""
    issued: date | None = None
    personalised: datetime | None = None


def parse_dg11(file: bytes) -> HolderDetails:
    """Raises DetailsError."""
    found = _fields(file, _DG11)
    return HolderDetails(
        name=" ".join(_text(found.get(_NAME, b"")).replace("<", " ").split()),
        personal_number=_text(found.get(_PERSONAL_NUMBER, b"")).strip("<"),
        birth=_day(found.get(_BIRTH, b"")),
        birthplace=_row(found.get(_BIRTHPLACE, b"")),
        address=_row(found.get(_ADDRESS, b"")),
    )


def parse_dg12(file: bytes) -> DocumentDetails:
    """Raises DetailsError."""
    found = _fields(file, _DG12)
    return DocumentDetails(
        authority=_row(found.get(_AUTHORITY, b"")),
        issued=_day(found.get(_ISSUED, b"")),
        personalised=_moment(found.get(_PERSONALISED, b"")),
    )


def _fields(file: bytes, tag: int) -> dict[int, bytes]:
    try:
        fields: tuple[Tlv, ...] = read_all(read_only(file, tag))
    except TlvError as error:
        raise DetailsError(str(error)) from None
    # The list of tags in front is often wrong in the field; what is there is there.
    found = {one.tag: one.value for one in fields if one.tag != _TAG_LIST}
    if len(found) != sum(one.tag != _TAG_LIST for one in fields):
        raise DetailsError("doubled field")
    return found


def _text(raw: bytes) -> str:
    if len(raw) > _MAX_TEXT:
        raise DetailsError("field length")
    try:
        return clean(raw.decode("utf-8"))
    except UnicodeDecodeError:
        # Before UTF-8 was asked for, issuers wrote ISO/IEC 8859-1 (LDS 1.7).
        return clean(raw.decode("latin-1"))


def _row(raw: bytes) -> str:
    parts = (" ".join(part.split()) for part in _text(raw).split("<"))
    return ", ".join(part for part in parts if part)


def _digits(raw: bytes) -> str:
    """Digits as characters, or two to a byte as early documents have them."""
    if raw.isdigit():
        return raw.decode("ascii")
    packed = raw.hex() if len(raw) in (4, 7) else ""
    return packed if packed.isdigit() else ""


def _day(raw: bytes) -> date | None:
    text = _digits(raw)
    if not re.fullmatch(r"[0-9]{8}", text):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def _moment(raw: bytes) -> datetime | None:
    text = _digits(raw)
    if not re.fullmatch(r"[0-9]{14}", text):
        return None
    parts = [int(text[:4]), *(int(text[at : at + 2]) for at in range(4, 14, 2))]
    try:
        return datetime(*parts)  # type: ignore[arg-type] # mypy cannot see six of them
    except ValueError:
        return None
