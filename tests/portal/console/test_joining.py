"""A supplement that lies aside is nobody's dossier: it bears no fee, code or verdict, and joins just one."""

from __future__ import annotations

import asyncio

import pytest

from portal.console.deeds import Deed
from portal.console.verdicts import Verdict
from portal.keys import load_secret
from portal.payments.audit import audit
from portal.payments.fees import Due
from portal.payments.notices import Transfer
from portal.payments.references import expected_reference
from portal.store.models import Dossier, Payment, Supplement, Word, WordCopy
from portal.store.states import REPLACED, Stage
from sync.contract.officer import Supplements
from sync.contract.receipts import SET_ASIDE, DossierState, PaymentState
from tests.portal.citizens import asked, at_home, file, give, set_aside, supply, word_on_slip
from tests.portal.engines import SQLITE
from tests.portal.world import World, call
from tests.sync.builders import KIOSK

on_files = pytest.mark.parametrize("store_url", [SQLITE], indirect=True)
OFFICIAL = "THU-000.00.00.H26-261122-0099"


def row(world: World, code: str) -> Dossier:
    with world.database.read() as session:
        return session.query(Dossier).filter_by(code=code).one()


def set_fee(world: World, code: str, amount: int, number: int = 1) -> Deed:
    return asyncio.run(world.desk.fees.set(code, amount, "37/2023/TT-BTC", "Nam", f"{number:032x}"))


def fee_of_before(world: World, code: str, amount: int) -> str:
    """A notice that an officer set before a supplement could bear none; its reference."""
    due = Due(KIOSK, code, row(world, code).id, amount, "37/2023/TT-BTC", "Nam")
    assert world.teller.set_fee(due).status == 200
    with world.database.read() as session:
        return session.query(Payment).filter_by(code=code).one().reference


def pay(world: World, reference: str, amount: int) -> None:
    account = world.config.payee.account
    assert world.teller.reconcile([Transfer("B-1", amount, f"CT {reference}", account)]) == 1


def payments(world: World) -> dict[str, tuple[str, int, int]]:
    with world.database.read() as session:
        assert audit(session, world.keyset.payment_keys).wrongs == ()
        return {each.reference: (each.state, each.due, each.received) for each in session.query(Payment)}


@on_files
def test_what_lies_aside_takes_no_fee_no_code_and_no_verdict(world: World) -> None:
    _, code = set_aside(world)
    assert set_fee(world, code, 70_000) is Deed.IS_SUPPLEMENT
    assert world.desk.verdicts.give(code, Verdict(DossierState.DONE), "Nam") is Deed.IS_SUPPLEMENT
    assert world.desk.deeds.record_official_code(code, OFFICIAL, "Nam") is Deed.IS_SUPPLEMENT
    found = row(world, code)
    assert (found.stage, found.state, found.step) == (Stage.PARKED, "received", SET_ASIDE)
    assert found.official_code is None
    assert payments(world) == {}


@on_files
def test_its_page_offers_to_join_it_to_try_it_again_and_to_write_a_note(world: World) -> None:
    _, code = set_aside(world)
    page = call(world.console, "GET", f"/dossiers/{code}").text
    offered = {deed for deed in _DEEDS if f"/dossiers/{code}/{deed}" in page}
    assert offered == {"join", "try-again", "note"}
    answer = call(world.console, "GET", f"/dossiers/{code}/supplement")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/dossiers/{code}?lang=vi")


_DEEDS = ("join", "try-again", "note", "official-code", "state", "refusal", "fee", "supplement")


def test_a_fee_that_was_open_on_it_is_carried_over_and_paid_once(world: World) -> None:
    original, code = set_aside(world)
    old = fee_of_before(world, code, 70_000)
    assert world.desk.joining.by_hand(code, "Nam") is Deed.DONE
    assert set_fee(world, original, 70_000) is Deed.DONE
    new = expected_reference(load_secret(world.places.payment_master), KIOSK, original, 70_000)
    assert payments(world) == {old: (REPLACED, 70_000, 0), new: ("awaiting", 70_000, 0)}
    pay(world, old, 70_000)
    assert payments(world) == {old: (REPLACED, 70_000, 0), new: (PaymentState.PAID, 70_000, 70_000)}


@on_files
def test_what_was_paid_for_it_is_in_sight_and_is_not_asked_for_again(world: World) -> None:
    original, code = set_aside(world)
    old = fee_of_before(world, code, 70_000)
    pay(world, old, 70_000)
    assert world.desk.joining.by_hand(code, "Nam") is Deed.DONE
    assert set_fee(world, original, 70_000) is Deed.ALREADY_PAID
    assert payments(world) == {old: (PaymentState.PAID, 70_000, 70_000)}
    shown = world.reading.show(original)
    assert shown is not None
    assert [each["reference"] for each in shown["payments"]] == [old]
    assert old in call(world.console, "GET", f"/dossiers/{original}").text
    assert set_fee(world, original, 20_000, 2) is Deed.DONE


def test_what_had_been_joined_to_it_goes_with_it_and_its_own_words_go(world: World) -> None:
    original, code = set_aside(world)
    nested = file(world, 5).manifest.code
    row_id, nested_id = row(world, code).id, row(world, nested).id
    with world.database.write() as session:
        session.add(Supplement(dossier_id=nested_id, original_id=row_id, round=1, joined_at=world.clock()))
        session.add(Word(dossier_id=row_id, at=world.clock(), round=1, ticket_sha256=None, for_opener=b"x"))
        session.add(WordCopy(dossier_id=row_id, sealed=b"x"))
        session.add(WordCopy(dossier_id=nested_id, sealed=b"x"))
    assert world.desk.joining.by_hand(code, "Nam") is Deed.DONE
    world.opener.work_once()
    shown = world.reading.show(original)
    assert shown is not None
    assert {each["code"] for each in shown["supplements"]} == {code, nested}
    assert row(world, nested).state == row(world, code).state == "accepted"
    with world.database.read() as session:
        assert session.get(Word, row_id) is None
        assert session.query(WordCopy).filter(WordCopy.dossier_id.in_([row_id, nested_id])).count() == 0
    give(world, original, Verdict(DossierState.DONE, "Mời nhận kết quả."))
    for slip in (code, nested):
        assert word_on_slip(slip, at_home(world).status(slip)).remark == "Mời nhận kết quả."


@on_files
def test_nothing_is_joined_to_what_itself_lies_aside(world: World) -> None:
    original, first = set_aside(world)
    second = supply(world, asked(world, 11), 12, supplements=Supplements(first, 1, "f" * 32)).manifest.code
    answer = call(world.console, "POST", f"/api/dossiers/{second}/join")
    assert (answer.status_code, answer.json()) == (409, {"deed": "not_joined"})
    with world.database.read() as session:
        assert session.query(Supplement).count() == 0
    assert world.desk.joining.by_hand(first, "Nam") is Deed.DONE
    assert world.desk.joining.by_hand(second, "Nam") is Deed.DONE
    shown = world.reading.show(original)
    assert shown is not None
    assert {each["code"] for each in shown["supplements"]} == {first, second}


@on_files
def test_two_that_name_each_other_join_neither(world: World) -> None:
    one, other = world.seal(21).manifest.code, world.seal(22).manifest.code
    for seed, names in ((21, other), (22, one)):
        assert file(world, seed, supplements=Supplements(names, 1, "f" * 32)).manifest.code in {one, other}
    assert [world.desk.joining.by_hand(code, "Nam") for code in (one, other)] == [Deed.NOT_JOINED] * 2
