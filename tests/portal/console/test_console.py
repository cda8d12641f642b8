"""Officers see what was opened, and nobody else does."""

from __future__ import annotations

import pytest

from portal.store.models import Dossier
from portal.store.states import Stage
from tests.portal.world import World, call
from tests.sync.builders import NAME, SCAN


@pytest.fixture
def code(world: World) -> str:
    sealed = world.seal()
    world.device.upload(sealed)
    world.opener.work_once()
    return sealed.manifest.code


@pytest.mark.parametrize(
    ("header", "value", "status"), [("host", "evil.example", 421), ("origin", "http://evil.example", 403)]
)
def test_other_hosts_and_origins_stay_out(world: World, header: str, value: str, status: int) -> None:
    assert call(world.console, "GET", "/", headers={header: value}).status_code == status


def test_the_list_names_no_citizen_and_the_dossier_does(world: World, code: str) -> None:
    listed = call(world.console, "GET", "/").text
    assert code in listed
    assert NAME not in listed
    shown = call(world.console, "GET", f"/dossiers/{code}").text
    assert NAME in shown
    assert "BẢN DÙNG THỬ" in listed
    assert "BẢN DÙNG THỬ" in shown


def test_a_paper_is_saved_and_never_shown_in_place(world: World, code: str) -> None:
    answer = call(world.console, "GET", f"/dossiers/{code}/papers/1")
    assert answer.content == SCAN
    assert answer.headers["content-disposition"].startswith("attachment")
    assert call(world.console, "GET", f"/dossiers/{code}/papers/9").status_code == 404


def test_the_state_moves_on_and_the_diary_says_who_did_it(world: World, code: str) -> None:
    answer = call(world.console, "PUT", f"/api/dossiers/{code}/state", json={"state": "processing"})
    assert answer.json() == {"deed": "done"}
    shown = call(world.console, "GET", f"/api/dossiers/{code}").json()
    assert (shown["state"], shown["step"]) == ("processing", "city.processing")
    assert (shown["diary"][-1]["actor"], shown["diary"][-1]["what"]) == ("practice", "word.processing")
    assert "Đang giải quyết" in call(world.public, "GET", f"/status?code={code}").text


@pytest.mark.parametrize(
    ("official", "status"),
    [("THU-000.00.00.H26-261122-0099", 200), ("000.00.00.H26-261122-0099", 422), ("x", 422)],
)
def test_practice_takes_marked_codes_only(world: World, code: str, official: str, status: int) -> None:
    answer = call(
        world.console,
        "PUT",
        f"/api/dossiers/{code}/official-code",
        json={"official_code": official},
    )
    assert answer.status_code == status


def test_a_parked_dossier_can_be_tried_again(world: World, code: str) -> None:
    with world.database.write() as session:
        row = session.query(Dossier).one()
        row.stage = Stage.PARKED
    assert call(world.console, "POST", f"/api/dossiers/{code}/try-again").status_code == 200
    world.opener.work_once()
    with world.database.read() as session:
        assert session.query(Dossier).one().stage == Stage.HANDED_OVER
    assert call(world.console, "POST", f"/api/dossiers/{code}/try-again").status_code == 404


def test_a_dossier_that_is_not_here(world: World) -> None:
    assert call(world.console, "GET", "/api/dossiers/nonsense").status_code == 404
    assert call(world.console, "GET", "/").status_code == 200
