"""Opening what the kiosk writes into: the outbox that it shares with sync, and its own database."""

from __future__ import annotations

import sqlite3

from kiosk_app.clock import Clock
from kiosk_app.config import Config
from kiosk_app.front import AssemblyError, OutboxDamagedError
from kiosk_app.store.database import Database
from sync.contract.times import Trust
from sync.store.clock import Moment as StoreMoment
from sync.store.faults import StoreCode, StoreFault
from sync.store.outbox import Outbox


class StoreClock:
    """The app's clock as the store takes it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> StoreMoment:
        moment = self._clock.now()
        return StoreMoment(moment.at, Trust(moment.trust.value))


def open_outbox(config: Config, clock: Clock) -> Outbox:
    """Raises AssemblyError, OutboxDamagedError where its rows are missing."""
    outbox = Outbox.open(config.spool, StoreClock(clock))
    if isinstance(outbox, StoreFault):
        trouble = OutboxDamagedError if outbox.code is StoreCode.CORRUPT else AssemblyError
        raise trouble(f"outbox: {outbox.code} {outbox.detail}")
    return outbox


def open_database(config: Config) -> tuple[Database, bool]:
    """As `Database.open_or_renew`. Raises AssemblyError."""
    try:
        return Database.open_or_renew(config.state / "visit.db")
    except (OSError, sqlite3.Error) as error:
        raise AssemblyError(f"visit.db: {type(error).__name__}") from error
