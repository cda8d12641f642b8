"""Text of one person that another reads: only letters that are seen as what they are.

What has no shape of its own could make a sentence read as another one: overrides of direction
(U+202A–202E, U+2066–2069), controls, letters of no width. In Unicode those are
categories C, Zl and Zp, and what Default_Ignorable_Code_Point names beside them (UAX 44).
"""

from __future__ import annotations

import unicodedata

_UNSEEN = frozenset(
    map(
        chr,
        (
            *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0),
            *(0x180B, 0x180C, 0x180D, 0x180F),
            *range(0xFE00, 0xFE10),
            *range(0xE0100, 0xE01F0),
        ),
    )
)


def _is_seen(letter: str) -> bool:
    kind = unicodedata.category(letter)
    return kind[0] != "C" and kind not in ("Zl", "Zp") and letter not in _UNSEEN


#: What nearly every text is made of, looked up once: Latin letters, those of Vietnamese, and their signs.
_COMMON = frozenset(
    letter
    for letter in map(chr, (*range(0x20, 0x250), *range(0x1EA0, 0x1EFA), *range(0x2010, 0x2020), 0x20AB))
    if _is_seen(letter)
)


def is_plain(written: str, *, lines: bool = False) -> bool:
    """Whether it is in NFC and holds nothing unseen; with `lines` it may be parted by line feeds."""
    seen = written.replace("\n", "") if lines else written
    if seen.isascii():
        return seen.isprintable()
    known = _COMMON.issuperset(seen) or all(map(_is_seen, seen))
    return known and unicodedata.is_normalized("NFC", written)
