"""Somebody who has never stood before a kiosk tries it out: every step, nobody's data, nothing done."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.procedure import FieldKind
from kiosk_app.flow.questions import field_of
from kiosk_app.flow.screens import Page
from kiosk_app.flow.steps.practice import INVENTED, lesson
from tests.stories.walk import Walk, practice

#: All that a practice visit may ask of the machine.
HARMLESS = (f.Pretend, f.StopCamera, f.StopCard, f.DropPages, f.SayFarewell, f.Wipe, f.CallStaff)


def begun() -> Walk:
    return Walk().tap(hand.OpenTile("practice"))


def pretend(walk: Walk) -> Walk:
    """The time passes that the last pretence takes."""
    return walk.post(walk.last(f.Pretend).event)


def at_questions() -> Walk:
    walk = begun().on().on()
    for purpose in walk.visit.procedure.purposes if walk.visit.procedure else ():
        walk.tap(hand.Tick(purpose.id, True))
    return pretend(pretend(walk.on().on()))


def answer(walk: Walk) -> None:
    field = field_of(walk.visit, walk.visit.asking.field)
    assert field is not None
    match field.kind:
        case FieldKind.CHOICE:
            walk.choose(field.options[-1].id)
        case FieldKind.PICK:
            walk.choose(practice().units[0].code)
        case FieldKind.DATE:
            walk.post(hand.ClearEntry()).pad("01021990").on()
        case FieldKind.NUMBER | FieldKind.PHONE | FieldKind.PERSONAL_NUMBER:
            digits = {FieldKind.NUMBER: "1", FieldKind.PHONE: "0912345678"}.get(field.kind, "000185000002")
            walk.post(hand.ClearEntry()).pad(digits).on()
        case _:
            walk.write("Trần Văn Mẫu")


def to_the_end() -> Walk:
    walk = at_questions()
    for _ in range(40):
        if walk.page == Page.QUESTION:
            answer(walk)
        elif walk.page == Page.SCAN:
            pretend(walk)
            pretend(walk.tap(hand.TakePhoto()))
            pretend(walk.tap(hand.AcceptPage()))
        elif walk.page == Page.REVIEW:
            walk.declare()
    return walk


def test_a_practice_visit_goes_through_every_step_and_does_nothing_in_the_world() -> None:
    walk = to_the_end()
    assert walk.page == Page.PRACTICE_DONE
    assert [effect for effect in walk.effects if not isinstance(effect, HARMLESS)] == []


def test_each_step_is_explained_and_nothing_is_called_a_draft_or_saved() -> None:
    walk = begun().on()
    assert walk.screen.lesson_id == "lesson.overview"
    assert walk.on().screen.lesson_id == "lesson.consent"
    walk = at_questions()
    assert walk.screen.lesson_id == "lesson.question"
    assert walk.screen.saved == "nothing"
    assert walk.visit.identity is not None
    assert walk.visit.identity.name == INVENTED.name


def test_whoever_types_a_number_of_their_own_practises_with_it_under_the_invented_name() -> None:
    walk = begun().on().on()
    walk.tap(hand.Tick("file", True)).on().tap(hand.ClearEntry()).pad("001190000456").on()
    pretend(pretend(walk))
    assert walk.visit.identity == replace(INVENTED, number="001190000456")


def test_without_a_card_it_goes_on_here_too_and_never_to_a_real_sign_in() -> None:
    walk = Walk(replace(practice(), sign_in=True)).tap(hand.OpenTile("practice")).on().on()
    walk.tap(hand.Tick("file", True)).on().on().tap(hand.NoCard())
    assert walk.page == Page.QUESTION
    assert walk.count(f.StartSignIn) == 0


def test_afterwards_the_real_thing_begins_with_nothing_of_the_practice() -> None:
    walk = to_the_end().tap(hand.OpenTile("apply"))
    assert walk.page == Page.SERVICES
    assert not walk.visit.learning
    assert walk.visit.answers == {}
    assert walk.visit.setting == practice()
    assert walk.visit.identity is None


def test_it_may_be_practised_again_from_the_beginning() -> None:
    walk = to_the_end().tap(hand.GoBack())
    assert walk.page == Page.PRACTICE
    assert walk.visit.answers == {}


def test_leaving_in_the_middle_asks_nothing_since_nothing_would_be_lost() -> None:
    walk = at_questions().tap(hand.End())
    assert walk.page == Page.FAREWELL
    walk.post(e.FarewellOver())
    assert walk.page == Page.HOME
    assert walk.visit.setting == practice()


def test_back_from_the_overview_leads_to_what_practising_is() -> None:
    walk = begun().on().tap(hand.GoBack())
    assert walk.page == Page.PRACTICE
    assert walk.tap(hand.GoBack()).page == Page.HOME


def test_new_content_that_comes_meanwhile_is_taken_up_afterwards() -> None:
    newer = replace(practice(), catalogue=7)
    walk = at_questions().post(e.NewSetting(newer)).tap(hand.End()).post(e.FarewellOver())
    assert walk.visit.setting == newer


def test_a_kiosk_on_which_nothing_is_finished_has_nothing_to_practise() -> None:
    bare = replace(practice(), procedures=())
    assert lesson(bare) is None
    assert Walk(bare).tap(hand.OpenTile("practice")).page == Page.HOME


def test_what_is_practised_scans_a_paper_and_asks_little() -> None:
    procedure = lesson(practice())
    assert procedure is not None
    assert procedure.documents
    assert len(procedure.fields) <= 8
