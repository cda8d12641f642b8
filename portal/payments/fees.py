"""What a dossier owes by an officer's word: the order that carries it, and the notice that a kiosk believes."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from portal.clock import iso
from portal.config import Payee
from portal.store.models import Payment
from sync.contract import canonical, shape, signed
from sync.contract.fee_notice import FeeNotice
from sync.contract.signed import Kind


@dataclass(frozen=True, slots=True)
class FeeOrder:
    """`kiosk` is the one that the dossier came from: the reference is made under its key. `amount` in đồng."""

    kiosk: str
    code: str
    dossier_id: str
    amount: int
    basis: str
    officer: str

    def to_bytes(self) -> bytes:
        return canonical.encode(
            {
                "kiosk": self.kiosk,
                "code": self.code,
                "dossier_id": self.dossier_id,
                "amount": self.amount,
                "basis": self.basis,
                "officer": self.officer,
            }
        )


@shape.parser
def parse_fee_order(body: bytes) -> FeeOrder:
    """As the console wrote it."""
    source = shape.obj(
        shape.unwrap(canonical.decode(body)), "kiosk", "code", "dossier_id", "amount", "basis", "officer"
    )
    return FeeOrder(
        kiosk=shape.text(source, "kiosk", 64, shape.NAME),
        code=shape.code(source),
        dossier_id=shape.text(source, "dossier_id", 36, shape.UUID),
        amount=shape.integer(source, "amount", 1, shape.MAX_AMOUNT),
        basis=shape.text(source, "basis", 64),
        officer=shape.text(source, "officer", 60),
    )


def sign_fee_notice(payment: Payment, payee: Payee, key: Ed25519PrivateKey, at_ms: int) -> str:
    """The signed notice of what `payment` asks for, as text."""
    notice = FeeNotice(
        code=payment.code,
        reference=payment.reference,
        amount=payment.due,
        basis=payment.basis or "",
        bank=payee.bank,
        account=payee.account,
        payee=payee.name,
        at=iso(at_ms),
    )
    return signed.sign(Kind.FEE_NOTICE, notice.to_json(), key).to_bytes().decode()
