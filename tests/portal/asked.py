"""The desk of sealed questions as the portal of the tests has it: every kind is answered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from portal.clock import Clock
from portal.config import Config
from portal.desks import load_desks
from portal.errands import BOOKING_OF_PAGE, Bell
from portal.opener.asks import AskDesk
from portal.opener.booking_asks import BookingAsks
from portal.opener.payment_asks import PaymentAsks
from portal.opener.result_asks import ResultAsks
from portal.opener.sign_in_asks import SignInAsks
from portal.opener.status_asks import StatusAsks
from portal.store.database import Database
from sync.contract.wire import AskKind
from sync.envelope import PrivateKey
from tests.sync.builders import random_from


def ask_desk(
    store: Database, keys: Mapping[str, PrivateKey], clock: Clock, bell: Bell, config: Config, state: Path
) -> AskDesk:
    limits = config.limits
    booking = BookingAsks(
        database=store,
        clock=clock,
        desks=load_desks(state / "desks.toml", practice=True),
        random=random_from(13),
        limits=limits,
    )
    return AskDesk(
        store,
        keys,
        clock,
        {
            AskKind.STATUS: StatusAsks(database=store, keys=keys, clock=clock, bell=bell, limits=limits),
            AskKind.PAYMENT: PaymentAsks(database=store, clock=clock, bell=bell, limits=limits),
            AskKind.BOOKING: booking,
            AskKind.RESULT: ResultAsks(store, clock),
            AskKind.SIGN_IN: SignInAsks(database=store, keys=keys, clock=clock, bell=bell, config=config),
        },
        {BOOKING_OF_PAGE: booking.of_page},
    )
