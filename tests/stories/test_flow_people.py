"""A list of people, typed in one by one: added, changed, taken off, put back, reviewed, supplied again."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.officer import ANSWER, Defect
from kiosk_app.flow.question_screens import PeopleScreen
from kiosk_app.flow.screens import Page, QuestionScreen, ReviewScreen, StatusScreen
from kiosk_app.runtime.draft_form import draft_of, kept_from
from tests.stories.test_flow_officer_and_citizen import HEARD, SAID, at_status
from tests.stories.walk import HUONG, STORED, Walk

NUMBER = "001198000123"


def at_list(card: bool = True) -> Walk:
    walk = Walk().to_number("temporary_residence")
    walk = walk.with_code() if card else walk.without_card()
    return walk.choose("people").write("Nhà trọ Hoa Sen")


def say(walk: Walk, name: str) -> Walk:
    """All that is asked of one, from the question for the name."""
    used = set(walk.visit.answers.values())
    number = next(free for free in (f"{int(NUMBER) + at:012d}" for at in range(30)) if free not in used)
    return walk.write(name).pad("14031998").on().choose("male").pad(number).on()


def add(walk: Walk, name: str) -> Walk:
    return say(walk.tap(hand.AddPerson()), name)


def shown(walk: Walk) -> PeopleScreen:
    content = walk.screen.content
    assert isinstance(content, PeopleScreen)
    return content


def names(walk: Walk) -> list[str]:
    return [person.name for person in shown(walk).people]


def to_review(walk: Walk) -> Walk:
    walk.on().write("5 Ngõ 3").tap(hand.Typed("hoan kiem")).choose("00070").pad("01122026").on().pad(
        "01122027"
    ).on()
    walk.choose("no").on()
    while walk.page == Page.SCAN:
        walk.scan()
    return walk


def review(walk: Walk) -> ReviewScreen:
    content = walk.screen.content
    assert isinstance(content, ReviewScreen)
    return content


def test_the_list_begins_empty_and_shows_each_with_the_number_masked() -> None:
    walk = at_list()
    assert (names(walk), shown(walk).enough, shown(walk).one) == ([], False, "Người tạm trú")
    add(walk, "Trần Văn Nhật")
    person = shown(walk).people[0]
    assert (person.name, person.note) == ("Trần Văn Nhật", "14/03/1998 · Nam · •••• 0123")
    assert NUMBER not in repr(walk.screen)


def test_too_few_are_not_enough_and_an_unfinished_one_is_named() -> None:
    walk = add(at_list(), "Một").on()
    assert (shown(walk).error_id, shown(walk).error_argument) == ("error.least_people", "2")
    walk.tap(hand.AddPerson()).write("Hai").tap(hand.GoBack()).tap(hand.GoBack())
    assert [person.unfinished for person in shown(walk).people] == [False, True]
    walk.on()
    assert (shown(walk).error_id, shown(walk).error_argument) == ("error.person_unfinished", "2")
    walk.tap(hand.ChangePerson(2))
    assert walk.question == "people.2.birth", "where it was left off"


def test_whose_question_it_is_stands_over_it() -> None:
    walk = add(at_list(), "Một").tap(hand.AddPerson())
    content = walk.screen.content
    assert isinstance(content, QuestionScreen)
    assert content.whose is not None
    assert (content.whose.heading, content.whose.person, content.whose.name) == ("Người tạm trú", 2, "")
    walk.write("Lê Thị Hai")
    content = walk.screen.content
    assert isinstance(content, QuestionScreen)
    assert content.whose is not None
    assert content.whose.name == "Lê Thị Hai"


def test_who_was_begun_and_not_named_is_not_in_the_list() -> None:
    walk = add(at_list(), "Một").tap(hand.AddPerson(), hand.GoBack())
    assert names(walk) == ["Một"]


def test_a_list_of_twenty_is_full_and_loses_the_middle_one() -> None:
    walk = at_list()
    for number in range(1, 21):
        add(walk, "Người " + "ABCDEFGHIKLMNOPQRSTU"[number - 1])
    assert shown(walk).full
    walk.tap(hand.AddPerson())
    assert (shown(walk).error_id, len(names(walk))) == ("error.most_people", 20)
    before = names(walk)
    walk.tap(hand.RemovePerson(10))
    assert names(walk) == before[:9] + before[10:]
    gone = shown(walk).removed
    assert gone is not None
    assert gone.name == before[9]
    walk.tap(hand.PutBack())
    assert names(walk) == before
    walk.tap(hand.RemovePerson(10))
    to_review(walk).declare()
    answers = dict(walk.last(f.Submit).answers)
    assert answers["people"] == "19"
    assert [answers[f"people.{person}.name"] for person in range(1, 20)] == before[:9] + before[10:]
    assert "people.20.name" not in answers
    assert answers["people.1.number"] == NUMBER


def test_nobody_comes_back_after_the_next_touch_elsewhere() -> None:
    walk = add(add(at_list(), "Một"), "Hai").tap(hand.RemovePerson(1), hand.ChangePerson(1), hand.GoBack())
    assert shown(walk).removed is None
    walk.tap(hand.PutBack())
    assert names(walk) == ["Hai"]


def test_the_review_has_a_row_for_each_and_one_can_be_changed_there() -> None:
    walk = to_review(add(add(at_list(), "Một"), "Hai"))
    rows = {row.id: row for row in review(walk).rows}
    assert (rows["people.2"].value, rows["people.2"].person) == ("Hai", 2)
    assert NUMBER not in repr(review(walk))
    assert rows["dwelling"].value == "5 Ngõ 3, Phường Hoàn Kiếm"
    walk.tap(hand.EditRow("people.2")).write("Hai Ba")
    assert walk.question == "people.2.birth"
    walk.on().on().on()
    assert names(walk) == ["Một", "Hai Ba"]
    walk.on()
    assert {row.id: row.value for row in review(walk).rows}["people.2"] == "Hai Ba"
    walk.tap(hand.EditRow("people"), hand.GoBack())
    assert walk.page == Page.REVIEW


def test_the_way_back_leads_over_the_list() -> None:
    walk = add(add(at_list(), "Một"), "Hai").on()
    assert walk.question == "dwelling.street"
    walk.tap(hand.GoBack())
    assert names(walk) == ["Một", "Hai"]
    walk.tap(hand.GoBack())
    assert walk.question == "applicant"


def test_who_changes_their_mind_files_no_list() -> None:
    walk = to_review(add(add(at_list(), "Một"), "Hai"))
    walk.tap(hand.EditRow("mode")).choose("person").choose("self")
    while walk.page != Page.REVIEW:
        walk.choose("own") if walk.question == "basis" else walk.choose("yes")
    walk.declare()
    answers = dict(walk.last(f.Submit).answers)
    assert [name for name in answers if name.startswith("people")] == []
    assert answers["resident.name"] == HUONG.name


def test_no_number_is_an_answer_in_words() -> None:
    walk = add(at_list(), "Một").tap(hand.AddPerson()).write("Hai").pad("01012026").on().choose("female")
    walk.tap(hand.NoNumber())
    content = walk.screen.content
    assert isinstance(content, QuestionScreen)
    assert (content.text, content.none) == ("Chưa có số định danh", "Chưa có số định danh")
    walk.on()
    assert shown(walk).people[1].note == "01/01/2026 · Nữ · Chưa có số định danh"
    to_review(walk).declare()
    assert dict(walk.last(f.Submit).answers)["people.2.number"] == "none"


def test_a_power_cut_keeps_the_list() -> None:
    walk = add(add(at_list(), "Một"), "Hai").tap(hand.AddPerson()).write("Ba")
    kept = kept_from("old", draft_of(walk.visit))
    assert kept is not None
    again = Walk().to_number("temporary_residence")
    again.pad(HUONG.number).on().post(e.CardPut(), e.CardRead(HUONG, kept)).on()
    assert again.question == "people.3.birth"
    again.tap(hand.GoBack(), hand.GoBack())
    assert names(again) == ["Một", "Hai", "Ba"]


def test_the_officer_names_one_name_and_the_citizen_supplies_just_that() -> None:
    said = replace(
        SAID,
        procedure="temporary_residence",
        defects=(
            Defect(ANSWER, "people.2.name", "wrong_value", "Thiếu chữ đệm"),
            Defect(ANSWER, "dwelling.ward.old", "wrong_value", ""),
        ),
    )
    walk = at_status(replace(HEARD, said=said))
    content = walk.screen.content
    assert isinstance(content, StatusScreen)
    assert content.officer is not None
    assert [want.label for want in content.officer.defects] == [
        "Người tạm trú 2 · Họ và tên",
        "Nơi tạm trú · Phường, xã nơi tạm trú",
    ]
    walk.on().tap(hand.Tick("file", True)).on().with_code()
    assert walk.question == "people.2.name"
    walk.write("Lê Thị Hai").tap(hand.Typed("Phúc Xá")).choose("old:00001")
    assert walk.page == Page.REVIEW
    assert [row.value for row in review(walk).rows[1:]] == ["Lê Thị Hai", "Phường Hồng Hà"]
    walk.declare()
    assert walk.last(f.Submit).answers == (
        ("people.2.name", "Lê Thị Hai"),
        ("dwelling.ward", "00097@2025-07-01"),
        ("dwelling.ward.old", "Phường Phúc Xá, Quận Ba Đình"),
    )


def test_a_person_who_cannot_be_in_the_list_is_no_defect_to_supply() -> None:
    for field in ("people.21.name", "people.0.name", "people.2.shoe", "people.x.name"):
        said = replace(
            SAID, procedure="temporary_residence", defects=(Defect(ANSWER, field, "wrong_value", ""),)
        )
        content = at_status(replace(HEARD, said=said)).screen.content
        assert isinstance(content, StatusScreen)
        assert content.officer is not None
        assert not content.officer.can_supplement, field


_LISTS = st.one_of(
    st.just(hand.AddPerson()),
    st.builds(hand.ChangePerson, st.integers(-1, 6)),
    st.builds(hand.RemovePerson, st.integers(-1, 6)),
    st.just(hand.PutBack()),
    st.just(hand.NoNumber()),
    st.just(hand.GoBack()),
    st.just(hand.GoOn()),
    st.builds(hand.Typed, st.sampled_from(["Một", "Hai", "Ba", ""])),
    st.builds(hand.Choose, st.sampled_from(["male", "female", "person", "people"])),
    st.builds(hand.EditRow, st.sampled_from(["people", "people.1", "people.9", "dwelling", "mode"])),
)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_LISTS, max_size=30), st.booleans())
def test_whatever_is_touched_the_list_has_no_gap_and_what_is_filed_is_whole(
    touches: list[e.Event], reviewing: bool
) -> None:
    walk = add(add(at_list(card=False), "Một"), "Hai")
    if reviewing:
        to_review(walk)
    for touch in touches:
        walk.post(touch)
        said = walk.visit.answers
        count = int(said.get("people") or 0)
        people = {key.split(".")[1] for key in said if key.startswith("people.")}
        assert people <= {str(person) for person in range(1, count + 1)}, "nobody stays behind"
        if walk.question == "people":
            assert len(names(walk)) == count
    if walk.page == Page.REVIEW:
        walk.declare()
        if walk.page == Page.SUBMITTING:
            walk.post(STORED)


def test_one_person_is_in_the_list_once() -> None:
    walk = add(at_list(), "Trần Văn Nam")
    walk.tap(hand.AddPerson()).write("Trần Văn Nam").pad("14031998").on().choose("male").pad(NUMBER).on()
    content = walk.screen.content
    assert isinstance(content, QuestionScreen)
    assert (content.error_id, content.error_argument) == ("error.number_twice", "1")
    walk.tap(hand.ClearEntry()).pad("001198000124").on()
    assert names(walk) == ["Trần Văn Nam", "Trần Văn Nam"], "two may have one name"


def test_who_is_taken_off_after_the_scan_is_not_filed_on_paper() -> None:
    """The forms of all of the list lie in one paper: it is scanned again, and put back with who was."""
    walk = to_review(add_three(at_list()))
    held = ["list_request", "list_forms"]
    assert scanned(walk) == held
    walk.tap(hand.EditRow("people"), hand.RemovePerson(3))
    assert scanned(walk) == []
    walk.tap(hand.PutBack())
    assert scanned(walk) == held
    assert walk.on().page == Page.REVIEW
    walk.tap(hand.EditRow("people"), hand.RemovePerson(3)).on()
    assert walk.page == Page.SCAN
    while walk.page == Page.SCAN:
        walk.scan()
    assert walk.page == Page.REVIEW
    assert scanned(walk) == held


def scanned(walk: Walk) -> list[str]:
    return [entry.document for entry in walk.visit.attachments]


def add_three(walk: Walk) -> Walk:
    for name in ("Trần Văn Nam", "Lê Thị Hoa", "Đỗ Văn Bình"):
        add(walk, name)
    return walk


def test_a_stay_does_not_end_before_it_begins() -> None:
    walk = to_review(add_three(at_list()))
    walk.tap(hand.EditRow("to")).tap(hand.ClearEntry()).pad("30112026").on()
    content = walk.screen.content
    assert isinstance(content, QuestionScreen)
    assert (content.error_id, content.error_argument) == ("error.before", "01/12/2026")
    walk.tap(hand.GoBack(), hand.EditRow("from")).tap(hand.ClearEntry()).pad("01062028").on()
    content = walk.screen.content
    assert isinstance(content, QuestionScreen)
    assert content.field == "to", "the day that was passed is asked again"
    assert walk.pad("01062029").on().page == Page.REVIEW
