"""What the database itself refuses, whoever asks: a ledger that does not sum, a receipt that changes.

The code above keeps these promises by itself; here they hold for its bugs, for other tools, and for somebody
who runs code in one of the processes. Both engines refuse the same, each with what it has.
"""

from __future__ import annotations

from sqlalchemy import Connection

_BOTH = (
    # Of all dossiers that lie here whole only one bears a code.
    "CREATE UNIQUE INDEX dossiers_held_code ON dossiers (code) WHERE receipt_doc IS NOT NULL",
    "CREATE INDEX dossiers_with_leaves ON dossiers (changed_at) WHERE leaves_gone_at IS NULL",
)

# SQLite has no deferred triggers, but deferred foreign keys: the sum of a posting's entries, kept by a trigger,
# has to be the one number that the table `zero` holds by the time the transaction commits.
_SQLITE = (
    "CREATE TABLE zero (only INTEGER PRIMARY KEY CHECK (only = 0))",
    "INSERT INTO zero VALUES (0)",
    "ALTER TABLE postings ADD COLUMN balance INTEGER REFERENCES zero (only) DEFERRABLE INITIALLY DEFERRED",
    """CREATE TRIGGER entries_balance AFTER INSERT ON entries BEGIN
        UPDATE postings SET balance = coalesce(balance, 0) + NEW.amount WHERE id = NEW.posting_id; END""",
    "CREATE TRIGGER entries_stay BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'a row stands'); END",
    "CREATE TRIGGER entries_stand BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'a row stands'); END",
    "CREATE TRIGGER credits_stand BEFORE DELETE ON credits BEGIN SELECT RAISE(ABORT, 'a row stands'); END",
    """CREATE TRIGGER receipts_stay BEFORE UPDATE OF receipt_doc ON dossiers
        WHEN OLD.receipt_doc IS NOT NULL AND NEW.receipt_doc IS NOT OLD.receipt_doc
        BEGIN SELECT RAISE(ABORT, 'a receipt stands'); END""",
    """CREATE TRIGGER receipts_stand BEFORE DELETE ON dossiers WHEN OLD.receipt_doc IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a receipt stands'); END""",
)

# The search path is fixed so that nobody's temporary table is taken for ours.
_POSTGRESQL = (
    """CREATE FUNCTION refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
    BEGIN
        IF (SELECT sum(amount) FROM entries WHERE posting_id = NEW.posting_id) <> 0 THEN
            RAISE EXCEPTION 'a posting has to sum to zero' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END $$""",
    """CREATE CONSTRAINT TRIGGER entries_balance AFTER INSERT ON entries DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced()""",
    """CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
    BEGIN
        RAISE EXCEPTION 'a row stands' USING ERRCODE = 'restrict_violation';
    END $$""",
    """CREATE TRIGGER entries_stand BEFORE UPDATE OR DELETE ON entries
        FOR EACH ROW EXECUTE FUNCTION refuse_change()""",
    "CREATE TRIGGER credits_stand BEFORE DELETE ON credits FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    """CREATE TRIGGER receipts_stay BEFORE UPDATE ON dossiers FOR EACH ROW
        WHEN (OLD.receipt_doc IS NOT NULL AND NEW.receipt_doc IS DISTINCT FROM OLD.receipt_doc)
        EXECUTE FUNCTION refuse_change()""",
    """CREATE TRIGGER receipts_stand BEFORE DELETE ON dossiers FOR EACH ROW
        WHEN (OLD.receipt_doc IS NOT NULL) EXECUTE FUNCTION refuse_change()""",
)

# A row of a dossier comes from whoever faces the network: it may say what is to come, not that it came.
_UNBORN = (
    "NEW.stage <> 'uploading' OR NEW.receipt_doc IS NOT NULL OR NEW.rejection_doc IS NOT NULL "
    "OR NEW.committed_at IS NOT NULL OR NEW.sealed_record IS NOT NULL OR NEW.official_code IS NOT NULL"
)
_BIRTH_SQLITE = (
    f"""CREATE TRIGGER dossiers_begin BEFORE INSERT ON dossiers WHEN {_UNBORN}
        BEGIN SELECT RAISE(ABORT, 'a dossier begins with its manifest'); END""",
)
_BIRTH_POSTGRESQL = (
    f"""CREATE TRIGGER dossiers_begin BEFORE INSERT ON dossiers FOR EACH ROW WHEN ({_UNBORN})
        EXECUTE FUNCTION refuse_change()""",
)


def impose_birth(connection: Connection) -> None:
    """Once, after `impose`."""
    own = _BIRTH_SQLITE if connection.dialect.name == "sqlite" else _BIRTH_POSTGRESQL
    for statement in own:
        connection.exec_driver_sql(statement)


def impose(connection: Connection) -> None:
    """Once, on tables that are there and keep all of it so far."""
    own = _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL
    for statement in _BOTH + own:
        connection.exec_driver_sql(statement)
