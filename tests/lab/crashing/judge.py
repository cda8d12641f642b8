"""A disk after a power cut, opened by our own code and held against what was promised before it."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk_app.flow.moment import Moment
from kiosk_app.store.database import Database
from kiosk_app.store.journal import Journal
from sync.envelope import EnvelopeFault, check_file
from sync.envelope.sealed_file import manifest_of, open_file
from sync.store import StoreFault, counters, payments, queue
from sync.store.connection import Connection, open_connection
from sync.store.outbox import DATABASE, Outbox
from tests.lab.crashing.marks import Promises
from tests.lab.crashing.workload import VISITS
from tests.sync.worlds import FakeClock, blobs_in

#: Every state of a payment that a workload reaches, in order.
_STEPS = ("intent", "shown", "awaiting", "paid")
_DONE = ("committed", "purged")


@dataclass
class Findings:
    """`lost`: promised and not there; `corrupt`: not to be opened, or half; `doubled`: there too often."""

    lost: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        return not (self.lost or self.corrupt or self.doubled)


def trouble_of_file(path: Path, manifest_sha256: str) -> str:
    """What is wrong with a sealed file, empty where each of its bytes is as promised."""
    sealed = open_file(path)
    if isinstance(sealed, EnvelopeFault):
        return sealed.code.value
    manifest = manifest_of(sealed)
    if isinstance(manifest, EnvelopeFault) or sealed.manifest_doc.payload_sha256() != manifest_sha256:
        return "another manifest"
    fault = check_file(path, manifest)
    return "" if fault is None else fault.code.value


class Judge:
    """`check_blob` looks at one sealed file; who meets the same file often may remember the answer."""

    def __init__(self, check_blob: Callable[[Path, str], str] = trouble_of_file) -> None:
        self._check_blob = check_blob

    def outbox(self, folder: Path, promises: Promises) -> Findings:
        """Opens as the app and as sync do, and lets both do what they do at a boot."""
        findings = Findings()
        clock, blobs = FakeClock(), blobs_in(folder)
        outbox = Outbox.open(folder, clock, blobs)
        if isinstance(outbox, StoreFault):
            findings.corrupt.append(f"the app cannot open: {outbox.code.value} {outbox.detail}")
            return findings
        store = open_connection(folder / DATABASE)
        if isinstance(store, StoreFault):
            outbox.close()
            findings.corrupt.append(f"sync cannot open: {store.code.value} {store.detail}")
            return findings
        try:
            row = store.one("PRAGMA integrity_check")
            if row is None or row[0] != "ok":
                findings.corrupt.append("integrity_check")
                return findings
            self._rows(store, folder, promises, findings)
            _money(store, promises, findings)
            _numbers(outbox, store, promises, findings)
            queue.recover(store, blobs)
            left = store.one("SELECT count(*) FROM outbox WHERE state IN ('uploading', 'committed')")
            if left is None or left[0]:
                findings.corrupt.append("sync's boot did not end what was under way")
        except (sqlite3.Error, OSError) as error:
            findings.corrupt.append(f"outbox.db: {error}")
        finally:
            store.close()
            outbox.close()
        return findings

    def _rows(self, store: Connection, folder: Path, promises: Promises, findings: Findings) -> None:
        rows = {row["dossier_id"]: row for row in store.all("SELECT * FROM outbox")}
        findings.lost += [f"{dossier_id} was said to be saved" for dossier_id in promises.said - rows.keys()]
        findings.doubled += [
            f"{dossier_id} was never filed" for dossier_id in rows.keys() - promises.begun.keys()
        ]
        for dossier_id in rows.keys() & promises.begun.keys():
            row, filed = rows[dossier_id], promises.begun[dossier_id]
            if row["manifest_sha256"] != filed.manifest_sha256:
                findings.corrupt.append(f"{dossier_id} names another manifest")
            path = folder / "blobs" / f"{dossier_id}.sealed"
            if row["state"] not in _DONE:
                if trouble := self._check_blob(path, filed.manifest_sha256):
                    findings.lost.append(f"the sealed file of {dossier_id}: {trouble}")
                if dossier_id in promises.receipts:
                    findings.lost.append(f"the receipt of {dossier_id}")
            elif hashlib.sha256(row["receipt"]).hexdigest() != promises.receipts_begun.get(dossier_id):
                findings.corrupt.append(f"{dossier_id} is let go without its receipt")
            if row["state"] == "purged" and path.exists():
                findings.corrupt.append(f"{dossier_id} is purged and its file is there")
            if dossier_id in promises.purged and row["state"] != "purged":
                findings.lost.append(f"that {dossier_id} is purged")

    def visits(self, path: Path, promises: Promises) -> Findings:
        """The journal of visit.db: every entry that was written, in its chain."""
        findings = Findings()
        try:
            with contextlib.closing(Database.open(path)) as database:
                broken = Journal(database, lambda: Moment(FakeClock().at), "boot").broken_at()
                row = database.one("SELECT count(*) FROM journal")
        except sqlite3.Error as error:
            findings.corrupt.append(f"visit.db: {error}")
            return findings
        if broken is not None:
            findings.corrupt.append(f"the journal is broken at entry {broken}")
        assert row is not None
        entries = int(str(row[0]))
        if entries < promises.journal:
            findings.lost.append(f"{promises.journal - entries} entries of the journal")
        return findings

    def folder(self, folder: Path, promises: Promises) -> Findings:
        """Both databases."""
        findings, visits = self.outbox(folder, promises), self.visits(folder / VISITS, promises)
        findings.lost += visits.lost
        findings.corrupt += visits.corrupt
        return findings


def _numbers(outbox: Outbox, store: Connection, promises: Promises, findings: Findings) -> None:
    """What was counted once is not counted again."""
    number = outbox.next_sequence()
    spent = max((promises.begun[key].sequence for key in promises.said), default=0)
    if not isinstance(number, int) or number <= spent:
        findings.doubled.append(f"dossier number {number} is handed out again")
    if counters.reserve(store, counters.REQUESTS)[0] <= promises.requests:
        findings.doubled.append("a request's number is used again")


def _money(store: Connection, promises: Promises, findings: Findings) -> None:
    rows = {row["reference"]: row for row in store.all("SELECT * FROM payments")}
    owed = {filed.reference: filed.amount for filed in promises.begun.values() if filed.reference}
    promised = {promises.begun[key].reference for key in promises.said} - {""}
    findings.lost += [f"the payment {reference}" for reference in promised - rows.keys()]
    if sum(rows[key]["amount"] for key in promised & rows.keys()) != sum(owed[key] for key in promised):
        findings.corrupt.append("the sum that is owed")
    for reference, row in rows.items():
        if row["amount"] != owed.get(reference):
            findings.doubled.append(f"the payment {reference} was never asked for")
        kept = promises.money.get(reference, _STEPS[0])
        if _STEPS.index(row["state"]) < _STEPS.index(kept):
            findings.lost.append(f"{reference} was {kept} and is {row['state']}")
        elif row["state"] not in {_STEPS[0], kept, *promises.money_begun.get(reference, ())}:
            findings.corrupt.append(f"{reference} is {row['state']}, which nobody said")
    held = Counter(row["reference"] for row in store.all("SELECT reference FROM payment_receipts"))
    findings.doubled += [f"{reference} has {n} equal receipts" for reference, n in held.items() if n > 1]
    paid = {reference for reference, row in rows.items() if row["state"] == "paid"}
    if paid != held.keys():
        findings.corrupt.append("paid without a receipt, or a receipt without being paid")
    for reference in held:
        found = payments.payment(store, reference)
        if found is None or not found.receipt:
            findings.corrupt.append(f"the receipt of {reference} is empty")
