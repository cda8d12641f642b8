"""Who a document is about: by DG1 and DG13 on a Vietnamese card, by DG1, DG11 and DG12 on any other.

DG1 names the holder of a passport: it alone is in every one, and spelled as on every visa (ICAO 9303-3, 4.6).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, fields, replace

from drivers.card.chip import files
from drivers.card.chip.details import DetailsError, parse_dg11, parse_dg12
from drivers.card.chip.dg13 import Dg13Error, parse_dg13
from drivers.card.chip.files import Ef
from drivers.card.chip.lds import LdsError, parse_dg1
from drivers.card.chip.mrz import Mrz, yymmdd
from drivers.card.chip.trouble import ChipError, garbled
from drivers.card.reader import DocumentKind, Prefilled
from drivers.errors import FaultCode

_SEX_OF_MRZ = {"M": "Nam", "F": "Nữ"}


@dataclass(frozen=True, slots=True)
class Holder:
    """What the document prints, and the zone that has to agree with it."""

    words: Prefilled
    mrz: Mrz

    @property
    def kind(self) -> DocumentKind:
        if self.mrz.vietnamese_card:
            return DocumentKind.CARD
        return DocumentKind.PASSPORT if self.mrz.document_code.startswith("P") else DocumentKind.OTHER

    @property
    def agrees(self) -> bool:
        """Two data groups of two people, each rightly signed, are still no card."""
        return self.mrz.number == self.words.number


def by_mrz(dg1: bytes) -> Holder:
    """Raises ChipError (CARD_GARBLED)."""
    try:
        mrz = parse_dg1(dg1)
    except LdsError as error:
        raise garbled(str(error)) from None
    words = Prefilled(
        number=mrz.number,
        name=mrz.name,
        birth=mrz.birth,
        sex=_SEX_OF_MRZ.get(mrz.sex, ""),
        nationality=mrz.nationality,
        origin="",
        residence="",
        issued=None,
        expiry=mrz.expiry,
    )
    return Holder(words, mrz)


def further(holder: Holder, there: frozenset[int]) -> tuple[Ef, ...]:
    """The files that say more than the MRZ does. Raises ChipError (CARD_NOT_ID) for half a Vietnamese card."""
    if holder.kind is not DocumentKind.CARD:
        return tuple(ef for ef in (files.DG11, files.DG12) if ef.fid & 0xFF in there)
    if 13 not in there:
        raise ChipError(FaultCode.CARD_NOT_ID, "without DG13")
    return (files.DG13,)


def with_groups(holder: Holder, groups: dict[int, bytes]) -> Holder:
    """With what those files say. Raises ChipError (CARD_GARBLED) for a DG13 that cannot be walked."""
    if 13 not in groups:
        return _detailed(holder, groups)
    try:
        text = parse_dg13(groups[13])
    except Dg13Error as error:
        raise garbled(str(error)) from None
    return replace(holder, words=Prefilled(**{one.name: getattr(text, one.name) for one in fields(Prefilled)}))


def _detailed(holder: Holder, groups: dict[int, bytes]) -> Holder:
    """DG11 tells the century of a birth and its place; what cannot be walked is left out."""
    words, mrz = holder.words, holder.mrz
    with suppress(DetailsError, KeyError):
        more = parse_dg11(groups[11])
        # Both may be signed and still be two people's; the MRZ is what is printed.
        same = more.birth and words.birth and yymmdd(more.birth) == yymmdd(words.birth)
        words = replace(words, birth=more.birth if same else words.birth, origin=more.birthplace)
    with suppress(DetailsError, KeyError):
        words = replace(words, issued=parse_dg12(groups[12]).issued)
    return Holder(words, mrz)
