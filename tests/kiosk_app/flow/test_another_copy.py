"""A paper is another copy as soon as something of an earlier one may lie in the slot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.effects import Effect, PrintPayment, PrintRecord
from kiosk_app.flow.payment import PaymentAsked
from kiosk_app.flow.screens import Page
from kiosk_app.flow.setting import Payee
from kiosk_app.flow.state import Filed, Owing, Turn, Visit
from kiosk_app.flow.steps import filing
from kiosk_app.flow.visit import advance
from tests.stories.walk import FRIDAY, HUONG, practice

STORED = e.Stored("d", "TAM-0000-0000-0", "10:05", FRIDAY.today, "https://127.0.0.1/status?code=x", None)
VISIT = Visit(practice(), now=FRIDAY, procedure=practice().procedures[0], identity=HUONG, filed=Filed(STORED))
ASKED = PaymentAsked("TAM00000000ABCDEF", 60_000, "qr")
HEARD = e.FeeHeard("TAM-0000-0000-0", ASKED, Payee("CITY", "BANK", "970999", "1"), "", 60_000)


def marked(effects: tuple[Effect, ...]) -> bool:
    orders = [one for one in effects if isinstance(one, PrintRecord | PrintPayment)]
    (order,) = orders
    return order.record.reprint if isinstance(order, PrintRecord) else order.slip.reprint


def retried(code: str, begun: bool) -> Turn:
    failed = advance(filing.finish(VISIT).visit, e.Trouble(code, begun=begun)).visit
    assert failed.fault is not None
    return advance(failed, hand.TakeWay("retry"))


@pytest.mark.parametrize(
    ("code", "begun", "copy"),
    [
        ("printer.paper_out", False, False),
        ("printer.paper_out", True, True),
        ("printer.cover_open", True, True),
        ("printer.gone", False, False),
        ("printer.unconfirmed", False, True),
        ("device.gone", False, True),
    ],
)
def test_the_record_after_a_fault(code: str, begun: bool, copy: bool) -> None:
    assert marked(retried(code, begun).effects) is copy


def test_the_record_after_a_paper_that_came_out() -> None:
    printed = advance(filing.finish(VISIT).visit, e.SlipPrinted()).visit
    assert marked(advance(printed, hand.Reprint()).effects)


def test_no_fault_of_a_print_changes_what_was_printed() -> None:
    printed = advance(filing.finish(VISIT).visit, e.SlipPrinted()).visit
    assert advance(printed, e.Trouble("printer.paper_out", begun=True)).visit == printed


@pytest.mark.parametrize("begun", [False, True])
def test_the_slip_of_a_payment(begun: bool) -> None:
    paid = replace(VISIT, page=Page.PAID, filed=None, owing=Owing(HEARD, paying="paid", print_state="printing"))
    failed = advance(paid, e.Trouble("printer.jam", begun=begun)).visit
    assert failed.owing is not None
    assert failed.owing.print_state == "refused"
    assert marked(advance(failed, hand.Reprint()).effects) is begun
    printed = advance(paid, e.SlipPrinted()).visit
    assert marked(advance(printed, hand.Reprint()).effects)
