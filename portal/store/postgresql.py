"""What belongs to PostgreSQL alone: time-outs, snapshots, and locks by name in place of the writers' lock.

Every writing transaction holds the whole store, either shared, together with names of its own, or alone. So
code that says nothing of what it writes is right by itself, and code that names it runs beside the others.
The locks are advisory ones of the transaction (PostgreSQL manual, 13.3.5): they end with it, however it ends.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from portal.store.outage import sqlstate

_WHOLE = 0x7AA_0001
_CONSTRAINT = "23"
# 57P01 to 57P03: the server is shutting down, was killed, or is not up yet.
_LOST = ("57P0", "08")


def connect_arguments(statement_timeout_s: int) -> dict[str, Any]:
    """Settings of each connection, sent with its first packet; they hold whatever the server's own say."""
    statement_ms = statement_timeout_s * 1000
    return {
        "timeout": 2 * statement_timeout_s,
        "application_name": "tram-mot-cua",
        "startup_params": {
            "statement_timeout": str(statement_ms),
            "lock_timeout": str(statement_ms * 2 // 3),
            "idle_in_transaction_session_timeout": str(4 * statement_ms),
            # A receipt is leave to delete the only other copy: the commit before it has to be on the disk.
            "synchronous_commit": "on",
            "default_transaction_isolation": "read committed",
        },
    }


class Postgresql:
    """Under `read committed` each statement sees what was committed before it: once a lock is held, nothing
    that it guards changes until the end of the transaction. There is nothing to be replayed."""

    def __init__(self, engine: Engine) -> None:
        event.listen(engine, "handle_error", _classed)
        # The pool would print a page of traceback for each connection that a restart broke.
        logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)

    @staticmethod
    def alone() -> contextlib.AbstractContextManager[None]:
        """Nothing outside the server has to be held."""
        return contextlib.nullcontext()

    def begin_reading(self, session: Session) -> None:
        session.connection().exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def begin_writing(self, session: Session, about: tuple[str, ...]) -> None:
        if not about:
            session.connection().exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WHOLE})")
            return
        # In one order everywhere, so that no two transactions wait for each other.
        keys = sorted({_key(name) for name in about})
        locks = ", ".join(f"pg_advisory_xact_lock({key})" for key in keys)
        session.connection().exec_driver_sql(f"SELECT pg_advisory_xact_lock_shared({_WHOLE}), {locks}")

    @staticmethod
    def survives_power_cuts(session: Session) -> bool:
        """Settings of the server that no client can change (PostgreSQL manual, 20.5)."""
        settings = ("fsync", "full_page_writes", "synchronous_commit")
        shown = [session.connection().exec_driver_sql(f"SHOW {name}").scalar() for name in settings]
        return shown[:2] == ["on", "on"] and shown[2] != "off"


def _key(name: str) -> int:
    """64 bits with a sign, as the server's locks are numbered. Two names with one number only wait longer."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)


def _classed(context: ExceptionContext) -> None:
    """The driver has one class for all that a server refuses; SQLAlchemy's classes are told by the state."""
    error = context.sqlalchemy_exception
    if not isinstance(error, DBAPIError) or error.orig is None:
        return
    state = sqlstate(error)
    if state.startswith(_LOST) or (not state and type(error.orig).__name__ == "InterfaceError"):
        context.is_disconnect = True
    elif state.startswith(_CONSTRAINT):
        raise IntegrityError(error.statement, error.params, error.orig, hide_parameters=True) from None
