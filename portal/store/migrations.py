"""Schema steps in order; each runs once, in its own transaction, and is never edited afterwards."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import func, inspect, select, text
from sqlalchemy.orm import Session

from portal.store.constraints import impose, impose_birth
from portal.store.database import Database
from portal.store.models import (
    AskedCallBack,
    Base,
    Booking,
    CitizenNotice,
    CreditCandidate,
    Holder,
    Invite,
    JournalAnchor,
    KeptContact,
    KeptOpinion,
    KeptResult,
    KioskAlarm,
    KioskBoot,
    KioskOrder,
    OfficerAct,
    Publication,
    PublishedFile,
    Remark,
    ResultCopy,
    SchemaStep,
    SignInSession,
    Supplement,
    Word,
    WordCopy,
)
from sync.contract.vietqr import candidate_references


def _first_tables(session: Session) -> None:
    Base.metadata.create_all(session.connection())


def _remarks(session: Session) -> None:
    # A portal made after this step was written has the table from its first one.
    Remark.__table__.create(session.connection(), checkfirst=True)  # type: ignore[attr-defined]  # declared as FromClause, is a Table


def _sender_keys(session: Session) -> None:
    if "sender_public" in {each["name"] for each in inspect(session.connection()).get_columns("kiosks")}:
        return
    # Until it is enrolled anew, a kiosk of before has one key for both.
    session.execute(text("ALTER TABLE kiosks ADD COLUMN sender_public BYTEA"))
    session.execute(text("UPDATE kiosks SET sender_public = public"))


def _publications(session: Session) -> None:
    for table in (Publication.__table__, PublishedFile.__table__):
        table.create(session.connection(), checkfirst=True)  # type: ignore[attr-defined]  # declared as FromClause, is a Table


def _promises_of_the_database(session: Session) -> None:
    if "leaves_gone_at" not in {each["name"] for each in inspect(session.connection()).get_columns("dossiers")}:
        session.execute(text("ALTER TABLE dossiers ADD COLUMN leaves_gone_at BIGINT"))
    impose(session.connection())


def _officers(session: Session) -> None:
    for table in (each.__table__ for each in (Word, WordCopy, Supplement, Holder, OfficerAct)):
        table.create(session.connection(), checkfirst=True)  # type: ignore[attr-defined]  # declared as FromClause, is a Table
    known = {each["name"] for each in inspect(session.connection()).get_columns("payments")}
    for name, kind in (("basis", "VARCHAR(64)"), ("notice_doc", "TEXT"), ("replaced_by", "VARCHAR(19)")):
        if name not in known:
            session.execute(text(f"ALTER TABLE payments ADD COLUMN {name} {kind}"))


def _fleet(session: Session) -> None:
    for table in (each.__table__ for each in (Invite, KioskOrder, KioskBoot, KioskAlarm)):
        table.create(session.connection(), checkfirst=True)  # type: ignore[attr-defined]  # declared as FromClause, is a Table


def _journal_anchors(session: Session) -> None:
    JournalAnchor.__table__.create(session.connection(), checkfirst=True)  # type: ignore[attr-defined]  # declared as FromClause, is a Table


def _dossiers_begin(session: Session) -> None:
    impose_birth(session.connection())


def _sign_ins(session: Session) -> None:
    SignInSession.__table__.create(session.connection(), checkfirst=True)  # type: ignore[attr-defined]  # declared as FromClause, is a Table


def _notices(session: Session) -> None:
    for table in (each.__table__ for each in (KeptContact, CitizenNotice)):
        table.create(session.connection(), checkfirst=True)  # type: ignore[attr-defined]  # declared as FromClause, is a Table


def _visits_file_once(session: Session) -> None:
    # PostgreSQL takes up to 2704 bytes into an index; the longest key is well below.
    session.execute(text("CREATE INDEX IF NOT EXISTS ix_holders_visit_key ON holders (visit_key)"))


def _credit_candidates(session: Session) -> None:
    CreditCandidate.__table__.create(session.connection(), checkfirst=True)  # type: ignore[attr-defined]  # declared as FromClause, is a Table
    suspense = session.execute(text("SELECT bank_id, memo FROM credits WHERE reference IS NULL")).all()
    for bank_id, memo in suspense:
        for reference in set(candidate_references(memo)):
            session.add(CreditCandidate(bank_id=bank_id, reference=reference))


def _call_backs(session: Session) -> None:
    AskedCallBack.__table__.create(session.connection(), checkfirst=True)  # type: ignore[attr-defined]  # declared as FromClause, is a Table


def _opinions(session: Session) -> None:
    KeptOpinion.__table__.create(session.connection(), checkfirst=True)  # type: ignore[attr-defined]  # declared as FromClause, is a Table


def _bookings(session: Session) -> None:
    Booking.__table__.create(session.connection(), checkfirst=True)  # type: ignore[attr-defined]  # declared as FromClause, is a Table


def _results(session: Session) -> None:
    for table in (KeptResult.__table__, ResultCopy.__table__):
        table.create(session.connection(), checkfirst=True)  # type: ignore[attr-defined]  # declared as FromClause, is a Table


def _bookings_confirmed(session: Session) -> None:
    if "confirmed_at" in {each["name"] for each in inspect(session.connection()).get_columns("bookings")}:
        return
    # Whoever booked before was told that the place is theirs.
    session.execute(text("ALTER TABLE bookings ADD COLUMN confirmed_at BIGINT"))
    session.execute(text("UPDATE bookings SET confirmed_at = made_at"))


def _carried(session: Session) -> None:
    if "carried_at" not in {each["name"] for each in inspect(session.connection()).get_columns("dossiers")}:
        session.execute(text("ALTER TABLE dossiers ADD COLUMN carried_at BIGINT"))


STEPS: tuple[Callable[[Session], None], ...] = (
    _first_tables,
    _remarks,
    _sender_keys,
    _publications,
    _promises_of_the_database,
    _officers,
    _fleet,
    _journal_anchors,
    _dossiers_begin,
    _sign_ins,
    _notices,
    _visits_file_once,
    _credit_candidates,
    _call_backs,
    _opinions,
    _bookings,
    _results,
    _bookings_confirmed,
    _carried,
)


class NotMigratedError(Exception):
    """The tables are not those that this version works with."""


def migrate(database: Database, now_ms: int) -> int:
    """Run the steps that have not run yet; returns the schema's number.

    Each looks, works and is written down while it has the store to itself, so that of two portals that start
    at once one does it. Raises StoreUnavailableError.
    """
    with database.write() as session:
        SchemaStep.__table__.create(session.connection(), checkfirst=True)  # type: ignore[attr-defined]  # declared as FromClause, is a Table
    for number, step in enumerate(STEPS, start=1):
        with database.write() as session:
            if session.scalar(select(SchemaStep).where(SchemaStep.number == number)) is not None:
                continue
            step(session)
            session.add(SchemaStep(number=number, at=now_ms))
    return len(STEPS)


def demand_migrated(database: Database) -> None:
    """For whoever may not change tables. Raises NotMigratedError, StoreUnavailableError."""
    with database.read() as session:
        is_made = inspect(session.connection()).has_table(SchemaStep.__tablename__)
        number = session.scalar(select(func.max(SchemaStep.number))) if is_made else None
    if number != len(STEPS):
        raise NotMigratedError
