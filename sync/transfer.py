"""Bring sealed dossiers up, each by itself, and forget one only for a receipt that verifies."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence

from sync.contract import canonical
from sync.contract.faults import ContractFault
from sync.contract.manifest import Manifest, parse_manifest
from sync.contract.receipts import verify_receipt, verify_rejection
from sync.contract.signed import SignedDoc, parse_doc
from sync.contract.wire import MAX_LEAVES_A_REQUEST, ReceiptReply
from sync.envelope import EnvelopeCode, EnvelopeFault, SealedFile
from sync.envelope.sealed_file import open_file
from sync.portal_faults import PortalCode, PortalFault
from sync.session import Session
from sync.store import queue
from sync.store.rows import DossierRow

log = logging.getLogger("sync")
_FIRST_RUN = 4
# A commit that finds leaves missing sends them again, but not for ever within one attempt.
_PASSES = 3
_MAX_PER_ROUND = 64
# The portal will say the same again: a person has to look.
_HOPELESS = frozenset({PortalCode.CONFLICT, PortalCode.REFUSED})


class Transfer:
    """One round after another in one thread. `_run` is how many leaves the line takes in one request."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._run = _FIRST_RUN

    def round(self) -> int:
        """Try what is due until nothing is or the line fails; how many dossiers were received."""
        received = 0
        if self._session.keyset() is None:
            # Without keys no receipt could be believed; `Pulls` is on its way to them.
            return 0
        for _ in range(_MAX_PER_ROUND):
            now = self._session.clock.now().epoch
            rows = queue.due(self._session.store, now, 1)
            if not rows or not self._session.ready():
                break
            received += self._attempt(rows[0])
        return received

    def _attempt(self, row: DossierRow) -> bool:
        session = self._session
        queue.uploading(session.store, row.dossier_id)
        outcome = self._bring(row)
        if outcome is None:
            log.info("received %s", row.dossier_id)
            session.heard()
            return True
        if isinstance(outcome, EnvelopeFault):
            self._park(row, outcome.code.value)
        elif session.of_the_line(outcome):
            queue.requeue(session.store, row.dossier_id, outcome.code.value)
        elif outcome.code in _HOPELESS:
            self._park(row, outcome.code.value)
        elif outcome.code is not PortalCode.REJECTED or not self._rejected(row, outcome):
            wait = session.backoff.wait(row.attempts + 1, outcome.retry_after)
            now = session.clock.now().epoch
            queue.back_off(session.store, row.dossier_id, now, wait, outcome.code.value)
        return False

    def _bring(self, row: DossierRow) -> PortalFault | EnvelopeFault | None:
        """None: the receipt is verified and kept, the file forgotten."""
        promised = _row_manifest(row)
        if isinstance(promised, EnvelopeFault):
            return promised
        document, manifest = promised
        for _ in range(_PASSES):
            answer = self._session.portal.missing(row.dossier_id, document)
            if isinstance(answer, PortalFault):
                return answer
            if isinstance(answer, ReceiptReply):
                return self._received(row, answer.receipt)
            sealed = open_file(self._session.blobs.path(row.dossier_id))
            if isinstance(sealed, EnvelopeFault):
                return sealed
            if sealed.header.leaf_sizes() != manifest.sizes:
                return EnvelopeFault(EnvelopeCode.MANIFEST, "sizes")
            if answer.missing and answer.missing[-1] >= len(manifest.leaves):
                return PortalFault(PortalCode.GARBLED, "missing")
            trouble = self._send_leaves(row.dossier_id, sealed, manifest, answer.missing)
            if trouble is not None:
                return trouble
            committed = self._session.portal.commit(row.dossier_id, document, sealed.header_bytes)
            if isinstance(committed, ReceiptReply):
                return self._received(row, committed.receipt)
            if committed.code is not PortalCode.LEAVES_MISSING:
                return committed
        return PortalFault(PortalCode.LEAVES_MISSING)

    def _send_leaves(
        self, dossier_id: str, sealed: SealedFile, manifest: Manifest, missing: Sequence[int]
    ) -> PortalFault | EnvelopeFault | None:
        total, at = len(manifest.leaves), 0
        while at < len(missing):
            first = missing[at]
            count = _consecutive(missing, at, self._run)
            leaves = _read(sealed, manifest, first, count)
            if isinstance(leaves, EnvelopeFault):
                return leaves
            answer = self._session.portal.put_leaves(dossier_id, first, count, leaves)
            if isinstance(answer, PortalFault):
                # Less at a time next time: on a poor line a short request is the one that gets through.
                self._run = max(1, self._run // 2)
                return answer
            if answer.stored != tuple(range(first, first + count)):
                return PortalFault(PortalCode.GARBLED, "stored")
            self._run = min(MAX_LEAVES_A_REQUEST, self._run * 2)
            at += count
            queue.progress(self._session.store, dossier_id, total - len(missing) + at)
            self._session.tell_kiosk()
        return None

    def _received(self, row: DossierRow, document: SignedDoc) -> PortalFault | None:
        keyset = self._session.keyset()
        assert keyset is not None
        receipt = verify_receipt(
            document, keyset.receipt_keys, dossier_id=row.dossier_id, manifest_sha256=row.manifest_sha256
        )
        if isinstance(receipt, ContractFault) or receipt.code != row.code:
            self._session.keyset_wanted = True
            return PortalFault(PortalCode.RECEIPT_UNVERIFIED)
        session = self._session
        queue.commit_receipt(session.store, row.dossier_id, document.to_bytes(), session.clock.now())
        # Where the file cannot go now, the next boot tries again; the receipt is safe.
        queue.purge(session.store, session.blobs, row.dossier_id)
        session.tell_kiosk()
        return None

    def _rejected(self, row: DossierRow, fault: PortalFault) -> bool:
        """True where the no is signed; an unsigned one is only trouble like any other."""
        session, keyset = self._session, self._session.keyset()
        if keyset is None or fault.rejection is None:
            return False
        said = verify_rejection(
            fault.rejection,
            keyset.receipt_keys,
            dossier_id=row.dossier_id,
            manifest_sha256=row.manifest_sha256,
        )
        if isinstance(said, ContractFault):
            return False
        log.warning("rejected %s: %s", row.dossier_id, said.reason.value)
        queue.reject(session.store, row.dossier_id, fault.rejection.to_bytes(), session.clock.now())
        session.tell_kiosk()
        return True

    def _park(self, row: DossierRow, code: str) -> None:
        log.warning("parked %s: %s", row.dossier_id, code)
        queue.park(self._session.store, row.dossier_id, code)
        self._session.tell_kiosk()


def _row_manifest(row: DossierRow) -> tuple[SignedDoc, Manifest] | EnvelopeFault:
    """What this row promised; damage here is damage of our own disk."""
    document = parse_doc(row.manifest)
    if isinstance(document, ContractFault) or document.payload_sha256() != row.manifest_sha256:
        return EnvelopeFault(EnvelopeCode.MANIFEST, "row")
    manifest = parse_manifest(canonical.decode(document.payload))
    return (
        EnvelopeFault(EnvelopeCode.MANIFEST, "row")
        if isinstance(manifest, ContractFault)
        else (document, manifest)
    )


def _consecutive(missing: Sequence[int], at: int, limit: int) -> int:
    """How many of the indices from `at` on follow one another, at most `limit`."""
    count = 1
    while count < limit and at + count < len(missing) and missing[at + count] == missing[at] + count:
        count += 1
    return count


def _read(sealed: SealedFile, manifest: Manifest, first: int, count: int) -> bytes | EnvelopeFault:
    """The leaves, each compared with the manifest: what rotted here is not sent as if it were whole."""
    leaves = []
    for index in range(first, first + count):
        try:
            leaf = sealed.leaf(index)
        except OSError as error:
            return EnvelopeFault(EnvelopeCode.DISK_ERROR, type(error).__name__)
        if hashlib.sha256(leaf).hexdigest() != manifest.leaves[index]:
            return EnvelopeFault(EnvelopeCode.TAMPERED, f"leaf {index}")
        leaves.append(leaf)
    return b"".join(leaves)
