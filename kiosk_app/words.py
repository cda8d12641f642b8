"""Reads a translation file without Qt, for the paper that is printed: id → text."""

from __future__ import annotations

import re
from pathlib import Path

#: The language of the place comes first, the others by their code.
FIRST = "vi"


class WordsError(Exception):
    """A translation file that cannot be used."""


def codes(folder: Path) -> tuple[str, ...]:
    """The languages of the screen: one for each `kiosk_CODE.ts` in `folder`; nothing else names them."""
    found = (path.stem.removeprefix("kiosk_") for path in folder.glob("kiosk_*.ts"))
    return tuple(sorted(found, key=lambda code: (code != FIRST, code)))


def read(path: Path) -> dict[str, str]:
    """Every id of a Qt .ts file with its text; arguments stay "%1", "%2".

    Raises WordsError when the file is not readable or an id stands twice or unfinished.
    """
    # Paper needs it, and the first page does not.
    import xml.etree.ElementTree as ET  # noqa: PLC0415 - behind the first page, by its usual name

    try:
        root = ET.parse(path).getroot()  # noqa: S314 - shipped with the program, never from outside
    except (OSError, ET.ParseError) as reason:
        raise WordsError(f"{path.name} is not a translation file") from reason
    words: dict[str, str] = {}
    for message in root.iter("message"):
        identity = message.get("id", "")
        translation = message.find("translation")
        if not identity or translation is None or translation.get("type") == "unfinished":
            raise WordsError(f"{path.name} has an unfinished entry: {identity}")
        if identity in words:
            raise WordsError(f"{path.name} says {identity} twice")
        words[identity] = translation.text or ""
    return words


def fill(text: str, *arguments: str) -> str:
    """Put the arguments in place of "%1" to "%9", in one pass: a "%1" inside an argument stays as it is."""
    given = {f"%{position}": argument for position, argument in enumerate(arguments, 1)}
    return re.sub("%[1-9]", lambda place: given.get(place[0], place[0]), text)
