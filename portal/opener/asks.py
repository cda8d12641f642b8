"""Sealed questions of kiosks: opened here, answered under the visit's own key."""

from __future__ import annotations

from collections.abc import Mapping

from portal.clock import Clock, iso
from portal.errands import COMMITTER, OPENER, Answer, Bell, Errands, finish, open_errands, refused, sweep
from portal.store.database import Database
from portal.store.manifests import stored_doc
from portal.store.models import Payment
from sync.contract import ids
from sync.contract.canonical import Json, decode
from sync.contract.wire import AskKind, AskReply, ErrorCode, encode
from sync.envelope import EnvelopeFault, OpenedAsk, PrivateKey, open_ask, seal_reply


class AskDesk:
    """Answers `status` and `payment`; a status is signed by the committer, so that may take another round."""

    def __init__(self, database: Database, keys: Mapping[str, PrivateKey], clock: Clock, bell: Bell) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._errands = Errands(database, clock, bell)

    def work_once(self) -> bool:
        with self._database.read() as session:
            waiting = [(row.id, row.kind, row.body) for row in open_errands(session, OPENER)]
        answered = False
        for errand_id, kind, sealed in waiting:
            answer = self._answer(errand_id, kind, sealed)
            if answer is not None:
                answered = True
                with self._database.write() as session:
                    finish(session, errand_id, answer)
        if answered:
            with self._database.write() as session:
                sweep(session, OPENER, self._clock())
        return answered

    def _answer(self, errand_id: str, kind: str, sealed: bytes) -> Answer | None:
        """None: the committer has been asked and we wait for it."""
        ask_id = errand_id.rpartition(":")[2]
        opened = open_ask(AskKind(kind), ask_id, sealed, self._keys)
        if isinstance(opened, EnvelopeFault):
            return refused(ErrorCode.BAD_REQUEST)
        if kind == AskKind.STATUS:
            body = self._status(errand_id, opened)
        elif kind == AskKind.PAYMENT:
            body = self._payment(opened)
        else:
            body = {"error": "not_offered"}
        if body is None:
            return None
        reply = seal_reply(AskKind(kind), ask_id, {**body, "as_of": iso(self._clock())}, opened.reply_key)
        if isinstance(reply, EnvelopeFault):
            return refused(ErrorCode.BAD_REQUEST)
        return Answer(200, encode(AskReply(reply)))

    def _status(self, ask_errand: str, opened: OpenedAsk) -> dict[str, Json] | None:
        """`{"status": signed Status}` or `{"error": "not_found"}`."""
        code = opened.body.get("code")
        spelled = ids.normalise(code) if isinstance(code, str) else None
        if spelled is None:
            return {"error": "not_found"}
        errand_id = f"status:{ask_errand}"
        answer = self._errands.read(errand_id)
        if answer is None:
            self._errands.put(errand_id, COMMITTER, "status", spelled.encode())
            return None
        document = decode(answer.body, canonical=False) if answer.status == 200 else None
        return {"status": document} if isinstance(document, dict) else {"error": "not_found"}

    def _payment(self, opened: OpenedAsk) -> dict[str, Json]:
        """`{"receipt": signed PaymentReceipt or null}` for a known reference, or `{"error": "not_found"}`."""
        reference = opened.body.get("reference")
        with self._database.read() as session:
            row = session.get(Payment, reference) if isinstance(reference, str) else None
        if row is None:
            return {"error": "not_found"}
        return {"receipt": None if row.receipt_doc is None else stored_doc(row.receipt_doc).to_json()}
