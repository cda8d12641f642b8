"""What an officer wants of a citizen, a paper or a fee: from the console to the kiosk and back, in earnest."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import Any

import pytest

from tests.not_checked import unless
from tests.stories.real.place import WORDS, City, mai, on_slip, read_slip, stands_in, wait, with_copies

AMOUNT = 16_000
REMARK = "Ảnh giấy ủy quyền bị lóa ở góc trái."


@dataclass(frozen=True, slots=True)
class Filed:
    """`slip` is what the QR on the paper says."""

    code: str
    slip: str


@pytest.fixture(scope="module")
def filed(city: City) -> Filed:
    """Mai's dossier, at the office."""
    code = city.files(mai())
    slip = on_slip(city.slips()[-1])
    assert f"code={code}#" in slip
    assert city.officer.opened(code)["state"] in ("received", "forwarded")
    return Filed(code, slip)


def test_what_an_officer_asks_for_is_read_with_the_slip_and_supplied_at_the_kiosk(
    city: City, filed: Filed
) -> None:
    code, slip = filed.code, filed.slip
    city.officer.ask_for(
        code,
        ("answer", "copies", "wrong_value", "Chỉ cần ba bản."),
        ("paper", "authorisation", "missing", ""),
        remark=REMARK,
        due="2099-12-31",
    )
    citizen = city.citizen
    typed = citizen.ask(code)["content"]
    assert (typed["state_id"], typed["locked"], typed["officer"]) == ("status.state.supplement", True, None)
    assert REMARK not in str(typed)
    citizen.hold(slip)
    said = citizen.until(lambda screen: screen["content"].get("officer"), "the officer's word")["content"][
        "officer"
    ]
    citizen.put_away()
    assert (said["remark"], said["due"], said["can_supplement"]) == (REMARK, "31/12/2099", True)
    assert [(want["label"], want["code_id"], want["note"]) for want in said["defects"]] == [
        ("Số bản", "defect.wrong_value", "Chỉ cần ba bản."),
        ("Giấy ủy quyền", "defect.missing", ""),
    ]
    citizen.person = with_copies(citizen.person, "3")
    second = citizen.supply().code
    assert second != code
    city.back_home()
    assert f"code={second}#" in on_slip(city.slips()[-1])
    seen = city.officer.until(code, lambda found: found["supplements"])
    assert seen["state"] == "processing"
    (joined,) = seen["supplements"]
    assert (joined["code"], joined["round"]) == (second, 1)
    assert joined["content"]["answers"] == [{"field": "copies", "value": "3"}]
    assert [paper["id"] for paper in joined["content"]["attachments"]] == ["authorisation"]
    assert city.officer.opened(second)["completes"] == code
    later = citizen.ask_by_slip(slip)["content"]
    assert (later["state_id"], later["locked"]) == ("status.state.processing", False)
    assert later["officer"]["defects"] == []
    citizen.leave()
    city.back_home()


@pytest.fixture(scope="module")
def paid(city: City, filed: Filed) -> dict[str, Any]:
    """The page after sixteen thousand đồng that an officer asked for came to the portal."""
    code, citizen = filed.code, city.citizen
    city.back_home()
    assert citizen.owes(code)["content"]["error_id"] == "error.nothing_due"
    citizen.back()
    city.officer.set_fee(code, AMOUNT, "77/2025/NQ-HĐND")
    content = citizen.owes(code)["content"]
    assert (content["name"], content["amount"], content["payee"]) == (code, "16.000", "TRUNG TAM MAU")
    printed = len(city.slips())
    shown = citizen.pay()["content"]
    assert (shown["code"], shown["amount"], shown["print_state"]) == (code, "16.000", "printed")
    wait(lambda: len(city.slips()) == printed + 1, "the payment slip")
    citizen.done()
    city.back_home()
    return {**shown, "slip": city.slips()[-1]}


