"""Each procedure against what the official record says: figures, laws, forms, papers and for whom they are.

The facts stand in `official_record.toml`, read once from the records and not from our catalogue: who changes a
figure in one of the two has to say in the other why.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kiosk_app.catalogue.procedures import load_procedure
from kiosk_app.flow.procedure import Condition, Procedure, Rate, Scope
from kiosk_app.flow.text import fold

CATALOGUE = Path(__file__).parents[3] / "assets" / "catalogue" / "procedures"
RECORDS: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("official_record.toml").read_text(encoding="utf-8")
)
#: Before and after each day on which a fee of the records begins or ends.
DAYS = (date(2025, 6, 30), date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
#: Resolution 77/2025/NQ-HĐND: what is filed online costs nothing where council or city pay.
CITY = date(2026, 1, 1)
#: A ministry set the fee, the police take it, and nobody has said whether the city pays: the record's online
#: amount is not shown, the officer says what is due. docs/limits.md.
UNSETTLED = {"temporary_residence", "temporary_residence_extension", "household_split", "permanent_residence"}
#: No record of Hà Nội is at hand: 1.012789 is another province's, 3.000722 was not collected.
UNRECORDED = {"land_information", "linked_birth"}
SILENT = "Thời hạn hiện chưa xác minh"
UNITS = {
    "register": "dữ liệu hộ tịch|sổ gốc",
    "commune": "Ủy ban nhân dân phường, xã",
    "commune police": "Công an phường, xã",
    "city police": "Công an thành phố",
    "police of two levels": "Công an .*xã.* Công an thành phố",
    "commune or notary": "Ủy ban nhân dân phường, xã, hoặc tổ chức công chứng",
    "immigration": "Phòng Quản lý xuất nhập cảnh",
    "social insurance": "Bảo hiểm xã hội",
    "land office": "Văn phòng đăng ký đất đai",
    "both committees": "Ủy ban nhân dân thành phố; phường, xã",
}


@cache
def ours() -> dict[str, Procedure]:
    found = (load_procedure(path)[1] for path in sorted(CATALOGUE.glob("*.toml")))
    return {entry.code: entry for entry in found}


def by_record(code: str) -> tuple[Procedure, dict[str, Any]]:
    return ours()[code], RECORDS[code]


every = pytest.mark.parametrize("code", RECORDS, ids=[record["id"] for record in RECORDS.values()])


def test_every_procedure_has_its_record_or_shows_nothing() -> None:
    assert {entry.id for code, entry in ours().items() if code not in RECORDS} == UNRECORDED
    assert set(RECORDS) <= set(ours())
    for entry in ours().values():
        if entry.id in UNRECORDED:
            assert (entry.verified_at, entry.source, entry.duration.days, entry.figures) == (None, "", None, ())
            assert not [rate for rate in rates(entry) if rate.amount is not None or rate.counter is not None]


@every
def test_name_source_and_day_are_those_of_the_record(code: str) -> None:
    entry, record = by_record(code)
    assert (entry.id, entry.official) == (record["id"], record["official"])
    assert entry.verified_at == record["seen"]
    assert f"{code} ({record['decision']})" in entry.source
    assert entry.source_url.rpartition("/")[2] == record["record"]
    assert sorted(entry.legal_basis) == sorted(record["laws"] + record.get("also", []))
    assert re.search(UNITS[record["unit"]], entry.unit.read("vi")), entry.unit.read("vi")


@every
def test_every_form_of_the_record_is_named(code: str) -> None:
    entry, record = by_record(code)
    for form in record["forms"]:
        assert any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", named) for named in entry.forms), form


@every
def test_the_time_is_the_records_with_its_unit(code: str) -> None:
    """A number without a unit is no time, unless a law that the record names gives the unit."""
    entry, record = by_record(code)
    duration, times = entry.duration, record["times"]
    said = duration.note.read("vi")
    shown = {int(number) for number in re.findall(r"(?<!\w)[0-9]+(?= (?:ngày|giờ|working|day))", said)}
    # One channel, one time, and each another: which holds at the desk that decides?
    channels = [channel for time in times for channel in time["channels"]]
    apart = len(times) > 1 and len(set(channels)) == len(channels)
    bare = all(time["unit"] == "none" for time in times)
    if apart or (bare and not duration.basis):
        assert (duration.days, duration.hours, duration.cutoff_hour, shown) == (None, None, None, set())
        assert said == SILENT or apart
        return
    first = times[0]
    assert not duration.basis or (bare and duration.basis in record["laws"])
    if first["unit"] == "hours":
        assert (duration.days, duration.hours) == (None, first["value"])
    else:
        assert (duration.days, duration.hours) == (first["value"], None)
        assert duration.calendar == (first["unit"] == "days")
    if said != "Ngày thường, trước 15 giờ: trong ngày":
        assert shown == {time["value"] for time in times}


def rates(entry: Procedure) -> tuple[Rate, ...]:
    return (replace(entry.fee, rates=()), *entry.fee.rates)


def due(record: dict[str, Any], channel: str, day: date) -> set[int]:
    return {
        fee["amount"]
        for fee in record.get("fees", [])
        if channel in fee["channels"] and fee.get("from", date.min) <= day <= fee.get("until", date.max)
    }


@every
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_an_amount_is_the_records_of_its_channel_and_day(code: str, day: date) -> None:
    entry, record = by_record(code)
    standing = [rate for rate in rates(entry) if rate.in_force(day)]
    at_desk = {rate.counter for rate in standing if rate.counter is not None}
    online = {rate.amount for rate in standing if rate.amount is not None}
    assert at_desk == due(record, "desk", day)
    if "online" in record.get("city", ()) and (entry.valid_from or day) <= day:
        assert online == ({0} if day >= CITY else set())
    elif entry.id in UNSETTLED or entry.scope is not Scope.ALL_HERE:
        assert online <= {0} & due(record, "online", day)
    elif (entry.valid_from or day) <= day:
        assert online == due(record, "online", day)


@every
def test_where_the_record_names_no_amount_the_page_says_which_it_is(code: str) -> None:
    entry, record = by_record(code)
    said = entry.fee.reason.read("vi")
    if record.get("open") == "unnamed":
        assert said == "Hồ sơ chính thức không ghi mức thu"
    else:
        assert said != "Hồ sơ chính thức không ghi mức thu"


@every
def test_a_fee_by_the_number_is_asked_by_the_number(code: str) -> None:
    entry, record = by_record(code)
    each = {fee.get("each") for fee in record.get("fees", [])}
    assert (entry.fee.per == "copies") == ("copies" in each)
    for rate in rates(entry):
        if rate.when is not None:
            classes = {fee["amount"] for fee in record["fees"] if fee.get("of") in rate.when.values}
            assert {rate.amount, rate.counter} - {None} <= classes


@every
def test_every_paper_of_the_record_is_told(code: str) -> None:
    entry, record = by_record(code)
    told = [f"{paper.title.read('vi')} {paper.note.read('vi')}" for paper in entry.papers]
    # The chip at the kiosk is the identity paper: it is told wherever something is filed here.
    for words in record["papers"]:
        assert any(fold(words) in fold(line) for line in told), (words, told)


@every
def test_scanned_is_what_the_record_asks_for_and_of_whom(code: str) -> None:
    """Neither less, nor a paper that nobody may ask for."""
    entry, record = by_record(code)
    if entry.scope is not Scope.ALL_HERE:
        assert entry.documents == ()
        return
    assert {paper.id: written(paper.when) for paper in entry.documents} == record["documents"]
    assert all(paper.required for paper in entry.documents)


def written(when: Condition | None) -> str:
    return f"{when.field}={'|'.join(when.values)}" if when else ""


def test_a_household_that_is_joined_needs_no_paper_about_the_dwelling() -> None:
    """Record 1.004194: who joins a registered household shows none, where its head and the owner agree."""
    entry = ours()["1.004194"]
    known = next(field for field in entry.fields if field.id == "known")
    assert known.when is not None
    basis = next(field for field in entry.fields if field.id == "basis")
    assert known.when.field == "basis"
    assert {option.id for option in basis.options} - set(known.when.values) == {"join"}
