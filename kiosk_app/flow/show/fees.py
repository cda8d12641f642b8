"""The fee as every page shows it: the amount largest, its reason beside it, the desk's price too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kiosk_app.flow.calendar import full_date
from kiosk_app.flow.payment import fee_due, money, rate_of
from kiosk_app.flow.procedure import Procedure, Rate
from kiosk_app.flow.screens import FeeLine, FeeShown


def fee_shown(procedure: Procedure, answers: Mapping[str, str], language: str, today: date) -> FeeShown:
    """Nothing of a rate whose period is over or has not begun."""
    amount = fee_due(procedure, answers, today)
    rate = rate_of(procedure, answers, today)
    lines = tuple(_line(entry, language) for entry in procedure.fee.rates if _listed(entry, today))
    return FeeShown(
        amount="" if amount is None else money(amount, language),
        free=amount == 0,
        verified=amount is not None,
        reason=rate.reason.read(language),
        counter="" if rate.counter is None else money(rate.counter, language),
        counter_note=rate.counter_note.read(language),
        lines=lines,
    )


def _listed(rate: Rate, today: date) -> bool:
    return rate.when is None and rate.counter is not None and rate.in_force(today)


def _line(rate: Rate, language: str) -> FeeLine:
    return FeeLine(
        label=rate.label.read(language),
        amount=money(rate.counter or 0, language),
        until=full_date(rate.valid_to) if rate.valid_to else "",
        note=rate.counter_note.read(language),
    )
