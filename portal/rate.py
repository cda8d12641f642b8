"""How often somebody may try: a leaky bucket for each name, bounded in number."""

from __future__ import annotations

from collections import OrderedDict

from portal.clock import Clock

_MOST_NAMES = 10_000


class Rate:
    """`per_minute` tries for each name, all of them at once if need be. Lives in one process."""

    def __init__(self, per_minute: int, clock: Clock) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._levels: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def allows(self, name: str) -> bool:
        """Count a try of `name`; False when it has to wait."""
        now = self._clock()
        level, at = self._levels.pop(name, (0.0, now))
        level = max(0.0, level - max(0, now - at) * self._per_minute / 60_000)
        is_allowed = level + 1 <= self._per_minute
        self._levels[name] = (level + 1 if is_allowed else level, now)
        while len(self._levels) > _MOST_NAMES:
            self._levels.popitem(last=False)
        return is_allowed
