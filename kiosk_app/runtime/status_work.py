""" "Where is my dossier?": what this kiosk knows at once, and what the portal says under its signature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from drivers.cancel import Cancel
from kiosk_app.flow.calendar import full_date
from kiosk_app.flow.events import Event, StatusHeard, Trouble
from kiosk_app.flow.moment import Moment
from kiosk_app.flow.officer import Defect, OfficerSaid
from kiosk_app.flow.results import ResultFacts
from kiosk_app.runtime.questions import Body, Questions
from kiosk_app.runtime.session import Chip, Session
from sync.contract import ids, signed
from sync.contract.canonical import b64decode
from sync.contract.card_ask import CardAsk
from sync.contract.faults import ContractFault
from sync.contract.keyset import KeySet
from sync.contract.officer import TOPIC, OfficerWord, parse_word
from sync.contract.receipts import SET_ASIDE, DossierState, Status, verify_receipt, verify_status
from sync.contract.result import TOPIC as RESULT_TOPIC
from sync.contract.result import Result, parse_result
from sync.contract.times import parse_time
from sync.contract.wire import AskKind
from sync.envelope import EnvelopeFault
from sync.envelope.ask import open_down
from sync.envelope.receipt_key import visit_key
from sync.store.outbox import Outbox
from sync.store.rows import DossierRow, DossierStep

_STEPS = {
    DossierState.RECEIVED: 1,
    DossierState.FORWARDED: 1,
    DossierState.ACCEPTED: 2,
    DossierState.SUPPLEMENT: 2,
    DossierState.PROCESSING: 2,
    DossierState.DONE: 4,
    DossierState.REFUSED: 3,
}
_HELD = frozenset({DossierStep.PARKED, DossierStep.REJECTED})
_RECEIVED = frozenset({DossierStep.COMMITTED, DossierStep.PURGED})


class StatusWork:
    """Runs on its own worker: waiting for the portal must not hold up a submission.

    `device_key` signs that a chip was read here, at `kiosk`, for the one question that the claim lies in.
    """

    def __init__(
        self,
        questions: Questions,
        outbox: Outbox,
        session: Session,
        post: Callable[[Event], None],
        *,
        kiosk: str,
        device_key: Ed25519PrivateKey,
    ) -> None:
        self._questions = questions
        self._outbox = outbox
        self._session = session
        self._post = post
        self._kiosk = kiosk
        self._device_key = device_key

    def ask(self, typed: str, cancel: Cancel, *, by_card: bool = False) -> None:
        code = ids.normalise(typed)
        if code is None:
            self._post(Trouble("status.unknown_code"))
            return
        keyset = self._questions.keyset()
        chip = self._session.chip if by_card else None
        reply = self._questions.ask(AskKind.STATUS, lambda ask_id: self._body(ask_id, code, chip), cancel)
        if cancel.cancelled:
            return
        answer = None if reply is None or keyset is None else self._heard(code, reply, keyset, by_card=by_card)
        here = self._outbox.by_code(code)
        if answer is None and here is not None and not by_card:
            answer = _local(here, keyset)
        if isinstance(answer, StatusHeard):
            # A line that was cut has answered nothing: asked again, the card need not be read again.
            self._session.forget_chip(chip)
        self._post(answer or Trouble("line.cut"))

    def _body(self, ask_id: str, code: str, chip: Chip | None) -> dict[str, object]:
        if chip is None:
            return {"code": code}
        claim = CardAsk(ask_id, code, self._kiosk, chip.number)
        return {
            "code": code,
            "card": signed.sign(signed.Kind.CARD_ASK, claim.to_json(), self._device_key).to_json(),
        }

    def _heard(self, code: str, reply: Body | EnvelopeFault, keyset: KeySet, *, by_card: bool) -> Event | None:
        if isinstance(reply, EnvelopeFault):
            return Trouble("line.nonsense")
        if reply.get("error") == "not_found":
            return None if self._outbox.by_code(code) else Trouble("status.unknown_code")
        status = verify_status(reply.get("status"), keyset.receipt_keys, code=code)
        if isinstance(status, ContractFault):
            return Trouble("line.nonsense")
        sealed = reply.get("word")
        word = self._word(code, sealed) if isinstance(sealed, str) else None
        if word is None and by_card:
            word = _open_word(code, reply.get("open_word"))
        result = self._result(code, reply, by_card=by_card)
        self._session.hold_result(result)
        paper = isinstance(reply.get("result"), str) or result is not None
        locked = (isinstance(sealed, str) and word is None) or (paper and result is None)
        return replace(_from_portal(status, word, locked=locked), paper=paper, result=_facts(result))

    def _result(self, code: str, reply: Body, *, by_card: bool) -> Result | None:
        """What opens the paper, by the same two ways as the officer's word."""
        sealed = reply.get("result")
        opened = self._opened(RESULT_TOPIC, code, sealed) if isinstance(sealed, str) else None
        found = parse_result(opened if opened is not None else reply.get("open_result") if by_card else None)
        return found if isinstance(found, Result) and found.code == code else None

    def _word(self, code: str, text: str) -> OfficerWord | None:
        """The officer's word, where this citizen has shown the slip that opens it.

        Only the portal can seal to a key that it learnt from the sealed dossier; the code inside ties the word
        to what was asked.
        """
        opened = self._opened(TOPIC, code, text)
        word = None if opened is None else parse_word(opened)
        return word if isinstance(word, OfficerWord) and word.code == code else None

    def _opened(self, topic: str, code: str, text: str) -> Body | None:
        shown, sealed = self._session.shown_receipt, b64decode(text)
        if shown is None or shown[0] != code or sealed is None:
            return None
        opened = open_down(topic, code, sealed, visit_key(shown[1]))
        return None if isinstance(opened, EnvelopeFault) else opened


