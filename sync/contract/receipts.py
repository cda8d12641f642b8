"""What the portal says under its signature: received, rejected, paid, state. Nothing else is believed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sync.contract import shape, signed
from sync.contract.canonical import Json
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.vietqr import REFERENCE

_OFFICIAL = re.compile(r"[A-Z0-9.-]{1,64}")

SET_ASIDE = "portal.set_aside"
"""The step of a supplement that came when nobody asked for it any more: it lies here, joined to no dossier."""


class DossierState(StrEnum):
    """Where a dossier is, as the portal knows it."""

    RECEIVED = "received"
    FORWARDED = "forwarded"
    ACCEPTED = "accepted"
    SUPPLEMENT = "supplement"
    PROCESSING = "processing"
    DONE = "done"
    REFUSED = "refused"


class PaymentState(StrEnum):
    """What the bank has told the portal about one reference."""

    PAID = "paid"
    UNDER = "under"
    OVER = "over"
    DOUBLE = "double"
    LATE = "late"
    REFUND_DUE = "refund_due"
    REFUNDED = "refunded"


class RejectReason(StrEnum):
    """Why the portal will never take this dossier; a person has to look."""

    UNOPENABLE = "unopenable"
    MALFORMED = "malformed"
    WRONG_SYSTEM = "wrong_system"
    DUPLICATE_CODE = "duplicate_code"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The portal holds the whole dossier, read back from its storage; `official_state` is its state there."""

    dossier_id: str
    code: str
    manifest_sha256: str
    received_at: str
    official_state: DossierState

    def to_json(self) -> dict[str, Json]:
        return {
            "dossier_id": self.dossier_id,
            "code": self.code,
            "manifest_sha256": self.manifest_sha256,
            "received_at": self.received_at,
            "official_state": self.official_state.value,
        }


@dataclass(frozen=True, slots=True)
class Rejection:
    """The portal refuses this manifest for good."""

    dossier_id: str
    manifest_sha256: str
    reason: RejectReason
    at: str

    def to_json(self) -> dict[str, Json]:
        return {
            "dossier_id": self.dossier_id,
            "manifest_sha256": self.manifest_sha256,
            "reason": self.reason.value,
            "at": self.at,
        }


@dataclass(frozen=True, slots=True)
class PaymentReceipt:
    """Money that reached the account. `due` and `received` are đồng in all for this reference."""

    reference: str
    code: str
    due: int
    received: int
    state: PaymentState
    paid_at: str

    def to_json(self) -> dict[str, Json]:
        return {
            "reference": self.reference,
            "code": self.code,
            "due": self.due,
            "received": self.received,
            "state": self.state.value,
            "paid_at": self.paid_at,
        }


@dataclass(frozen=True, slots=True)
class Status:
    """State and step of a dossier; `official_code` comes from the city's system, never from us.

    `fee` is what is still to pay for it, in đồng, 0 where nothing is; a portal of before says nothing of it.
    """

    code: str
    state: DossierState
    step: str
    official_code: str | None
    as_of: str
    fee: int = 0

    def to_json(self) -> dict[str, Json]:
        fee: dict[str, Json] = {"fee": self.fee} if self.fee else {}
        return fee | {
            "code": self.code,
            "state": self.state.value,
            "step": self.step,
            "official_code": self.official_code,
            "as_of": self.as_of,
        }


def verify_receipt(
    doc: object, receipt_keys: Mapping[str, bytes], *, dossier_id: str, manifest_sha256: str
) -> Receipt | ContractFault:
    """The receipt in `doc` if it is signed and is about this very manifest: the only leave to delete."""
    payload = signed.verify(signed.Kind.RECEIPT, doc, receipt_keys)
    if isinstance(payload, ContractFault):
        return payload
    receipt = _receipt(payload)
    if isinstance(receipt, Receipt) and (receipt.dossier_id, receipt.manifest_sha256) != (
        dossier_id,
        manifest_sha256,
    ):
        return ContractFault(ContractCode.MISMATCH, "another dossier's receipt")
    return receipt


