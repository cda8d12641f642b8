"""No number stands in a sentence without what it rests on, and none outlives its period."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk_app.catalogue.check import check_folder, stale
from kiosk_app.catalogue.packed import NAME, pack, read_packed
from kiosk_app.catalogue.procedures import load_procedure, load_procedures
from kiosk_app.catalogue.strict import ContentError

CATALOGUE = Path(__file__).parents[3] / "assets" / "catalogue"
TODAY = date(2026, 11, 23)
_OLD = 'note = { vi = "Chỉ với người dưới 14 tuổi", en = "Only for those under 14" }'
_ROW = 'says = { vi = "14 tuổi", en = "14" }\nbasis = "5710/QĐ-BCA-C06"\n'


def written(folder: Path, changed: str, into: str) -> Path:
    source = (CATALOGUE / "procedures" / "id_card_exchange.toml").read_text(encoding="utf-8")
    assert changed in source
    path = folder / "id_card_exchange.toml"
    path.write_text(source.replace(changed, into), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Nộp 5 bản sao", "5"),
        ("Chờ 12 ngày", "12"),
        ("Lệ phí 30.000 đồng", "30.000"),
        ("Trước 15:30", "15:30"),
        ("Đến hết 31/12/2026", "31/12/2026"),
    ],
)
def test_a_number_in_a_sentence_needs_its_source(tmp_path: Path, sentence: str, number: str) -> None:
    path = written(tmp_path, _OLD, f'note = {{ vi = "Dưới 14 tuổi. {sentence}", en = "Under 14" }}')
    with pytest.raises(ContentError, match=rf"papers\[1\]\.note\.vi: '{number}' is a figure without a source"):
        load_procedure(path)


@pytest.mark.parametrize(
    "sentence",
    ["Tờ khai CT01", "Mẫu số 18", "Trang 1 và 2", "Điều 4 Thông tư 75/2022/TT-BTC", "ví dụ 24", "mức 2"],
)
def test_the_name_of_a_form_or_a_law_is_no_figure(tmp_path: Path, sentence: str) -> None:
    path = written(tmp_path, _OLD, f'note = {{ vi = "Dưới 14 tuổi. {sentence}", en = "Under 14" }}')
    assert load_procedure(path)[1].papers[1].note.read("vi").endswith(sentence)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ('says = { vi = "14 tuổi", en = "14" }\nbasis = ""\n', "what it rests on"),
        ('says = { vi = "14 tuổi", en = "14" }\n', "basis"),
        (_ROW + '\n[[figures]]\nsays = { vi = "9 ngày", en = "9 days" }\nbasis = "X"\n', "stands in no text"),
        (_ROW + "valid_from = 2026-02-01\nvalid_to = 2026-01-01\n", "before valid_from"),
    ],
)
def test_a_row_of_figures_has_a_basis_and_a_use(tmp_path: Path, row: str, why: str) -> None:
    with pytest.raises(ContentError, match=why):
        load_procedure(written(tmp_path, _ROW, row))


def test_a_figure_with_a_period_stands_only_where_a_page_can_do_without_it(tmp_path: Path) -> None:
    source = written(tmp_path, _ROW, _ROW + "valid_to = 2026-12-31\n")
    told = source.read_text(encoding="utf-8").replace(_OLD, _OLD.replace("note", "title"))
    lines = told.split("\n")
    at = next(index for index, line in enumerate(lines) if line.startswith("title") and "14" in line)
    del lines[at - 1]
    source.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ContentError, match="has a period"):
        load_procedure(source)


def test_a_note_goes_with_its_figure_and_the_official_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, _ROW, _ROW + "valid_from = 2026-01-01\nvalid_to = 2026-12-31\n")
    notes = {
        day: [paper.note.read("vi") for paper in load_procedures(tmp_path, day)[0].papers]
        for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
    }
    assert ["Chỉ với người dưới 14 tuổi" in found for found in notes.values()] == [False, True, True, False]
    assert not list(stale(load_procedure(path)[1], TODAY))
    assert any("14 tuổi" in line for line in stale(load_procedure(path)[1], date(2027, 1, 1)))


def test_the_packed_form_knows_the_days_of_a_figure(tmp_path: Path) -> None:
    shutil.copytree(CATALOGUE, tmp_path / "catalogue")
    folder = tmp_path / "catalogue"
    written(folder / "procedures", _ROW, _ROW + "valid_to = 2026-12-31\n")
    (folder / NAME).write_bytes(pack(folder))
    packed = read_packed(folder)
    assert packed is not None
    assert packed["id_card_exchange.toml"]["figures"][0]["valid_to"] == date(2026, 12, 31)
    assert [finding for finding in check_folder(folder, TODAY) if finding.problem] == []
