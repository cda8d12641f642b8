"""The code of a dossier as people type it from their paper."""

from __future__ import annotations

_PREFIX = "TAM"
#: Eight characters and one check character; hyphens and TAM may be typed or not.
_BODY = 9


def bare(code: str) -> str:
    """What counts in a code: no hyphens, no prefix, and the letters people take for digits as those."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return letters.removeprefix(_PREFIX).translate(str.maketrans("ILO", "110"))


def complete(text: str) -> bool:
    """Whether enough was typed to ask for."""
    return len(bare(text)) >= _BODY
