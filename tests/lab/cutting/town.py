"""The real sync and the real portal in one process: the line between them, an officer, a bank, the clocks."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from portal.console.deeds import Deed
from portal.keys import load_signing_key
from portal.payments.audit import audit
from portal.payments.ledger import Account
from portal.payments.notices import Transfer as Money
from portal.publish.bundles import Press, Wish
from portal.store.models import Dossier, Supplement
from portal.store.states import Stage
from sync.backoff import Backoff
from sync.breaker import Breaker
from sync.contract import ids, receipts
from sync.contract.bundle import BundleKind
from sync.contract.dossier import Fee
from sync.contract.keyset import RecipientRole
from sync.contract.vietqr import payment_reference
from sync.contract.wire import AskKind
from sync.envelope import SealedDossier, open_reply, seal_ask
from sync.heartbeat import Heartbeat
from sync.orders import OrderPull
from sync.payments import Payments
from sync.portal import Portal, pinned_client
from sync.pull_content import content_pulls
from sync.pulls import Asks, Pull, Pulls
from sync.session import Session
from sync.signer import RequestSigner
from sync.store import NewDossier, PaymentIntent, PaymentStep, QueueCounts, Stored
from sync.store.connection import Connection, open_connection
from sync.store.rows import DossierStep
from sync.transfer import Transfer
from tests.lab.cutting.line import BrittleLine
from tests.portal.citizens import ASK_ALL, give
from tests.portal.world import KEYS, World
from tests.sync.builders import KIOSK
from tests.sync.worlds import FakeClock, blobs_in, open_outbox

_BOOT = "00000000-0000-4000-8000-000000000001"
_ROUND_S = 20.0
_MOST_ROUNDS = 120
_NIGHT_S = 3600.0
_PAUSE_S = 300.0


class StuckError(AssertionError):
    """What was waited for did not come, however long the line was well."""


class Town:
    """`outbox` is the app's hand on the store; `boot` switches sync on anew, with nothing in its memory."""

    def __init__(self, folder: Path, portal: World) -> None:
        self.portal = portal
        self.line = BrittleLine(portal.ingest)
        self.clock = FakeClock()
        self.outbox = open_outbox(folder, self.clock)
        store = open_connection(folder / "outbox.db")
        assert isinstance(store, Connection)
        self._store = store
        self._folder = folder
        self._client = pinned_client("https://portal.test", folder, self.line)
        self._monotonic = 0.0
        self._asked = 0
        self._rounds: list[Callable[[], int]] = []

    def boot(self) -> None:
        backoff = Backoff(lambda: 1.0, 900.0)
        session = Session(
            store=self._store,
            blobs=blobs_in(self._folder),
            portal=Portal(self._client, RequestSigner(self._store, KEYS.sender, KIOSK), self._now),
            clock=self.clock,
            backoff=backoff,
            breaker=Breaker(backoff, self._now),
            root_public=self.portal.root_public(),
            practice=True,
        )
        payments = Payments(session, 0)
        more: list[Pull] = [OrderPull(KIOSK, _BOOT, _NIGHT_S), *content_pulls(_NIGHT_S)]
        self._rounds = [
            Heartbeat(session, self._now).round,
            Pulls(session, _NIGHT_S, self._now, more).round,
            Transfer(session, monotonic=self._now).round,
            payments.push_round,
            payments.hear_round,
            Asks(session).round,
        ]

    def pass_time(self, seconds: float) -> None:
        self._monotonic += seconds
        self.clock.advance(seconds)
        self.portal.clock.ms += int(timedelta(seconds=seconds).total_seconds() * 1000)

    def until(self, what: str, holds: Callable[[], bool]) -> None:
        """Round after round of everybody. Raises StuckError."""
        for _ in range(_MOST_ROUNDS):
            if holds():
                return
            for work in self._rounds:
                work()
            while self.portal.opener.work_once():
                pass
            self.portal.committer.work_once()
            self.pass_time(_ROUND_S)
        raise StuckError(what)

    def rest(self) -> None:
        """Until nobody counts these requests against the next citizen."""
        self.pass_time(_PAUSE_S)

    # What the app does.

    def file(self, sealed: SealedDossier, due: int = 0) -> str:
        """Submit; with `due` the reference of the payment, whose code is on the screen."""
        reference = self.reference(sealed.manifest.code, due) if due else ""
        intent = PaymentIntent(reference, due) if due else None
        assert isinstance(self.outbox.submit(NewDossier(sealed), intent), Stored)
        if due:
            self.outbox.payment_shown(reference)
        return reference

    def ask(self, kind: AskKind, body: Mapping[str, object]) -> dict[str, object]:
        """The portal's answer to a question. Raises StuckError."""
        self._asked += 1
        seed = hashlib.sha256(f"ask {self._asked}".encode()).digest()
        ask_id = ids.uuid7(1_795_000_000_000 + self._asked, seed[:10])
        recipient = self.portal.keyset.recipient(RecipientRole.PORTAL)
        assert recipient is not None
        sealed = seal_ask(kind, ask_id, body, KEYS.visit.public(), recipient)
        assert isinstance(sealed, bytes)
        assert self.outbox.ask(ask_id, kind, sealed, 3000.0) is None
        self.until(f"an answer about {kind.value}", lambda: self.outbox.reply(ask_id) is not None)
        reply = self.outbox.reply(ask_id)
        assert reply is not None
        self.outbox.forget_ask(ask_id)
        opened = open_reply(kind, ask_id, reply, KEYS.visit)
        assert isinstance(opened, dict), opened
        return dict(opened)

    def is_received(self, sealed: SealedDossier) -> bool:
        """By a receipt that verifies, and let go."""
        name = sealed.manifest.dossier_id
        document, row = self.outbox.receipt(name), self.outbox.dossier(name)
        if document is None or row is None or row.state is not DossierStep.PURGED:
            return False
        receipt = receipts.verify_receipt(
            document,
            self.portal.keyset.receipt_keys,
            dossier_id=name,
            manifest_sha256=sealed.manifest_doc.payload_sha256(),
        )
        return isinstance(receipt, receipts.Receipt)

    def is_paid(self, reference: str) -> bool:
        row = self.outbox.payment(reference)
        return row is not None and row.state is PaymentStep.PAID

    def holds_content(self, version: int) -> bool:
        """Manifest and every file that it names."""
        found = self._store.one("SELECT version FROM pulls WHERE name = ?", BundleKind.CATALOGUE.value)
        return found is not None and found[0] == version

    # What the city does.

    def publish(self, files: Mapping[str, bytes]) -> int:
        key = load_signing_key(self.portal.places.catalogue_key)
        press = Press(self.portal.database, key, True, self.portal.clock)
        return press.publish(BundleKind.CATALOGUE, files, Wish()).version

    def asks_for_more(self, code: str, fee: int) -> None:
        """An officer wants something supplied, and a fee paid."""
        give(self.portal, code, ASK_ALL)
        errand = hashlib.sha256(code.encode()).hexdigest()[:32]
        done = asyncio.run(self.portal.desk.fees.set(code, fee, "37/2023/TT-BTC", "Nam", errand))
        assert done is Deed.DONE, done

    def bank_has(self, reference: str, amount: int) -> None:
        money = Money(f"B-{reference}", amount, f"CT {reference}", self.portal.config.payee.account)
        assert self.portal.teller.reconcile([money]) == 1

    def reference(self, code: str, amount: int) -> str:
        return payment_reference(self.portal.payment_key(), ids.body(code), amount)

    def wrongs(self, filed: int, supplied: int, fees: int) -> list[str]:
        """What is not as it has to be after so many dossiers, supplements among them, and so many đồng."""
        with self.portal.database.read() as session:
            rows = session.execute(select(Dossier.official_code, Dossier.stage, Dossier.receipt_doc)).all()
            joined = session.scalars(select(Supplement.dossier_id)).all()
            books = audit(session, self.portal.keyset.payment_keys)
        balances = {account: books.balances.get(account, 0) for account in Account}
        held = {
            "a dossier is lost or doubled": len(rows) == filed,
            "a dossier is not handed over": all(row.stage == Stage.HANDED_OVER for row in rows),
            "a dossier has no receipt": all(row.receipt_doc is not None for row in rows),
            "an official code is given twice": len({row.official_code for row in rows}) == filed - supplied,
            "a supplement is lost or doubled": len(joined) == supplied,
            "the ledger does not sum": books.discrepancy == 0 and not books.wrongs,
            "money lies in suspense": not books.suspense and not books.refunds_due,
            "the fees are not what was paid": -balances[Account.FEES] == fees == balances[Account.BANK],
            "the kiosk still waits for something": self.outbox.counts() == QueueCounts(0, 0),
            "a sealed file stayed on the kiosk": not self.outbox.sealed_files(),
        }
        return [wrong for wrong, holds in held.items() if not holds]

    def close(self) -> None:
        self._client.close()
        self._store.close()
        self.outbox.close()

    def _now(self) -> float:
        return self._monotonic


def fee_of(amount: int) -> Fee:
    return Fee(amount, "online", "77/2025/NQ-HĐND" if amount else "", "ordinary")
