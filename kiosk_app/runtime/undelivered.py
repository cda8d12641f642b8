"""What a wipe still has to wait for: sealed files that nobody else holds for certain."""

from __future__ import annotations

from pathlib import Path

from kiosk_app.runtime.trust import TrustAnchor
from sync.contract.faults import ContractFault
from sync.contract.receipts import verify_receipt
from sync.envelope import EnvelopeFault
from sync.envelope.sealed_file import open_file
from sync.store.outbox import Outbox
from sync.store.rows import WAITING, DossierStep

_UNSENT = frozenset({*WAITING, DossierStep.PARKED, DossierStep.REJECTED})


def undelivered(outbox: Outbox, anchor: TrustAnchor) -> int:
    """How many sealed files have neither a receipt that verifies against their own manifest nor an export.

    It is the files that count, not what the sender's rows say of them. Raises OSError, sqlite3.Error.
    """
    exported = outbox.exported()
    return sum(not _is_safe(path, outbox, anchor, exported) for path in outbox.sealed_files())


def _is_safe(path: Path, outbox: Outbox, anchor: TrustAnchor, exported: dict[str, str]) -> bool:
    dossier_id = path.name.partition(".")[0]
    row = outbox.dossier(dossier_id)
    on_stick = exported.get(dossier_id)
    if on_stick is None and (row is None or row.state in _UNSENT):
        # Nothing was said for it: no need to read it.
        return False
    sealed = open_file(path)
    if isinstance(sealed, EnvelopeFault):
        # A damaged file is safe where the whole of it was read back from a stick.
        return on_stick is not None
    manifest_sha256 = sealed.manifest_doc.payload_sha256()
    if on_stick == manifest_sha256:
        return True
    keyset = anchor.keyset()
    if row is None or row.receipt is None or keyset is None:
        return False
    receipt = verify_receipt(
        row.receipt, keyset.receipt_keys, dossier_id=dossier_id, manifest_sha256=manifest_sha256
    )
    return not isinstance(receipt, ContractFault)
