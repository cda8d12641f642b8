"""Why and since when staff stopped the service at this kiosk; it holds over a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.flow.staff import REASONS
from kiosk_app.store.database import Database


@dataclass(frozen=True, slots=True)
class Closed:
    """`code` is a fault of the flow."""

    code: str
    since: Moment


class Closing:
    """Raises sqlite3.Error."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def standing(self) -> Closed | None:
        row = self._database.one("SELECT code, at, trust FROM closing")
        if row is None or row[0] not in REASONS:
            return None
        return Closed(str(row[0]), Moment(datetime.fromisoformat(str(row[1])), TimeTrust(str(row[2]))))

    def close(self, code: str, now: Moment) -> None:
        """Closed again for another reason, it is closed since then."""
        with self._database.transaction() as rows:
            rows.execute(
                "INSERT INTO closing VALUES (1, ?, ?, ?) ON CONFLICT (only) DO UPDATE SET"
                " code = excluded.code, at = excluded.at, trust = excluded.trust",
                (code, now.at.isoformat(), now.trust.value),
            )

    def open(self) -> None:
        with self._database.transaction() as rows:
            rows.execute("DELETE FROM closing")
