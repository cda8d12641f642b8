"""Labels come from the catalogue; where it is silent or broken the id stands."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from portal.console.labels import Labels, date, load_labels
from tests.portal.console_desk import CATALOGUE


def test_every_procedure_of_the_catalogue_has_labels() -> None:
    labels = load_labels(CATALOGUE)
    for path in (CATALOGUE / "procedures").glob("*.toml"):
        raw = tomllib.loads(path.read_text("utf-8"))
        for language in ("vi", "en"):
            assert labels.procedure(language, raw["code"]) == raw["name"][language]
            for field in raw.get("fields", []):
                if field["kind"] not in ("address", "person"):
                    assert labels.field(language, field["id"], raw["id"]) == field["label"][language]


def test_what_belongs_together_is_named_with_whose_it_is() -> None:
    labels = load_labels(CATALOGUE)
    asked = ("1.004194",)
    assert labels.field("vi", "dwelling.street", *asked) == "Nơi tạm trú"
    assert labels.field("vi", "dwelling.ward.old", *asked) == "Phường, xã nơi tạm trú (tên cũ trên giấy tờ)"
    assert labels.field("vi", "resident.birth", *asked) == "Người tạm trú · Ngày sinh"
    assert labels.field("vi", "people", *asked) == "Số người tạm trú"
    assert labels.field("vi", "people.2.name", *asked) == "Người tạm trú 2 · Họ và tên"
    assert labels.field("en", "people.12.sex", *asked) == "Resident 12 · Sex"
    assert labels.value("vi", "people.12.sex", "female", *asked) == "Nữ"
    assert labels.value("vi", "people.2.number", "none", *asked) == "Chưa có số định danh"
    assert labels.value("vi", "dwelling.ward", "00070@2025-07-01", *asked) == "Phường Hoàn Kiếm"
    assert labels.field("vi", "people.2.shoe", *asked) == "people.2.shoe"
    assert "people.*.name" not in labels.fields(*asked)
    assert {"people", "dwelling.ward"} <= set(labels.fields(*asked))


def test_an_option_a_unit_and_a_date_read_as_words() -> None:
    labels = load_labels(CATALOGUE)
    assert labels.value("en", "requester", "self", "birth_extract") == "My own"
    assert labels.value("vi", "registered_at", "00070@2025-07-01", "birth_extract") == "Phường Hoàn Kiếm"
    assert labels.value("vi", "registered_at", "00070@1999-01-01", "birth_extract") == "00070@1999-01-01"
    assert labels.value("vi", "copies", 2, "birth_extract") == "2"


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("1999-01-02", "02/01/1999"),
        ("1953-02", "02/1953"),
        ("1953", "1953"),
        ("x", "x"),
        ("1999-01-022", "1999-01-022"),
    ],
)
def test_dates(iso: str, said: str) -> None:
    assert date(iso) == said


def test_without_a_catalogue_ids_stand(tmp_path: Path) -> None:
    labels = load_labels(tmp_path)
    assert labels == Labels()
    assert (labels.procedure("vi", "p"), labels.field("vi", "f", "p"), labels.purpose("vi", "u", "p")) == (
        "p",
        "f",
        "u",
    )


@pytest.mark.parametrize(
    "text", ["", "x", "id = 1", 'id = "a"\ncode = "b"\nname = 3\n', "[[fields]]\n", "fields = 1"]
)
def test_a_broken_file_costs_its_own_labels_only(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "procedures"
    folder.mkdir()
    (folder / "a.toml").write_text(text)
    (folder / "b.toml").write_text('id = "b"\ncode = "2"\nname = { vi = "Tờ B" }\n')
    (tmp_path / "units.json").write_text("[]")
    labels = load_labels(tmp_path)
    assert labels.procedure("en", "2") == "Tờ B"
    assert labels.units == {}
