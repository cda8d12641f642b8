"""Every old ward is found as people write it; what was split is asked, what was not is never asked."""

from __future__ import annotations

import contextlib
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
from kiosk_app.flow.wards import Moved, NotFound, OldWard, WhichDistrict, WhichUnit, today

CATALOGUE = Path(__file__).parents[3] / "assets" / "catalogue"
WARDS = load_wards(CATALOGUE / "wards.json")
VERSION, UNITS = load_units(CATALOGUE / "units.json")


def expected(old: OldWard) -> Moved | WhichUnit:
    return Moved(old.new[0]) if len(old.new) == 1 else WhichUnit(old.new)


def test_all_of_them_are_there_and_lead_to_units_of_today() -> None:
    assert WARDS.version == VERSION
    assert (len(WARDS.old), sum(len(old.new) == 1 for old in WARDS.old)) == (526, 328)
    assert {unit for old in WARDS.old for unit in old.new} == {unit.code for unit in UNITS}
    assert max(len(old.new) for old in WARDS.old) == 5


@pytest.mark.parametrize("written", [str, str.upper, fold, lambda text: f"  {text} "], ids=range(4))
def test_with_its_district_each_is_known_however_it_is_written(written: Callable[[str], str]) -> None:
    for old in WARDS.old:
        assert today(WARDS, written(old.name), written(old.district)) == expected(old), old


def bare(name: str) -> str:
    return name.removeprefix("Phường ").removeprefix("Xã ").removeprefix("Thị trấn ")


def test_without_its_kind_it_is_known_too() -> None:
    for old in WARDS.old:
        found = today(WARDS, bare(old.name), old.district)
        assert isinstance(found, Moved | WhichUnit), old
        units = {found.unit} if isinstance(found, Moved) else set(found.units)
        assert units >= set(old.new), old


def test_without_its_district_it_is_asked_for_where_there_are_several() -> None:
    for old in WARDS.old:
        there = {each.district for each in WARDS.old if each.name == old.name}
        found = today(WARDS, old.name)
        if len(there) == 1:
            assert found == expected(old)
        else:
            assert isinstance(found, WhichDistrict), old
            assert set(found.districts) == there


def test_short_forms_and_strangers() -> None:
    assert today(WARDS, "P. Cống Vị", "Q. Ba Đình") == WhichUnit(("00008", "00025"))
    assert today(WARDS, "p.cong vi") == WhichUnit(("00008", "00025"))
    assert today(WARDS, "Phường Bến Nghé") == NotFound()
    assert today(WARDS, "") == NotFound()


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
    assert isinstance(today(WARDS, name, district), Moved | WhichUnit | WhichDistrict | NotFound)
