"""The fee of a visit: how much, why, and what the citizen was asked to pay. Money is whole đồng."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiosk_app.flow.fields import holds, standing
from kiosk_app.flow.procedure import Procedure, Rate
from kiosk_app.flow.text import VIETNAMESE


@dataclass(frozen=True, slots=True)
class PaymentAsked:
    """One open intent: the strictly decoded VietQR that the kiosk shows."""

    reference: str
    amount: int
    qr: str


#: A period is over and nothing came after it: nobody knows what is due.
NO_RATE = Rate(None)


def rate_of(procedure: Procedure, answers: Mapping[str, str], today: date) -> Rate:
    """The first rate of this citizen's class that is in force today, else everybody's, else `NO_RATE`."""
    counted = standing(procedure.fields, answers)
    fee = procedure.fee
    # A rate without a condition is a line of a list of prices, and nobody's own.
    own = (rate for rate in fee.rates if rate.when is not None and holds(rate.when, counted))
    return next((rate for rate in (*own, fee) if rate.in_force(today)), NO_RATE)


def fee_due(procedure: Procedure, answers: Mapping[str, str], today: date) -> int | None:
    """The fee of filing online in đồng; None where the amount is not verified and so not charged."""
    return _times(procedure, rate_of(procedure, answers, today), answers)


def fees_of_any_day(procedure: Procedure, answers: Mapping[str, str]) -> frozenset[int | None]:
    """What may be due whatever the day: for who holds a fee against the catalogue later on."""
    counted = standing(procedure.fields, answers)
    fee = procedure.fee
    own = [rate for rate in fee.rates if rate.when is not None and holds(rate.when, counted)]
    return frozenset(_times(procedure, rate, answers) for rate in (*own, fee))


def _times(procedure: Procedure, rate: Rate, answers: Mapping[str, str]) -> int | None:
    if rate.amount is None or not rate.per:
        return rate.amount
    copies = standing(procedure.fields, answers).get(rate.per, "")
    return rate.amount * (int(copies) if copies.isascii() and copies.isdigit() else 1)


def money(amount: int, language: str) -> str:
    """Đồng as this language groups thousands, "135.000" or "135,000"; the sign is the page's."""
    grouped = f"{amount:,}"
    return grouped.replace(",", ".") if language == VIETNAMESE else grouped


def money_or_none(amount: int, language: str) -> str:
    """As `money`; empty for 0."""
    return money(amount, language) if amount else ""
