"""Every old ward is found as people write it; what was split is asked, what was not is never asked."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk_app.catalogue.strict import ContentError
from kiosk_app.catalogue.units import load_units
from kiosk_app.catalogue.wards import load_wards
from kiosk_app.flow.text import fold
from kiosk_app.flow.wards import OldWard, called, like, meant

CATALOGUE = Path(__file__).parents[3] / "assets" / "catalogue"
WARDS = load_wards(CATALOGUE / "wards.json")
_PUBLISHED = "c7fd0fa9c0af96a636e94e36b2b0ae0d1e327e2bf30676152b27e1d277023858"
VERSION, UNITS = load_units(CATALOGUE / "units.json")


def test_all_of_them_are_there_and_lead_to_units_of_today() -> None:
    assert WARDS.version == VERSION
    assert (len(WARDS.old), sum(not old.split for old in WARDS.old)) == (526, 328)
    assert {unit for old in WARDS.old for unit in old.new} == {unit.code for unit in UNITS}
    assert max(len(old.new) for old in WARDS.old) == 5


def test_each_leads_where_the_list_of_the_reform_says() -> None:
    """Of the published list of 526 units and their successors: code, name, district, codes of today."""
    rows = sorted([old.code, old.name, old.district, sorted(old.new)] for old in WARDS.old)
    told = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    assert hashlib.sha256(told.encode()).hexdigest() == _PUBLISHED


@pytest.mark.parametrize("written", [str, str.upper, fold, lambda text: f"  {text} "], ids=range(4))
def test_with_its_district_each_is_known_however_it_is_written(written: Callable[[str], str]) -> None:
    for old in WARDS.old:
        found = meant(WARDS, written(old.name), written(old.district))
        assert old in found, old
        assert len({each.name for each in found}) <= 2, "without marks two may be one name"


def bare(name: str) -> str:
    return name.removeprefix("Phường ").removeprefix("Xã ").removeprefix("Thị trấn ")


def test_without_its_kind_it_is_known_too() -> None:
    for old in WARDS.old:
        assert old in meant(WARDS, bare(old.name), old.district), old


def test_without_its_district_all_of_the_name_are_offered() -> None:
    for old in WARDS.old:
        assert meant(WARDS, old.name) == [each for each in WARDS.old if each.name == old.name]


def test_short_forms_and_strangers() -> None:
    (cong_vi,) = meant(WARDS, "P. Cống Vị", "Q. Ba Đình")
    assert (cong_vi.new, cong_vi.split) == (("00008", "00025"), True)
    assert meant(WARDS, "p.cong vi") == [cong_vi]
    assert meant(WARDS, "Phường Bến Nghé") == []
    assert meant(WARDS, "") == []


def test_each_is_found_by_what_stands_on_papers() -> None:
    for old in WARDS.old:
        assert called(WARDS, old.full) == old
        assert old in like(WARDS, old.full)[:5]
        assert old in like(WARDS, fold(bare(old.name)))
    assert called(WARDS, "") is None
    assert like(WARDS, " , ") == []


def test_an_old_ward_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wards.json"
    path.write_text('{"version": "2025-07-01", "old": [["00001", "Phường A", "Quận B", ["99999"]]]}')
    assert len(load_wards(path).old) == 1
    with pytest.raises(ContentError, match="'99999' is in no list of units"):
        load_wards(path, UNITS)
    path.write_text(path.read_text().replace("]]}", '], ["00002", "Phường A", "Quận B", ["99999"]]]}'))
    with pytest.raises(ContentError):
        load_wards(path)


@settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.fixed_dictionaries(
        {
            "version": st.just("2025-07-01") | st.text(max_size=4),
            "old": st.lists(
                st.lists(
                    st.none() | st.integers() | st.text(max_size=6) | st.lists(st.text(max_size=5)), max_size=5
                )
            )
            | st.none(),
        }
    )
)
def test_a_file_of_any_shape_loads_or_is_refused(tmp_path: Path, raw: object) -> None:
    path = tmp_path / "wards.json"
    path.write_text(json.dumps(raw))
    with contextlib.suppress(ContentError):
        assert load_wards(path).version == "2025-07-01"


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_has_an_answer(name: str, district: str) -> None:
    assert all(isinstance(found, OldWard) for found in [*meant(WARDS, name, district), *like(WARDS, name)])
