"""What an officer may do beside a verdict: the city's code, a note for colleagues, another try."""

from __future__ import annotations

import re
from enum import StrEnum

from sqlalchemy.orm import Session

from portal.at_rest import seal_remark
from portal.clock import Clock
from portal.console.reading import Reading
from portal.store.database import Database
from portal.store.dossiers import held_by_code, note
from portal.store.models import Dossier
from portal.store.states import STEP_OF_STATE, Stage
from portal.store.supplements import is_supplement
from sync.contract import ids
from sync.contract.officer import MOST_REMARK
from sync.contract.plain import is_plain
from sync.contract.receipts import DossierState
from sync.envelope import PublicKey

_OFFICIAL = re.compile(r"(THU-)?[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.H26-[0-9]{6}-[0-9]{4}")


class Deed(StrEnum):
    """How it went."""

    DONE = "done"
    NOT_FOUND = "not_found"
    BAD_CODE = "bad_code"
    NOT_OPENED = "not_opened"
    TOO_LONG = "too_long"
    BAD_TEXT = "bad_text"
    """It holds letters that nobody would see (`sync.contract.plain`)."""
    EMPTY = "empty"
    NO_DEFECT = "no_defect"
    BAD_DEFECT = "bad_defect"
    NO_SUCH_ITEM = "no_such_item"
    """A defect of an answer or a paper that this dossier has no place for."""
    BAD_DATE = "bad_date"
    NO_REASON = "no_reason"
    BAD_AMOUNT = "bad_amount"
    ALREADY_PAID = "already_paid"
    NOT_OWED = "not_owed"
    IS_SUPPLEMENT = "is_supplement"
    NOT_JOINED = "not_joined"
    """It names a dossier that itself waits to be joined."""
    OTHER_PERSON = "other_person"
    UNAVAILABLE = "unavailable"


class Deeds:
    """In a practice system only codes marked THU are taken, in a real one only unmarked ones."""

    def __init__(
        self, database: Database, reading: Reading, clock: Clock, console: PublicKey, *, practice: bool
    ) -> None:
        self._database = database
        self._reading = reading
        self._clock = clock
        self._console = console
        self._practice = practice

    def record_official_code(self, code: str, official: str, officer: str) -> Deed:
        """For when the city's system was reached by hand; the dossier then counts as handed over."""
        found = _OFFICIAL.fullmatch(official)
        if found is None or (found[1] is not None) is not self._practice:
            return Deed.BAD_CODE
        with self._database.write() as session:
            row = row_of(session, code)
            if row is None:
                return Deed.NOT_FOUND
            if row.sealed_record is None:
                return Deed.NOT_OPENED
            # One that is joined already may have reached the city by hand, under the code of its dossier.
            if not is_supplement(session, row) and self._reading.completes_another(session, row):
                return Deed.IS_SUPPLEMENT
            row.official_code, row.stage, row.trouble = official, Stage.HANDED_OVER, None
            if row.state == DossierState.RECEIVED:
                row.state, row.step = DossierState.FORWARDED, STEP_OF_STATE[DossierState.FORWARDED]
            note(session, row, self._clock(), officer, "official_code")
            return Deed.DONE

    def write_note(self, code: str, text: str, officer: str) -> Deed:
        """For officers alone: it lies under the console's key and goes into no word to the citizen."""
        if not text.strip():
            return Deed.EMPTY
        if len(text) > MOST_REMARK:
            return Deed.TOO_LONG
        if not is_plain(text, lines=True):
            return Deed.BAD_TEXT
        with self._database.write() as session:
            row = row_of(session, code)
            if row is None:
                return Deed.NOT_FOUND
            sealed = seal_remark(self._console, row.id, text)
            note(session, row, self._clock(), officer, "note", sealed_remark=sealed)
            return Deed.DONE

    def try_again(self, code: str, officer: str) -> Deed:
        """Send a parked dossier through the opener once more."""
        with self._database.write() as session:
            row = row_of(session, code)
            if row is None or row.stage != Stage.PARKED:
                return Deed.NOT_FOUND
            row.stage, row.attempts, row.next_at = Stage.COMMITTED, 0, 0
            row.step = STEP_OF_STATE[DossierState(row.state)]
            note(session, row, self._clock(), officer, "try_again")
            return Deed.DONE


def row_of(session: Session, code: str) -> Dossier | None:
    """The dossier that lies here whole and bears `code`, in whatever way it is spelled."""
    spelled = ids.normalise(code)
    return None if spelled is None else held_by_code(session, spelled)
