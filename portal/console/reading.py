"""What an officer may see of a dossier: as the opener opened it, read back from under the console's key."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.at_rest import AtRest, open_record, open_remark
from portal.clock import iso
from portal.keys import load_opening_key
from portal.notice_queue import notices_of, told
from portal.places import Places
from portal.store.database import Database
from portal.store.document_files import DocumentFiles
from portal.store.dossiers import ALL, Wanted, happenings, held, held_by_code
from portal.store.models import Dossier, Holder, Payment
from portal.store.supplements import codes_completed, is_supplement, joined_to, original_of
from sync.contract import dossier as contract
from sync.contract import ids
from sync.envelope import PrivateKey

MOST_LISTED = 500
_FIELDS = ("id", "code", "kiosk_id", "stage", "state", "step", "trouble", "official_code", "procedure")


@dataclass(frozen=True, slots=True)
class Paper:
    """One attachment in the clear."""

    title: str
    media_type: str
    content: bytes


class Reading:
    """All calls block on the disk."""

    def __init__(self, database: Database, documents: DocumentFiles, key: PrivateKey) -> None:
        self._database = database
        self._documents = documents
        self._key = key

    def list(self, wanted: Wanted = ALL) -> list[dict[str, Any]]:
        """Dossiers that lie here whole, the youngest first, without what citizens wrote."""
        with self._database.read() as session:
            rows = held(session, MOST_LISTED, wanted)
            completed = codes_completed(session)
            return [_summary(row) | {"completes": completed.get(row.id)} for row in rows]

    def show(self, code: str) -> dict[str, Any] | None:
        """One dossier with its content; None when no such one lies here. `content` is null while unopened."""
        spelled = ids.normalise(code)
        if spelled is None:
            return None
        with self._database.read() as session:
            row = held_by_code(session, spelled)
            if row is None:
                return None
            diary = happenings(session, row.id)
            holder = session.get(Holder, row.id)
            original = original_of(session, row)
            joined = joined_to(session, row.id)
            codes = [spelled, *(supplement.code for _, supplement in joined)]
            query = select(Payment).where(Payment.code.in_(codes)).order_by(Payment.opened_at)
            payments = list(session.scalars(query))
            notices = [told(each) for each in reversed(notices_of(session, spelled))]
        content = self._content(row)
        return {
            **_summary(row),
            "assurance": None if holder is None else holder.assurance,
            "completes": None if original.id == row.id else original.code,
            "supplements": [
                {
                    "code": dossier.code,
                    "round": supplement.round,
                    "at": iso(supplement.joined_at),
                    "content": self._content(dossier),
                }
                for supplement, dossier in joined
            ],
            "manifest_sha256": row.manifest_sha256,
            "receipt": _document(row.receipt_doc),
            "content": content,
            "attachments": [] if content is None else content["attachments"],
            "payments": [_payment(p) for p in payments],
            "notices": notices,
            "diary": [
                {"at": iso(h.at), "actor": h.actor, "what": h.what, **self._said(row.id, h.what, sealed)}
                for h, sealed in diary
            ],
        }

    def paper(self, code: str, number: int) -> Paper | None:
        """Attachment `number`, from 1."""
        spelled = ids.normalise(code)
        with self._database.read() as session:
            row = None if spelled is None else held_by_code(session, spelled)
        at_rest = None if row is None else self._at_rest(row)
        if row is None or at_rest is None:
            return None
        attachments = json.loads(at_rest.record)["attachments"]
        sealed = self._documents.read(row.id, number) if 1 <= number <= len(attachments) else None
        content = None if sealed is None else at_rest.attachment(number, sealed)
        if content is None:
            return None
        about = attachments[number - 1]
        return Paper(about["title"], about["media_type"], content)

    def refunds(self) -> Sequence[dict[str, Any]]:
        """Payments of which something is owed back, the oldest first."""
        with self._database.read() as session:
            query = select(Payment).where(Payment.refund_due > 0).order_by(Payment.paid_at, Payment.reference)
            return [{**_payment(row), "code": row.code} for row in session.scalars(query.limit(MOST_LISTED))]

    def dossier(self, row: Dossier) -> contract.Dossier | None:
        """What the citizen filed; None while it is not opened."""
        at_rest = self._at_rest(row)
        found = None if at_rest is None else contract.parse_dossier(at_rest.record)
        return found if isinstance(found, contract.Dossier) else None

    def completes_another(self, session: Session, row: Dossier) -> bool:
        """Whether it is joined to another dossier or, opened, asks to be.

        It bears no verdict, fee or code of its own: joined later, it would bring along a second one.
        """
        if is_supplement(session, row):
            return True
        dossier = self.dossier(row)
        return dossier is not None and dossier.supplements is not None

    def _content(self, row: Dossier) -> Any:
        at_rest = self._at_rest(row)
        return None if at_rest is None else json.loads(at_rest.record)

    def _said(self, dossier_id: str, what: str, sealed: bytes | None) -> dict[str, Any]:
        """A verdict's word to the citizen, or a remark of before that was for officers alone."""
        text = None if sealed is None else open_remark(self._key, dossier_id, sealed)
        if text is None or not what.startswith("word."):
            return {"remark": text, "word": None}
        return {"remark": None, "word": json.loads(text)}

    def _at_rest(self, row: Dossier) -> AtRest | None:
        return None if row.sealed_record is None else open_record(self._key, row.id, row.sealed_record)


def open_reading(places: Places, database: Database) -> Reading:
    """With the console's key. Raises KeyFileError."""
    return Reading(database, DocumentFiles(places.documents), load_opening_key(places.console_key))


def _summary(row: Dossier) -> dict[str, Any]:
    times = {"committed_at": None if row.committed_at is None else iso(row.committed_at)}
    return {name: getattr(row, name) for name in _FIELDS} | times


def _payment(row: Payment) -> dict[str, Any]:
    return {
        "reference": row.reference,
        "due": row.due,
        "received": row.received,
        "refund_due": row.refund_due,
        "state": row.state,
        "basis": row.basis,
        "replaced_by": row.replaced_by,
        "dossier_id": row.dossier_id,
        "receipt": _document(row.receipt_doc),
    }


def _document(text: str | None) -> Any:
    return None if text is None else json.loads(text)
