"""What a reference has got, and what a dossier still owes."""

from __future__ import annotations

from portal.clock import Clock
from portal.config import Limits
from portal.errands import COMMITTER, Answer, Bell, Errands, refused
from portal.opener.answerer import Asked, Body, Pace
from portal.payments.chains import current
from portal.store.database import Database
from portal.store.manifests import stored_doc
from portal.store.models import Payment
from sync.contract.canonical import Json, decode
from sync.contract.wire import ErrorCode


class PaymentAsks:
    """By `reference`: `{"receipt": signed or null}`, and where another notice has taken its place that one as
    `instead`. By `code`: `{"fee_notice": signed or null}` from the committer. With a notice comes the `receipt`
    (signed) of what has come in for it."""

    def __init__(self, *, database: Database, clock: Clock, bell: Bell, limits: Limits) -> None:
        self._database = database
        self._errands = Errands(database, clock, bell)
        self._pace = Pace(limits.asks_per_minute, limits.asks_per_code_per_minute, clock)

    def answer(self, asked: Asked) -> Body | Answer | None:
        if "code" in asked.body:
            return self._owed(asked)
        reference = asked.body.get("reference")
        with self._database.read() as session:
            row = session.get(Payment, reference) if isinstance(reference, str) else None
            latest = None if row is None else current(session, row)
        if row is None:
            return {"error": "not_found"}
        answer: Body = {"receipt": _signed(row.receipt_doc)}
        if latest is not None and latest is not row:
            answer["instead"] = {
                "fee_notice": _signed(latest.notice_doc),
                "receipt": _signed(latest.receipt_doc),
            }
        return answer

    def _owed(self, asked: Asked) -> Body | Answer | None:
        code = asked.code()
        if code is None:
            return {"error": "not_found"}
        if not self._pace.allows(asked, code):
            return refused(ErrorCode.RATE_LIMITED)
        errand_id = f"owed:{asked.errand_id}"
        answer = self._errands.read(errand_id)
        if answer is None:
            self._errands.put(errand_id, COMMITTER, "owed", code.encode())
            return None
        found = decode(answer.body, canonical=False) if answer.status == 200 else None
        return found if isinstance(found, dict) else {"error": "not_found"}


def _signed(document: str | None) -> Json:
    return None if document is None else stored_doc(document).to_json()
