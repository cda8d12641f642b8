"""The logical data structure's small files (ICAO 9303-10, 4.6.1, 4.7.1 and 4.7.15): COM, DG1 and DG15."""

from __future__ import annotations

from drivers.card.chip.mrz import Mrz, MrzError, parse_mrz
from drivers.card.chip.tlv import TlvError, read_all, read_only

_COM, _TAG_LIST = 0x60, 0x5C
_DG1, _MRZ = 0x61, 0x5F1F
_DG15, _SEQUENCE = 0x6F, 0x30
#: EF.COM names data groups by their tags, in the order of their numbers (9303-10, Table 38).
_GROUP_OF_TAG = {
    0x61: 1,
    0x75: 2,
    0x63: 3,
    0x76: 4,
    0x65: 5,
    0x66: 6,
    0x67: 7,
    0x68: 8,
    0x69: 9,
    0x6A: 10,
    0x6B: 11,
    0x6C: 12,
    0x6D: 13,
    0x6E: 14,
    0x6F: 15,
    0x70: 16,
}


class LdsError(ValueError):
    """The file is not what its tag promises."""


def parse_com(file: bytes) -> frozenset[int]:
    """Numbers of the data groups that the card says it has; unknown tags are passed over. Raises LdsError."""
    try:
        tags = [one.value for one in read_all(read_only(file, _COM)) if one.tag == _TAG_LIST]
    except TlvError as error:
        raise LdsError(f"com: {error}") from None
    if len(tags) != 1:
        raise LdsError("com: tag list")
    return frozenset(_GROUP_OF_TAG[tag] for tag in tags[0] if tag in _GROUP_OF_TAG)


def parse_dg1(file: bytes) -> Mrz:
    """The document's machine-readable zone, of a card or a passport. Raises LdsError."""
    try:
        return parse_mrz(read_only(read_only(file, _DG1), _MRZ).decode("ascii"))
    except (TlvError, MrzError, UnicodeDecodeError) as error:
        raise LdsError(f"dg1: {type(error).__name__}") from None


def parse_dg15(file: bytes) -> bytes:
    """The SubjectPublicKeyInfo of Active Authentication, DER, not yet taken apart. Raises LdsError."""
    try:
        content = read_only(file, _DG15)
        read_all(read_only(content, _SEQUENCE))
    except TlvError as error:
        raise LdsError(f"dg15: {error}") from None
    return content