def _open_word(code: str, value: object) -> OfficerWord | None:
    """The word that the portal gave open, for the card that lay in this very question.

    No signature is on it, and none is needed: the answer is sealed to a key that was drawn for this question
    and stood nowhere but inside it, so only who opened the question, the portal, can have made the answer.
    """
    word = parse_word(value)
    return word if isinstance(word, OfficerWord) and word.code == code else None


def _from_portal(status: Status, word: OfficerWord | None, *, locked: bool) -> StatusHeard:
    at = parse_time(status.as_of)
    moment = Moment(at) if at else None
    heard = f"{moment.clock}, {full_date(moment.today)}" if moment else ""
    return StatusHeard(
        code=status.code,
        state="set_aside" if status.step == SET_ASIDE else status.state.value,
        step=_STEPS[status.state],
        official_code=status.official_code or "",
        heard=heard,
        source="portal",
        said=_said(word) if word else None,
        locked=locked,
        fee=status.fee,
    )


def _facts(result: Result | None) -> ResultFacts | None:
    if result is None:
        return None
    day = _day(result.signed)
    return ResultFacts(result.name, result.office, full_date(day) if day else "", result.place, result.hours)


def _said(word: OfficerWord) -> OfficerSaid:
    return OfficerSaid(
        procedure=word.procedure,
        state=word.state.value,
        remark=word.remark,
        reason=word.reason.value if word.reason else "",
        round=word.round,
        ticket=word.ticket,
        due=_day(word.due),
        defects=tuple(Defect(d.kind.value, d.field, d.code.value, d.note) for d in word.defects),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _local(row: DossierRow, keyset: KeySet | None) -> StatusHeard | None:
    """What this kiosk knows by itself. The sender also writes these rows: only a receipt says "received"."""
    if row.state not in _RECEIVED:
        return StatusHeard(row.code, "held" if row.state in _HELD else "waiting", 0, "", "", "kiosk")
    receipt = verify_receipt(
        row.receipt,
        keyset.receipt_keys if keyset else {},
        dossier_id=row.dossier_id,
        manifest_sha256=row.manifest_sha256,
    )
    if isinstance(receipt, ContractFault):
        return None
    return StatusHeard(row.code, "received", 1, "", "", "kiosk")
