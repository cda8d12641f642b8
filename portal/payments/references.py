"""Which references are genuine: the portal derives every kiosk's payment key from one master."""

from __future__ import annotations

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync.contract import ids
from sync.contract.vietqr import payment_reference


def kiosk_payment_key(master: bytes, kiosk_id: str) -> bytes:
    """32 bytes (HKDF, RFC 5869) that the kiosk is given once, at enrolment."""
    info = b"tram-mot-cua/1/payment-key\0" + kiosk_id.encode()
    return HKDF(hashes.SHA256(), 32, None, info).derive(master)


def expected_reference(master: bytes, kiosk_id: str, code: str, amount: int) -> str:
    """The one right reference. Raises ValueError for anything but a valid code and a positive amount."""
    return payment_reference(kiosk_payment_key(master, kiosk_id), ids.body(code), amount)


def code_of(reference: str) -> str | None:
    """The code whose 8 characters stand in the reference, if they can be a code's."""
    return ids.normalise(_with_check(reference[3:11])) if len(reference) == 17 else None


def _with_check(body: str) -> str:
    return f"TAM-{body[:4]}-{body[4:]}-{ids.check_character(body)}"
