"""When outbox.db is damaged: make it anew out of what it still tells and of the sealed files themselves.

A sealed file carries its signed manifest, so it can stand for its own row. Receipts, payments and counters
stand in the database alone: what of them can still be read is taken over, row by row. Nothing is deleted:
the damaged database is set aside, and a sealed file that does not match its manifest gets another name.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sync.contract import canonical
from sync.contract.faults import ContractFault
from sync.contract.manifest import Manifest, parse_manifest
from sync.contract.signed import parse_doc
from sync.contract.times import Trust, format_time
from sync.envelope import EnvelopeFault, check_file
from sync.envelope.durable import sync_directory
from sync.envelope.sealed_file import SealedFile, manifest_of, open_file
from sync.store import counters
from sync.store.blobs import Blobs, disk_fault
from sync.store.connection import Connection, open_connection
from sync.store.faults import StoreCode, StoreFault, fault_of

_DAMAGED = ".damaged"
_LOG = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Rescued:
    """`taken_over` rows by table were still readable; `from_files` rows were made from sealed files alone.

    `damaged` names the sealed files that do not match their own manifest; they are set aside, not deleted.
    """

    taken_over: dict[str, int]
    from_files: int
    damaged: tuple[str, ...]


def rows_missing(database: Path, blobs: Blobs) -> StoreFault | None:
    """A database that is not there, beside sealed files that are: to begin anew would make orphans of them."""
    there = database.exists() and database.stat().st_size > 0
    return None if there or not blobs.sealed() else StoreFault(StoreCode.CORRUPT, "files without a database")


def reindex(folder: Path) -> Rescued | StoreFault:
    """Make `folder`/outbox.db anew. Kiosk and sync are stopped; what still runs finds its store replaced.

    Cut off at any moment, it may be begun again: the old database goes aside only when the new one is whole.
    """
    old, new, blobs = folder / "outbox.db", folder / "outbox.db.new", Blobs(folder / "blobs")
    try:
        with _lock(old):
            for leftover in (new, *(new.with_name(new.name + tail) for tail in (*_LOG, ".lock"))):
                leftover.unlink(missing_ok=True)
            store = open_connection(new)
            if isinstance(store, StoreFault):
                return store
            try:
                rescued = _fill(store, old, blobs)
                with store.locked():
                    store.one("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                store.close()
            new.with_name(new.name + ".lock").unlink(missing_ok=True)
            _exchange(old, new)
            return rescued
    except sqlite3.Error as error:
        return fault_of(error)
    except OSError as error:
        return disk_fault(error)


@contextlib.contextmanager
def _lock(database: Path) -> Iterator[None]:
    """The lock of both processes."""
    descriptor = os.open(
        database.with_name(database.name + ".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o660
    )
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _fill(store: Connection, old: Path, blobs: Blobs) -> Rescued:
    taken = {"outbox": _take_over(store, old, "outbox")}
    made, broken = 0, []
    for path in blobs.sealed():
        outcome = _from_file(store, path)
        if outcome is None:
            path.rename(path.with_name(path.name + _DAMAGED))
            broken.append(path.name)
        else:
            made += outcome
    if broken:
        sync_directory(blobs.folder)
    # Everything else refers to those rows, and to each other in the order in which the tables were made.
    tables = store.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    taken |= {row["name"]: _take_over(store, old, row["name"]) for row in tables if row["name"] != "outbox"}
    return Rescued(taken, made, tuple(broken))


def _take_over(store: Connection, old: Path, table: str) -> int:
    """Rows that can be read and that keep the rules of the new table; the rest is as if it were gone."""
    names = {str(row["name"]) for row in store.all(f"PRAGMA table_xinfo({table})") if row["hidden"] == 0}
    taken = 0
    for row in _readable(old, table):
        columns = sorted(names & set(row.keys()))
        if table == "outbox" and not _is_its_own(row):
            continue
        with contextlib.suppress(sqlite3.IntegrityError), store.write() as database:
            database.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",  # noqa: S608 - names of our own schema
                [row[column] for column in columns],
            )
            taken += 1
    return taken


def _readable(old: Path, table: str) -> Iterator[sqlite3.Row]:
    """What the old database still tells, the newest word on a row first; who comes twice is refused by its key.

    With its log, then without: the log may be what is damaged. From both ends, since a damaged page stops a
    scan that comes from one. Never written to: it is evidence.
    """
    for how in ("mode=ro", "immutable=1"):
        for order in ("ASC", "DESC"):
            with contextlib.suppress(sqlite3.Error):
                address = f"{old.absolute().as_uri()}?{how}"
                with contextlib.closing(sqlite3.connect(address, uri=True)) as damaged:
                    damaged.row_factory = sqlite3.Row
                    yield from damaged.execute(f"SELECT * FROM {table} ORDER BY 1 {order}")  # noqa: S608 - our own names


def _is_its_own(row: sqlite3.Row) -> bool:
    """Whether the manifest in this row is that of this row; a purged row may keep none."""
    try:
        if row["state"] == "purged" and not row["manifest"]:
            return True
        document = parse_doc(row["manifest"])
        if isinstance(document, ContractFault) or document.payload_sha256() != row["manifest_sha256"]:
            return False
        manifest = parse_manifest(canonical.decode(document.payload))
        return isinstance(manifest, Manifest) and manifest.dossier_id == row["dossier_id"]
    except (TypeError, IndexError):
        return False


def _from_file(store: Connection, path: Path) -> int | None:
    """1 where a row was made, 0 where there is one; None where the file is not what its manifest says."""
    sealed = open_file(path)
    manifest = manifest_of(sealed) if isinstance(sealed, SealedFile) else sealed
    if isinstance(manifest, EnvelopeFault) or not isinstance(sealed, SealedFile):
        return None
    if path.name.partition(".")[0] != manifest.dossier_id or check_file(path, manifest) is not None:
        return None
    if store.one("SELECT 1 FROM outbox WHERE dossier_id = ?", manifest.dossier_id) is not None:
        return 0
    with store.write() as database:
        database.execute(
            "INSERT INTO outbox (dossier_id, code, sequence, state, blob_bytes, leaves, manifest,"
            " manifest_sha256, practice, submitted_at, submitted_trust)"
            " VALUES (?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?)",
            (
                manifest.dossier_id,
                manifest.code,
                manifest.sequence,
                path.stat().st_size,
                len(manifest.leaves),
                sealed.manifest_doc.to_bytes(),
                sealed.manifest_doc.payload_sha256(),
                int(manifest.practice),
                format_time(datetime.fromtimestamp(int(path.stat().st_mtime), UTC)),
                Trust.ESTIMATED.value,
            ),
        )
        counters.spend(database, counters.SEQUENCE, manifest.sequence)
    return 1


def _exchange(old: Path, new: Path) -> None:
    if old.exists():
        number = 1
        while (aside := old.with_name(f"{old.name}{_DAMAGED}-{number}")).exists():
            number += 1
        # The log first: a new database must never meet the old one's.
        for tail in _LOG:
            log = old.with_name(old.name + tail)
            if log.exists():
                log.rename(aside.with_name(aside.name + tail))
        old.rename(aside)
    new.rename(old)
    sync_directory(old.parent)
