"""What sync fetched for the app: documents that are only proposals until the app has verified them."""

from __future__ import annotations

from sync.store.bounded import DOCUMENT_BYTES, at_most
from sync.store.clock import Moment
from sync.store.connection import Connection

KEYSET = "keyset"
ORDERS = "orders"
_DOCUMENT = f"SELECT {at_most('document', DOCUMENT_BYTES)} FROM pulls WHERE name = ?"  # noqa: S608 - our own names


def put(store: Connection, name: str, version: int, document: bytes, now: Moment) -> bool:
    """Keep a newer document; False where the version is known or older, so that nothing rolls back."""
    with store.write() as database:
        changed = database.execute(
            "INSERT INTO pulls (name, version, document, heard_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET version = excluded.version, document = excluded.document,"
            " heard_at = excluded.heard_at WHERE excluded.version > pulls.version",
            (name, version, document, now.text),
        )
    return changed.rowcount == 1


def get(store: Connection, name: str) -> bytes | None:
    """What no document can be as large as counts for none."""
    row = store.one(_DOCUMENT, name)
    return None if row is None or row["document"] is None else bytes(row["document"])


def version(store: Connection, name: str) -> int:
    """0 where there is none."""
    row = store.one("SELECT version FROM pulls WHERE name = ?", name)
    return 0 if row is None else int(row["version"])


def forget(store: Connection, name: str) -> None:
    """What was fetched counts no more: the key that signed it was withdrawn."""
    with store.write() as database:
        database.execute("DELETE FROM pulls WHERE name = ?", (name,))
