"""The forms of a verdict: every defect at once on one page, a refusal with its reason, a fee, a note."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.console.posting import amount
from portal.console.supplement_page import Item, read_defects
from sync.contract.officer import MOST_DEFECTS, Defect, DefectCode, DefectKind, RefusalReason
from sync.contract.receipts import DossierState
from tests.portal.citizens import at_home, file, word_on_slip
from tests.portal.engines import SQLITE
from tests.portal.world import World, call

on_files = pytest.mark.parametrize("store_url", [SQLITE], indirect=True)


def token(world: World, path: str) -> str:
    text = call(world.console, "GET", path).text
    return text.partition('name="token" value="')[2][:64]


def post(world: World, path: str, form: dict[str, str]) -> tuple[int, str]:
    answer = call(world.console, "POST", path, data=form)
    return answer.status_code, answer.text


@on_files
def test_every_defect_of_the_page_reaches_the_citizen(world: World) -> None:
    code = file(world).manifest.code
    path = f"/dossiers/{code}/supplement"
    form = {
        "token": token(world, path),
        "defect.answer.copies": "wrong_value",
        "note.answer.copies": " chỉ  một\r\nbản ",
        "defect.answer.reason": "",
        "note.answer.reason": "không vướng thì không gửi",
        "defect.paper.scan-0": "unreadable",
        "defect.paper.unheard_of": "missing",
        "remark": "Xin sớm.\r\nCảm ơn.",
        "due": "2026-12-01",
    }
    assert post(world, path, form)[0] == 303
    word = word_on_slip(code, at_home(world).status(code))
    assert word.defects == (
        Defect(DefectKind.ANSWER, "copies", DefectCode.WRONG_VALUE, "chỉ một bản"),
        Defect(DefectKind.PAPER, "scan-0", DefectCode.UNREADABLE, ""),
    )
    assert (word.remark, word.due) == ("Xin sớm.\nCảm ơn.", "2026-12-01")


@on_files
@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"defect.answer.copies": ""}, 422, "Chưa chọn vướng mắc nào"),
        ({"defect.answer.copies": "nonsense"}, 422, "Chưa chọn vướng mắc nào"),
        ({"due": "2020-01-01"}, 422, "Ngày hạn phải là hôm nay"),
        ({"token": "x"}, 403, "Trang để lâu quá"),
    ],
)
def test_what_was_typed_stays_when_it_is_not_sent(
    world: World, change: dict[str, str], status: int, said: str
) -> None:
    code = file(world).manifest.code
    path = f"/dossiers/{code}/supplement"
    form = {"token": token(world, path), "defect.answer.copies": "missing", "remark": "ở lại đây"}
    found = post(world, path, form | change)
    assert (found[0], said in found[1], "ở lại đây" in found[1]) == (status, True, True)
    assert at_home(world).status(code)["word"] is None


@on_files
def test_a_refusal_needs_its_reason(world: World) -> None:
    code = file(world).manifest.code
    form = {"token": token(world, f"/dossiers/{code}"), "reason": "", "refusal_remark": "x"}
    assert post(world, f"/dossiers/{code}/refusal", form)[0] == 422
    form["reason"] = "not_eligible"
    assert post(world, f"/dossiers/{code}/refusal", form)[0] == 303
    word = word_on_slip(code, at_home(world).status(code))
    assert (word.state, word.reason) == (DossierState.REFUSED, RefusalReason.NOT_ELIGIBLE)


@on_files
def test_a_note_is_for_officers_and_makes_no_word(world: World) -> None:
    code = file(world).manifest.code
    form = {"token": token(world, f"/dossiers/{code}"), "note": "gọi lại cho phường"}
    assert post(world, f"/dossiers/{code}/note", form)[0] == 303
    assert "gọi lại cho phường" in call(world.console, "GET", f"/dossiers/{code}").text
    assert at_home(world).status(code)["word"] is None
    assert post(world, f"/dossiers/{code}/note", form | {"note": " "})[0] == 422


@on_files
def test_a_fee_is_set_on_the_page(world: World) -> None:
    code = file(world).manifest.code
    path = f"/dossiers/{code}"
    form = {"token": token(world, path), "amount": "70.000", "basis": "37/2023/TT-BTC", "form_id": "c" * 32}
    assert post(world, f"{path}/fee", form)[0] == 303
    assert "70.000 ₫" in call(world.console, "GET", path).text
    assert post(world, f"{path}/fee", form | {"amount": "bảy mươi"})[0] == 422


@on_files
def test_the_api_takes_the_same_deeds(world: World) -> None:
    code = file(world).manifest.code
    path = f"/api/dossiers/{code}"
    defect = {"kind": "paper", "field": "scan-0", "code": "cut_off", "note": "góc trên"}
    body = {"defects": [defect], "remark": "r", "due": ""}
    assert call(world.console, "PUT", f"{path}/supplement-request", json=body).json() == {"deed": "done"}
    assert call(world.console, "PUT", f"{path}/refusal", json={"reason": "other"}).json() == {"deed": "done"}
    fee = {"amount": 5000, "basis": "b", "id": "d" * 32}
    assert call(world.console, "PUT", f"{path}/fee", json=fee).json() == {"deed": "done"}
    assert call(world.console, "POST", f"{path}/notes", json={"text": "n"}).json() == {"deed": "done"}
    refund = {"reference": "TAM", "amount": 1, "id": "e" * 32}
    assert call(world.console, "POST", "/api/refunds", json=refund).status_code == 404
    assert call(world.console, "GET", "/api/refunds").json() == []


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_none(text: str) -> None:
    assert amount({"amount": text}, "amount") >= 0


@given(st.dictionaries(st.text(max_size=30), st.text(max_size=300), max_size=6))
def test_any_form_gives_defects_of_the_page_only(typed: dict[str, str]) -> None:
    items = [Item(DefectKind.ANSWER, "copies", "", "")]
    found = read_defects(items, typed)
    assert len(found) <= MOST_DEFECTS
    assert {defect.field for defect in found} <= {"copies"}
