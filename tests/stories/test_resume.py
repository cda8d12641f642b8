"""The lights went out in mid-visit: who comes back with the same card goes on where they were."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.identity import Assurance
from kiosk_app.flow.kept import Kept
from kiosk_app.flow.screens import HomeScreen, Page, ResumeScreen
from tests.stories.walk import FRIDAY, HUONG, STORED, Walk


def reached() -> Walk:
    """A visit that stands at its third question when the power goes."""
    walk = (
        Walk()
        .to_number("birth_extract")
        .with_card()
        .choose("self")
        .tap(hand.Typed("hoan kiem"))
        .choose("00070")
    )
    assert walk.question == "copies"
    return walk


def kept_of(walk: Walk) -> Kept:
    visit = walk.visit
    assert visit.procedure is not None
    return Kept(
        visit="old",
        number=HUONG.number,
        procedure=visit.procedure.id,
        version=visit.procedure.version,
        language="en",
        answers=visit.answers,
        from_card=visit.from_card,
        consents=visit.consents,
        page=visit.page.value,
        field=visit.asking.field,
    )


def come_back(kept: Kept | None, procedure: str = "birth_extract") -> Walk:
    return Walk().to_number(procedure).pad(HUONG.number).on().post(e.CardPut(), e.CardRead(HUONG, kept))


def test_who_comes_back_goes_on_at_the_same_question_and_files_a_whole_dossier() -> None:
    before = reached()
    walk = come_back(kept_of(before))
    assert walk.page == Page.RESUME
    assert isinstance(walk.screen.content, ResumeScreen)
    walk.on()
    assert (walk.question, walk.visit.language) == ("copies", "en")
    assert walk.visit.answers == before.visit.answers
    # The new draft is kept before the old one goes.
    saved, forgotten = walk.effects.index(f.SaveDraft()), walk.effects.index(f.ForgetDraft("old"))
    assert saved < forgotten
    walk.pad("2").on().declare()
    assert walk.last(f.Submit).identity.assurance is Assurance.CHIP_TRUSTED
    walk.post(STORED)


def test_another_procedure_was_chosen_and_the_one_that_was_cut_off_is_offered() -> None:
    walk = come_back(kept_of(reached()), "driving_licence_renewal").on()
    assert walk.visit.procedure is not None
    assert (walk.visit.procedure.id, walk.question) == ("birth_extract", "copies")


def test_scanned_papers_lay_in_memory_only_and_are_scanned_again() -> None:
    walk = Walk().to_number("driving_licence_renewal").with_card().licence()
    assert walk.page == Page.SCAN
    again = come_back(kept_of(walk), "driving_licence_renewal")
    assert isinstance(again.screen.content, ResumeScreen)
    assert again.screen.content.papers
    assert again.on().page == Page.SCAN
    assert again.visit.attachments == ()


def test_whoever_wants_to_begin_anew_does_and_the_old_draft_goes() -> None:
    walk = come_back(kept_of(reached())).tap(hand.BeginAnew())
    assert walk.question == "requester"
    assert "copies" not in walk.visit.answers
    assert f.ForgetDraft("old") in walk.effects


def test_the_way_back_leads_to_the_number_and_nothing_is_forgotten_or_known() -> None:
    walk = come_back(kept_of(reached())).tap(hand.GoBack())
    assert (walk.page, walk.visit.identity, walk.visit.kept) == (Page.IDENTITY_NUMBER, None, None)
    assert walk.count(f.ForgetDraft) == 0


def test_leaving_at_the_offer_leaves_the_draft_to_its_time() -> None:
    walk = come_back(kept_of(reached())).post(e.IdleAsked(), e.IdleOver())
    assert (walk.page, walk.visit.kept, walk.count(f.ForgetDraft)) == (Page.FAREWELL, None, 0)


@pytest.mark.parametrize(
    "change",
    [
        {"number": "001190000456"},
        {"procedure": "gone"},
        {"version": "2020-01-01"},
        {"consents": {}},
    ],
    ids=["another person", "no such procedure", "another version of it", "without the consent"],
)
def test_what_does_not_fit_is_not_offered(change: dict[str, object]) -> None:
    walk = come_back(replace(kept_of(reached()), **change))  # type: ignore[arg-type]  # names are checked by replace
    assert walk.question == "requester"


def test_another_card_sees_a_visit_like_any_other() -> None:
    assert come_back(None).question == "requester"


def test_a_draft_with_answers_that_no_longer_fit_is_asked_again_where_it_must_be() -> None:
    kept = replace(kept_of(reached()), page="review", field="", answers={}, from_card=frozenset())
    assert come_back(kept).on().question == "requester"


def test_the_greeting_says_that_the_same_card_may_go_on() -> None:
    walk = Walk().post(e.Interrupted("", kept=True))
    assert isinstance(walk.screen.content, HomeScreen)
    assert walk.screen.content.notice_id == "home.notice.kept"
    assert walk.now == FRIDAY