def verify_rejection(
    doc: object, receipt_keys: Mapping[str, bytes], *, dossier_id: str, manifest_sha256: str
) -> Rejection | ContractFault:
    """The rejection in `doc` if it is signed and is about this very manifest."""
    payload = signed.verify(signed.Kind.REJECTION, doc, receipt_keys)
    if isinstance(payload, ContractFault):
        return payload
    rejection = _rejection(payload)
    if isinstance(rejection, Rejection) and (rejection.dossier_id, rejection.manifest_sha256) != (
        dossier_id,
        manifest_sha256,
    ):
        return ContractFault(ContractCode.MISMATCH, "another dossier's rejection")
    return rejection


def verify_payment(
    doc: object, payment_keys: Mapping[str, bytes], *, reference: str, code: str, due: int
) -> PaymentReceipt | ContractFault:
    """The payment receipt in `doc` if it is signed and is about this reference, dossier and amount due."""
    payload = signed.verify(signed.Kind.PAYMENT, doc, payment_keys)
    if isinstance(payload, ContractFault):
        return payload
    receipt = _payment(payload)
    if isinstance(receipt, PaymentReceipt) and (receipt.reference, receipt.code, receipt.due) != (
        reference,
        code,
        due,
    ):
        return ContractFault(ContractCode.MISMATCH, "another payment's receipt")
    return receipt


def verify_status(doc: object, receipt_keys: Mapping[str, bytes], *, code: str) -> Status | ContractFault:
    """The status in `doc` if a receipt key signed it and it is about this code."""
    payload = signed.verify(signed.Kind.STATUS, doc, receipt_keys)
    if isinstance(payload, ContractFault):
        return payload
    status = _status(payload)
    if isinstance(status, Status) and status.code != code:
        return ContractFault(ContractCode.MISMATCH, "another dossier's status")
    return status


@shape.parser
def _receipt(value: object) -> Receipt:
    source = shape.obj(value, "dossier_id", "code", "manifest_sha256", "received_at", "official_state")
    return Receipt(
        dossier_id=shape.text(source, "dossier_id", 36, shape.UUID),
        code=shape.code(source),
        manifest_sha256=shape.text(source, "manifest_sha256", 64, shape.SHA256),
        received_at=shape.moment(source, "received_at"),
        official_state=shape.choice(source, "official_state", DossierState),
    )


@shape.parser
def _rejection(value: object) -> Rejection:
    source = shape.obj(value, "dossier_id", "manifest_sha256", "reason", "at")
    return Rejection(
        dossier_id=shape.text(source, "dossier_id", 36, shape.UUID),
        manifest_sha256=shape.text(source, "manifest_sha256", 64, shape.SHA256),
        reason=shape.choice(source, "reason", RejectReason),
        at=shape.moment(source, "at"),
    )


@shape.parser
def _payment(value: object) -> PaymentReceipt:
    source = shape.obj(value, "reference", "code", "due", "received", "state", "paid_at")
    return PaymentReceipt(
        reference=shape.text(source, "reference", 19, REFERENCE),
        code=shape.code(source),
        due=shape.integer(source, "due", 1, shape.MAX_AMOUNT),
        received=shape.integer(source, "received", 1, shape.MAX_AMOUNT),
        state=shape.choice(source, "state", PaymentState),
        paid_at=shape.moment(source, "paid_at"),
    )


@shape.parser
def _status(value: object) -> Status:
    source = shape.obj_with(value, ("code", "state", "step", "official_code", "as_of"), ("fee",))
    return Status(
        code=shape.code(source),
        state=shape.choice(source, "state", DossierState),
        step=shape.text(source, "step", 64, shape.NAME),
        official_code=shape.optional(source, "official_code", 64, _OFFICIAL),
        as_of=shape.moment(source, "as_of"),
        fee=shape.integer(source, "fee", 1, shape.MAX_AMOUNT) if "fee" in source else 0,
    )
