"""What systemd is to the parts in service: who dies is started again, later each time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from kiosk_app.rehearsal.control import PartState
from kiosk_app.rehearsal.processes import Company

#: Seconds before a restart; one more step for each death that follows soon after.
_BACK_OFF_S = (0.5, 1.0, 2.0, 4.0, 8.0)
_HOPELESS = 4
#: Who has run this long is well again.
_WELL_S = 20.0
#: The screen carries the dock: nobody could start it again by hand.
KIOSK = "kiosk"


@dataclass(slots=True)
class _Fate:
    stopped: bool = False
    deaths: int = 0
    due: float | None = None


class Supervisor:
    """Looks after a company. `look` is called often; all of it from the thread that started the parts."""

    def __init__(self, company: Company, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._company = company
        self._monotonic = monotonic
        self._fates: dict[str, _Fate] = {}

    def look(self) -> None:
        """Start again whoever died and whose time has come."""
        now = self._monotonic()
        for name, part in list(self._company.parts.items()):
            fate = self._fates.setdefault(name, _Fate())
            if part.alive:
                if fate.deaths and now - part.started > _WELL_S:
                    fate.deaths = 0
            elif fate.stopped:
                continue
            elif fate.due is None:
                fate.due = now + _BACK_OFF_S[min(fate.deaths, len(_BACK_OFF_S) - 1)]
                fate.deaths += 1
            elif now >= fate.due:
                fate.due = None
                self._company.again(name)

    def hopeless(self, name: str) -> bool:
        """Whether it died by itself so often and so soon that starting it again will not do."""
        fate = self._fates.get(name)
        return fate is not None and fate.deaths >= _HOPELESS

    def kill(self, name: str, *, stay: bool) -> bool:
        """SIGKILL. With `stay` it is not started again until `again` asks."""
        if name not in self._company.parts:
            return False
        # A death by hand says nothing about its health.
        self._fates[name] = _Fate(stopped=stay and name != KIOSK)
        self._company.kill(name)
        return True

    def again(self, name: str) -> bool:
        if name not in self._company.parts:
            return False
        self._fates[name] = _Fate()
        self._company.again(name)
        return True

    def states(self) -> tuple[PartState, ...]:
        now = self._monotonic()
        return tuple(
            PartState(
                part.name,
                part.alive,
                self._fates.get(part.name, _Fate()).stopped,
                max(0.0, now - part.started),
                part.restarts,
            )
            for part in self._company.parts.values()
        )
