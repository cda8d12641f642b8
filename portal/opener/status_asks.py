"""Where a dossier is, and the officer's word on it to whoever proves a right to read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from portal.clock import Clock
from portal.config import Limits
from portal.errands import COMMITTER, Answer, Bell, Errands, refused
from portal.officer_words import open_word
from portal.opener.answerer import Asked, Body, Pace
from portal.opener.holders import CardTags
from portal.opener.results import open_result
from portal.store.database import Database
from portal.store.dossiers import held_by_code
from portal.store.kiosks import find_signer
from portal.store.models import Holder, KeptResult, ResultCopy, Word, WordCopy
from portal.store.supplements import original_of
from sync.contract import canonical
from sync.contract.canonical import b64encode, decode
from sync.contract.card_ask import CardAsk, verify_card_ask
from sync.contract.faults import ContractFault
from sync.contract.officer import OfficerWord
from sync.contract.result import Result
from sync.contract.signed import parse_doc
from sync.contract.wire import ErrorCode
from sync.envelope import PrivateKey

# What a sealed answer can hold, less the signed status, a result twice and the time beside the word.
_ROOM = 25 * 1024


@dataclass(frozen=True, slots=True)
class _Rows:
    """What lies here about one code: ids are of the dossier asked about and of the one that it stands with."""

    original_id: str
    original_code: str
    word: Word | None
    copy: bytes | None
    holder: Holder | None
    result: KeptResult | None
    result_copy: bytes | None


class StatusAsks:
    """`{"status": signed, "word": base64 or null, "open_word": object or null}`.

    `result` and `open_result` likewise, of the paper that it ended in.

    The status is signed by the committer, so that may take another round. A supplement's code is answered with
    the state of the dossier that it completes; its `word` opens with the key on its own receipt.
    """

    def __init__(
        self,
        *,
        database: Database,
        keys: Mapping[str, PrivateKey],
        clock: Clock,
        bell: Bell,
        limits: Limits,
    ) -> None:
        self._database = database
        self._keys = keys
        self._errands = Errands(database, clock, bell)
        self._tags = CardTags(keys.values())
        self._pace = Pace(limits.asks_per_minute, limits.asks_per_code_per_minute, clock)

    def answer(self, asked: Asked) -> Body | Answer | None:
        code = asked.code()
        if code is None:
            return {"error": "not_found"}
        if not self._pace.allows(asked, code):
            return refused(ErrorCode.RATE_LIMITED)
        errand_id = f"status:{asked.errand_id}"
        signed = self._errands.read(errand_id)
        if signed is None:
            self._errands.put(errand_id, COMMITTER, "status", code.encode())
            return None
        status = decode(signed.body, canonical=False) if signed.status == 200 else None
        rows = self._rows(code)
        if not isinstance(status, dict) or rows is None:
            return {"error": "not_found"}
        holds_card = self._holds_card(asked, code, rows)
        open_copy = self._open_word(rows) if holds_card else None
        sealed = None if rows.copy is None else b64encode(rows.copy)
        opened = None if open_copy is None else replace(open_copy, code=code).to_json()
        if opened is not None and len(canonical.encode(opened)) + len(sealed or "") > _ROOM:
            sealed = None
        result = self._open_result(rows) if holds_card else None
        return {
            "status": status,
            "word": sealed,
            "open_word": opened,
            "result": None if rows.result_copy is None else b64encode(rows.result_copy),
            "open_result": None if result is None else replace(result, code=code).to_json(),
        }

    def _rows(self, code: str) -> _Rows | None:
        with self._database.read() as session:
            row = held_by_code(session, code)
            if row is None:
                return None
            original = original_of(session, row)
            copy = session.get(WordCopy, row.id)
            result_copy = session.get(ResultCopy, row.id)
            return _Rows(
                original_id=original.id,
                original_code=original.code,
                word=session.get(Word, original.id),
                copy=None if copy is None else copy.sealed,
                holder=session.get(Holder, original.id),
                result=session.get(KeptResult, original.id),
                result_copy=None if result_copy is None else result_copy.sealed,
            )

    def _holds_card(self, asked: Asked, code: str, rows: _Rows) -> bool:
        """Whether the app of the very kiosk that asks read a chip with the number of who filed."""
        card = parse_doc(asked.body.get("card"))
        if isinstance(card, ContractFault) or rows.holder is None:
            return False
        with self._database.read() as session:
            signer = find_signer(session, card.kid)
        if signer is None or signer.id != asked.kiosk:
            return False
        found = verify_card_ask(card, {signer.kid: signer.public}, ask_id=asked.ask_id, code=code)
        if not isinstance(found, CardAsk) or found.kiosk != signer.id:
            return False
        return self._tags.fits(rows.original_id, found.number, rows.holder.card_tag)

    def _open_word(self, rows: _Rows) -> OfficerWord | None:
        if rows.word is None:
            return None
        words = (open_word(rows.word, rows.original_code, key) for key in self._keys.values())
        return next((word for word in words if word is not None), None)

    def _open_result(self, rows: _Rows) -> Result | None:
        return None if rows.result is None else open_result(rows.result, rows.original_code, self._keys)
