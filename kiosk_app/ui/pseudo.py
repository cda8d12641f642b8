"""A language that nobody speaks: English made longer and full of marks, to see what a new language would break.

Every text stays recognisable, keeps its arguments, and stands between « and », so that a cut end shows.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # the file is ours and ships in the image
from pathlib import Path

CODE = "pseudo"
_MARKED = str.maketrans("aeiouyAEIOUY", "ẩễịộữỹẨỄỊỘỮỸ")
#: The first vowel of a word twice, and wide letters for narrow ones, make a text a quarter longer.
_FIRST = re.compile(r"\b([^\W\d_]*?[aeiouyAEIOUY])")
_KEPT = re.compile(r"%[0-9]|&[a-z]+;|<[^>]*>")
#: What stands on a key, over a box for two figures or below a picture of the bar: translators are told to keep
#: it as short as it is.
_BRIEF = re.compile(r"\.short$|^bar\.|^key\.|^tone\.|^date\.(day|month|year)$")
#: A language calls itself what it is called; the bottom bar has room for two letters.
_NAMES = {"language.own_name": "Psẽudõ", "language.short": "XX"}


def pseudo(text: str) -> str:
    """`text` as the language has it; arguments like %1 stay what they are."""
    if not text:
        return ""
    pieces = re.split(f"({_KEPT.pattern})", text)
    said = (piece if _KEPT.fullmatch(piece) else _longer(piece).translate(_MARKED) for piece in pieces)
    return f"«{''.join(said)}»"


def _longer(text: str) -> str:
    return _FIRST.sub(lambda found: found[1] + found[1][-1].lower(), text)


def write(source: Path, target: Path) -> None:
    """Put the words of `source` (a .ts) into the language and write them to `target`."""
    tree = ET.parse(source)  # noqa: S314 - shipped with the program, never from outside
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None:
            name, words = message.get("id", ""), translation.text or ""
            brief = words.translate(_MARKED) if _BRIEF.search(name) else ""
            translation.text = _NAMES.get(name) or brief or pseudo(words)
    tree.write(target, encoding="utf-8", xml_declaration=True)
