"""One full life of a dossier, the same at every turn: filed, paid, asked about, completed, its new fee paid."""

from __future__ import annotations

from sync.contract.dossier import Answer
from sync.contract.fee_notice import FeeNotice, verify_fee_notice
from sync.contract.officer import Supplements
from sync.contract.receipts import PaymentReceipt, Status, verify_payment, verify_status
from sync.contract.wire import AskKind
from tests.lab.cutting.line import Cut, Passed
from tests.lab.cutting.town import Town, fee_of
from tests.portal.citizens import word_on_slip
from tests.sync.builders import SCAN

FEE, LATER_FEE = 8_000, 70_000
#: A page that takes three requests: two leaves, eight, the last.
_PAGE = SCAN * 5


class Lives:
    """One life after another in the same town; `live` raises AssertionError for whatever is wrong."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._lived = 0

    def live(self, at: int | None = None, cut: Cut = Cut.BEFORE) -> list[Passed]:
        """From the switch to the last receipt, request `at` cut; every request that was made."""
        town, seed = self._town, 2 * self._lived + 1
        self._lived += 1
        version = town.publish({"claim.toml": b"n = %d" % seed, "units.json": b"[%d]" % seed})
        town.boot()
        town.line.forget()
        if at is not None:
            town.line.cut(at, cut)
        self._go(seed, version)
        assert town.line.was_cut is (at is not None)
        wrong = town.wrongs(2 * self._lived, self._lived, self._lived * (FEE + LATER_FEE))
        assert not wrong, wrong
        town.rest()
        return list(town.line.passed)

    def _go(self, seed: int, version: int) -> None:
        town = self._town
        portal = town.portal
        first = portal.seal(seed, (_PAGE, b""), fee=fee_of(FEE))
        reference = town.file(first, FEE)
        town.until("a receipt", lambda: town.is_received(first))
        town.until("the new content", lambda: town.holds_content(version))
        town.bank_has(reference, FEE)
        town.until("the word that it is paid", lambda: town.is_paid(reference))
        code = first.manifest.code
        town.asks_for_more(code, LATER_FEE)
        status = town.ask(AskKind.STATUS, {"code": code})
        assert isinstance(verify_status(status["status"], portal.keyset.receipt_keys, code=code), Status)
        word = word_on_slip(code, status)
        owed = town.ask(AskKind.PAYMENT, {"code": code})
        notice = verify_fee_notice(owed["fee_notice"], portal.keyset.payment_keys, code=code)
        assert isinstance(notice, FeeNotice), notice
        assert notice.amount == LATER_FEE
        town.bank_has(notice.reference, LATER_FEE)
        heard = town.ask(AskKind.PAYMENT, {"reference": notice.reference})
        paid = verify_payment(
            heard["receipt"],
            portal.keyset.payment_keys,
            reference=notice.reference,
            code=code,
            due=LATER_FEE,
        )
        assert isinstance(paid, PaymentReceipt), paid
        second = portal.seal(
            seed + 1,
            (SCAN, b""),
            fee=fee_of(0),
            answers=(Answer("reason", "đi học nước ngoài"),),
            supplements=Supplements(word.code, word.round, word.ticket),
        )
        town.file(second)
        town.until("a receipt for what was supplied", lambda: town.is_received(second))
        after = town.ask(AskKind.STATUS, {"code": code})
        assert word_on_slip(code, after).defects == (), "what was supplied was not joined"
