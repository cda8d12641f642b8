"""Whatever happens in whatever order: every đồng is in exactly one place, and every receipt tells the truth."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import ClassVar

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from portal.committer.teller import Teller
from portal.config import Config
from portal.payments.audit import audit
from portal.payments.fees import Due
from portal.payments.ledger import Account
from portal.payments.notices import Notice, Transfer, sign_notice
from portal.payments.references import expected_reference
from portal.store.database import Database
from portal.store.kiosks import enrol
from portal.store.migrations import migrate
from portal.store.models import Dossier, Payment
from portal.store.states import Stage
from sync.contract.signed import key_id
from sync.contract.wire import IntentRequest
from tests.portal.world import ENROLLED, START_MS
from tests.sync.builders import KIOSK, key_from, make_dossier, public_of

MASTER, BANK_SECRET, KEY = b"m" * 32, b"b" * 32, key_from("payment")
KEYS = {key_id(public_of(KEY)): public_of(KEY)}
DOSSIERS = (make_dossier(1), make_dossier(2))
AMOUNTS = (8_000, 20_000, 50_000)
WHICH, AMOUNT = st.sampled_from((0, 1)), st.sampled_from(AMOUNTS)


class Money(RuleBasedStateMachine):
    """Two dossiers, three amounts: small enough that references meet and notices replace each other."""

    folder: ClassVar[Path]
    template: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(dir=self.folder))
        shutil.copytree(self.template, self.home, dirs_exist_ok=True)
        self.database = open_at(self.home)
        self.now = START_MS
        self.teller = Teller(
            database=self.database,
            config=Config(),
            payment_key=KEY,
            master=MASTER,
            bank_secret=BANK_SECRET,
            clock=lambda: self.now,
        )
        self.sent: list[Transfer] = []
        self.came: set[str] = set()
        self.back = 0
        self.nonces = 0

    @rule(dossier=WHICH, amount=AMOUNT)
    def a_kiosk_shows_a_qr(self, dossier: int, amount: int) -> None:
        found = DOSSIERS[dossier]
        request = IntentRequest(reference(found.code, amount), amount, found.id, found.code)
        self.teller.intend(KIOSK, request)

    @rule(dossier=WHICH, amount=AMOUNT)
    def a_dossier_with_a_fee_is_opened(self, dossier: int, amount: int) -> None:
        self.teller.expect_fee(due(dossier, amount, ""))

    @rule(dossier=WHICH, amount=AMOUNT)
    def an_officer_sets_a_fee(self, dossier: int, amount: int) -> None:
        self.teller.set_fee(due(dossier, amount, "Nam"))

    @rule(dossier=WHICH, named=AMOUNT, amount=st.integers(1, 60_000), is_told=st.booleans())
    def somebody_pays(self, dossier: int, named: int, amount: int, is_told: bool) -> None:
        """Sometimes the notice gets lost, and the statement has to tell."""
        code = DOSSIERS[dossier].code
        # Often what was asked for, as people do.
        paid = named if amount % 2 else amount
        memo = f"ck {reference(code, named)} xx"
        transfer = Transfer(f"B-{len(self.sent)}", paid, memo, Config().payee.account)
        self.sent.append(transfer)
        if is_told:
            self.tell(transfer)

    @rule(amount=st.integers(1, 60_000))
    def somebody_pays_without_a_reference(self, amount: int) -> None:
        self.sent.append(Transfer(f"B-{len(self.sent)}", amount, "tien nha", Config().payee.account))
        self.tell(self.sent[-1])

    @rule(number=st.integers(0, 30), nonce=st.booleans())
    def the_bank_tells_again(self, number: int, nonce: bool) -> None:
        if number < len(self.sent):
            self.nonces -= not nonce and self.nonces > 0
            self.tell(self.sent[number])

    @rule()
    def the_statement_is_read(self) -> None:
        self.teller.reconcile(self.sent)
        self.came = {transfer.bank_id for transfer in self.sent}

    @rule(dossier=WHICH, named=AMOUNT, amount=st.integers(1, 60_000))
    def staff_pay_back(self, dossier: int, named: int, amount: int) -> None:
        code = DOSSIERS[dossier].code
        with self.database.read() as session:
            row = session.get(Payment, reference(code, named))
            owed = 0 if row is None else row.refund_due
        amount = min(amount, owed) or amount
        if self.teller.refunded(reference(code, named), amount).status == 200:
            self.back += amount

    @rule(hours=st.integers(1, 40))
    def time_goes_by(self, hours: int) -> None:
        self.now += hours * 3_600_000

    @invariant()
    def every_dong_is_in_one_place(self) -> None:
        with self.database.read() as session:
            found = audit(session, KEYS)
        assert found.wrongs == ()
        arrived = sum(transfer.amount for transfer in self.sent if transfer.bank_id in self.came)
        assert found.balances[Account.BANK] == arrived - self.back
        assert all(amount <= 0 for name, amount in found.balances.items() if name != Account.BANK)

    def tell(self, transfer: Transfer) -> None:
        """Over the webhook, as the bank does; a nonce that was spent already is refused."""
        self.nonces += 1
        seconds, nonce, body = self.now // 1000, f"nonce-of-{self.nonces:020d}", transfer.to_bytes()
        signature = sign_notice(BANK_SECRET, seconds, nonce, body)["X-Bank-Signature"]
        status = self.teller.notice(Notice(seconds, nonce, signature, body)).status
        assert status in {200, 409}
        if status == 200:
            self.came.add(transfer.bank_id)

    def teardown(self) -> None:
        self.database.close()
        shutil.rmtree(self.home)


def open_at(folder: Path) -> Database:
    return Database(f"sqlite:///{folder / 'portal.db'}", folder / "lock")


def reference(code: str, amount: int) -> str:
    return expected_reference(MASTER, KIOSK, code, amount)


def due(dossier: int, amount: int, officer: str) -> Due:
    found = DOSSIERS[dossier]
    return Due(KIOSK, found.code, found.id, amount, "b", officer)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the kiosk and both dossiers: making the tables takes longer than all that follows."""
    folder = tmp_path_factory.mktemp("template")
    database = open_at(folder)
    migrate(database, 0)
    with database.write() as session:
        enrol(session, KIOSK, "site", ENROLLED, 0)
        session.flush()
        for dossier in DOSSIERS:
            session.add(
                Dossier(
                    id=dossier.id,
                    kiosk_id=KIOSK,
                    code=dossier.code,
                    manifest_sha256="0" * 64,
                    manifest_doc="",
                    leaf_count=1,
                    bytes_total=1,
                    registered_at=0,
                    changed_at=0,
                    stage=Stage.UPLOADING,
                )
            )
    database.close()
    return folder


