"""Text of one person that another reads: only letters that are seen as what they are.

What has no shape of its own could make a sentence read as another one: overrides of direction
(U+202A–202E, U+2066–2069), controls, letters of no width. In Unicode those are
categories C, Zl and Zp, and what Default_Ignorable_Code_Point names beside them (UAX 44).
Letters that are written from right to left (UAX 9) turn their neighbours around without any override; marks
that strike or ring a letter, or stand in towers on one, make it unreadable.
"""

from __future__ import annotations

import unicodedata

_MOST_MARKS = 2
_UNSEEN = frozenset(
    map(
        chr,
        (
            *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0),
            *(0x180B, 0x180C, 0x180D, 0x180F),
            # Blank, though no category says so: a Braille cell without dots, a note without a head, a filler.
            *(0x2800, 0x1D159, 0x16FE4),
            # Strokes through the letter before them.
            *range(0x0334, 0x0339),
            *range(0xFE00, 0xFE10),
            *range(0xE0100, 0xE01F0),
        ),
    )
)


def _is_seen(letter: str) -> bool:
    kind = unicodedata.category(letter)
    if kind[0] == "C" or kind in ("Zl", "Zp", "Me") or letter in _UNSEEN:
        return False
    return unicodedata.bidirectional(letter) not in ("R", "AL", "AN")


def _has_tower(written: str) -> bool:
    """Three marks or more on one letter: Vietnamese, and Khmer beside it, need two."""
    marks = 0
    for letter in written:
        marks = marks + 1 if unicodedata.category(letter) == "Mn" else 0
        if marks > _MOST_MARKS:
            return True
    return False


#: What nearly every text is made of, looked up once: Latin letters, those of Vietnamese, and their signs.
_COMMON = frozenset(
    letter
    for letter in map(chr, (*range(0x20, 0x250), *range(0x1EA0, 0x1EFA), *range(0x2010, 0x2020), 0x20AB))
    if _is_seen(letter)
)


def is_plain(written: str, *, lines: bool = False) -> bool:
    """Whether it is in NFC and holds nothing unseen; with `lines` it may be parted by line feeds.

    Nothing at all is plain, blanks alone are not: they would pass for a text where there has to be one.
    """
    if written and not written.strip():
        return False
    seen = written.replace("\n", "") if lines else written
    if seen.isascii():
        return seen.isprintable()
    known = _COMMON.issuperset(seen) or (all(map(_is_seen, seen)) and not _has_tower(seen))
    return known and unicodedata.is_normalized("NFC", written)


def only_seen(written: str) -> str:
    """`written` in NFC without what `is_plain` would refuse, so that it is plain or blank.

    For text that nobody could mend if it were refused: what a key gives, what a card says. Where a line or a
    column ended there is a blank.
    """
    if is_plain(written):
        return written
    spaced = (" " if letter.isspace() else letter for letter in written)
    composed = unicodedata.normalize("NFC", "".join(filter(_is_seen, spaced)))
    kept = ""
    marks = 0
    for letter in filter(_is_seen, composed):
        marks = marks + 1 if unicodedata.category(letter) == "Mn" else 0
        if marks <= _MOST_MARKS:
            kept += letter
    return unicodedata.normalize("NFC", kept)
