"""What the citizen supplies is joined to the dossier that waits for it, and is lost in no case."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from portal.console.deeds import Deed
from portal.console.verdicts import Verdict
from portal.store.models import Dossier, Supplement
from portal.store.states import Stage, Trouble
from sync.contract.officer import Supplements
from sync.contract.receipts import SET_ASIDE, DossierState, Status, verify_status
from tests.portal.citizens import ASK_ALL, asked, at_home, file, give, set_aside, supply, word_on_slip
from tests.portal.engines import SQLITE
from tests.portal.world import World, call
from tests.sync.builders import make_dossier

on_files = pytest.mark.parametrize("store_url", [SQLITE], indirect=True)


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


def test_one_that_is_set_aside_says_so_and_not_that_a_dossier_was_received(world: World) -> None:
    _, code = set_aside(world)
    found = status(world, code)
    assert (found.state, found.step) == (DossierState.RECEIVED, SET_ASIDE)
    for language, true, wrong in (
        ("vi", "Phần bổ sung chưa ghép vào hồ sơ", "Cổng đã nhận đủ hồ sơ"),
        ("en", "not joined to its application yet", "the whole application"),
    ):
        page = call(world.public, "GET", f"/status?code={code}&lang={language}").text
        assert true in page
        assert wrong not in page


def test_an_officer_joins_it_by_hand_and_the_verdict_stands(world: World) -> None:
    original, code = set_aside(world)
    assert call(world.console, "POST", f"/api/dossiers/{code}/join").json() == {"deed": "done"}
    world.opener.work_once()
    first, joined = row(world, original), row(world, code)
    assert (first.state, joined.state, joined.step) == ("accepted", "accepted", "city.received")
    assert (joined.stage, joined.trouble, joined.official_code) == (
        Stage.HANDED_OVER,
        None,
        first.official_code,
    )
    shown, other = world.reading.show(original), world.reading.show(code)
    assert shown is not None
    assert other is not None
    by = [(entry["actor"], entry["what"]) for entry in (shown["diary"][-1], other["diary"][-3])]
    assert by == [("practice", "supplement.by_hand"), ("practice", "joined")]
    assert [each["code"] for each in shown["supplements"]] == [code]
    assert other["completes"] == original
    assert status(world, code).state is DossierState.ACCEPTED
    assert "Cán bộ đã ghép phần bổ sung" in call(world.console, "GET", f"/dossiers/{original}").text
    give(world, original, Verdict(DossierState.DONE, "Mời nhận kết quả."))
    assert word_on_slip(code, at_home(world).status(code)).remark == "Mời nhận kết quả."


@on_files
def test_a_round_that_is_open_stays_open_when_one_of_before_is_joined(world: World) -> None:
    original, code = set_aside(world, ASK_ALL)
    assert world.desk.joining.by_hand(code, "Nam") is Deed.DONE
    world.opener.work_once()
    assert row(world, original).state == row(world, code).state == "supplement"
    fresh = word_on_slip(original, at_home(world).status(original))
    assert fresh.round == 2
    supply(world, fresh, 9)
    assert row(world, original).state == "processing"


@on_files
def test_the_form_joins_it_too(world: World) -> None:
    original, code = set_aside(world)
    page = call(world.console, "GET", f"/dossiers/{code}").text
    assert f"Phần này muốn bổ sung cho {original}" in page
    form = {"token": page.partition('name="token" value="')[2][:64]}
    assert call(world.console, "POST", f"/dossiers/{code}/join", data={"token": "x"}).status_code == 403
    assert call(world.console, "POST", f"/dossiers/{code}/join", data=form).status_code == 303
    again = call(world.console, "POST", f"/dossiers/{code}/join", data=form)
    assert again.status_code == 404
    assert "Ghép vào hồ sơ" not in call(world.console, "GET", f"/dossiers/{original}").text


@on_files
def test_nobody_else_s_and_nothing_else_is_joined_by_hand(world: World) -> None:
    other = replace(make_dossier(2).citizen, number="001190099999")
    _, code = set_aside(world, citizen=other)
    assert call(world.console, "POST", f"/api/dossiers/{code}/join").status_code == 409
    assert world.desk.joining.by_hand(code, "Nam") is Deed.OTHER_PERSON
    assert row(world, code).stage == Stage.PARKED
    plain = file(world, 21).manifest.code
    for nothing in (plain, "TAM-0000-0000-0", "nonsense"):
        assert world.desk.joining.by_hand(nothing, "Nam") is Deed.NOT_FOUND
    with world.database.write() as session:
        session.query(Dossier).filter_by(code=plain).one().stage = Stage.PARKED
    assert world.desk.joining.by_hand(plain, "Nam") is Deed.NOT_FOUND
    unknown = Supplements(world.seal(40).manifest.code, 1, "f" * 32)
    lost = supply(world, asked(world, 31), 32, supplements=unknown).manifest.code
    assert world.desk.joining.by_hand(lost, "Nam") is Deed.NOT_FOUND
    with world.database.read() as session:
        assert session.query(Supplement).count() == 0


@on_files
@pytest.mark.parametrize(
    ("at_utc", "told"),
    [("T16:59:59", "supplement.joined"), ("T17:00:00", "supplement.late")],
    ids=["before", "at"],
)
def test_after_midnight_of_the_last_day_here_it_is_taken_and_said_to_be_late(
    world: World, at_utc: str, told: str
) -> None:
    word = asked(world)
    world.clock.ms = int(datetime.fromisoformat(f"{word.due}{at_utc}+00:00").timestamp()) * 1000
    supply(world, word)
    shown = world.reading.show(word.code)
    assert shown is not None
    assert shown["diary"][-1]["what"] == told


@on_files
def test_a_verdict_is_given_on_the_dossier_and_not_on_what_completes_it(world: World) -> None:
    code = supply(world, asked(world)).manifest.code
    assert world.desk.verdicts.give(code, Verdict(DossierState.DONE), "Nam") is Deed.IS_SUPPLEMENT


def changed_supplements(answers: Supplements, **values: Any) -> Supplements:
    return replace(answers, **values)
