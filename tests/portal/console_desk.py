"""The desk of the officers as the portal's own process builds it, over any store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from portal.bells import DirectBell
from portal.changes import Change
from portal.clock import Clock
from portal.console.acts import Acts
from portal.console.bookings import Bookings
from portal.console.call_backs import CallBacks
from portal.console.deeds import Deeds
from portal.console.desk import Desk
from portal.console.fees import Fees
from portal.console.joining import Joining
from portal.console.labels import load_labels
from portal.console.opinions import Opinions
from portal.console.reading import Reading
from portal.console.tokens import Tokens
from portal.console.verdicts import Verdicts
from portal.errands import Errands
from portal.keys import load_opener_public, load_opening_key, load_sealing_key
from portal.places import Places
from portal.store.database import Database
from portal.store.document_files import DocumentFiles
from tests.sync.builders import random_from

CATALOGUE = Path(__file__).parents[2] / "assets" / "catalogue"


def console_desk(
    database: Database,
    places: Places,
    documents: DocumentFiles,
    clock: Clock,
    bell: DirectBell,
    heard: Callable[[Session, Change], None],
    new_id: Callable[[], str],
) -> Desk:
    """`heard` is told each change that a citizen is told of, in its transaction."""
    key, public = load_opening_key(places.console_key), load_sealing_key(places.console_public)
    reading, labels, acts = Reading(database, documents, key), load_labels(CATALOGUE), Acts(database, clock)
    return Desk(
        reading=reading,
        deeds=Deeds(database, reading, clock, public, practice=True),
        verdicts=Verdicts(
            database=database,
            reading=reading,
            labels=labels,
            console=public,
            opener=load_opener_public(places.keyset, places.root_public),
            clock=clock,
            random=random_from(11),
            listener=heard,
        ),
        joining=Joining(database, reading, clock, heard),
        fees=Fees(database, Errands(database, clock, bell), reading, clock, heard),
        acts=acts,
        call_backs=CallBacks(database, key, acts, clock),
        bookings=Bookings(database, clock),
        opinions=Opinions(database),
        labels=labels,
        tokens=Tokens(b"k" * 32),
        new_id=new_id,
    )
