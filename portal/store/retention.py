"""Sealed leaves that nobody needs any more give their room back after a time that the operator sets.

Of a rejected dossier nothing is ever read again; of one that was opened and handed over the documents lie at
rest under the console's key. A leaf file without any row is what a crash, or a kiosk that wrote on while its
upload was given up, has left behind.
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import delete, or_, select

from portal.clock import Clock
from portal.store.database import Database
from portal.store.dossiers import named
from portal.store.leaves import Leaves
from portal.store.models import AskedCallBack, Dossier, Leaf
from portal.store.states import Stage
from sync.contract import shape

log = logging.getLogger("portal.retention")

_EVERY_MS = 86_400_000
_BATCH = 16
_LOOK = 512


@dataclass(frozen=True, slots=True)
class Keep:
    """How long leaves are kept after their dossier was last touched, in milliseconds.

    `call_back_ms`: how long a wish to be called back waits at most; nobody keeps a number for ever.
    """

    rejected_ms: int
    handed_over_ms: int
    call_back_ms: int = 30 * 86_400_000


class Retention:
    """`work_once` does a small piece; it begins anew once a day. Receipts wait for one piece at most."""

    def __init__(self, database: Database, leaves: Leaves, clock: Clock, keep: Keep) -> None:
        self._database = database
        self._leaves = leaves
        self._clock = clock
        self._keep = keep
        self._due_at = 0
        self._names: Iterator[str] | None = None

    def work_once(self) -> bool:
        """True when something was done, and more may be waiting."""
        if self._clock() < self._due_at:
            return False
        try:
            if self._expire() or self._sweep() or self._forget_call_backs():
                return True
        except OSError as error:
            log.error("retention.disk errno=%s", error.errno)
        self._due_at, self._names = self._clock() + _EVERY_MS, None
        return False

    def _expire(self) -> bool:
        now = self._clock()
        is_over = or_(
            (Dossier.stage == Stage.REJECTED) & (Dossier.changed_at < now - self._keep.rejected_ms),
            # What is wished lies under the console's key by now.
            Dossier.stage == Stage.CALL_BACK,
            (Dossier.stage == Stage.HANDED_OVER) & (Dossier.changed_at < now - self._keep.handed_over_ms),
        )
        query = select(Dossier.id).where(Dossier.leaves_gone_at.is_(None), is_over)
        with self._database.read() as session:
            found = list(session.scalars(query.order_by(Dossier.changed_at).limit(_BATCH)))
        for dossier_id in found:
            with self._database.write(named(dossier_id)) as session:
                row = session.scalar(query.where(Dossier.id == dossier_id).with_only_columns(Dossier))
                if row is None:
                    continue
                # The file goes first: a power cut in between leaves a row that has it removed once more. The
                # other way round it would leave a file that no row speaks of.
                self._leaves.remove(dossier_id)
                session.execute(delete(Leaf).where(Leaf.dossier_id == dossier_id))
                row.leaves_gone_at = now
        return bool(found)

    def _forget_call_backs(self) -> bool:
        old = AskedCallBack.received_at < self._clock() - self._keep.call_back_ms
        query = select(AskedCallBack.dossier_id).where(old).limit(_BATCH)
        with self._database.read() as session:
            found = list(session.scalars(query))
        if found:
            with self._database.write() as session:
                session.execute(delete(AskedCallBack).where(AskedCallBack.dossier_id.in_(found)))
            log.warning("retention.call_backs_unanswered count=%s", len(found))
        return bool(found)

    def _sweep(self) -> bool:
        """One look at some more names; False when all were seen."""
        if self._names is None:
            self._names = iter(self._leaves.names())
        names = list(itertools.islice(self._names, _LOOK))
        ours = [name for name in names if shape.UUID.fullmatch(name)]
        with self._database.read() as session:
            known = set(session.scalars(select(Dossier.id).where(Dossier.id.in_(ours))))
        for dossier_id in set(ours) - known:
            # A row comes before the first leaf, and both under this name: without a row nobody is writing.
            with self._database.write(named(dossier_id)) as session:
                if session.get(Dossier, dossier_id) is None:
                    self._leaves.remove(dossier_id)
                    log.warning("retention.orphan dossier=%s", dossier_id)
        return bool(names)
