"""The work whose every write is recorded: `python -m tests.lab.crashing.workload FOLDER --marks FILE …`.

The stores are the kiosk's own, opened as app and as sync open them. A small portal of the tests signs the
receipts; what is submitted, when it goes up and who is restarted in between comes from the seed.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.flow.moment import Moment
from kiosk_app.store.database import Database
from kiosk_app.store.journal import Journal
from sync.contract import ids, receipts, signed
from sync.contract.vietqr import payment_reference
from sync.envelope import SealedDossier
from sync.store import NewDossier, Outbox, PaymentIntent, Stored, StoreFault, counters, payments, queue
from sync.store.connection import Connection, open_connection
from sync.store.outbox import DATABASE
from tests.lab.crashing.marks import BlockSink, FileSink, Sink
from tests.lab.crashing.plants import Fault, plant
from tests.sync.worlds import KEYS, FakeClock, blobs_in, open_outbox, sealed

VISITS = "visit.db"
_AT = "2026-11-22T03:04:00Z"
#: SQLite copies its log into the database every thousand pages; in so short a life it would never do so.
_CHECKPOINT_PAGES = 24
_SMALLEST, _LARGEST = 300, 70_000


@dataclass
class _Filed:
    sealed: SealedDossier
    reference: str
    amount: int


class Workload:
    """`run` files `dossiers` dossiers and brings most of them to the end."""

    def __init__(self, folder: Path, sink: Sink, chance: random.Random, fault: Fault) -> None:
        self._folder = folder
        self._sink = sink
        self._chance = chance
        self._fault = fault
        self._clock = FakeClock()
        self._often = chance.random() < 0.6
        self._blobs = blobs_in(folder)
        self._outbox = self._open_app()
        self._sync = self._open_sync()
        self._journal = Journal(Database.open(folder / VISITS), lambda: Moment(self._clock.at), "boot")
        self._waiting: list[_Filed] = []

    def run(self, dossiers: int, first: int) -> None:
        for number in range(first, first + dossiers):
            self._submit(number)
            while self._waiting and self._chance.random() < 0.55:
                self._bring(self._waiting.pop(self._chance.randrange(len(self._waiting))))
            if self._chance.random() < 0.25:
                self._sync.close()
                self._sync = self._open_sync()
                queue.recover(self._sync, self._blobs)
            if self._chance.random() < 0.2:
                self._outbox.close()
                self._outbox = self._open_app()
        for filed in self._waiting[1:]:
            self._bring(filed)

    def _open_app(self) -> Outbox:
        outbox = open_outbox(self._folder, self._clock)
        self._checkpoint_often(outbox._store)
        return outbox

    def _open_sync(self) -> Connection:
        store = open_connection(self._folder / DATABASE)
        assert not isinstance(store, StoreFault), store
        self._checkpoint_often(store)
        return store

    def _checkpoint_often(self, store: Connection) -> None:
        if self._often:
            store.one(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")

    def _submit(self, number: int) -> None:
        data = self._chance.randbytes(self._chance.randrange(_SMALLEST, _LARGEST))
        dossier = sealed(number, (data,))
        manifest = dossier.manifest
        amount = self._chance.choice((0, 8_000, 135_000))
        reference = payment_reference(b"k" * 32, ids.body(manifest.code), amount) if amount else ""
        intent = PaymentIntent(reference, amount) if amount else None
        self._sink.say(
            {
                "what": "begins",
                "id": manifest.dossier_id,
                "sha256": dossier.manifest_doc.payload_sha256(),
                "sequence": manifest.sequence,
                "reference": reference,
                "amount": amount,
            }
        )
        for _ in range(1 + (number % 4 == 0)):
            answer = self._outbox.submit(NewDossier(dossier), intent)
            assert isinstance(answer, Stored), answer
        self._sink.say({"what": "submitted", "id": manifest.dossier_id})
        self._waiting.append(_Filed(dossier, reference, amount))
        if self._chance.random() < 0.4:
            self._journal.note("submitted", "wish")
            self._sink.say({"what": "journal"})
        if intent is not None:
            self._pay(reference, "shown")
            assert self._outbox.payment_shown(reference) is None
            self._paid(reference, "shown")

    def _bring(self, filed: _Filed) -> None:
        manifest, store = filed.sealed.manifest, self._sync
        dossier_id = manifest.dossier_id
        self._sink.say({"what": "requests", "number": counters.reserve(store, counters.REQUESTS)[-1]})
        queue.uploading(store, dossier_id)
        for sent in range(self._chance.randrange(3)):
            queue.progress(store, dossier_id, sent)
        if self._chance.random() < 0.2:
            queue.back_off(store, dossier_id, self._clock.now().epoch, 2.0, "portal.unavailable")
        if filed.reference and self._chance.random() < 0.8:
            self._settle(filed)
        sha256 = filed.sealed.manifest_doc.payload_sha256()
        receipt = receipts.Receipt(dossier_id, manifest.code, sha256, _AT, receipts.DossierState.RECEIVED)
        document = signed.sign(signed.Kind.RECEIPT, receipt.to_json(), KEYS.receipt).to_bytes()
        self._sink.say(
            {"what": "receipt begins", "id": dossier_id, "sha256": hashlib.sha256(document).hexdigest()}
        )
        if self._fault is Fault.EARLY_PURGE:
            self._blobs.remove(dossier_id)
        queue.commit_receipt(store, dossier_id, document, self._clock.now())
        self._sink.say({"what": "receipt", "id": dossier_id})
        if self._chance.random() < 0.9:
            assert queue.purge(store, self._blobs, dossier_id) is None
            self._sink.say({"what": "purged", "id": dossier_id})

    def _settle(self, filed: _Filed) -> None:
        reference = filed.reference
        self._pay(reference, "awaiting")
        payments.pushed(self._sync, reference)
        self._paid(reference, "awaiting")
        receipt = receipts.PaymentReceipt(
            reference, filed.sealed.manifest.code, filed.amount, filed.amount, receipts.PaymentState.PAID, _AT
        )
        document = signed.sign(signed.Kind.PAYMENT, receipt.to_json(), KEYS.payment).to_bytes()
        self._pay(reference, "paid")
        for _ in range(self._chance.randint(1, 2)):
            payments.heard(self._sync, reference, document, receipt.state, self._clock.now())
        self._paid(reference, "paid")

    def _pay(self, reference: str, step: str) -> None:
        self._sink.say({"what": "money begins", "reference": reference, "step": step})

    def _paid(self, reference: str, step: str) -> None:
        self._sink.say({"what": "money", "reference": reference, "step": step})


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--marks", type=Path, required=True)
    parser.add_argument("--marks-at", type=int, help="the file is a device; its marks go to this byte")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--dossiers", type=int, required=True)
    parser.add_argument("--fault", type=Fault, default=Fault.NONE)
    given = parser.parse_args()
    plant(given.fault)
    sink = FileSink(given.marks) if given.marks_at is None else BlockSink(given.marks, given.marks_at)
    Workload(given.folder, sink, random.Random(given.seed), given.fault).run(given.dossiers, given.first)


if __name__ == "__main__":
    main()
