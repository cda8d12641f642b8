"""Is the sheet lying still? Pure: one figure in, one out."""

from __future__ import annotations

#: Mean change of brightness (0…255) up to which a picture counts as unchanged: camera noise .3, a hand 4.
_QUIET = 1.5
#: Quiet pictures in a row until still: 0.8 s at ten a second.
_NEEDED = 8


class Stillness:
    """Counts quiet pictures; any movement, and an empty mat, starts anew."""

    def __init__(self) -> None:
        self._quiet = 0

    def step(self, motion: float, page_there: bool) -> float:
        """The progress of stillness after one more picture, 0…1."""
        self._quiet = min(self._quiet + 1, _NEEDED) if page_there and motion <= _QUIET else 0
        return self._quiet / _NEEDED
