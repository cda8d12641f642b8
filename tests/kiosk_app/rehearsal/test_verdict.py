"""The verdict is no formality: whatever differs from what the citizen confirmed is named."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk_app.catalogue.procedures import load_procedures
from kiosk_app.rehearsal.verdict import Check, compare, holds

ROOT = Path(__file__).parents[3]
PROCEDURE = next(
    entry
    for entry in load_procedures(ROOT / "assets" / "catalogue" / "procedures", date(2026, 11, 22))
    if entry.id == "driving_licence_renewal"
)
PDF = b"%PDF-1.7 a certificate"
CODE = "TAM-AME4-VGTK-6"


def row(value: str, label: str = "", label_id: str = "", note: str = "") -> dict[str, str]:
    return {"id": "", "label": label, "label_id": label_id, "value": value, "note": note, "note_id": ""}


CONFIRMED: dict[str, Any] = {
    "name": "Đổi giấy phép lái xe",
    "rows": [
        row("NGUYỄN THỊ MAI", label_id="review.holder", note="•••• 0417"),
        row("B trở lên", label="Hạng"),
        row("20/12/2026", label="Ngày hết hạn ghi trên giấy phép"),
        row("Giấy khám sức khỏe", label_id="review.paper", note="1"),
    ],
    "fee": {"verified": True, "amount": "135.000"},
}
SHOWN: dict[str, Any] = {
    "official_code": "THU-000.00.00.H26-261122-0001",
    "content": {
        "code": CODE,
        "answers": [{"field": "class", "value": "car"}, {"field": "licence_expiry", "value": "20/12/2026"}],
        "citizen": {"name": "NGUYỄN THỊ MAI", "number": "001189000417"},
        "attachments": [{"id": "health", "title": "x", "pages": 1, "sha256": hashlib.sha256(PDF).hexdigest()}],
        "fee": {"amount": 135000},
    },
}


def judged(
    tmp_path: Path,
    change: Callable[[dict[str, Any]], None] = lambda _shown: None,
    *,
    dossiers: int = 1,
    pdf: bytes = PDF,
    told: Mapping[str, str] | None = None,
) -> list[Check]:
    shown = copy.deepcopy(SHOWN)
    change(shown)
    path = tmp_path / "1.pdf"
    path.write_bytes(pdf)
    return compare(
        CONFIRMED,
        shown,
        [{"code": CODE}] * dossiers,
        procedure=PROCEDURE,
        units={},
        language="vi",
        code=CODE,
        extracted={"health": path},
        told=told or {},
    )


def test_the_very_dossier_is_held(tmp_path: Path) -> None:
    assert holds(judged(tmp_path))


def test_word_that_goes_to_another_address_than_she_gave_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(CONFIRMED, "rows", [*CONFIRMED["rows"], row("•••• 417", label="Số nhận tin")])
    assert holds(judged(tmp_path, told={"Số nhận tin": "•••• 417"}))
    for told in ({"Số nhận tin": "•••• 418"}, {}):
        assert [check.label for check in judged(tmp_path, told=told) if not check.ok] == ["Số nhận tin"]


def test_word_to_somebody_who_did_not_ask_for_it_is_named(tmp_path: Path) -> None:
    assert not holds(judged(tmp_path, told={"Số nhận tin": "•••• 417"}))


def test_nothing_compared_is_nothing_held() -> None:
    assert not holds([])


def _answer(content: dict[str, Any]) -> None:
    content["content"]["answers"][0]["value"] = "motorcycle"


def _unseen(content: dict[str, Any]) -> None:
    content["content"]["answers"].append({"field": "reason", "value": "damaged"})


def _lost(content: dict[str, Any]) -> None:
    content["content"]["answers"].pop()


def _somebody_else(content: dict[str, Any]) -> None:
    content["content"]["citizen"]["number"] = "001189000418"


def _dearer(content: dict[str, Any]) -> None:
    content["content"]["fee"]["amount"] = 136000


def _no_paper(content: dict[str, Any]) -> None:
    content["content"]["attachments"] = []


def _another_paper(content: dict[str, Any]) -> None:
    content["content"]["attachments"] *= 2


def _unopened(content: dict[str, Any]) -> None:
    content["content"] = None


def _real_code(content: dict[str, Any]) -> None:
    content["official_code"] = "000.00.00.H26-261122-0001"


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (_answer, "answer"),
        (_unseen, "answer"),
        (_lost, "answer"),
        (_somebody_else, "number"),
        (_dearer, "fee"),
        (_no_paper, "papers"),
        (_another_paper, "papers"),
        (_unopened, "opened"),
        (_real_code, "official"),
    ],
)
def test_what_differs_is_named(tmp_path: Path, change: Callable[[dict[str, Any]], None], name: str) -> None:
    wrong = [check.name for check in judged(tmp_path, change) if not check.ok]
    assert wrong == [name]


@pytest.mark.parametrize("dossiers", [0, 2])
def test_lost_or_doubled_is_not_once(tmp_path: Path, dossiers: int) -> None:
    assert [check.name for check in judged(tmp_path, dossiers=dossiers) if not check.ok] == ["once"]


def test_a_file_with_one_other_byte_is_another_file(tmp_path: Path) -> None:
    assert [check.name for check in judged(tmp_path, pdf=PDF + b"\n") if not check.ok] == ["hash"]
