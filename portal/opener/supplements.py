"""A supplement that arrives: joined to the dossier that it completes, if somebody waits for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from portal.changes import Listener, News, change_of
from portal.clock import Clock, day_here
from portal.officer_words import Visit, answered, fits, keep_word, open_word, seal_word
from portal.store.database import Database
from portal.store.dossiers import held_by_code, note
from portal.store.models import Dossier, Supplement, Word
from portal.store.states import STEP_OF_STATE, Trouble
from portal.store.supplements import original_of, receipt_holders
from sync.contract import dossier as contract
from sync.contract.officer import OfficerWord
from sync.contract.receipts import DossierState
from sync.envelope import PrivateKey

ACTOR = "opener"


@dataclass(frozen=True, slots=True)
class Joined:
    """`official_code` is the original's; None while the city has not got it yet."""

    official_code: str | None


class Joiner:
    """`keys` are the opener's: with them it opens its copy of the officer's word."""

    def __init__(
        self, database: Database, keys: Mapping[str, PrivateKey], clock: Clock, listener: Listener
    ) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._listener = listener

    def join(self, dossier: contract.Dossier) -> Joined | Trouble:
        """Once; asked again about the same dossier, it answers the same."""
        asked = dossier.supplements
        assert asked is not None
        now = self._clock()
        with self._database.write() as session:
            row = session.get_one(Dossier, dossier.id)
            known = session.get(Supplement, dossier.id)
            if known is not None:
                return Joined(session.get_one(Dossier, known.original_id).official_code)
            named = held_by_code(session, asked.code)
            # The citizen may hold the slip of an earlier supplement.
            original = None if named is None else original_of(session, named)
            if original is None or original.id == row.id:
                return Trouble.SUPPLEMENT_UNKNOWN
            word = session.get(Word, original.id)
            if word is None or not fits(word, asked.round, asked.ticket):
                return Trouble.SUPPLEMENT_STALE
            session.add(
                Supplement(dossier_id=row.id, original_id=original.id, round=asked.round, joined_at=now)
            )
            session.flush()
            for each in (original, row):
                each.state = DossierState.PROCESSING
                each.step = STEP_OF_STATE[DossierState.PROCESSING]
            is_late = self._answer_word(session, original, word, now)
            note(session, original, now, ACTOR, "supplement.late" if is_late else "supplement.joined")
            note(session, row, now, ACTOR, "joined")
            self._listener(session, change_of(dossier, News.STATE, DossierState.PROCESSING, now))
            return Joined(original.official_code)

    def _answer_word(self, session: Session, original: Dossier, row: Word, now: int) -> bool:
        """Close the round, and say so to every receipt; whether the last day for it was over."""
        opened = (open_word(row, original.code, key) for key in self._keys.values())
        word = next((found for found in opened if isinstance(found, OfficerWord)), None)
        row.ticket_sha256 = None
        if word is None:
            return False
        visits = [
            Visit(dossier.id, dossier.code, holder.visit_key)
            for dossier, holder in receipt_holders(session, original.id)
        ]
        key = next(iter(self._keys.values()))
        sealed = seal_word(answered(word, now), key.public(), visits)
        if sealed is not None:
            keep_word(session, original.id, sealed, now)
        return bool(word.due) and day_here(now) > word.due
