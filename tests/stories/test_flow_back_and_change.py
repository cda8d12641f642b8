"""Going back and changing: state returns, and nothing that a change opened can be skipped."""

from __future__ import annotations

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.screens import Page, QuestionScreen
from tests.stories.walk import HUONG, OLD_CHIP, PRINTED, STORED, Walk, practice


def at_review(requester: str = "self") -> Walk:
    walk = Walk().to_number("birth_extract").with_code()
    if requester == "self":
        return walk.birth_for_oneself()
    walk.choose("authorised").choose("other").write("Trần Văn Nhật").pad("01021950").on()
    return walk.tap(hand.Typed("hoan kiem")).choose("00070").pad("1").on().scan()


def test_back_leads_through_every_page_and_forward_finds_everything() -> None:
    walk = at_review()
    seen = []
    for _ in range(8):
        walk.tap(hand.GoBack())
        seen.append(walk.question or str(walk.page))
    assert seen == [
        "copies",
        "registered_at",
        "requester",
        "identity_number",
        "consent",
        "overview",
        "overview",
        "overview",
    ]
    assert walk.screen.overlay == "", "asked, and the second back closes the question"
    assert walk.screen.saved == "draft"
    walk.on()
    assert "file" in walk.visit.consents
    walk.on()
    assert walk.visit.card.number == HUONG.number
    walk.on().post(e.CardPut(), e.CardRead(HUONG))
    content = walk.screen.content
    assert isinstance(content, QuestionScreen)
    assert [choice.id for choice in content.choices if choice.chosen] == ["self"]
    walk.on().on().on()
    assert walk.page == Page.REVIEW


def test_another_procedure_never_inherits_a_consent() -> None:
    walk = (
        Walk().tap(hand.OpenTile("apply"), hand.OpenService("birth_extract")).on().tap(hand.Tick("file", True))
    )
    walk.tap(hand.GoBack(), hand.GoBack(), hand.OpenService("elderly_allowance")).on().on()
    assert walk.page == Page.CONSENT
    assert walk.visit.consent_missing == "file"


def test_leaving_a_procedure_with_a_draft_is_ending_it() -> None:
    walk = at_review()
    for _ in range(7):
        walk.tap(hand.GoBack())
    assert (walk.page, walk.screen.overlay) == (Page.OVERVIEW, "end")
    walk.tap(hand.End())
    assert walk.page == Page.FAREWELL
    assert walk.count(f.Wipe) == 1


def test_looking_at_a_row_and_back_keeps_what_was_ticked() -> None:
    walk = at_review().tap(hand.Tick("truth", True), hand.EditRow("copies"), hand.GoBack()).on()
    assert walk.page == Page.SUBMITTING


def test_a_change_asks_for_the_declaration_again() -> None:
    walk = at_review().tap(hand.Tick("truth", True), hand.EditRow("copies"), hand.ClearEntry()).pad("5").on()
    assert walk.page == Page.REVIEW
    walk.on()
    assert walk.visit.reviewing.missing == "truth"


def test_a_question_that_a_change_opened_cannot_be_skipped_by_going_back() -> None:
    walk = at_review().tap(hand.EditRow("requester")).choose("authorised")
    assert walk.question == "relation"
    walk.tap(hand.GoBack())
    assert walk.question == "requester", "the way back leads to where it can be undone"
    walk.choose("self").on().on()
    assert walk.page == Page.REVIEW
    assert walk.visit.answers["name"] == HUONG.name


def test_a_paper_that_a_change_opened_can_be_backed_out_of() -> None:
    walk = at_review().tap(hand.EditRow("requester")).choose("authorised").choose("family")
    walk.write("Trần Văn Nhật").pad("01021950").on()
    assert walk.page == Page.SCAN
    walk.tap(hand.GoBack(), hand.GoBack(), hand.GoBack(), hand.GoBack(), hand.GoBack(), hand.GoBack())
    assert walk.question == "requester"


def test_for_oneself_again_means_ones_own_name_again() -> None:
    walk = at_review("authorised").tap(hand.EditRow("requester")).choose("self")
    assert walk.page == Page.REVIEW
    assert walk.visit.answers["name"] == HUONG.name
    walk.declare()
    order = walk.last(f.Submit)
    assert set(dict(order.answers)) == {"requester", "name", "birth", "registered_at", "copies"}
    assert order.attachments == ()


def test_what_the_card_says_is_not_for_changing_but_where_to_send_is() -> None:
    walk = Walk().to_number("driving_licence_renewal").with_code().licence("motorcycle")
    rows = {row.label_id or row.label: row for row in getattr(walk.screen.content, "rows", ())}
    assert rows["Họ và tên"].id == ""
    walk.tap(hand.EditRow("name"))
    assert walk.page == Page.REVIEW
    walk.tap(hand.EditRow("residence"))
    assert walk.question == "residence"
    assert getattr(walk.screen.content, "from_card", False)
    walk.write("5 Hàng Bạc").declare()
    assert dict(walk.last(f.Submit).answers)["residence"] == "5 Hàng Bạc"


def test_a_claimed_name_changed_at_the_review_changes_everywhere() -> None:
    walk = Walk().to_number("birth_extract").without_card().birth_for_oneself()
    walk.tap(hand.EditRow("holder_name")).write("Nguyễn Thị Hương").declare()
    order = walk.last(f.Submit)
    assert order.identity.name == "Nguyễn Thị Hương"
    assert dict(order.answers)["name"] == dict(order.answers)["holder_name"] == "Nguyễn Thị Hương"


def test_the_printed_code_then_no_card_asks_no_name_twice() -> None:
    walk = Walk().to_number("birth_extract").post(e.CardCodeSeen(PRINTED)).on().tap(hand.NoCard())
    assert walk.question == "requester"
    walk.birth_for_oneself().declare().post(STORED)
    assert walk.last(f.Submit).identity.assurance == "claimed"


def test_a_number_changed_after_the_code_was_seen_is_looked_for_again() -> None:
    walk = Walk().to_number("birth_extract").post(e.CardCodeSeen(PRINTED)).tap(hand.Erase())
    assert not walk.visit.card.found
    assert walk.count(f.SeekCardCode) == 2
    walk.post(e.CardCodeSeen(PRINTED))
    assert getattr(walk.screen.content, "found", False)


def test_the_same_card_held_again_right_after_back_is_seen_again() -> None:
    walk = Walk().to_number("birth_extract").post(e.CardCodeSeen(PRINTED)).on().tap(hand.GoBack())
    assert walk.count(f.SeekCardCode) == 2
    walk.post(e.CardCodeSeen(PRINTED)).on()
    assert walk.page == "identity_card"
    walk.tap(hand.GoBack(), hand.ClearEntry()).post(e.CardCodeSeen(PRINTED))
    assert walk.visit.card.number == PRINTED.number


def test_the_birth_that_was_typed_is_there_again_on_the_way_back() -> None:
    walk = Walk().to_number("birth_extract").pad(HUONG.number).on().post(e.CardPut(), OLD_CHIP)
    walk.pad("14031954").on()
    assert walk.visit.card.part == "expiry"
    walk.tap(hand.GoBack())
    assert (walk.visit.card.part, walk.visit.card.digits) == ("birth", "14031954")


def test_the_catalogue_ships_its_procedures_in_their_order() -> None:
    first = ("birth_extract", "elderly_allowance", "driving_licence_renewal")
    assert tuple(entry.id for entry in practice().procedures if entry.id in first) == first
