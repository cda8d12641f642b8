"""A fee notice: what is still to pay for a dossier, under the portal's payment signature.

Any kiosk may ask for it by the dossier's code (`AskKind.PAYMENT`, `{"code": …}`), shows the transfer as a
VietQR and asks for the reference's receipt as for any payment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sync.contract import shape, signed
from sync.contract.canonical import Json
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.vietqr import REFERENCE

_BANK = re.compile(r"[0-9]{6}")
_ACCOUNT = re.compile(r"[A-Za-z0-9]{1,19}")


@dataclass(frozen=True, slots=True)
class FeeNotice:
    """`amount` in đồng; `basis` names the rule that set it; the payee is bank BIN, account and name."""

    code: str
    reference: str
    amount: int
    basis: str
    bank: str
    account: str
    payee: str
    at: str

    def to_json(self) -> dict[str, Json]:
        return {
            "code": self.code,
            "reference": self.reference,
            "amount": self.amount,
            "basis": self.basis,
            "bank": self.bank,
            "account": self.account,
            "payee": self.payee,
            "at": self.at,
        }


def verify_fee_notice(
    doc: object, payment_keys: Mapping[str, bytes], *, code: str
) -> FeeNotice | ContractFault:
    """The notice in `doc` if a payment key signed it and it is about this code."""
    payload = signed.verify(signed.Kind.FEE_NOTICE, doc, payment_keys)
    if isinstance(payload, ContractFault):
        return payload
    notice = _notice(payload)
    if isinstance(notice, FeeNotice) and notice.code != code:
        return ContractFault(ContractCode.MISMATCH, "another dossier's fee notice")
    return notice


@shape.parser
def _notice(value: object) -> FeeNotice:
    source = shape.obj(value, "code", "reference", "amount", "basis", "bank", "account", "payee", "at")
    return FeeNotice(
        code=shape.code(source),
        reference=shape.text(source, "reference", 19, REFERENCE),
        amount=shape.integer(source, "amount", 1, shape.MAX_AMOUNT),
        basis=shape.words(source, "basis", 64),
        bank=shape.text(source, "bank", 6, _BANK),
        account=shape.text(source, "account", 19, _ACCOUNT),
        payee=shape.words(source, "payee", 100),
        at=shape.moment(source, "at"),
    )
