"""The kill lab in small: a few kills lose nothing, and faults that were planted are found."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from portal.payments.book import Book
from portal.payments.notices import Transfer
from portal.store.database import Database
from portal.store.models import Base, Credit, Kiosk, Payment
from portal.store.states import AWAITING
from tests.lab import kill
from tests.lab.killing import ledger


@pytest.fixture(autouse=True)
def _environment_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lab sets what its parts inherit; after the test it is as before."""
    for name in ("PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))


@pytest.mark.timeout(240)
def test_a_few_kills_lose_double_and_halve_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    status = kill.main(["--json", "--size", "9", "--seed", "5"])
    said = capsys.readouterr()
    told = json.loads(said.out.splitlines()[-1])
    assert (told["lost"], told["doubled"], told["half"], told["ledger_difference_vnd"]) == (0, 0, 0, 0), (
        said.err
    )
    assert told["kills"] >= 9
    assert told["kills_of_the_window"] == 1
    assert told["delivered"] >= told["submitted"] > 0
    assert status == 0


@pytest.mark.long
@pytest.mark.timeout(240)
def test_the_lab_finds_what_was_planted(capsys: pytest.CaptureFixture[str]) -> None:
    assert kill.main(["--json", "--plant", "--size", "40", "--seed", "5"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["found"] == told["planted"] == 4


def test_books_are_right_only_when_every_dong_is_in_its_place(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'portal.db'}", tmp_path / "lock")
    Base.metadata.create_all(database.engine)
    sent = [Transfer("LAB-1", 60_000, "REFERENCE", "1"), Transfer("LAB-2", 70_000, "REFERENCE", "1")]
    key = Ed25519PrivateKey.generate()
    book = Book(key, 1000)
    with database.write() as session:
        session.add(Kiosk(id="A17", site="s", kid="k", public=b"", sender_public=b"", enrolled_at=0))
        payment = Payment(
            reference="REFERENCE",
            kiosk_id="A17",
            code="c",
            due=125_000,
            state=AWAITING,
            opened_at=0,
            received=0,
            refund_due=0,
        )
        session.add(payment)
        for transfer in sent:
            credit = Credit(bank_id=transfer.bank_id, memo=transfer.memo, amount=transfer.amount, at=1)
            session.add(credit)
            book.arrive(session, credit)
            book.join(session, payment, credit)
    assert ledger.audit(database, sent).difference == 0
    assert ledger.audit(database, sent).unwritten == 0
    assert ledger.audit(database, sent[:1]).difference >= 70_000
    twice = [*sent, Transfer("LAB-3", 1, "REFERENCE", "1")]
    books = ledger.audit(database, twice)
    assert books.difference > 0
    assert books.unwritten == 1
    assert any("LAB-3" in note for note in books.notes)
    database.close()
