"""A supplement that came when no round was open, joined by an officer to the dossier that it names.

The ticket proved that who filed it could read the officer's word; of a round that is over nothing proves that.
So here the number of who filed has to be the dossier's own: whoever is joined to it reads its later words.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from portal.changes import Listener, News, change_of
from portal.clock import Clock
from portal.console.deeds import Deed, row_of
from portal.console.reading import Reading
from portal.store.database import Database
from portal.store.dossiers import note
from portal.store.models import Dossier, Supplement, Word, WordCopy
from portal.store.states import STEP_OF_STATE, Stage
from portal.store.supplements import is_supplement, joined_to, original_of
from sync.contract.receipts import DossierState


class Joining:
    """`reading` opens what the citizen wrote."""

    def __init__(self, database: Database, reading: Reading, clock: Clock, listener: Listener) -> None:
        self._database = database
        self._reading = reading
        self._clock = clock
        self._listener = listener

    def by_hand(self, code: str, officer: str) -> Deed:
        """Both diaries, the join and another try in one transaction.

        The opener then passes it on to the city under the dossier's code. The word that stands on the dossier
        stays, and a round that is open stays open: what becomes of it is a verdict, and the officer's to give.
        """
        now = self._clock()
        with self._database.write() as session:
            row = row_of(session, code)
            if row is None or row.stage != Stage.PARKED:
                return Deed.NOT_FOUND
            if is_supplement(session, row):
                return Deed.IS_SUPPLEMENT
            dossier = self._reading.dossier(row)
            if dossier is None or dossier.supplements is None:
                return Deed.NOT_FOUND
            named = row_of(session, dossier.supplements.code)
            original = None if named is None else original_of(session, named)
            filed = None if original is None else self._reading.dossier(original)
            if original is None or filed is None or original.id == row.id:
                return Deed.NOT_FOUND
            if filed.supplements is not None:
                return Deed.NOT_JOINED
            if filed.citizen.number != dossier.citizen.number:
                return Deed.OTHER_PERSON
            answers = dossier.supplements.round
            session.add(Supplement(dossier_id=row.id, original_id=original.id, round=answers, joined_at=now))
            row.stage, row.trouble, row.attempts, row.next_at = Stage.COMMITTED, None, 0, 0
            state = DossierState(original.state)
            for each in (row, *_brought_along(session, row, original)):
                each.state, each.step = state, STEP_OF_STATE[state]
                _forget_words(session, each)
            note(session, original, now, officer, "supplement.by_hand")
            note(session, row, now, officer, "joined")
            self._listener(session, change_of(dossier, News.STATE, state, now))
            return Deed.DONE


def _brought_along(session: Session, row: Dossier, original: Dossier) -> list[Dossier]:
    """What was joined to `row` completes `original` from now on: nothing is shown beside a supplement."""
    found = joined_to(session, row.id)
    for supplement, _ in found:
        supplement.original_id = original.id
    return [dossier for _, dossier in found]


def _forget_words(session: Session, row: Dossier) -> None:
    """Its slip is answered with the state of another dossier now, and no word of its own fits beside that."""
    for table in (Word, WordCopy):
        said = session.get(table, row.id)
        if said is not None:
            session.delete(said)
