"""The fee as every page shows it: the amount largest, its reason beside it, the desk's price too."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk_app.flow.payment import fee_due, money
from kiosk_app.flow.procedure import Procedure
from kiosk_app.flow.screens import FeeShown


def fee_shown(procedure: Procedure, answers: Mapping[str, str], language: str) -> FeeShown:
    amount = fee_due(procedure, answers)
    fee = procedure.fee
    return FeeShown(
        amount="" if amount is None else money(amount),
        free=amount == 0,
        verified=amount is not None,
        reason=fee.reason.read(language),
        counter="" if fee.counter is None else money(fee.counter),
        counter_note=fee.counter_note.read(language),
    )
