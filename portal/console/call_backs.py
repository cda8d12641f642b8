"""Who wishes to be called back: the list for officers, and "called", with which the number is gone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select

from portal.at_rest import open_record
from portal.clock import Clock, iso
from portal.console.acts import Acts
from portal.console.deeds import Deed
from portal.store.database import Database
from portal.store.dossiers import named, note
from portal.store.models import AskedCallBack, Dossier
from sync.contract.call_back import CallBack, parse_call_back
from sync.envelope import PrivateKey

MOST_LISTED = 200
_READ, _DONE = "call_backs", "call_back.done"


class CallBacks:
    """All calls block on the disk. Who looks at numbers is written down."""

    def __init__(self, database: Database, key: PrivateKey, acts: Acts, clock: Clock) -> None:
        self._database = database
        self._key = key
        self._acts = acts
        self._clock = clock

    def list(self, officer: str) -> list[dict[str, Any]]:
        """The oldest first: whoever waits longest is called first."""
        query = select(AskedCallBack).order_by(AskedCallBack.received_at, AskedCallBack.dossier_id)
        with self._database.read() as session:
            rows = list(session.scalars(query.limit(MOST_LISTED)))
        found = [_plain(row, wish) for row in rows if (wish := self._open(row)) is not None]
        if found:
            self._acts.write(officer, _READ)
        return found

    def done(self, wish_id: str, officer: str) -> Deed:
        """Somebody has called, or nobody answered and it ends here: nothing of the wish is kept."""
        with self._database.write(named(wish_id)) as session:
            row = session.get(Dossier, wish_id)
            if row is None or session.get(AskedCallBack, wish_id) is None:
                return Deed.NOT_FOUND
            session.execute(delete(AskedCallBack).where(AskedCallBack.dossier_id == wish_id))
            note(session, row, self._clock(), officer, _DONE)
            return Deed.DONE

    def _open(self, row: AskedCallBack) -> CallBack | None:
        at_rest = open_record(self._key, row.dossier_id, row.sealed)
        wish = None if at_rest is None else parse_call_back(at_rest.record)
        return wish if isinstance(wish, CallBack) else None


def _plain(row: AskedCallBack, wish: CallBack) -> dict[str, Any]:
    return {
        "id": wish.id,
        "kiosk": wish.kiosk,
        "site": wish.site,
        "asked_at": wish.created_at,
        "received_at": iso(row.received_at),
        "phone": wish.phone,
        "when": wish.when.value,
        "language": wish.language,
    }
