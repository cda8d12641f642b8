"""The schema of visit.db, step by step; each step has a test."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync.store.tables import Database


def _first(database: Database) -> None:
    database.table("drafts").create({"visit": str, "sealed": bytes}, pk="visit", not_null={"sealed"})
    database.table("journal").create(
        {
            "number": int,
            "at": str,
            "trust": str,
            "boot": str,
            "event": str,
            "detail": str,
            "previous": str,
            "hash": str,
        },
        pk="number",
        not_null={"at", "trust", "boot", "event", "detail", "previous", "hash"},
    )


def _keyset(database: Database) -> None:
    database.table("keyset").create(
        {"only": int, "version": int, "document": bytes}, pk="only", not_null={"version", "document"}
    )


def _content(database: Database) -> None:
    database.table("content").create(
        {"kind": str, "version": int, "stage": str, "document": bytes},
        pk=("kind", "version"),
        not_null={"stage", "document"},
    )
    # By key as well: a withdrawn key's numbers shall not stand in the way of what the city signs after it.
    database.table("content_floor").create(
        {"kind": str, "kid": str, "version": int}, pk=("kind", "kid"), not_null={"version"}
    )


def _journal_base(database: Database) -> None:
    """Where the journal begins once its oldest entries are forgotten."""
    database.table("journal_base").create(
        {"only": int, "number": int, "hash": str}, pk="only", not_null={"number", "hash"}
    )


def _draft_cards(database: Database) -> None:
    """The second wrap of a draft's key, and what tells when it is over."""
    database.execute(
        """
        CREATE TABLE draft_cards (
            visit     TEXT PRIMARY KEY,
            sealed    BLOB NOT NULL,
            boot      TEXT NOT NULL,
            uptime    REAL NOT NULL,
            at        TEXT NOT NULL,
            trust     TEXT NOT NULL,
            seen_boot TEXT NOT NULL,
            boots     INTEGER NOT NULL
        ) STRICT
        """
    )


def _witnessed(database: Database) -> None:
    """The latest time signed under each key."""
    database.execute(
        "CREATE TABLE witnessed (kid TEXT PRIMARY KEY, at TEXT NOT NULL, seal BLOB NOT NULL) STRICT"
    )


def _staff(database: Database) -> None:
    """How often the door was tried with a wrong code, and why staff stopped the service."""
    database.execute(
        """
        CREATE TABLE staff_door (
            only     INTEGER PRIMARY KEY CHECK (only = 1),
            failures INTEGER NOT NULL,
            boot     TEXT NOT NULL,
            uptime   REAL NOT NULL
        ) STRICT
        """
    )
    database.execute(
        """
        CREATE TABLE closing (
            only  INTEGER PRIMARY KEY CHECK (only = 1),
            code  TEXT NOT NULL,
            at    TEXT NOT NULL,
            trust TEXT NOT NULL
        ) STRICT
        """
    )


STEPS: tuple[Callable[[Database], None], ...] = (
    _first,
    _keyset,
    _content,
    _journal_base,
    _draft_cards,
    _witnessed,
    _staff,
)


def migrate(connection: sqlite3.Connection, target: int) -> None:
    """Bring the file to schema `target`, one transaction a step."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version >= target:
        return
    # A schema that stands, as it does nearly always, needs no tool to make tables.
    from sync.store.tables import Database  # noqa: PLC0415 - only where there is something to do

    database = Database(connection, execute_plugins=False)
    for number in range(version, target):
        connection.execute("BEGIN IMMEDIATE")
        try:
            STEPS[number](database)
            connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
