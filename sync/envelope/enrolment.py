"""The payment key on its way to a new kiosk: sealed to a key that only its app holds, carried blind by sync."""

from __future__ import annotations

from sync.envelope.kem import PrivateKey, PublicKey


def seal_payment_key(secret: bytes, box: PublicKey, *, kiosk: str, device: str) -> bytes | None:
    """At the portal. `device` is the key id of the app's device key; None where `box` is no key of its kind."""
    return box.seal(secret, _info(kiosk, device))


def open_payment_key(sealed: bytes, box: PrivateKey, *, kiosk: str, device: str) -> bytes | None:
    """In the app: the secret, or None where it was not sealed to this box for this kiosk and device key."""
    return box.open(sealed, _info(kiosk, device))


def _info(kiosk: str, device: str) -> bytes:
    return b"tram-mot-cua/1/payment-key-to\0" + kiosk.encode("ascii") + b"\0" + device.encode("ascii")
