"""Receipts that come back on a stick: verified like those off the line, then the dossier is let go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sync.contract.faults import ContractFault
from sync.contract.keyset import KeySet
from sync.contract.receipts import verify_receipt, verify_rejection
from sync.contract.signed import SignedDoc, parse_doc
from sync.envelope.stick import MAX_RECEIPT_BYTES, RECEIPTS, names, read_bounded
from sync.store import Blobs, queue
from sync.store.clock import Clock
from sync.store.connection import Connection
from sync.store.rows import DossierRow, DossierStep, dossier_row


@dataclass(frozen=True, slots=True)
class Taken:
    """`result`: received, rejected, known, stranger, unverified, unreadable."""

    dossier_id: str
    result: str


@dataclass(frozen=True, slots=True)
class Receipts:
    """What is needed to believe one."""

    store: Connection
    blobs: Blobs
    keyset: KeySet
    clock: Clock

    def take(self, folder: Path) -> list[Taken]:
        """All that lie on the stick. Raises OSError where it has none."""
        found = names(folder / RECEIPTS, ".json")
        return [Taken(name, self._take(folder / RECEIPTS / f"{name}.json", name)) for name in found]

    def _take(self, path: Path, name: str) -> str:
        try:
            data = read_bounded(path, MAX_RECEIPT_BYTES)
        except OSError:
            return "unreadable"
        document = None if data is None else parse_doc(data)
        if document is None or isinstance(document, ContractFault):
            return "unreadable"
        found = self.store.one("SELECT * FROM outbox WHERE dossier_id = ?", name)
        if found is None:
            return "stranger"
        row = dossier_row(found)
        if row.state in (DossierStep.COMMITTED, DossierStep.PURGED):
            return "known"
        return self._close(row, document)

    def _close(self, row: DossierRow, document: SignedDoc) -> str:
        name, about, keys = row.dossier_id, row.manifest_sha256, self.keyset.receipt_keys
        receipt = verify_receipt(document, keys, dossier_id=name, manifest_sha256=about)
        if not isinstance(receipt, ContractFault) and receipt.code == row.code:
            queue.commit_receipt(self.store, name, document.to_bytes(), self.clock.now())
            queue.purge(self.store, self.blobs, name)
            return "received"
        rejection = verify_rejection(document, keys, dossier_id=name, manifest_sha256=about)
        if isinstance(rejection, ContractFault):
            return "unverified"
        queue.reject(self.store, name, document.to_bytes(), self.clock.now())
        return "rejected"
