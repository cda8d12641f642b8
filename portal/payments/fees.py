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
class Due:
    """What is to pay for a dossier: `amount` in đồng, by the rule `basis`.

    `kiosk` is the one that the dossier came from: the reference is made under its key. `officer` is empty where
    none has set it, `dossier_id` where it is not known yet.
    """

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
def parse_fee_order(body: bytes) -> Due:
    """As the console wrote it."""
    source = shape.obj(
        shape.unwrap(canonical.decode(body)), "kiosk", "code", "dossier_id", "amount", "basis", "officer"
    )
    return Due(
        kiosk=shape.text(source, "kiosk", 64, shape.NAME),
        code=shape.code(source),
        dossier_id=shape.text(source, "dossier_id", 36, shape.UUID),
        amount=shape.integer(source, "amount", 1, shape.MAX_AMOUNT),
        basis=shape.words(source, "basis", 64),
        officer=shape.text(source, "officer", 60),
    )


@shape.parser
def parse_fee(body: bytes) -> Due:
    """As the opener wrote it when a dossier came; one of before has no basis."""
    required = ("kiosk", "code", "amount", "dossier_id")
    source = shape.obj_with(shape.unwrap(canonical.decode(body)), required, ("basis",))
    return Due(
        kiosk=shape.text(source, "kiosk", 64, shape.NAME),
        code=shape.code(source),
        dossier_id=shape.text(source, "dossier_id", 36, shape.UUID),
        amount=shape.integer(source, "amount", 1, shape.MAX_AMOUNT),
        basis=shape.words(source, "basis", 64) if "basis" in source else "",
        officer="",
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
