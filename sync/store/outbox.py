"""The outbox as the kiosk app uses it. "Submitted" may be said only after `submit` returned `Stored`."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sync.contract import canonical
from sync.contract.canonical import MAX_INTEGER
from sync.contract.opinion import Opinion
from sync.contract.wire import MAX_ASK_BYTES, AskKind
from sync.envelope import EnvelopeFault, SealedDossier, read_back, write_sealed
from sync.store import asks, counters, leaving, opinions, overview, payments, pulls, queue, rescue
from sync.store import line as lines
from sync.store.bell import SYNC_BELL, ring
from sync.store.blobs import Blobs, open_on_full_disk
from sync.store.bounded import RECEIPT_BYTES, at_most
from sync.store.clock import Clock, Moment
from sync.store.connection import Connection, open_connection
from sync.store.faults import StoreCode, StoreFault, fault_of
from sync.store.payments import PaymentIntent, PaymentRow
from sync.store.pulled_files import FOLDER, PulledFiles
from sync.store.rows import DossierRow, QueueCounts, dossier_row

T = TypeVar("T")
DATABASE = "outbox.db"
BLOBS = "blobs"
_RECEIPT = (
    f"SELECT {at_most('receipt', RECEIPT_BYTES)} FROM outbox"  # noqa: S608 - our own names
    " WHERE dossier_id = ? AND state IN ('committed', 'purged') AND length(manifest) > 0"
)
# Each submit that a kill or a full disk cut off leaves one, and every start collects them.
MOST_ORPHANS = 16


@dataclass(frozen=True, slots=True)
class NewDossier:
    """What to submit: the sealed dossier, nothing readable beside it.

    `urgent`: an officer waits for it, so it overtakes images; a payment makes a dossier urgent by itself.
    """

    sealed: SealedDossier
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """It is durable: file, row and payment intent survive a power cut from here on."""

    dossier_id: str
    code: str
    at: Moment


class Outbox:
    """Open at most once in the kiosk app; its calls may come from one worker thread or another.

    What only reads raises sqlite3.Error where the disk itself fails: nobody can go on then.
    """

    def __init__(self, store: Connection, blobs: Blobs, clock: Clock) -> None:
        self._store = store
        self._blobs = blobs
        self._clock = clock
        self._handed_out = 0

    @classmethod
    def open(cls, folder: Path, clock: Clock, blobs: Blobs | None = None) -> Outbox | StoreFault:
        """Open (or make) the outbox in `folder`, check every page, collect files that no row ever promised.

        Only the app submits, so only the app may take a file without a row for an orphan. A submit that was
        cut off leaves one; where there are many, it is the rows that are missing, and nothing is touched:
        `store.corrupt`, until `rescue.reindex` has made the rows again.
        """
        blobs = blobs or Blobs(folder / BLOBS)
        fault = blobs.prepare() or rescue.rows_missing(folder / DATABASE, blobs)
        store = fault or open_on_full_disk(lambda: open_connection(folder / DATABASE, check=True), blobs)
        if isinstance(store, StoreFault):
            return store
        try:
            with store.locked():
                rows = store.all("SELECT dossier_id FROM outbox WHERE state != 'purged'")
                known = {row["dossier_id"] for row in rows}
                if len(blobs.unknown(known)) > MOST_ORPHANS:
                    fault = StoreFault(StoreCode.CORRUPT, "files without rows")
                else:
                    blobs.collect_orphans(known)
        except sqlite3.Error as error:
            fault = fault_of(error)
        if fault is not None:
            store.close()
            return fault
        return cls(store, blobs, clock)

    def room(self) -> StoreFault | None:
        """Ask before a visit begins: a full disk must not be found at its end."""
        return StoreFault(StoreCode.DISK_LOW) if self._blobs.low() else None

    def submit(self, row: NewDossier, payment: PaymentIntent | None = None) -> Stored | StoreFault:
        """File, fsync, read back, then row and intent in one transaction; the same again is the same answer."""
        if self._blobs.too_low():
            return StoreFault(StoreCode.DISK_LOW)
        manifest = row.sealed.manifest
        path = self._blobs.path(manifest.dossier_id)
        try:
            # Under the lock all the way, so that nobody takes the file for an orphan before its row is there.
            with self._store.locked():
                known = self.dossier(manifest.dossier_id)
                if known is not None:
                    return self._again(known, row, payment)
                trouble = write_sealed(path, row.sealed.blob) or read_back(path, row.sealed.blob)
                if trouble is not None:
                    path.unlink(missing_ok=True)
                    return _of_envelope(trouble)
                now = self._clock.now()
                with self._store.write() as database:
                    _insert(database, row, now)
                    counters.spend(database, counters.SEQUENCE, manifest.sequence)
                    if payment is not None:
                        payments.insert(database, payment, manifest.dossier_id, manifest.code, now)
        except sqlite3.Error as error:
            fault = fault_of(error)
            if fault.code is StoreCode.DISK_FULL:
                # The row cannot be there, and its file stands in the way of those that still drain.
                self._blobs.remove(manifest.dossier_id)
            return fault
        except OSError as error:
            return StoreFault(StoreCode.DISK_ERROR, type(error).__name__)
        ring(self._bell)
        return Stored(manifest.dossier_id, manifest.code, now)

    def dossier(self, dossier_id: str) -> DossierRow | None:
        row = self._store.one("SELECT * FROM outbox WHERE dossier_id = ?", dossier_id)
        return None if row is None else dossier_row(row)

    def sealed_path(self, dossier_id: str) -> Path:
        """Where its sealed file lies; none is there before it is filed nor once it was let go."""
        return self._blobs.path(dossier_id)

    def by_code(self, code: str) -> DossierRow | None:
        row = self._store.one("SELECT * FROM outbox WHERE code = ?", code)
        return None if row is None else dossier_row(row)

    def receipt(self, dossier_id: str) -> bytes | None:
        """The portal's signed receipt, for the app to verify against its own root.

        None until there is one, and when only its hash is kept.
        """
        row = self._store.one(_RECEIPT, dossier_id)
        return None if row is None or row["receipt"] is None else bytes(row["receipt"])

    def sealed_files(self) -> list[Path]:
        """Every sealed file that lies here, whatever the rows say. Raises OSError."""
        return self._blobs.sealed()

    def exported(self) -> dict[str, str]:
        """Dossier id → manifest hash of what a technician copied to a stick."""
        return leaving.exported(self._store)

    def counts(self) -> QueueCounts:
        return queue.counts(self._store)

    def overview(self) -> overview.QueueSeen:
        return overview.overview(self._store)

    def try_parked_again(self) -> int:
        """By staff: how many are queued anew."""
        queued = overview.try_parked_again(self._store)
        if queued:
            ring(self._bell)
        return queued

    def next_sequence(self) -> int | StoreFault:
        """The number for the next dossier.

        It is spent in the transaction that files it, since a COMMIT of its own would be another flush that
        the citizen waits for. Only the app files, so nobody else hands numbers out.
        """
        try:
            spent = counters.value(self._store, counters.SEQUENCE)
        except sqlite3.Error as error:
            return fault_of(error)
        number = max(spent, self._handed_out) + 1
        if number > MAX_INTEGER:
            # No manifest can say it. Whoever else writes here has counted on our behalf.
            return StoreFault(StoreCode.DISK_ERROR, "sequence")
        self._handed_out = number
        return number

    def ask(self, ask_id: str, kind: AskKind, sealed_body: bytes, seconds: float) -> StoreFault | None:
        """Put a question; `ask_id` is the UUIDv7 that it was sealed for. Nobody waits longer than `seconds`."""
        if len(sealed_body) > MAX_ASK_BYTES or not 0 < seconds < asks.KEEP_SECONDS:
            return StoreFault(StoreCode.REFUSED, "ask")
        try:
            asks.add(self._store, ask_id, kind, sealed_body, now=self._clock.now().epoch, seconds=seconds)
        except sqlite3.Error as error:
            return fault_of(error)
        ring(self._bell)
        return None

    def reply(self, ask_id: str) -> bytes | None:
        """The sealed answer, once there is one."""
        row = asks.ask(self._store, ask_id)
        return None if row is None else row.reply

    def forget_ask(self, ask_id: str) -> StoreFault | None:
        try:
            asks.forget(self._store, ask_id)
        except sqlite3.Error as error:
            return fault_of(error)
        return None

    def opinion(self, opinion: Opinion) -> StoreFault | None:
        """Keep what was thought of a visit until the portal has it; nobody is woken for it."""
        try:
            kept = opinions.add(self._store, opinion.id, canonical.encode(opinion.to_json()))
        except sqlite3.Error as error:
            return fault_of(error)
        return None if kept else StoreFault(StoreCode.REFUSED, "opinions")

    def payment(self, reference: str) -> PaymentRow | None:
        return payments.payment(self._store, reference)

    def payment_of(self, dossier_id: str) -> PaymentRow | None:
        return payments.payment_of(self._store, dossier_id)

    def payment_shown(self, reference: str) -> StoreFault | None:
        """Call before the QR is shown: from then on money may come."""
        try:
            payments.shown(self._store, reference)
        except sqlite3.Error as error:
            return fault_of(error)
        ring(self._bell)
        return None

    def payment_expired(self, reference: str) -> StoreFault | None:
        """The page has stopped waiting; a later transfer still counts."""
        try:
            payments.expire(self._store, reference)
        except sqlite3.Error as error:
            return fault_of(error)
        return None

    def line(self) -> lines.LineSeen:
        return lines.line(self._store)

    def keyset(self) -> bytes | None:
        """The newest key set that sync has fetched: a proposal, to be verified against the root."""
        return pulls.get(self._store, pulls.KEYSET)

    def pulled(self, name: str) -> bytes | None:
        """The newest signed document that sync has fetched under this name: a proposal as well."""
        return pulls.get(self._store, name)

    @property
    def pulled_files(self) -> PulledFiles:
        """The files that such documents name, as far as sync has brought them."""
        return PulledFiles(self._store.path.with_name(FOLDER))

    def sound(self) -> bool:
        return self._store.sound()

    def close(self) -> None:
        self._store.close()

    @property
    def _bell(self) -> Path:
        return self._store.path.with_name(SYNC_BELL)

    def _again(self, known: DossierRow, row: NewDossier, payment: PaymentIntent | None) -> Stored | StoreFault:
        same = known.manifest_sha256 == row.sealed.manifest_doc.payload_sha256()
        held = self.payment_of(known.dossier_id)
        same_payment = (None if held is None else (held.reference, held.amount)) == (
            None if payment is None else (payment.reference, payment.amount)
        )
        if not same or not same_payment:
            return StoreFault(StoreCode.CONFLICT, "another dossier under this id")
        return Stored(known.dossier_id, known.code, self._clock.now())


def _insert(database: sqlite3.Connection, row: NewDossier, now: Moment) -> None:
    sealed, manifest = row.sealed, row.sealed.manifest
    database.execute(
        "INSERT INTO outbox (dossier_id, code, sequence, state, blob_bytes, leaves, manifest, manifest_sha256,"
        " practice, submitted_at, submitted_trust, urgent) VALUES (?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            manifest.dossier_id,
            manifest.code,
            manifest.sequence,
            len(sealed.blob),
            len(manifest.leaves),
            sealed.manifest_doc.to_bytes(),
            sealed.manifest_doc.payload_sha256(),
            int(manifest.practice),
            now.text,
            now.trust.value,
            int(row.urgent),
        ),
    )


def _of_envelope(fault: EnvelopeFault) -> StoreFault:
    known = {code.value for code in StoreCode}
    code = StoreCode(fault.code.value) if fault.code.value in known else StoreCode.DISK_ERROR
    return StoreFault(code, fault.detail)
