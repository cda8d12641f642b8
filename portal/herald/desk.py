"""The herald's work: each message at most once, tried again where it surely did not go, given up in the end."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.orm import Session

from portal.adapters.messenger import Messenger, Outcome
from portal.changes import News
from portal.clock import Clock
from portal.config import Notices
from portal.herald.hours import not_before
from portal.herald.wording import compose, masked
from portal.notice_queue import NoticeStatus, open_contact
from portal.store.database import Database
from portal.store.models import CitizenNotice, Dossier, KeptContact
from sync.contract.contact import Contact, ContactKind
from sync.contract.receipts import DossierState
from sync.envelope import PrivateKey

log = logging.getLogger("portal.herald")

_AT_ONCE = 8
_FIRST_WAIT_MS = 30_000
_LONGEST_WAIT_MS = 3_600_000
_HOUR_MS = 3_600_000
_DAY_MS = 24 * _HOUR_MS
_FORGET_EVERY_MS = 60_000
_CLOSED = (DossierState.DONE, DossierState.REFUSED)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A message that is marked as being sent."""

    row: CitizenNotice
    contact: Contact
    messenger: Messenger


class Herald:
    """`messengers` by the kind of address; `key` opens addresses."""

    def __init__(
        self,
        *,
        database: Database,
        key: PrivateKey,
        messengers: Mapping[ContactKind, Messenger],
        notices: Notices,
        clock: Clock,
    ) -> None:
        self._database = database
        self._key = key
        self._messengers = messengers
        self._notices = notices
        self._clock = clock
        self._has_looked_back = False
        self._forgot_at = 0

    def work_once(self) -> bool:
        if not self._has_looked_back:
            self._look_back()
            self._has_looked_back = True
        query = select(CitizenNotice.id).where(
            CitizenNotice.status == NoticeStatus.WAITING, CitizenNotice.due_at <= self._clock()
        )
        with self._database.read() as session:
            due = list(session.scalars(query.order_by(CitizenNotice.made_at).limit(_AT_ONCE)))
        for notice_id in due:
            ready = self._take(notice_id)
            if ready is not None:
                self._send(ready)
        self._forget_contacts()
        return bool(due)

    def _look_back(self) -> None:
        """What was being sent when this process died: it may have gone out."""
        query = select(CitizenNotice).where(CitizenNotice.status == NoticeStatus.SENDING)
        with self._database.write() as session:
            for row in session.scalars(query):
                is_safe = any(m.name == row.adapter and m.repeats_safely for m in self._messengers.values())
                if is_safe:
                    row.status = NoticeStatus.WAITING
                else:
                    self._settle(row, NoticeStatus.UNSURE, "died")

    def _take(self, notice_id: str) -> _Ready | None:
        """Mark it on the disk before anybody outside hears of it; None where it has to wait or is over."""
        now = self._clock()
        with self._database.write(f"notice:{notice_id}") as session:
            row = session.get_one(CitizenNotice, notice_id)
            later = not_before(self._notices, now)
            if row.status != NoticeStatus.WAITING:
                return None
            if later > now:
                row.due_at = later
                return None
            kept = session.get(KeptContact, row.dossier_id)
            contact = None if kept is None else open_contact(self._key, kept)
            if contact is None:
                self._settle(row, NoticeStatus.NO_ADDRESS)
                return None
            row.masked = masked(contact)
            messenger = self._messengers.get(contact.kind)
            if messenger is None:
                self._settle(row, NoticeStatus.NO_ADAPTER)
            elif _is_overtaken(session, row):
                self._settle(row, NoticeStatus.OVERTAKEN)
            else:
                row.status, row.adapter, row.tries = NoticeStatus.SENDING, messenger.name, row.tries + 1
                return _Ready(row, contact, messenger)
            return None

    def _send(self, ready: _Ready) -> None:
        try:
            outcome = ready.messenger.send(compose(ready.row, ready.contact))
            result = outcome.value
        except Exception as error:
            # Whatever an adapter did before it tripped, the next message must not wait for it.
            outcome, result = Outcome.UNSURE, f"tripped.{type(error).__name__}"[:40]
        with self._database.write(f"notice:{ready.row.id}") as session:
            row = session.get_one(CitizenNotice, ready.row.id)
            row.result = result
            if outcome is Outcome.SENT:
                self._settle(row, NoticeStatus.SENT, result)
            elif outcome is Outcome.REFUSED:
                self._settle(row, NoticeStatus.REFUSED, result)
            elif outcome is Outcome.UNSURE and not ready.messenger.repeats_safely:
                self._settle(row, NoticeStatus.UNSURE, result)
            else:
                self._later(row)
        log.info("notice.tried code=%s adapter=%s result=%s", ready.row.code, ready.messenger.name, result)

    def _later(self, row: CitizenNotice) -> None:
        now = self._clock()
        is_old = now - row.made_at > self._notices.give_up_hours * _HOUR_MS
        if is_old or row.tries >= self._notices.tries:
            self._settle(row, NoticeStatus.GIVEN_UP, row.result)
            return
        wait = min(_LONGEST_WAIT_MS, _FIRST_WAIT_MS << min(row.tries - 1, 20))
        row.status, row.due_at = NoticeStatus.WAITING, now + wait

    def _settle(self, row: CitizenNotice, status: NoticeStatus, result: str | None = None) -> None:
        row.status, row.result, row.settled_at = status, result, self._clock()

    def _forget_contacts(self) -> None:
        """Addresses of dossiers that were closed long enough ago, or that nobody has touched for far longer."""
        now = self._clock()
        if now - self._forgot_at < _FORGET_EVERY_MS:
            return
        self._forgot_at = now
        closed = now - self._notices.contact_days * _DAY_MS
        still_open = now - self._notices.contact_days_open * _DAY_MS
        query = select(KeptContact.dossier_id).join(Dossier, Dossier.id == KeptContact.dossier_id)
        is_closed = and_(Dossier.state.in_(_CLOSED), Dossier.changed_at < closed)
        query = query.where(or_(is_closed, Dossier.changed_at < still_open)).limit(100)
        with self._database.read() as session:
            over = list(session.scalars(query))
        if over:
            with self._database.write() as session:
                session.execute(delete(KeptContact).where(KeptContact.dossier_id.in_(over)))


def _is_overtaken(session: Session, row: CitizenNotice) -> bool:
    """Whether a later state of this dossier is told as well: nobody shall hear of them in the wrong order."""
    query = select(CitizenNotice.id).where(
        CitizenNotice.dossier_id == row.dossier_id,
        CitizenNotice.news == News.STATE,
        CitizenNotice.made_at > row.made_at,
    )
    return row.news == News.STATE and session.scalar(query.limit(1)) is not None
