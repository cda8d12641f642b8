"""The officers' pages: sifting, reading in words, and forms that nobody else can make a browser post."""

from __future__ import annotations

import re

import pytest

from portal.console.tokens import Tokens
from portal.store.models import Remark
from tests.portal.pages.shown import PDF, REMARK, Shown
from tests.portal.world import World, call
from tests.sync.builders import NAME


@pytest.fixture
def world(filled: tuple[World, Shown]) -> World:
    return filled[0]


@pytest.fixture
def shown(filled: tuple[World, Shown]) -> Shown:
    return filled[1]


def read(world: World, path: str) -> str:
    answer = call(world.console, "GET", path)
    assert answer.status_code == 200
    return answer.text


def token_of(world: World, code: str) -> str:
    found = re.search(r'name="token" value="([0-9a-f]{64})"', read(world, f"/dossiers/{code}"))
    assert found is not None
    return found[1]


def post(world: World, path: str, form: dict[str, str], **headers: str) -> int:
    site = {"sec-fetch-site": "same-origin", "origin": "http://127.0.0.1"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    answer = call(world.console, "POST", path, data=form, headers=site)
    return answer.status_code


def state_of(world: World, code: str) -> str:
    found = world.reading.show(code)
    assert found is not None
    return str(found["state"])


def test_the_list_is_sifted_by_stage_and_trouble(world: World, shown: Shown) -> None:
    for sieve in ("stage=parked", "trouble=any", "trouble=dossier.cannot_open", "stage=parked&trouble=any"):
        text = read(world, f"/?{sieve}")
        assert shown.codes["parked"] in text
        assert shown.codes["done"] not in text
    assert shown.codes["done"] in read(world, "/?stage=handed_over")
    assert "Không có hồ sơ nào như vậy." in read(world, "/?trouble=city.silent")
    listed = call(world.console, "GET", "/api/dossiers?stage=parked").json()
    assert [row["code"] for row in listed] == [shown.codes["parked"]]


def test_a_dossier_reads_in_words(world: World, shown: Shown) -> None:
    text = read(world, f"/dossiers/{shown.codes['done']}")
    for words in (
        *("Bản sao trích lục khai sinh", "Chip thật", "Người làm", "Của người khác, tôi làm hộ"),
        *("02/1953", "Phường Hoàn Kiếm", "unheard_of", "a · b", NAME, "02/01/1999", "Giấy 0"),
        *("Cán bộ: Nam · Đổi tình trạng: Đã có kết quả", REMARK, "Đã chuyển cho thành phố"),
    ):
        assert words in text
    english = read(world, f"/dossiers/{shown.codes['done']}?lang=en")
    for words in ("Copy of a birth record", "Chip trusted", "Filed by", "Someone else&#x27;s, I file for them"):
        assert words in english


def test_a_form_changes_the_state_with_a_remark(world: World, shown: Shown) -> None:
    code = shown.codes["processing"]
    form = {"token": token_of(world, code), "state": "accepted", "remark": " Thiếu giấy\r\n<b>A4</b> "}
    assert post(world, f"/dossiers/{code}/state", form) == 303
    assert state_of(world, code) == "accepted"
    assert "Thiếu giấy\n&lt;b&gt;A4&lt;/b&gt;" in read(world, f"/dossiers/{code}")


def test_a_remark_is_not_readable_at_rest_nor_by_citizens(world: World, shown: Shown) -> None:
    with world.database.read() as session:
        sealed = [row.sealed for row in session.query(Remark)]
    assert sealed
    assert not [text for text in sealed if REMARK.encode() in text]
    assert REMARK not in call(world.public, "GET", f"/status?code={shown.codes['done']}").text


@pytest.mark.parametrize(
    ("form", "headers", "status"),
    [
        ({}, {}, 403),
        ({"token": ""}, {}, 403),
        ({"token": "é"}, {}, 403),
        ({"token": "0" * 64}, {}, 403),
        ({"token": "right"}, {"sec_fetch_site": "cross-site"}, 403),
        ({"token": "right"}, {"sec_fetch_site": "same-site"}, 403),
        ({"token": "right"}, {"origin": "null"}, 403),
        ({"token": "right"}, {"origin": "http://evil.example"}, 403),
        ({"token": "right", "state": "nonsense"}, {}, 404),
        ({"token": "right", "state": "refused"}, {}, 404),
        ({"token": "right", "state": "supplement"}, {}, 404),
        ({"token": "right", "remark": "x" * 501}, {}, 422),
        ({"token": "right", "remark": "x" * 20_000}, {}, 403),
    ],
)
def test_forms_that_are_not_taken(
    world: World, shown: Shown, form: dict[str, str], headers: dict[str, str], status: int
) -> None:
    code = shown.codes["processing"]
    if form.get("token") == "right":
        form = form | {"token": token_of(world, code)}
    form = {"state": "accepted"} | form
    assert post(world, f"/dossiers/{code}/state", form, **headers) == status
    assert state_of(world, code) == "processing"


def test_a_token_is_one_officers_for_one_dossier(world: World, shown: Shown) -> None:
    code, other = shown.codes["processing"], shown.codes["accepted"]
    form = {"token": token_of(world, code), "state": "done"}
    assert post(world, f"/dossiers/{other}/state", form) == 403
    assert not Tokens(b"k" * 32).is_genuine("Lan", code, form["token"])
    assert not Tokens(b"another" * 5).is_genuine("Nam", code, form["token"])


def test_what_was_typed_stays_when_it_is_not_taken(world: World, shown: Shown) -> None:
    code = shown.codes["processing"]
    form = {"token": token_of(world, code), "official_code": "000.00.00.H26-261122-0099"}
    answer = call(world.console, "POST", f"/dossiers/{code}/official-code", data=form)
    assert answer.status_code == 422
    assert "Mã chính thức chưa đúng dạng" in answer.text
    assert 'value="000.00.00.H26-261122-0099"' in answer.text


def test_the_official_code_is_recorded(world: World, shown: Shown) -> None:
    code = shown.codes["processing"]
    form = {"token": token_of(world, code), "official_code": " THU-000.00.00.H26-261122-0099 "}
    assert post(world, f"/dossiers/{code}/official-code", form) == 303
    assert "THU-000.00.00.H26-261122-0099" in read(world, f"/dossiers/{code}")


def test_no_official_code_for_what_nobody_could_open(world: World, shown: Shown) -> None:
    code = shown.codes["parked"]
    form = {"token": token_of(world, code), "official_code": "THU-000.00.00.H26-261122-0099"}
    assert post(world, f"/dossiers/{code}/official-code", form) == 409


def test_a_parked_dossier_is_tried_again(world: World, shown: Shown) -> None:
    code = shown.codes["parked"]
    form = {"token": token_of(world, code)}
    assert post(world, f"/dossiers/{code}/try-again", form) == 303
    assert post(world, f"/dossiers/{code}/try-again", form) == 404
    world.opener.work_once()
    assert state_of(world, code) == "forwarded"


def test_a_paper_is_looked_at_only_as_what_it_is(world: World, shown: Shown) -> None:
    path = f"/dossiers/{shown.codes['done']}/papers"
    answer = call(world.console, "GET", f"{path}/1/view")
    assert (answer.content, answer.headers["content-type"]) == (PDF, "application/pdf")
    assert answer.headers["content-disposition"] == "inline"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "form-action" not in answer.headers["content-security-policy"]
    # The second one calls itself a PDF and is none.
    assert call(world.console, "GET", f"{path}/2/view").status_code == 303
    assert call(world.console, "GET", f"{path}/3/view").status_code == 404


def test_the_api_takes_a_remark_too(world: World, shown: Shown) -> None:
    path = f"/api/dossiers/{shown.codes['processing']}"
    body = {"state": "done", "remark": "x" * 501}
    assert call(world.console, "PUT", f"{path}/state", json=body).status_code == 422
    body["remark"] = "y"
    assert call(world.console, "PUT", f"{path}/state", json=body).status_code == 200
    assert call(world.console, "GET", path).json()["diary"][-1]["word"]["remark"] == "y"
