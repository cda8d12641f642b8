"""Receipts: signed over what was read back from storage, never over what a handler says it stored."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.clock import Clock, iso
from portal.errands import Answer, refused
from portal.payments.chains import open_payments
from portal.refusal import Refusal
from portal.store.anchors import keep_anchor
from portal.store.database import Database
from portal.store.dossiers import code_is_taken, held_by_code, named, note
from portal.store.kiosks import find_signer
from portal.store.leaves import Leaves
from portal.store.manifests import offsets, stored_doc
from portal.store.models import Dossier, Leaf
from portal.store.states import Stage
from portal.store.supplements import original_of
from sync.contract import signed
from sync.contract.faults import ContractFault
from sync.contract.manifest import Manifest, verify_manifest
from sync.contract.receipts import DossierState, Receipt, Rejection, RejectReason, Status
from sync.contract.signed import Kind
from sync.contract.wire import ErrorCode, ReceiptReply, encode

ACTOR = "committer"


class Voucher:
    """Signs receipts, rejections and states with one key that no other part of the portal has."""

    def __init__(
        self,
        *,
        database: Database,
        files: Leaves,
        key: Ed25519PrivateKey,
        practice: bool,
        clock: Clock,
    ) -> None:
        self._database = database
        self._files = files
        self._key = key
        self._practice = practice
        self._clock = clock

    def commit(self, dossier_id: str) -> Answer:
        """Read every leaf back; sign, store and answer with the receipt, or say what is not there."""
        settled = self.judge(dossier_id)
        if settled.status != 200 or settled.body != b"{}":
            return settled
        with self._database.read() as session:
            row = session.get_one(Dossier, dossier_id)
            manifest = self._manifest(session, row)
            header = row.header
        if manifest is None:
            return refused(ErrorCode.UNAUTHORISED)
        if header is None or hashlib.sha256(header).hexdigest() != manifest.header_sha256:
            return refused(ErrorCode.BAD_REQUEST)
        absent = read_back(self._files, manifest, range(len(manifest.leaves)))
        with self._database.write(named(dossier_id), f"kiosk:{manifest.kiosk}") as session:
            row = session.get_one(Dossier, dossier_id)
            if row.receipt_doc is not None:
                return _receipt_answer(row.receipt_doc)
            if absent:
                session.execute(delete(Leaf).where(Leaf.dossier_id == dossier_id, Leaf.number.in_(absent)))
                return refused(ErrorCode.LEAVES_MISSING)
            if code_is_taken(session, dossier_id, row.code):
                return self._reject(session, row, RejectReason.DUPLICATE_CODE)
            keep_anchor(session, manifest, self._clock())
            return self._sign(session, row)

    def judge(self, dossier_id: str) -> Answer:
        """The receipt or rejection that stands already, a new rejection where one is due, or `{}`."""
        with self._database.write(named(dossier_id)) as session:
            row = session.get(Dossier, dossier_id)
            if row is None:
                return refused(ErrorCode.NOT_FOUND)
            if row.receipt_doc is not None:
                return _receipt_answer(row.receipt_doc)
            if row.rejection_doc is not None:
                return _rejected(row.rejection_doc)
            manifest = self._manifest(session, row)
            if manifest is not None and manifest.practice != self._practice:
                return self._reject(session, row, RejectReason.WRONG_SYSTEM)
            if code_is_taken(session, row.id, row.code):
                return self._reject(session, row, RejectReason.DUPLICATE_CODE)
            return Answer(200, b"{}")

    def status(self, code: str) -> Answer:
        """The state of the dossier that bears `code`, under our signature; 404 while no such one is here.

        A supplement stands where the dossier stands that it was joined to.
        """
        with self._database.read() as session:
            row = held_by_code(session, code)
            if row is None:
                return refused(ErrorCode.NOT_FOUND)
            original = original_of(session, row)
            status = Status(
                code=row.code,
                state=DossierState(original.state),
                step=original.step,
                official_code=original.official_code,
                as_of=iso(self._clock()),
                fee=next((each.due - each.received for each in open_payments(session, row.code)), 0),
            )
        doc = signed.sign(Kind.STATUS, status.to_json(), self._key)
        return Answer(200, doc.to_bytes())

    def _manifest(self, session: Session, row: Dossier) -> Manifest | None:
        """What the kiosk signed, verified once more against the keys that are enrolled."""
        doc = stored_doc(row.manifest_doc)
        signer = find_signer(session, doc.kid)
        if signer is None or signer.id != row.kiosk_id:
            return None
        manifest = verify_manifest(doc, {signer.kid: signer.public})
        return None if isinstance(manifest, ContractFault) or manifest.dossier_id != row.id else manifest

    def _sign(self, session: Session, row: Dossier) -> Answer:
        now = self._clock()
        receipt = Receipt(row.id, row.code, row.manifest_sha256, iso(now), DossierState.RECEIVED)
        row.receipt_doc = signed.sign(Kind.RECEIPT, receipt.to_json(), self._key).to_bytes().decode()
        row.stage, row.state, row.committed_at = Stage.COMMITTED, DossierState.RECEIVED, now
        note(session, row, now, ACTOR, "received")
        return _receipt_answer(row.receipt_doc)

    def _reject(self, session: Session, row: Dossier, reason: RejectReason) -> Answer:
        now = self._clock()
        rejection = Rejection(row.id, row.manifest_sha256, reason, iso(now))
        row.rejection_doc = signed.sign(Kind.REJECTION, rejection.to_json(), self._key).to_bytes().decode()
        row.stage = Stage.REJECTED
        note(session, row, now, ACTOR, f"rejected.{reason}")
        return _rejected(row.rejection_doc)


def read_back(files: Leaves, manifest: Manifest, numbers: Sequence[int]) -> list[int]:
    """Those that storage does not hold as the manifest says; if there are none, all are synced once more."""
    places = offsets(manifest)
    absent = [
        number
        for number in numbers
        if hashlib.sha256(files.read(manifest.dossier_id, places[number], manifest.sizes[number])).hexdigest()
        != manifest.leaves[number]
    ]
    if not absent:
        files.sync(manifest.dossier_id)
    return absent


def _rejected(doc: str) -> Answer:
    refusal = Refusal(ErrorCode.REJECTED, rejection=stored_doc(doc))
    return Answer(refusal.status, refusal.body())


def _receipt_answer(doc: str) -> Answer:
    return Answer(200, encode(ReceiptReply(stored_doc(doc))))