def test_what_is_due_is_paid_by_the_code_and_the_books_agree(
    city: City, filed: Filed, paid: dict[str, Any]
) -> None:
    (payment,) = city.officer.opened(filed.code)["payments"]
    assert payment["reference"] == paid["reference"]
    assert (payment["state"], payment["received"], payment["refund_due"]) == ("paid", AMOUNT, 0)
    books = city.tool("ledger", "--check")
    assert (books["ledger_difference_vnd"], books["wrongs"], books["suspense_vnd"]) == (0, [], 0)
    assert AMOUNT in [abs(balance) for balance in books["balances_vnd"].values()]
    asked = city.citizen.owes(filed.code)["content"]
    assert asked["error_id"] == "error.nothing_due", "the notice is settled"
    city.citizen.back()


@pytest.mark.ocr
@unless(None if shutil.which("tesseract") else "no Tesseract to read a slip by")
def test_the_payment_slip_is_legible_names_nobody_and_says_that_it_is_practice(
    filed: Filed, paid: dict[str, Any]
) -> None:
    letters = read_slip(paid["slip"])
    said = WORDS["practice.band"], "ĐÃ NHẬN TIỀN", filed.code, paid["reference"], "Số tiền 16.000", "biên lai"
    assert [text for text in said if not stands_in(text, letters)] == []
    assert not [text for text in (*mai().name.split(), mai().number) if text in letters]
    assert not stands_in("TAM-0000-1111-2", letters), "and what is not there is not found"


def test_a_fee_that_changes_while_it_is_paid_ends_with_every_dong_named(
    city: City, filed: Filed, paid: dict[str, Any]
) -> None:
    """The citizen pays what the telephone has scanned, and the officer was quicker."""
    assert paid["print_state"] == "printed"
    code, citizen = filed.code, city.citizen
    city.back_home()
    city.officer.set_fee(code, 30_000, "77/2025/NQ-HĐND")
    assert citizen.ask(code)["content"]["fee"] == "30.000"
    scanned = citizen.go_and_pay()["content"]
    assert (scanned["amount"], scanned["state"]) == ("30.000", "awaiting")
    city.officer.set_fee(code, 45_000, "77/2025/NQ-HĐND")
    citizen.until(
        lambda seen: (seen["content"].get("state"), seen["content"].get("amount")) == ("changed", "45.000"),
        "the new amount",
    )
    city.tool("bank", "pay", scanned["content"], "--amount", "30000")
    part = citizen.until(
        lambda seen: seen["page"] == "paid" and seen["content"]["print_state"] == "printed", "the money"
    )["content"]
    assert (part["amount"], part["left"], part["back"]) == ("30.000", "15.000", "")
    assert citizen.go_and_pay()["content"]["amount"] == "15.000"
    whole = citizen.pay()["content"]
    assert (whole["amount"], whole["left"], whole["back"]) == ("45.000", "", "")
    citizen.done()
    city.back_home()
    books = city.tool("ledger", "--check")
    assert (books["ledger_difference_vnd"], books["wrongs"], books["suspense_vnd"]) == (0, [], 0)


@unless(None if shutil.which("pdftoppm") else "no pdftoppm to draw a PDF")
def test_the_paper_of_a_dossier_that_is_done_is_read_with_its_slip(city: City, filed: Filed) -> None:
    """Through every real process: the city gives it, the portal seals it, the kiosk opens and draws it."""
    code, citizen = filed.code, city.citizen
    city.back_home()
    city.officer.decide(code, "done")

    def opened() -> bool:
        content = citizen.ask_by_slip(filed.slip)["content"]
        if content["paper"] == "open":
            return True
        citizen.leave()
        city.back_home()
        return False

    wait(opened, "the paper at the portal")
    read = citizen.read_result()["content"]
    assert (read["state"], read["name"], len(read["pictures"])) == ("ready", "Giấy mẫu để tập", 2)
    assert read["office"] == "UBND phường Mẫu"
    citizen.end()
    city.back_home()
    typed = citizen.ask(code)["content"]
    assert (typed["paper"], typed["locked"]) == ("locked", True), "the next one has to show it again"
    citizen.end()
    city.back_home()