@pytest.mark.parametrize(
    "examples", [10, pytest.param(400, marks=[pytest.mark.long, pytest.mark.timeout(1800)])]
)
def test_money_in_any_order(template: Path, examples: int) -> None:
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        Money.folder, Money.template = Path(folder), template
        run_state_machine_as_test(
            Money,
            settings=settings(
                max_examples=examples,
                stateful_step_count=30,
                deadline=None,
                # Shrinking takes minutes; the steps are told one by one anyway.
                phases=(Phase.explicit, Phase.reuse, Phase.generate),
                suppress_health_check=list(HealthCheck),
            ),
        )


def test_the_audit_sees_a_forged_row(template: Path) -> None:
    """A test that cannot fail tells nothing."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        Money.folder, Money.template = Path(folder), template
        money = Money()
        first = DOSSIERS[0]
        money.an_officer_sets_a_fee(0, 8_000)
        money.somebody_pays(0, 8_000, 1, is_told=True)
        money.every_dong_is_in_one_place()
        for column, value in (("received", 1), ("refund_due", 5), ("state", "double"), ("state", "awaiting")):
            with money.database.write() as session:
                payment = session.get_one(Payment, reference(first.code, 8_000))
                before = getattr(payment, column)
                setattr(payment, column, value)
            with pytest.raises(AssertionError):
                money.every_dong_is_in_one_place()
            with money.database.write() as session:
                setattr(session.get_one(Payment, reference(first.code, 8_000)), column, before)
        stranger = Ed25519PrivateKey.generate()
        with money.database.read() as session:
            keys = {key_id(public_of(stranger)): public_of(stranger)}
            assert audit(session, keys).wrongs != ()
        money.teardown()
