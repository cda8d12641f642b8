"""What the citizen is asked to pay, as the code that a bank's app reads."""

from __future__ import annotations

from kiosk_app.flow.payment import PaymentAsked
from kiosk_app.flow.setting import Payee
from sync.contract import vietqr


def ask_for(payee: Payee, reference: str, amount: int) -> PaymentAsked | None:
    """The VietQR of `amount` đồng, strictly decoded before anybody sees it; None where it says another."""
    meant = vietqr.VietQr(payee.bin, payee.account, amount, purpose=reference)
    payload = vietqr.encode(meant)
    if not isinstance(payload, str) or vietqr.decode(payload) != meant:
        return None
    return PaymentAsked(reference, amount, payload)
