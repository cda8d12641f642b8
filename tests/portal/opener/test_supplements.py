"""What the citizen supplies is joined to the dossier that waits for it, and is lost in no case."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from portal.console.deeds import Deed
from portal.console.verdicts import Verdict
from portal.store.models import Dossier, Supplement
from portal.store.states import Stage, Trouble
from sync.contract.officer import OfficerWord, Supplements
from sync.contract.receipts import DossierState, Status, verify_status
from tests.portal.citizens import at_home, file, give, supply, word_on_slip
from tests.portal.engines import SQLITE
from tests.portal.world import World, call

on_files = pytest.mark.parametrize("store_url", [SQLITE], indirect=True)


def asked(world: World, seed: int = 1) -> OfficerWord:
    code = file(world, seed).manifest.code
    give(world, code)
    return word_on_slip(code, at_home(world).status(code))


def row(world: World, code: str) -> Dossier:
    with world.database.read() as session:
        return session.query(Dossier).filter_by(code=code).one()


def status(world: World, code: str) -> Status:
    found = verify_status(at_home(world).status(code)["status"], world.keyset.receipt_keys, code=code)
    assert isinstance(found, Status)
    return found


def test_it_is_joined_and_the_round_is_closed(world: World) -> None:
    word = asked(world)
    sealed = supply(world, word)
    original, supplement = row(world, word.code), row(world, sealed.manifest.code)
    assert (original.state, original.step) == ("processing", "city.processing")
    assert (supplement.stage, supplement.official_code) == (Stage.HANDED_OVER, original.official_code)
    assert supplement.receipt_doc is not None
    after = word_on_slip(word.code, at_home(world).status(word.code))
    assert (after.state, after.defects, after.round) == (DossierState.PROCESSING, (), 1)
    assert "Đã bổ sung" in call(world.console, "GET", f"/dossiers/{word.code}").text
    shown = world.reading.show(word.code)
    assert shown is not None
    assert [entry["what"] for entry in shown["diary"]][-1] == "supplement.joined"
    (joined,) = shown["supplements"]
    assert joined["content"]["answers"] == [{"field": "reason", "value": "đi học nước ngoài"}]


@on_files
def test_its_own_slip_tells_of_the_dossier_that_it_completes(world: World) -> None:
    word = asked(world)
    code = supply(world, word).manifest.code
    found = status(world, code)
    assert (found.state, found.official_code) == (DossierState.PROCESSING, row(world, word.code).official_code)
    give(world, word.code, Verdict(DossierState.DONE, "Mời nhận kết quả."))
    own = word_on_slip(code, at_home(world).status(code))
    assert (own.code, own.state, own.remark) == (code, DossierState.DONE, "Mời nhận kết quả.")
    assert "Đã có kết quả" in call(world.public, "GET", f"/status?code={code}").text


@on_files
def test_a_second_round_may_be_answered_with_the_slip_of_the_first(world: World) -> None:
    word = asked(world)
    first = supply(world, word).manifest.code
    give(world, word.code)
    second_word = word_on_slip(first, at_home(world).status(first))
    assert (second_word.code, second_word.round) == (first, 2)
    second = supply(world, second_word, 3).manifest.code
    with world.database.read() as session:
        rounds = {s.dossier_id: s.round for s in session.query(Supplement)}
    assert sorted(rounds.values()) == [1, 2]
    assert status(world, second).state is DossierState.PROCESSING


@on_files
@pytest.mark.parametrize("what", ["ticket", "round", "code", "closed", "twice"])
def test_what_answers_no_open_round_is_parked_in_sight_of_officers(world: World, what: str) -> None:
    word = asked(world)
    answers = Supplements(word.code, word.round, word.ticket)
    if what == "ticket":
        answers = changed_supplements(answers, ticket="f" * 32)
    elif what == "round":
        answers = changed_supplements(answers, round=2)
    elif what == "code":
        answers = changed_supplements(answers, code=world.seal(40).manifest.code)
    elif what == "closed":
        give(world, word.code, Verdict(DossierState.ACCEPTED))
    else:
        supply(world, word, 7)
    sealed = supply(world, word, supplements=answers)
    found = row(world, sealed.manifest.code)
    trouble = Trouble.SUPPLEMENT_UNKNOWN if what == "code" else Trouble.SUPPLEMENT_STALE
    assert (found.stage, found.trouble) == (Stage.PARKED, trouble)
    assert found.receipt_doc is not None
    listed = call(world.console, "GET", "/api/dossiers?stage=parked").json()
    assert [entry["code"] for entry in listed] == [sealed.manifest.code]
    shown = call(world.console, "GET", f"/dossiers/{sealed.manifest.code}").text
    assert "đi học nước ngoài" in shown
    assert answers.code in shown


@on_files
def test_a_parked_one_is_joined_when_its_round_is_there_after_all(world: World) -> None:
    """The officer's round was written over by a mistake and asked again: the citizen's slip has the new ticket,
    her supplement the old one; a colleague may look and try, and nothing is lost either way."""
    word = asked(world)
    give(world, word.code)
    sealed = supply(world, word)
    assert world.desk.deeds.try_again(sealed.manifest.code, "Nam") is Deed.DONE
    world.opener.work_once()
    assert row(world, sealed.manifest.code).trouble == Trouble.SUPPLEMENT_STALE
    fresh = word_on_slip(word.code, at_home(world).status(word.code))
    supply(world, fresh, 9)
    assert row(world, word.code).state == "processing"


@on_files
def test_after_the_last_day_it_is_taken_and_said_to_be_late(world: World) -> None:
    word = asked(world)
    world.clock.ms += 60 * 86_400_000
    supply(world, word)
    shown = world.reading.show(word.code)
    assert shown is not None
    assert shown["diary"][-1]["what"] == "supplement.late"


@on_files
def test_a_verdict_is_given_on_the_dossier_and_not_on_what_completes_it(world: World) -> None:
    code = supply(world, asked(world)).manifest.code
    assert world.desk.verdicts.give(code, Verdict(DossierState.DONE), "Nam") is Deed.IS_SUPPLEMENT


def changed_supplements(answers: Supplements, **values: Any) -> Supplements:
    return replace(answers, **values)
