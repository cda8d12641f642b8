"""The schema of outbox.db, one numbered step after another; a step that has shipped is never edited.

Each step and its `user_version` are one transaction: a power cut leaves the old schema or the new one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync.store.tables import Database

Step = Callable[["Database"], None]


def migrate(connection: sqlite3.Connection, until: int) -> None:
    """Bring the schema up to `until`; the caller holds the lock.

    Raises sqlite3.Error and leaves the last whole step.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version >= until:
        return
    # A schema that stands, as it nearly always does, needs no tool to make tables: a tenth of the memory.
    from sync.store.tables import Database  # noqa: PLC0415 - only where there is something to do

    database = Database(connection, execute_plugins=False)
    for number in range(version + 1, until + 1):
        with database.atomic():
            STEPS[number](database)
            connection.execute(f"PRAGMA user_version = {number}")


def _first(database: Database) -> None:
    """The queue, the money, the questions, what is pulled, and what was last heard."""
    database.execute(
        """
        CREATE TABLE outbox (
            dossier_id      TEXT PRIMARY KEY,
            code            TEXT NOT NULL UNIQUE,
            sequence        INTEGER NOT NULL UNIQUE,
            state           TEXT NOT NULL CHECK (state IN
                ('queued', 'uploading', 'backoff', 'parked', 'committed', 'purged', 'rejected')),
            blob_bytes      INTEGER NOT NULL,
            leaves          INTEGER NOT NULL,
            sent_leaves     INTEGER NOT NULL DEFAULT 0,
            manifest        BLOB NOT NULL,
            manifest_sha256 TEXT NOT NULL,
            practice        INTEGER NOT NULL CHECK (practice IN (0, 1)),
            submitted_at    TEXT NOT NULL,
            submitted_trust TEXT NOT NULL,
            attempts        INTEGER NOT NULL DEFAULT 0,
            next_at         REAL NOT NULL DEFAULT 0,
            last_fault      TEXT,
            receipt         BLOB,
            closed_at       TEXT,
            closed_trust    TEXT,
            CHECK (receipt IS NOT NULL OR state NOT IN ('committed', 'purged', 'rejected'))
        ) STRICT
        """
    )
    # Partial, so that counting what waits costs nothing however many have gone through.
    database.execute("CREATE INDEX outbox_open ON outbox (state, next_at) WHERE state != 'purged'")
    database.execute(
        """
        CREATE TABLE payments (
            reference   TEXT PRIMARY KEY,
            dossier_id  TEXT NOT NULL UNIQUE REFERENCES outbox (dossier_id),
            code        TEXT NOT NULL,
            amount      INTEGER NOT NULL CHECK (amount > 0),
            state       TEXT NOT NULL CHECK (state IN ('intent', 'shown', 'awaiting', 'paid', 'expired',
                'settled', 'refund_due', 'refunded')),
            pushed      INTEGER NOT NULL DEFAULT 0 CHECK (pushed IN (0, 1)),
            attempts    INTEGER NOT NULL DEFAULT 0,
            next_at     REAL NOT NULL DEFAULT 0,
            last_fault  TEXT,
            created_at  TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )
    # Every receipt is kept: money is told by what was said, in order, not by the last word alone.
    database.execute(
        """
        CREATE TABLE payment_receipts (
            number      INTEGER PRIMARY KEY,
            reference   TEXT NOT NULL REFERENCES payments (reference),
            sha256      TEXT NOT NULL UNIQUE,
            document    BLOB NOT NULL,
            heard_at    TEXT NOT NULL
        ) STRICT
        """
    )
    database.execute("CREATE INDEX payment_receipts_by_reference ON payment_receipts (reference, number)")
    database.execute(
        """
        CREATE TABLE asks (
            id           TEXT PRIMARY KEY,
            kind         TEXT NOT NULL,
            sealed_body  BLOB NOT NULL,
            created      REAL NOT NULL,
            deadline     REAL NOT NULL,
            next_at      REAL NOT NULL DEFAULT 0,
            attempts     INTEGER NOT NULL DEFAULT 0,
            last_fault   TEXT,
            sealed_reply BLOB
        ) STRICT
        """
    )
    database.execute(
        """
        CREATE TABLE pulls (
            name       TEXT PRIMARY KEY,
            version    INTEGER NOT NULL,
            document   BLOB NOT NULL,
            heard_at   TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )
    database.execute(
        """
        CREATE TABLE line (
            id               INTEGER PRIMARY KEY CHECK (id = 1),
            state            TEXT NOT NULL,
            last_heard_at    TEXT,
            last_heard_trust TEXT,
            fault            TEXT
        ) STRICT
        """
    )
    database.execute("INSERT INTO line (id, state) VALUES (1, 'unknown')")
    database.execute(
        "CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID"
    )


def _who_goes_first(database: Database) -> None:
    """Which dossier goes up next, found by an index; and what each kind of link has carried today.

    `place` is the number that is called: its own sequence and a handicap. So a small one overtakes, but only so
    many that came before it, and none waits for ever; no clock has a part in it. Each failure of its own
    sends a dossier 16 places back.
    """
    database.execute("ALTER TABLE outbox ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1))")
    database.execute(
        "ALTER TABLE outbox ADD COLUMN announced INTEGER NOT NULL DEFAULT 0 CHECK (announced IN (0, 1))"
    )
    database.execute(
        "ALTER TABLE outbox ADD COLUMN freight TEXT NOT NULL GENERATED ALWAYS AS"
        " (CASE WHEN urgent THEN 'urgent' WHEN blob_bytes <= 262144 THEN 'light' ELSE 'heavy' END) VIRTUAL"
    )
    database.execute(
        "ALTER TABLE outbox ADD COLUMN place INTEGER NOT NULL GENERATED ALWAYS AS (sequence"
        " + CASE WHEN urgent THEN 0 WHEN blob_bytes <= 262144 THEN 100 ELSE 400 END"
        " + 16 * min(attempts, 50)) VIRTUAL"
    )
    database.execute("UPDATE outbox SET urgent = 1 WHERE dossier_id IN (SELECT dossier_id FROM payments)")
    # Money waits for its dossier at the counter, whoever opened the payment and when.
    database.execute(
        "CREATE TRIGGER payment_makes_urgent AFTER INSERT ON payments BEGIN"
        " UPDATE outbox SET urgent = 1 WHERE dossier_id = NEW.dossier_id; END"
    )
    database.execute("CREATE INDEX outbox_next ON outbox (freight, place) WHERE state = 'queued'")
    database.execute("CREATE INDEX outbox_again ON outbox (freight, next_at, place) WHERE state = 'backoff'")
    database.execute("CREATE INDEX outbox_announce ON outbox (place) WHERE announced = 0 AND state = 'queued'")
    database.execute(
        """
        CREATE TABLE link (
            id    INTEGER PRIMARY KEY CHECK (id = 1),
            class TEXT NOT NULL,
            held  TEXT NOT NULL,
            age   REAL NOT NULL,
            seen  REAL NOT NULL
        ) STRICT
        """
    )
    database.execute("INSERT INTO link (id, class, held, age, seen) VALUES (1, 'wired', '', 0, 0)")
    database.execute(
        """
        CREATE TABLE link_spent (
            class   TEXT NOT NULL,
            freight TEXT NOT NULL,
            bytes   INTEGER NOT NULL,
            PRIMARY KEY (class, freight)
        ) STRICT, WITHOUT ROWID
        """
    )


def _what_is_through(database: Database) -> None:
    """Finds the oldest dossiers that are through without reading the others."""
    database.execute("CREATE INDEX outbox_through ON outbox (sequence) WHERE state = 'purged'")


def _on_a_stick(database: Database) -> None:
    """What was copied to a stick, by the hash of its manifest; it stays in the queue all the same."""
    database.execute(
        """
        CREATE TABLE exports (
            dossier_id      TEXT PRIMARY KEY REFERENCES outbox (dossier_id),
            manifest_sha256 TEXT NOT NULL,
            exported_at     TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )


def _opinions(database: Database) -> None:
    """What was thought of visits, by a number drawn by lot: no order tells which visit it was."""
    database.execute(
        "CREATE TABLE opinions (id TEXT PRIMARY KEY, document BLOB NOT NULL) STRICT, WITHOUT ROWID"
    )


STEPS: dict[int, Step] = {
    1: _first,
    2: _who_goes_first,
    3: _what_is_through,
    4: _on_a_stick,
    5: _opinions,
}
