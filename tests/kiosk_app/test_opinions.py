"""From the glass to the outbox: site, procedure, day, face, ticks, and a number drawn by lot."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from kiosk_app.flow.effects import KeepOpinion
from kiosk_app.flow.opinion import FACES, REASONS
from kiosk_app.runtime.opinion_work import OpinionWork
from sync.contract import opinion as contract
from sync.contract.times import Trust
from sync.store import Moment, opinions
from sync.store.connection import Connection, open_connection
from sync.store.outbox import DATABASE, Outbox


class StillClock:
    def now(self) -> Moment:
        return Moment(datetime(2026, 11, 23, 3, 0, tzinfo=UTC), Trust.TRUSTED)


def test_what_is_asked_is_what_the_contract_takes() -> None:
    assert tuple(reason.value for reason in contract.Reason) == REASONS
    assert tuple(str(face) for face in contract.FACES) == FACES


def test_it_is_kept_until_the_portal_has_it(tmp_path: Path) -> None:
    outbox = Outbox.open(tmp_path, StillClock())
    assert isinstance(outbox, Outbox)
    work = OpinionWork(outbox, "practice", lambda count: bytes(range(count)))
    work.keep(KeepOpinion("birth_extract", date(2026, 11, 23), 2, ("machine", "waiting", "?")))
    outbox.close()
    store = open_connection(tmp_path / DATABASE, check=True)
    assert isinstance(store, Connection)
    assert opinions.to_send(store) == [
        contract.Opinion(
            bytes(range(16)).hex(),
            "practice",
            "birth_extract",
            "2026-11-23",
            2,
            (contract.Reason.WAITING, contract.Reason.MACHINE),
        )
    ]
    store.close()
