"""A ward by the name on old papers: turned into today's where it went whole, asked where it was split."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.screens import QuestionScreen, ReviewRow, ReviewScreen
from tests.stories.walk import Walk

WHOLE = "Phường Phúc Xá, Quận Ba Đình"
SPLIT = "Phường Cống Vị, Quận Ba Đình"


def at_ward() -> Walk:
    walk = Walk().to_number("elderly_allowance").with_code().choose("start").on()
    assert walk.question == "residence.ward"
    return walk


def shown(walk: Walk) -> QuestionScreen:
    content = walk.screen.content
    assert isinstance(content, QuestionScreen)
    return content


def offered(walk: Walk) -> list[tuple[str, str]]:
    return [(choice.label, choice.note) for choice in shown(walk).choices]


def row(walk: Walk) -> ReviewRow:
    content = walk.choose("none").choose("cash").pad("0912345678").on().screen.content
    assert isinstance(content, ReviewScreen)
    return next(entry for entry in content.rows if entry.id == "residence")


def filed(walk: Walk) -> dict[str, str]:
    return dict(walk.declare().last(f.Submit).answers)


def test_todays_name_comes_before_an_old_one_of_the_same_name() -> None:
    walk = at_ward().tap(hand.Typed("ngoc ha"))
    assert offered(walk)[:2] == [("Phường Ngọc Hà", ""), ("Phường Ngọc Hà", "Quận Ba Đình")]
    walk.choose("00008")
    assert "residence.ward.old" not in walk.visit.answers


def test_one_that_went_whole_becomes_todays_and_the_page_says_so() -> None:
    walk = at_ward().tap(hand.Typed("phuc xa"), hand.Choose("old:00001"))
    assert (shown(walk).text, shown(walk).old) == ("Phường Hồng Hà", WHOLE)
    walk.on()
    said = row(walk)
    assert said.value.endswith("Phường Hồng Hà")
    assert (said.note_id, said.note) == ("review.old_ward", WHOLE)
    answers = filed(walk)
    assert (answers["residence.ward"], answers["residence.ward.old"]) == ("00097@2025-07-01", WHOLE)


def test_one_that_was_split_is_asked_with_a_button_for_each_part() -> None:
    walk = at_ward().tap(hand.Typed("cong vi"), hand.Choose("old:00007"))
    assert (shown(walk).kind, shown(walk).old) == ("split", SPLIT)
    assert offered(walk) == [("Phường Ngọc Hà", ""), ("Phường Giảng Võ", "")]
    walk.on()
    assert (walk.question, shown(walk).error_id) == ("residence.ward", "error.choose")
    walk.tap(hand.Choose("00070"))
    assert [choice.chosen for choice in shown(walk).choices] == [False, False], "that is none of its parts"
    walk.choose("00025")
    row(walk)
    answers = filed(walk)
    assert (answers["residence.ward"], answers["residence.ward.old"]) == ("00025@2025-07-01", SPLIT)


def test_no_split_ward_has_more_parts_than_a_page_has_buttons() -> None:
    walk = at_ward()
    for old in walk.visit.setting.wards.old:
        if old.split:
            walk.tap(hand.Choose(f"old:{old.code}"))
            assert 2 <= len(offered(walk)) <= 5
            assert all(label for label, _ in offered(walk))
            walk.tap(hand.GoBack())
            assert (shown(walk).kind, shown(walk).text) == ("pick", "")


@pytest.mark.parametrize("typed", ["Phúc Xá", "phuong phuc xa, quan ba dinh", "P. Phúc Xá, Q. Ba Đình"])
def test_who_types_the_whole_old_name_sees_what_it_is_before_it_counts(typed: str) -> None:
    walk = at_ward().write(typed)
    assert (walk.question, shown(walk).text, shown(walk).old) == ("residence.ward", "Phường Hồng Hà", WHOLE)
    walk.on()
    assert walk.question == "pension"


def test_who_types_the_whole_name_of_today_need_not_touch_it_too() -> None:
    walk = at_ward().write("phường hoàn kiếm")
    assert walk.question == "pension"
    assert walk.visit.answers["residence.ward"] == "00070"


def test_a_name_that_several_had_is_chosen_from_the_list() -> None:
    walk = at_ward().write("Minh Khai")
    assert shown(walk).error_id == "error.choose"
    assert len([note for _, note in offered(walk) if note]) > 1


def test_on_the_way_back_both_names_are_still_there_and_todays_alone_drops_the_old_one() -> None:
    walk = at_ward().tap(hand.Typed("phuc xa")).choose("old:00001").tap(hand.GoBack())
    assert (shown(walk).text, shown(walk).old) == ("Phường Hồng Hà", WHOLE)
    walk.on()
    assert walk.visit.answers["residence.ward.old"] == WHOLE
    walk.tap(hand.GoBack(), hand.Typed("hoan kiem")).choose("00070")
    assert "residence.ward.old" not in walk.visit.answers


def test_where_the_register_was_is_asked_by_its_old_name_too() -> None:
    walk = Walk().to_number("birth_extract").with_code().choose("self")
    walk.tap(hand.Typed("phuc xa")).choose("old:00001").pad("1").on()
    answers = filed(walk)
    assert answers["registered_at"] == "00097@2025-07-01"
    assert answers["registered_at.old"] == WHOLE


def test_without_the_list_of_old_wards_nothing_else_changes() -> None:
    walk = at_ward()
    walk.visit = replace(
        walk.visit, setting=replace(walk.visit.setting, wards=replace(walk.visit.setting.wards, old=()))
    )
    assert offered(walk.tap(hand.Typed("hoan kiem"))) == [("Phường Hoàn Kiếm", "")]
    walk.choose("00070")
    assert walk.question == "pension"


_TOUCHES = st.one_of(
    st.builds(
        hand.Typed, st.sampled_from(["cong vi", "phuc xa", "Phúc Xá", "ngoc ha", "00070", "Minh Khai", ""])
    ),
    st.builds(
        hand.Choose, st.sampled_from(["old:00001", "old:00007", "old:x", "00070", "00025", "00008", "?"])
    ),
    st.just(hand.GoOn()),
    st.just(hand.GoBack()),
)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_TOUCHES, max_size=10))
def test_whatever_is_touched_only_a_unit_of_today_is_kept_and_its_old_name_fits(touches: list[e.Event]) -> None:
    walk = at_ward()
    for touch in touches:
        walk.post(touch)
        kept = walk.visit.answers.get("residence.ward", "")
        old = walk.visit.answers.get("residence.ward.old", "")
        assert not kept or kept in {unit.code for unit in walk.visit.setting.units}
        assert not old or kept in next(each.new for each in walk.visit.setting.wards.old if each.full == old)
