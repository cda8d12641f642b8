"""What each process of the portal may do in PostgreSQL: only what its work needs, column by column.

With logins of their own, whoever takes over the process that faces the network gets neither documents nor
remarks, and can write neither a receipt nor the ledger. A table that stands under no login here is the
owner's alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Table

from portal.store.logins import PROCESSES, Login
from portal.store.models import Base

#: Questions to the committer that nobody outside may ask, in `errands.kind`.
INSIDE_KINDS = ("fee", "fee_notice", "owed", "refunded", "sign_in_start", "sign_in_vouch")

_PROGRESS = "stage, state, step, trouble, official_code, attempts, next_at, changed_at"
_READ = "SELECT"
_ADD = "SELECT, INSERT"
_WORK = "SELECT, INSERT, UPDATE, DELETE"

GRANTS: Mapping[Login, Mapping[str, str]] = {
    Login.INGEST: {
        "schema_steps": _READ,
        "kiosks": "SELECT, UPDATE (counter_high, counter_seen)",
        "kiosk_orders": "SELECT, UPDATE (fetched_at)",
        "kiosk_boots": "SELECT, INSERT, UPDATE (seen_at), DELETE",
        "kiosk_alarms": "SELECT, INSERT, UPDATE",
        "dossiers": "SELECT, INSERT, UPDATE (header, changed_at)",
        "leaves": _ADD,
        # An answer is not theirs to write, not even to a question of their own.
        "errands": "SELECT, INSERT (id, desk, kind, body, asked_at)",
        "payments": _READ,
        "sign_in_sessions": "SELECT",
        "supplements": _READ,
        "publications": _READ,
        "published_files": _READ,
        "opinions": _ADD,
        "practice_bank_orders": _ADD,
    },
    Login.COMMITTER: {
        "schema_steps": _READ,
        "kiosks": _ADD,
        "kiosk_invites": "SELECT, UPDATE (fingerprint, answer_doc)",
        "kiosk_alarms": "SELECT, INSERT, UPDATE",
        "journal_anchors": _ADD,
        "dossiers": "SELECT, UPDATE, DELETE",
        "leaves": "SELECT, DELETE",
        "happenings": "SELECT, INSERT, DELETE",
        "errands": _WORK,
        "payments": "SELECT, INSERT, UPDATE",
        "credits": "SELECT, INSERT, UPDATE (reference)",
        "credit_candidates": _ADD,
        "nonces": "SELECT, INSERT, DELETE",
        "postings": _ADD,
        "entries": _ADD,
        "supplements": _READ,
        "practice_bank_orders": _READ,
        "call_backs": "SELECT (dossier_id, received_at), DELETE",
    },
    Login.OPENER: {
        "schema_steps": _READ,
        "dossiers": f"SELECT, UPDATE ({_PROGRESS}, sealed_record, procedure)",
        "documents": "SELECT, INSERT, UPDATE",
        "bookings": "SELECT, INSERT, UPDATE (confirmed_at), DELETE",
        "call_backs": _ADD,
        "happenings": _ADD,
        "errands": _WORK,
        "payments": _READ,
        "kiosks": _READ,
        "holders": "SELECT, INSERT, UPDATE",
        "sign_in_sessions": "SELECT, UPDATE (handed_at)",
        "contacts": "SELECT (dossier_id), INSERT",
        "notices": _ADD,
        "supplements": _ADD,
        "officer_words": "SELECT, INSERT, UPDATE",
        "officer_word_copies": "SELECT, INSERT, UPDATE",
        "results": _ADD,
        "result_copies": _ADD,
    },
    Login.CONSOLE: {
        "schema_steps": _READ,
        "dossiers": f"SELECT, UPDATE ({_PROGRESS})",
        "documents": _READ,
        "bookings": _READ,
        "call_backs": "SELECT, DELETE",
        "happenings": _ADD,
        "remarks": _ADD,
        "errands": _ADD,
        "payments": _READ,
        "credits": _READ,
        "holders": _READ,
        "supplements": "SELECT, INSERT, UPDATE (original_id)",
        "officer_words": _WORK,
        "officer_word_copies": _WORK,
        "officer_acts": _ADD,
        "contacts": "SELECT (dossier_id)",
        "notices": _ADD,
        "opinions": _READ,
    },
    Login.HERALD: {
        "schema_steps": _READ,
        "dossiers": "SELECT (id, state, changed_at)",
        "contacts": "SELECT, DELETE",
        "notices": "SELECT, UPDATE",
    },
    Login.IDENTITY: {
        "schema_steps": _READ,
        "errands": _WORK,
        "sign_in_sessions": _WORK,
    },
    Login.BANK: {
        "schema_steps": _READ,
        "payments": _READ,
        "practice_bank_orders": "SELECT, INSERT, UPDATE",
    },
}


def statements(prefix: str) -> Iterator[str]:
    """SQL that takes every right from our logins and gives them theirs; the logins have to be there."""
    names: dict[Login, str] = {login: f"{prefix}_{login}" for login in PROCESSES}
    everybody = ", ".join(names.values())
    yield "REVOKE ALL ON SCHEMA public FROM PUBLIC"
    yield "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {everybody}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {everybody}"
    yield f"GRANT USAGE ON SCHEMA public TO {everybody}"
    for login, tables in GRANTS.items():
        for table, rights in tables.items():
            yield f"GRANT {rights} ON {table} TO {names[login]}"
            if "INSERT" in rights and (sequence := _sequence(Base.metadata.tables[table])):
                yield f"GRANT USAGE ON SEQUENCE {sequence} TO {names[login]}"
    yield "ALTER TABLE errands ENABLE ROW LEVEL SECURITY"
    yield "DROP POLICY IF EXISTS errands_open ON errands"
    yield "DROP POLICY IF EXISTS errands_from_outside ON errands"
    yield "CREATE POLICY errands_open ON errands USING (true)"
    kinds = ", ".join(f"'{kind}'" for kind in INSIDE_KINDS)
    yield (
        "CREATE POLICY errands_from_outside ON errands AS RESTRICTIVE FOR INSERT "
        f"TO {names[Login.INGEST]} WITH CHECK (kind NOT IN ({kinds}))"
    )


def making(name: str, password: str) -> tuple[str, str]:
    """SQL that makes a login, where it is missing, and gives it `password` (hexadecimal digits)."""
    return (
        f"DO $$ BEGIN CREATE ROLE {name} LOGIN NOINHERIT; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        f"ALTER ROLE {name} LOGIN PASSWORD '{password}'",
    )


def _sequence(table: Table) -> str | None:
    """The sequence that numbers the rows of `table`, as SQLAlchemy has PostgreSQL name it."""
    column = table.autoincrement_column
    return None if column is None else f"{table.name}_{column.name}_seq"
