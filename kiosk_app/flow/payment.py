"""The fee of a visit: how much, why, and what the citizen was asked to pay. Money is whole đồng."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk_app.flow.fields import standing
from kiosk_app.flow.procedure import Procedure


@dataclass(frozen=True, slots=True)
class PaymentAsked:
    """One open intent: the strictly decoded VietQR that the kiosk shows."""

    reference: str
    amount: int
    qr: str


def fee_due(procedure: Procedure, answers: Mapping[str, str]) -> int | None:
    """The fee of filing online in đồng; None where the amount is not verified and so not charged."""
    amount = procedure.fee.amount
    if amount is None:
        return None
    if procedure.fee.per:
        copies = standing(procedure.fields, answers).get(procedure.fee.per, "")
        amount *= int(copies) if copies.isascii() and copies.isdigit() else 1
    return amount


def money(amount: int) -> str:
    """Đồng with dots between thousands, "135.000"; the sign is the page's."""
    return f"{amount:,}".replace(",", ".")


def money_or_none(amount: int) -> str:
    """As `money`; empty for 0."""
    return money(amount) if amount else ""
