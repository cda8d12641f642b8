"""What lies at the portal afterwards, held against what was promised at the kiosk."""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from kiosk_app.clock import SystemClock, boot_id
from kiosk_app.config import Config
from kiosk_app.rehearsal.places import Places
from kiosk_app.runtime.trust import TrustAnchor, load_root_key
from kiosk_app.store.database import Database as VisitDatabase
from kiosk_app.store.journal import Journal
from kiosk_app.stores import StoreClock
from portal import config as portal_config
from portal.console.reading import Reading, open_reading
from portal.payments.notices import Transfer
from portal.places import Places as PortalPlaces
from portal.store.models import Dossier, Payment
from portal.store.opening import open_database
from portal.store.states import Stage
from sync.contract.faults import ContractFault
from sync.contract.receipts import verify_receipt
from sync.store.outbox import Outbox
from sync.store.payments import PaymentStep
from tests.lab.killing import ledger, wishes
from tests.lab.killing.campaign import Promises
from tests.lab.killing.ledger import Books
from tests.lab.killing.screen import COPIES

_LOOK_S = 0.2
_PAID = (PaymentStep.PAID, PaymentStep.SETTLED, PaymentStep.REFUND_DUE)


@dataclass
class Verdict:
    """`lost`: said and not there; `doubled`: one wish, two dossiers; `half`: there, but not as confirmed."""

    submitted: int = 0
    delivered: int = 0
    lost: int = 0
    doubled: int = 0
    half: int = 0
    notes: list[str] = field(default_factory=list)

    def blame(self, kind: str, note: str) -> None:
        setattr(self, kind, getattr(self, kind) + 1)
        self.notes.append(f"{kind}: {note}")

    @property
    def clean(self) -> bool:
        return self.lost == self.doubled == self.half == 0


