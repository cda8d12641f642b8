"""An officer's verdict on a dossier: accepted, processing, done, refused, or all that is wrong with it at once.

Each becomes one word to the citizen: under the console's key for the diary, sealed to the opener for whoever
comes with the card, and to the key on the receipt.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from portal.at_rest import seal_remark
from portal.changes import Listener, News, change_of
from portal.clock import Clock, day_here, iso
from portal.console.deeds import Deed, row_of
from portal.console.labels import Labels
from portal.console.reading import Reading
from portal.officer_words import NO_TICKET, Visit, keep_word, seal_word
from portal.store.database import Database
from portal.store.dossiers import note
from portal.store.models import Dossier, Word
from portal.store.states import STEP_OF_STATE, Stage
from portal.store.supplements import joined_to, receipt_holders
from sync.contract import canonical, shape
from sync.contract import dossier as contract
from sync.contract.officer import (
    MOST_DEFECTS,
    MOST_NOTE,
    MOST_REMARK,
    Defect,
    DefectKind,
    OfficerWord,
    RefusalReason,
)
from sync.contract.plain import is_plain
from sync.contract.receipts import DossierState
from sync.envelope import PublicKey

PLAIN = (DossierState.ACCEPTED, DossierState.PROCESSING, DossierState.DONE)
"""States that need nothing but a remark, if that."""
SAID = "word."
"""How the diary's entries of verdicts begin; the state follows."""
_DAY_MS = 86_400_000
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_ROUNDS = 99
_TICKET_BYTES = 16


@dataclass(frozen=True, slots=True)
class Verdict:
    """`remark` is for the citizen. `due` (YYYY-MM-DD or empty) and `defects` go with `supplement`, `reason`
    with `refused`, neither with any other state."""

    state: DossierState
    remark: str = ""
    reason: RefusalReason | None = None
    due: str = ""
    defects: tuple[Defect, ...] = ()


class Verdicts:
    """`console` and `opener` are public keys; `reading` opens what the citizen wrote, `labels` know what the
    procedure asks for."""

    def __init__(
        self,
        *,
        database: Database,
        reading: Reading,
        labels: Labels,
        console: PublicKey,
        opener: PublicKey,
        clock: Clock,
        random: Callable[[int], bytes],
        listener: Listener,
    ) -> None:
        self._database = database
        self._reading = reading
        self._labels = labels
        self._console = console
        self._opener = opener
        self._clock = clock
        self._random = random
        self._listener = listener

    def give(self, code: str, verdict: Verdict, officer: str) -> Deed:
        """State, word, diary and news in one transaction."""
        wrong = self._wrong(verdict)
        if wrong is not None:
            return wrong
        now = self._clock()
        with self._database.write() as session:
            row = row_of(session, code)
            if row is None:
                return Deed.NOT_FOUND
            if self._reading.completes_another(session, row):
                return Deed.IS_SUPPLEMENT
            dossier = None if row.stage == Stage.COMMITTED else self._reading.dossier(row)
            if dossier is None:
                return Deed.NOT_OPENED
            if not self._has_all(session, row, dossier, verdict.defects):
                return Deed.NO_SUCH_ITEM
            before = session.get(Word, row.id)
            number = (0 if before is None else before.round) + (verdict.state is DossierState.SUPPLEMENT)
            if number > _MOST_ROUNDS:
                return Deed.NOT_FOUND
            word = self._word(row, dossier, verdict, number, now)
            sealed = seal_word(word, self._opener, _visits(session, row, dossier))
            if sealed is None:
                return Deed.TOO_LONG
            keep_word(session, row.id, sealed, now)
            for each in (row, *(supplement for _, supplement in joined_to(session, row.id))):
                each.state, each.step = verdict.state, STEP_OF_STATE[verdict.state]
            remark = seal_remark(self._console, row.id, canonical.encode(word.to_json()).decode())
            note(session, row, now, officer, f"{SAID}{verdict.state}", sealed_remark=remark)
            self._listener(session, change_of(dossier, News.STATE, verdict.state, now))
            return Deed.DONE

    def _wrong(self, verdict: Verdict) -> Deed | None:
        is_supplement_asked = verdict.state is DossierState.SUPPLEMENT
        is_refused = verdict.state is DossierState.REFUSED
        if verdict.state not in (*PLAIN, DossierState.SUPPLEMENT, DossierState.REFUSED):
            return Deed.NOT_FOUND
        if len(verdict.remark) > MOST_REMARK or any(len(d.note) > MOST_NOTE for d in verdict.defects):
            return Deed.TOO_LONG
        if not is_plain(verdict.remark, lines=True) or not all(is_plain(d.note) for d in verdict.defects):
            return Deed.BAD_TEXT
        if is_refused is not (verdict.reason is not None):
            return Deed.NO_REASON
        if is_supplement_asked is not bool(verdict.defects):
            return Deed.NO_DEFECT
        named = {(defect.kind, defect.field) for defect in verdict.defects}
        if len(named) != len(verdict.defects) or len(named) > MOST_DEFECTS:
            return Deed.BAD_DEFECT
        if not all(shape.NAME.fullmatch(defect.field) for defect in verdict.defects):
            return Deed.BAD_DEFECT
        return None if not verdict.due or self._is_ahead(verdict.due) else Deed.BAD_DATE

    def _has_all(
        self, session: Session, row: Dossier, dossier: contract.Dossier, defects: tuple[Defect, ...]
    ) -> bool:
        """Whether each is of an answer or a paper that lies here, or that the procedure asks for.

        No kiosk could show another to the citizen, and no citizen supply it.
        """
        if not defects:
            return True
        later = (self._reading.dossier(supplement) for _, supplement in joined_to(session, row.id))
        parts = (dossier, *(part for part in later if part is not None))
        names = (dossier.procedure.id, dossier.procedure.code)
        known = {
            DefectKind.ANSWER: {
                *self._labels.fields(*names),
                *(a.field for part in parts for a in part.answers),
            },
            DefectKind.PAPER: {
                *self._labels.documents(*names),
                *(a.id for part in parts for a in part.attachments),
            },
        }
        return all(defect.field in known[defect.kind] for defect in defects)

    def _is_ahead(self, due: str) -> bool:
        """Whether it is a day, and today's in Hà Nội or a later one."""
        try:
            date.fromisoformat(due)
        except ValueError:
            return False
        return _DAY.fullmatch(due) is not None and due >= day_here(self._clock())

    def _word(
        self, row: Dossier, dossier: contract.Dossier, verdict: Verdict, number: int, now: int
    ) -> OfficerWord:
        is_asked = verdict.state is DossierState.SUPPLEMENT
        return OfficerWord(
            code=row.code,
            procedure=dossier.procedure.id,
            state=verdict.state,
            at=iso(now),
            remark=verdict.remark,
            reason=verdict.reason,
            round=number,
            ticket=self._random(_TICKET_BYTES).hex() if is_asked else NO_TICKET,
            due=verdict.due if is_asked else "",
            defects=verdict.defects,
        )


def _visits(session: Session, row: Dossier, dossier: contract.Dossier) -> list[Visit]:
    """Every receipt that may open the word: the dossier's own and those of its supplements."""
    own = Visit(row.id, row.code, dossier.visit_key)
    joined = receipt_holders(session, row.id)
    return [own, *(Visit(each.id, each.code, h.visit_key) for each, h in joined if each.id != row.id)]
