"""A language that nobody speaks: English made longer and full of marks, to see what a new language would break.

Every text stays recognisable, keeps its arguments, and stands between « and », so that a cut end shows.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # the file is ours and ships in the image
from pathlib import Path

CODE = "pseudo"
#: Each vowel twice makes a text a third longer: what translators from English reckon with.
_MARKED = str.maketrans(
    {plain: marked + marked.lower() for plain, marked in zip("aeiouyAEIOUY", "ẩễịộữỹẨỄỊỘỮỸ", strict=True)}
)
_KEPT = re.compile(r"%[0-9]|&[a-z]+;|<[^>]*>")
#: A language calls itself what it is called; the bottom bar has room for two letters.
_NAMES = {"language.own_name": "Psẽudõ", "language.short": "XX"}


def pseudo(text: str) -> str:
    """`text` as the language has it; arguments like %1 stay what they are."""
    if not text:
        return ""
    pieces = re.split(f"({_KEPT.pattern})", text)
    said = (piece if _KEPT.fullmatch(piece) else piece.translate(_MARKED) for piece in pieces)
    return f"«{''.join(said)}»"


def write(source: Path, target: Path) -> None:
    """Put the words of `source` (a .ts) into the language and write them to `target`."""
    tree = ET.parse(source)  # noqa: S314 - shipped with the program, never from outside
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None:
            translation.text = _NAMES.get(message.get("id", "")) or pseudo(translation.text or "")
    tree.write(target, encoding="utf-8", xml_declaration=True)
