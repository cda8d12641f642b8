"""What the paper says: codes and masked values. The words are put in by the translation files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """The kiosk's own record of a filed dossier ("Phiếu lưu hồ sơ"): never an official receipt.

    `state` is "waiting" (saved here, waiting to be sent) or "received" (by the portal). `fee_state`
    is "free", "unverified", "waiting", "paid", "later" or "part" (received, and left). `supplements`
    is the code of the dossier that this one completes. `carried`: when the citizen said that a telephone
    had sent it.
    """

    state: str
    code: str
    procedure: str
    procedure_code: str
    holder: str
    number: str
    saved_clock: str
    saved_day: str
    received_clock: str
    official_code: str
    attachments: tuple[tuple[str, int], ...]
    fee: str
    fee_state: str
    payment_reference: str
    status_url: str
    site: str
    kiosk: str
    hotline: str
    practice: bool
    reprint: bool = False
    language: str = "vi"
    supplements: str = ""
    carried: str = ""
    fee_received: str = ""
    fee_left: str = ""


@dataclass(frozen=True, slots=True)
class PaymentSlip:
    """Proof that the portal has told this kiosk of money that came in. No name stands on it.

    `left` is still to pay, `back` came in too much; empty where nothing is.
    """

    code: str
    reference: str
    amount: str
    heard: str
    site: str
    kiosk: str
    hotline: str
    practice: bool
    reprint: bool = False
    language: str = "vi"
    left: str = ""
    back: str = ""
