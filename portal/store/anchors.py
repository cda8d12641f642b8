"""What each dossier told of its kiosk's journal: a journal that is shorter than it was, or another, is noticed.

Dossiers overtake each other on the line, so an anchor is held against its neighbours in the kiosk's own order.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.store.fleet import AlarmCode, raise_alarm
from portal.store.models import JournalAnchor
from sync.contract.manifest import Manifest


def keep_anchor(session: Session, manifest: Manifest, now_ms: int) -> None:
    """Keep it, and raise an alarm where it and a neighbour cannot both be of one growing chain.

    The dossier is taken all the same: the citizen is not at fault for the machine's journal.
    """
    said = manifest.journal
    if said is None or session.get(JournalAnchor, (manifest.kiosk, manifest.sequence)) is not None:
        return
    of_kiosk = select(JournalAnchor).where(JournalAnchor.kiosk_id == manifest.kiosk)
    sequence = JournalAnchor.sequence
    before = session.scalar(of_kiosk.where(sequence < manifest.sequence).order_by(sequence.desc()).limit(1))
    after = session.scalar(of_kiosk.where(sequence > manifest.sequence).order_by(sequence).limit(1))
    new = JournalAnchor(kiosk_id=manifest.kiosk, sequence=manifest.sequence, number=said.number, head=said.head)
    session.add(new)
    in_order = [row for row in (before, new, after) if row is not None]
    if not all(_grows(*pair) for pair in itertools.pairwise(in_order)):
        raise_alarm(session, manifest.kiosk, AlarmCode.JOURNAL_BACK, now_ms)


def anchors(session: Session, kiosk_id: str) -> Sequence[JournalAnchor]:
    """In the kiosk's own order."""
    query = select(JournalAnchor).where(JournalAnchor.kiosk_id == kiosk_id)
    return session.scalars(query.order_by(JournalAnchor.sequence)).all()


def _grows(earlier: JournalAnchor, later: JournalAnchor) -> bool:
    return earlier.number < later.number or (earlier.number, earlier.head) == (later.number, later.head)
