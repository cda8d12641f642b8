"""Is the sheet lying still? Pure: one picture's figures in, one out."""

from __future__ import annotations

#: Mean change of brightness (0…255) up to which a picture counts as unchanged: camera noise .3, a hand 4.
_QUIET = 1.2
#: Quiet until still: so many seconds, and so many pictures where few come in that time.
_NEEDED_S, _NEEDED = 0.8, 5


class Stillness:
    """Counts quiet pictures and their time; any movement, and an empty mat, starts anew."""

    def __init__(self) -> None:
        self._quiet = 0
        self._since: float | None = None

    def step(self, motion: float, page_there: bool, at_s: float) -> float:
        """The progress of stillness after one more picture, seen at `at_s` (seconds, ever growing): 0…1."""
        if not page_there or motion > _QUIET:
            self._quiet, self._since = 0, at_s
            return 0.0
        since = self._since = at_s if self._since is None else self._since
        self._quiet += 1
        return min(1.0, self._quiet / _NEEDED, (at_s - since) / _NEEDED_S)
