"""A code that asks for another fee than the signed one is never shown, and nothing is filed under it."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from kiosk_app.flow.effects import Submit
from kiosk_app.flow.events import Stored, Trouble
from kiosk_app.runtime.filing import Filing, Place
from kiosk_app.runtime.trust import DeviceKeys
from tests.kiosk_app.desk import KEYS, PAYEE, Desk
from tests.sync.builders import KIOSK


@pytest.mark.parametrize("fee", [115_000, 114_999])
def test_the_fee_is_held_against_the_signed_one(desk: Desk, fee: int) -> None:
    asked: list[tuple[int, int]] = []

    def names_fee(order: Submit) -> bool:
        asked.append((order.catalogue, order.fee))
        return order.fee == 115_000

    filing = Filing(
        desk.outbox,
        desk.anchor,
        DeviceKeys(KEYS.device, b"m" * 32),
        desk.session,
        Place(KIOSK, "hoan-kiem", True, PAYEE, "https://127.0.0.1/status"),
        clock=desk.clock,
        random=os.urandom,
        names_fee=names_fee,
    )
    told = filing.submit(replace(desk.order(fee), catalogue=7))
    assert asked == [(7, fee)]
    if fee == 115_000:
        assert isinstance(told, Stored)
        assert told.payment is not None
    else:
        assert told == Trouble("content.missing")
        assert desk.outbox.counts().waiting == 0
