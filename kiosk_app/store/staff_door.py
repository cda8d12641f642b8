"""How often a wrong code was tried, and how long the door stays shut: kept, so that a restart opens nothing."""

from __future__ import annotations

from collections.abc import Callable

from kiosk_app.store.database import Database

TRIES = 5
SHUT_S = 300.0


class DoorCount:
    """Five wrong codes in a row shut the door for five minutes, by the time since the boot.

    The clock of the day may be wrong and can be set: it opens nothing. After a restart the whole time begins
    anew. Raises sqlite3.Error.
    """

    def __init__(self, database: Database, boot: str, monotonic: Callable[[], float]) -> None:
        self._database = database
        self._boot = boot
        self._monotonic = monotonic

    def shut_for(self) -> float:
        """Seconds until it may be tried again; 0 where it may be now."""
        failures, boot, uptime = self._kept()
        if failures < TRIES:
            return 0.0
        now = self._monotonic()
        if boot != self._boot or uptime > now:
            self._keep(failures)
            return SHUT_S
        left = uptime + SHUT_S - now
        if left > 0:
            return left
        self._keep(0)
        return 0.0

    def failed(self) -> int:
        """One more wrong code; how many tries are left."""
        failures = min(self._kept()[0] + 1, TRIES)
        self._keep(failures)
        return TRIES - failures

    def passed(self) -> None:
        if self._kept()[0]:
            self._keep(0)

    def _kept(self) -> tuple[int, str, float]:
        row = self._database.one("SELECT failures, boot, uptime FROM staff_door")
        if row is None:
            return 0, self._boot, 0.0
        failures, boot, uptime = row
        assert isinstance(failures, int)
        assert isinstance(uptime, float)
        return failures, str(boot), uptime

    def _keep(self, failures: int) -> None:
        with self._database.transaction() as rows:
            rows.execute(
                "INSERT INTO staff_door VALUES (1, ?, ?, ?) ON CONFLICT (only) DO UPDATE SET"
                " failures = excluded.failures, boot = excluded.boot, uptime = excluded.uptime",
                (failures, self._boot, self._monotonic()),
            )
