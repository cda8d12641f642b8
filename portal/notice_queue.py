"""What citizens are told about their dossiers: queued in the transaction of the change, sent by the herald.

Only who gave an address and agreed to be told is told. The address is sealed to the herald, which alone opens
it; the console's record of the dossier does not have it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.changes import Change, News
from portal.clock import iso
from portal.store.models import CitizenNotice, KeptContact
from sync.contract import canonical
from sync.contract.contact import Contact, read_contact
from sync.contract.dossier import Dossier
from sync.contract.receipts import DossierState
from sync.contract.shape import MisshapenError
from sync.envelope import PrivateKey, PublicKey

PURPOSE = "notice"
"""The purpose to consent to, as the catalogue names it."""
TOLD = (DossierState.RECEIVED, DossierState.SUPPLEMENT, DossierState.DONE, DossierState.REFUSED)
"""States that are news to a citizen; the others are the office's own."""
_SAME_FORM_MS = 60_000
_MOST_BYTES = 1024


class NoticeStatus(StrEnum):
    """How far a message is; all but the first two are its end."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    """The provider will not send it."""
    UNSURE = "unsure"
    """It may have gone out; a second one is worse than none."""
    GIVEN_UP = "given_up"
    OVERTAKEN = "overtaken"
    """The dossier had moved on before it went out."""
    NO_ADDRESS = "no_address"
    NO_ADAPTER = "no_adapter"


def keep_contact(session: Session, dossier: Dossier, herald: PublicKey) -> None:
    """Once for a dossier whose citizen gave an address and agreed. Raises ValueError on a broken key."""
    is_agreed = any(consent.purpose == PURPOSE for consent in dossier.consents)
    if dossier.contact is None or not is_agreed or _has_contact(session, dossier.id):
        return
    sealed = herald.seal(canonical.encode(dossier.contact.to_json()), _info(dossier.id))
    if sealed is None:
        raise ValueError("the herald's key is no key")
    session.add(KeptContact(dossier_id=dossier.id, sealed=sealed))
    session.flush()


def open_contact(herald: PrivateKey, row: KeptContact) -> Contact | None:
    """None if it was not sealed to the herald for this dossier."""
    opened = herald.open(row.sealed, _info(row.dossier_id))
    try:
        return None if opened is None else read_contact(canonical.decode(opened, _MOST_BYTES))
    except MisshapenError:
        return None


def queue_notice(session: Session, change: Change) -> None:
    """A `Listener`: one row for each change that is news, in the same transaction."""
    if change.news is News.STATE and change.state not in TOLD:
        return
    if not _has_contact(session, change.dossier_id) or _is_told(session, change):
        return
    # An officer may ask for supplements twice; a dossier is received once, however often it is opened.
    at = 0 if change.state is DossierState.RECEIVED and change.news is News.STATE else change.at
    session.add(
        CitizenNotice(
            id=f"{change.dossier_id}:{change.news}:{change.state}:{at}",
            dossier_id=change.dossier_id,
            code=change.code,
            news=change.news,
            state=change.state,
            language=change.language,
            practice=change.practice,
            made_at=change.at,
            due_at=change.at,
            status=NoticeStatus.WAITING,
        )
    )


def _is_told(session: Session, change: Change) -> bool:
    """Whether there is one already: of a receipt ever, of anything else within a minute (a form sent twice)."""
    query = select(CitizenNotice.id).where(
        CitizenNotice.dossier_id == change.dossier_id,
        CitizenNotice.news == change.news,
        CitizenNotice.state == change.state,
    )
    if change.news is News.FEE or change.state is not DossierState.RECEIVED:
        query = query.where(CitizenNotice.made_at > change.at - _SAME_FORM_MS)
    return session.scalar(query.limit(1)) is not None


def _has_contact(session: Session, dossier_id: str) -> bool:
    query = select(KeptContact.dossier_id).where(KeptContact.dossier_id == dossier_id)
    return session.scalar(query) is not None


def _info(dossier_id: str) -> bytes:
    return b"tram-mot-cua/1/contact\0" + dossier_id.encode()


def notices_of(session: Session, code: str = "", limit: int = 500) -> list[CitizenNotice]:
    """The log, the youngest first; of one dossier where `code` is given."""
    query = select(CitizenNotice).order_by(CitizenNotice.made_at.desc(), CitizenNotice.id)
    if code:
        query = query.where(CitizenNotice.code == code)
    return list(session.scalars(query.limit(limit)))


def told(row: CitizenNotice) -> dict[str, Any]:
    """One line of the log, for the console and the tool: no address whole, no text."""
    return {
        "code": row.code,
        "about": row.news if row.news == News.FEE else row.state,
        "made_at": iso(row.made_at),
        "status": row.status,
        "tries": row.tries,
        "adapter": row.adapter,
        "to": row.masked,
        "result": row.result,
        "settled_at": None if row.settled_at is None else iso(row.settled_at),
    }
