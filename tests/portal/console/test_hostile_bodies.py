"""Whatever is posted to the console is done, or refused with a word and nowhere kept."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.console.bodies import MOST_BYTES
from portal.console.deeds import Deed
from portal.console.verdicts import Verdict
from sync.contract.officer import Defect, DefectCode, DefectKind
from sync.contract.receipts import DossierState
from tests.portal.citizens import at_home, file
from tests.portal.engines import SQLITE
from tests.portal.world import World, call

on_files = pytest.mark.parametrize("store_url", [SQLITE], indirect=True)
FORM_ID = "c" * 32
DEFECT = {"kind": "paper", "field": "scan-0", "code": "cut_off", "note": "góc trên"}
BODIES: dict[str, tuple[str, dict[str, Any]]] = {
    "official-code": ("PUT", {"official_code": "THU-000.00.00.H26-261122-0099"}),
    "state": ("PUT", {"state": "processing", "remark": "r"}),
    "supplement-request": ("PUT", {"defects": [DEFECT], "remark": "r", "due": ""}),
    "refusal": ("PUT", {"reason": "other", "remark": "r"}),
    "fee": ("PUT", {"amount": 5000, "basis": "b", "id": FORM_ID}),
    "notes": ("POST", {"text": "n"}),
}
ROUTES = sorted(BODIES)
BLANKS = [" ", "\u00a0\u00a0", "\u3000\n"]
NO_JSON = {
    "half a letter": '{"remark":"\\ud800"}',
    "half a letter as a key": '{"\\udfff":1}',
    "a key twice": '{"state":"done","state":"processing"}',
    "a fraction": '{"state":"processing","remark":1.5}',
    "no number": '{"amount":NaN}',
    "no end of a number": '{"amount":1e999}',
    "a number beyond all": '{"amount":9007199254740992}',
    "ten thousand digits": '{"amount":' + "9" * 10_000 + "}",
    "nested without end": "[" * 100_000,
    "deep": '{"remark":' + "[" * 30 + "]" * 30 + "}",
    "no UTF-8": b'{"remark":"\xff"}'.decode("latin-1"),
    "nothing": " ",
    "cut off": '{"state":',
}
OTHER_TYPES: list[tuple[str, dict[str, Any]]] = [
    ("fee", {"amount": True, "basis": "b", "id": FORM_ID}),
    ("fee", {"amount": "5000", "basis": "b", "id": FORM_ID}),
    ("fee", {"amount": 5000, "basis": "b", "id": FORM_ID, "bassis": "c"}),
    ("state", {"state": "processing", "remarc": "r"}),
    ("notes", {"text": 5}),
    ("supplement-request", {"defects": [DEFECT | {"nota": "n"}], "remark": "r", "due": ""}),
]
UNSEEN = ["\u202e", "\u2066", "\u200b", "\0", "\x1b", "\x85", "\ufeff", "a\u0301"]
TEXTS = [
    ("state", "remark"),
    ("supplement-request", "remark"),
    ("refusal", "remark"),
    ("fee", "basis"),
    ("notes", "text"),
]


def send(world: World, code: str, route: str, content: bytes) -> tuple[int, Any]:
    method, _ = BODIES[route]
    headers = {"content-type": "application/json"}
    answer = call(world.console, method, f"/api/dossiers/{code}/{route}", content=content, headers=headers)
    return answer.status_code, answer.json()


def kept(world: World, code: str) -> str:
    """All that the console would show of it."""
    return json.dumps(world.reading.show(code), sort_keys=True)


@on_files
@pytest.mark.parametrize("route", ROUTES)
def test_what_is_no_json_of_ours_is_refused_before_anything_is_kept(world: World, route: str) -> None:
    code = file(world).manifest.code
    before = kept(world, code)
    for body in NO_JSON.values():
        status, said = send(world, code, route, body.encode("latin-1"))
        assert (status, said) == (400, {"detail": 400})
    status, said = send(world, code, route, b'"' + b"x" * MOST_BYTES)
    assert (status, said) == (413, {"detail": 413})
    assert kept(world, code) == before


@on_files
def test_what_says_something_else_is_not_taken_for_what_it_nearly_is(world: World) -> None:
    code = file(world).manifest.code
    before = kept(world, code)
    for route, body in OTHER_TYPES:
        assert send(world, code, route, json.dumps(body).encode())[0] == 422
    assert kept(world, code) == before


@on_files
@pytest.mark.parametrize(("route", "key"), TEXTS)
def test_letters_that_nobody_sees_reach_nobody(world: World, route: str, key: str) -> None:
    code = file(world).manifest.code
    before = kept(world, code)
    for letter in UNSEEN:
        body = json.dumps(BODIES[route][1] | {key: f"Đã{letter}nhận"}).encode()
        assert send(world, code, route, body) == (422, {"deed": Deed.BAD_TEXT})
    too_long = json.dumps(BODIES[route][1] | {key: "ạ" * 501}).encode()
    assert send(world, code, route, too_long) == (422, {"deed": Deed.TOO_LONG})
    assert kept(world, code) == before
    fine = json.dumps(BODIES[route][1] | {key: "Mời bà Nguyễn Thị Hường đến 36 Lý Thái Tổ"}).encode()
    assert send(world, code, route, fine) == (200, {"deed": "done"})


@on_files
def test_a_note_beside_a_defect_is_one_line_of_seen_letters(world: World) -> None:
    code = file(world).manifest.code
    for note in (*UNSEEN, "một\nhai"):
        body = {"defects": [DEFECT | {"note": note}]}
        answer = send(world, code, "supplement-request", json.dumps(body).encode())
        assert answer == (422, {"deed": Deed.BAD_TEXT})
    assert at_home(world).status(code)["word"] is None


@on_files
@pytest.mark.parametrize(
    ("kind", "field", "deed"),
    [
        ("answer", "copies", Deed.DONE),
        ("answer", "requester", Deed.DONE),
        ("paper", "scan-0", Deed.DONE),
        ("paper", "copies", Deed.NO_SUCH_ITEM),
        ("answer", "scan-0", Deed.NO_SUCH_ITEM),
        ("answer", "shoe_size", Deed.NO_SUCH_ITEM),
        ("paper", "passport_of_somebody_else", Deed.NO_SUCH_ITEM),
        ("paper", "a/b", Deed.BAD_DEFECT),
        ("paper", "\0", Deed.BAD_DEFECT),
    ],
)
def test_a_defect_is_of_something_that_the_dossier_has_or_its_procedure_asks_for(
    world: World, kind: str, field: str, deed: Deed
) -> None:
    code = file(world).manifest.code
    defects = (
        Defect(DefectKind.PAPER, "scan-1", DefectCode.UNREADABLE, ""),
        Defect(DefectKind(kind), field, DefectCode.MISSING, ""),
    )
    verdict = Verdict(DossierState.SUPPLEMENT, "Xin bổ sung.", defects=defects)
    assert world.desk.verdicts.give(code, verdict, "Nam") is deed
    assert (at_home(world).status(code)["word"] is None) is (deed is not Deed.DONE)


@on_files
def test_a_form_takes_marks_apart_and_tabs_and_refuses_what_is_not_seen(world: World) -> None:
    code = file(world).manifest.code
    page = call(world.console, "GET", f"/dossiers/{code}").text
    token = page.partition('name="token" value="')[2][:64]
    form = {"token": token, "state": "processing", "remark": "Đa\u0303\tnhận\u202e"}
    refused = call(world.console, "POST", f"/dossiers/{code}/state", data=form)
    assert (refused.status_code, "không hiện ra cho người đọc" in refused.text) == (422, True)
    form["remark"] = form["remark"].rstrip("\u202e")
    assert call(world.console, "POST", f"/dossiers/{code}/state", data=form).status_code == 303
    shown = world.reading.show(code)
    assert shown is not None
    assert shown["diary"][-1]["word"]["remark"] == "Đã nhận"


@pytest.mark.parametrize("stage", ["%00", "%ED%A0%80", "a'b", "x" * 65, "opened%0A"])
def test_an_odd_filter_is_no_filter(world: World, stage: str) -> None:
    for path in ("/api/dossiers?stage=", "/api/dossiers?trouble=", "/?stage="):
        assert call(world.console, "GET", path + stage).status_code == 422
    assert call(world.console, "GET", "/api/dossiers?trouble=city.silent").json() == []


@pytest.mark.parametrize("reference", ["\0", "TAM\0", "TAM ", "Ạ"])
def test_a_reference_that_is_none_owes_nothing(world: World, reference: str) -> None:
    body = {"reference": reference, "amount": 1, "id": FORM_ID}
    assert call(world.console, "POST", "/api/refunds", json=body).status_code == 404


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@on_files
@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_body_is_answered_as_described(world: World, data: st.DataObject) -> None:
    route = data.draw(st.sampled_from(ROUTES))
    body = data.draw(JUNK | st.fixed_dictionaries(dict.fromkeys(BODIES[route][1], JUNK)))
    status, said = send(world, "TAM-0000-0000-0", route, json.dumps(body).encode())
    assert status in {400, 404, 409, 422}
    assert said in ({"detail": status}, {"deed": said.get("deed")})
    assert re.fullmatch(r"[a-z_]+", str(said.get("deed", "none")))


@on_files
@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
def test_blanks_are_an_empty_text(world: World, blank: str) -> None:
    code = file(world).manifest.code
    for route, field in (("fee", "basis"), ("notes", "text")):
        method, body = BODIES[route]
        answer = call(world.console, method, f"/api/dossiers/{code}/{route}", json=body | {field: blank})
        assert (answer.status_code, answer.json()) == (422, {"deed": "empty"})
