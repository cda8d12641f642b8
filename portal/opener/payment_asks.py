"""What a reference has got, and what a dossier still owes."""

from __future__ import annotations

from portal.clock import Clock
from portal.config import Limits
from portal.errands import COMMITTER, Answer, Bell, Errands, refused
from portal.opener.answerer import Asked, Body, Pace
from portal.store.database import Database
from portal.store.manifests import stored_doc
from portal.store.models import Payment
from sync.contract.canonical import decode
from sync.contract.wire import ErrorCode


class PaymentAsks:
    """By `reference`: `{"receipt": signed or null}`. By `code`: `{"fee_notice": signed or null}` from the
    committer, with the `receipt` beside it where part has come in."""

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
        if row is None:
            return {"error": "not_found"}
        return {"receipt": None if row.receipt_doc is None else stored_doc(row.receipt_doc).to_json()}

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