class Court:
    """Opens the kiosk's outbox and the portal's shelf with the keys that their owners hold."""

    def __init__(self, places: Places, config: Config) -> None:
        portal = PortalPlaces(places.portal)
        self._config = config
        self._places = places
        self._database = open_database(portal, portal_config.load(portal.config))
        self._reading: Reading = open_reading(portal, self._database)
        self._city = portal.city / "register.json"
        # The start of an app: it collects what a killed one left without a row.
        outbox = Outbox.open(config.spool, StoreClock(SystemClock()))
        assert isinstance(outbox, Outbox), outbox
        self._outbox = outbox

    def wait_until_quiet(self, seconds: float, owed: Mapping[str, int]) -> bool:
        """Until nothing waits at the kiosk, the portal has handed all over, and every payer is told."""
        return _wait(
            seconds,
            lambda: self._outbox.counts().waiting == 0 and not self._unfinished() and not self._untold(owed),
        )

    def _untold(self, owed: Iterable[str]) -> list[str]:
        """References that were paid in full, and the kiosk has no receipt that says so."""
        rows = {reference: self._outbox.payment(reference) for reference in owed}
        return [reference for reference, row in rows.items() if row is None or row.state not in _PAID]

    def audit(self, transfers: Sequence[Transfer]) -> Books:
        return ledger.audit(self._database, transfers)

    def _unfinished(self) -> list[str]:
        with self._database.read() as session:
            stages = (Stage.COMMITTED, Stage.OPENED)
            return list(session.scalars(select(Dossier.id).where(Dossier.stage.in_(stages))))

    def judge(self, promises: Promises, visits: Mapping[str, bool]) -> Verdict:
        """`visits`: what the citizens of the screen typed as their number, and whether they read "saved"."""
        verdict = Verdict(submitted=len(promises.said) + sum(visits.values()))
        with self._database.read() as session:
            columns = select(Dossier.id, Dossier.code, Dossier.stage)
            held = {row.id: row for row in session.execute(columns)}
        whole = {key for key, row in held.items() if row.stage == Stage.HANDED_OVER}
        verdict.delivered = len(whole)
        for key, row in held.items():
            if row.stage in (Stage.PARKED, Stage.REJECTED):
                verdict.blame("half", f"{key} is {row.stage} at the portal")
        codes = {key: held[key].code for key in whole}
        strangers = self._judge_contents(verdict, codes, promises)
        self._judge_visits(verdict, strangers, visits)
        self._judge_promises(verdict, promises, whole)
        self._judge_kiosk(verdict, promises)
        return verdict

    def _judge_contents(
        self, verdict: Verdict, codes: dict[str, str], promises: Promises
    ) -> list[dict[str, Any]]:
        """The contents of dossiers that belong to no wish."""
        strangers = []
        wish_of = {dossier_id: number for number, dossier_id in promises.about}
        filed: Counter[int] = Counter()
        for dossier_id, code in codes.items():
            number = wish_of.get(dossier_id)
            if number is None:
                shown = self._reading.show(code)
                strangers.append((shown and shown["content"]) or {})
                continue
            filed[number] += 1
            if trouble := self._differs(dossier_id, code, number):
                verdict.blame("half", f"{dossier_id}: {trouble}")
        for number, count in filed.items():
            if count > 1:
                verdict.blame("doubled", f"wish {number} lies there {count} times")
        official = json.loads(self._city.read_text()) if self._city.exists() else {}
        if set(official) != set(codes) or len(set(official.values())) != len(official):
            verdict.blame("doubled", "the city's register does not match")
        return strangers

    def _judge_visits(
        self, verdict: Verdict, contents: list[dict[str, Any]], visits: Mapping[str, bool]
    ) -> None:
        filed = Counter(content.get("citizen", {}).get("number", "") for content in contents)
        for number in filed.keys() - visits.keys():
            verdict.blame("doubled", f"{filed[number]} dossiers that nobody submitted")
        for number, read_saved in visits.items():
            if filed[number] > 1:
                verdict.blame("doubled", "one visit at the screen, two dossiers")
            if read_saved and not filed[number]:
                verdict.blame("lost", "the screen said saved")
        for content in contents:
            answers = {answer["field"]: answer["value"] for answer in content.get("answers", [])}
            if answers.get("copies") != COPIES or not content.get("consents"):
                verdict.blame("half", "a visit's answers are not all there")

    def _differs(self, dossier_id: str, code: str, number: int) -> str:
        shown = self._reading.show(code)
        if shown is None or shown["content"] is None or shown["id"] != dossier_id:
            return "does not open"
        content = shown["content"]
        if {answer["field"]: answer["value"] for answer in content["answers"]}.get(wishes.FIELD) != str(number):
            return "another wish"
        if len(content["attachments"]) != wishes.PAPERS:
            return "papers are missing"
        for index in range(wishes.PAPERS):
            paper = self._reading.paper(code, index + 1)
            wanted = hashlib.sha256(wishes.paper(number, index)).digest()
            if paper is None or hashlib.sha256(paper.content).digest() != wanted:
                return f"paper {index} is not the one that was scanned"
        with self._database.read() as session:
            due = list(session.scalars(select(Payment.due).where(Payment.dossier_id == dossier_id)))
        if due != ([wishes.fee(number)] if wishes.fee(number) else []):
            return "the fee is not joined to it"
        return ""

    def _judge_promises(self, verdict: Verdict, promises: Promises, whole: set[str]) -> None:
        keyset = TrustAnchor(
            load_root_key(self._config.root_key), self._config.keyset, self._config.practice
        ).keyset()
        assert keyset is not None
        for number, dossier_id in sorted(promises.said):
            row = self._outbox.dossier(dossier_id)
            document = self._outbox.receipt(dossier_id)
            if dossier_id not in whole or row is None or document is None:
                verdict.blame("lost", f"wish {number}, {dossier_id}: said to be saved")
                continue
            receipt = verify_receipt(
                document, keyset.receipt_keys, dossier_id=dossier_id, manifest_sha256=row.manifest_sha256
            )
            if isinstance(receipt, ContractFault):
                verdict.blame("lost", f"{dossier_id} was forgotten without a receipt that holds")
            payment = self._outbox.payment_of(dossier_id)
            if payment is not None and payment.reference in self._untold(promises.owed):
                verdict.blame("lost", f"{dossier_id}: the payer is not told that the money came")
            if (payment.amount if payment else 0) != wishes.fee(number):
                verdict.blame("half", f"{dossier_id} has lost its fee")

    def _judge_kiosk(self, verdict: Verdict, promises: Promises) -> None:
        counts = self._outbox.counts()
        if counts.parked or counts.waiting:
            verdict.notes.append(f"at the kiosk {counts.waiting} wait and {counts.parked} are parked")
        for path in (self._config.spool / "blobs").glob("*.sealed*"):
            row = self._outbox.dossier(path.name.partition(".")[0])
            if row is None or not row.state.value.startswith(("queued", "uploading", "backoff", "parked")):
                verdict.blame("half", f"{path.name} lies at the kiosk and belongs to nothing")
        if not self._outbox.sound():
            verdict.blame("half", "the kiosk's database is damaged")
        visits = VisitDatabase.open(self._config.state / "visit.db")
        broken = Journal(visits, SystemClock().now, boot_id()).broken_at()
        visits.close()
        if broken is not None:
            verdict.blame("half", f"the journal is broken at entry {broken}")

    def close(self) -> None:
        self._outbox.close()
        self._database.close()


def _wait(seconds: float, done: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while not done():
        if time.monotonic() > until:
            return False
        time.sleep(_LOOK_S)
    return True
