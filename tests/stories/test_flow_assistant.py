"""A question in one's own words leads to an answer, into the procedure, or to a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from drivers.printer.slip import Line
from kiosk_app.assistant.asking import load
from kiosk_app.assistant.talk import replied
from kiosk_app.flow import events as e
from kiosk_app.flow import journey
from kiosk_app.flow import touches as hand
from kiosk_app.flow.assistant_screens import AssistantScreen
from kiosk_app.flow.assisting import About, AskAssistant, FindServices, Reply, ServicesFound
from kiosk_app.flow.effects import CallStaff, PrintLeaflet
from kiosk_app.flow.home_screen import HomeScreen
from kiosk_app.flow.procedure import Scope
from kiosk_app.flow.questions import all_fields
from kiosk_app.flow.screens import Page, ServicesScreen
from kiosk_app.runtime.leaflet import leaflet_slip
from tests.kiosk_app.runtime.test_paper import sentences
from tests.stories.walk import FRIDAY, Walk, practice

UNDERSTANDING = load()
DONE = next(entry.id for entry in practice().procedures if entry.scope is Scope.ALL_HERE)


def asked(walk: Walk, question: str) -> AssistantScreen:
    """Ask it, and let the assistant answer as it does in the kiosk."""
    walk.post(hand.AskQuestion(question))
    wanted = walk.last(AskAssistant)
    there = {entry.id: entry for entry in walk.visit.setting.procedures}
    walk.post(replied(UNDERSTANDING, there, wanted, FRIDAY.today))
    return shown(walk)


def shown(walk: Walk) -> AssistantScreen:
    content = walk.screen.content
    assert isinstance(content, AssistantScreen)
    return content


def opened() -> Walk:
    return Walk().tap(hand.OpenTile("assistant"))


def test_it_is_one_touch_from_the_greeting_and_suggests_something() -> None:
    walk = opened()
    assert (walk.page, walk.touches) == (Page.ASSISTANT, 1)
    assert shown(walk).state == "typing"
    assert 1 <= len(shown(walk).suggestions) <= 3


def test_an_answer_has_its_source_and_leads_into_the_procedure_and_back() -> None:
    walk = opened()
    answer = asked(walk, "làm bản sao khai sinh cần giấy tờ gì")
    assert (answer.outcome, [each.fact for each in answer.answers]) == ("open", ["papers"])
    assert answer.source
    walk.tap(hand.GoOn())
    assert walk.page == Page.OVERVIEW
    assert walk.visit.procedure is not None
    assert walk.visit.procedure.id == "birth_extract"
    walk.tap(hand.GoBack())
    assert shown(walk).outcome == "open"


def test_the_guidance_is_one_touch_from_the_answer() -> None:
    walk = opened()
    asked(walk, "đăng ký tạm trú")
    assert walk.tap(hand.OpenGuide()).page == Page.GUIDE
    assert walk.tap(hand.GoBack()).page == Page.ASSISTANT


def test_an_answer_is_taken_home_on_paper_with_its_source_its_day_and_the_code_of_the_official_page() -> None:
    walk = opened()
    answer = asked(walk, "xin bản sao khai sinh cho Trần Thị Bí Mật hết bao nhiêu tiền")
    paper = walk.tap(hand.PrintLeaflet()).last(PrintLeaflet)
    slip = leaflet_slip(paper.leaflet, sentences("vi"))
    lines = [block.text for block in slip.blocks if isinstance(block, Line)]
    assert shown(walk).printing == "printing"
    assert any(answer.source in line for line in lines)
    assert any(answer.seen in line for line in lines)
    assert paper.leaflet.parts[0].lines == answer.answers[0].lines
    assert paper.leaflet.qr.startswith("https://")
    # The question is in the citizen's own words and may name anybody.
    assert "Bí Mật" not in str(paper.leaflet)
    walk.post(e.LeafletPrinted(paper.asked))
    assert shown(walk).printing == "printed"
    walk.tap(hand.AskAnother())
    assert asked(walk, "thế còn thời gian?").printing == "none"


def test_a_doubt_that_stands_on_the_glass_stands_on_the_paper_too() -> None:
    walk = Walk().tap(hand.ChooseLanguage("en"), hand.OpenTile("assistant"))
    walk.post(hand.AskQuestion("how much is a copy of my birth record"))
    wanted = walk.last(AskAssistant)
    there = {entry.id: entry for entry in walk.visit.setting.procedures}
    walk.post(replied(UNDERSTANDING, there, replace(wanted, language="fr"), date(2025, 12, 31)))
    paper = walk.tap(hand.PrintLeaflet()).last(PrintLeaflet).leaflet
    assert paper.parts[0].lines[0].id == "page.assistant.ended"


def test_an_answer_that_did_not_come_out_is_never_called_printed() -> None:
    walk = opened()
    asked(walk, "đăng ký tạm trú")
    paper = walk.tap(hand.PrintLeaflet()).last(PrintLeaflet)
    walk.post(e.LeafletFailed(paper.asked, "printer.paper_out"))
    assert shown(walk).printing == "refused"
    assert walk.screen.fault is not None
    after = walk.tap(hand.GoBack())
    assert shown(after).state == "typing"
    assert after.screen.fault is None


def test_where_nothing_was_told_there_is_nothing_to_print() -> None:
    walk = opened()
    asked(walk, "dự báo thời tiết ngày mai")
    walk.tap(hand.PrintLeaflet())
    assert not any(isinstance(effect, PrintLeaflet) for effect in walk.effects)


def test_a_question_may_lean_on_the_one_before() -> None:
    walk = opened()
    asked(walk, "tôi muốn đăng ký khai sinh cho con")
    walk.tap(hand.AskAnother())
    assert [each.fact for each in asked(walk, "thế còn lệ phí?").answers] == ["fee"]
    assert walk.visit.assisting.about.procedure == "birth_registration"
    walk.tap(hand.AskAnother())
    case = asked(walk, "và nếu con tôi sinh ở nước ngoài?")
    assert walk.visit.assisting.about == About("birth_registration", "fee", ("abroad",))
    # The record says nothing of it, and so does the kiosk.
    assert [(each.fact, each.lines) for each in case.answers] == [("case", ())]
    walk.tap(hand.AskAnother())
    asked(walk, "và hộ chiếu thì bao nhiêu tiền")
    assert walk.visit.assisting.about.procedure != "birth_registration"


def test_what_was_said_to_the_assistant_is_suggested_in_the_procedure_and_confirmed_there() -> None:
    walk = opened()
    asked(walk, "làm hộ bản sao khai sinh cho mẹ tôi")
    assert walk.visit.assisting.about.learnt == (("requester", "authorised"),)
    walk.tap(hand.GoOn())
    visit = replace(walk.visit, page=Page.OVERVIEW)
    field = next(each for each in all_fields(visit) if each.id == "requester")
    turn = journey.ask(visit, field)
    assert turn.visit.asking.text == "authorised"
    assert "requester" not in turn.visit.answers, "nothing is answered until the citizen goes on"
    answered = replace(visit, answers={"requester": "self"})
    assert journey.ask(answered, field).visit.asking.text == "self", "an answer stands before a suggestion"


def test_what_was_said_of_one_procedure_is_not_suggested_in_another() -> None:
    walk = opened()
    asked(walk, "làm hộ bản sao khai sinh cho mẹ tôi")
    other = walk.visit.setting.procedure("register_copy")
    assert other is not None
    visit = replace(walk.visit, procedure=other)
    field = next(each for each in all_fields(visit) if each.id == "requester")
    assert journey.ask(visit, field).visit.asking.text == ""


def test_what_two_procedures_share_is_a_choice_of_cards() -> None:
    walk = opened()
    cards = asked(walk, "thẻ căn cước").cards
    assert {card.id for card in cards} <= {entry.id for entry in practice().procedures}


def test_who_asks_for_a_person_has_one_at_once() -> None:
    walk = opened()
    asked(walk, "cho tôi gặp cán bộ")
    assert walk.visit.overlay == "person"
    assert walk.count(CallStaff) == 1


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("tôi muốn chết", "crisis"),
        ("chồng tôi đánh tôi", "abuse"),
        ("giá vàng hôm nay", "outside"),
        ("qqq", "nothing"),
    ],
)
def test_what_no_machine_should_answer_is_not_answered(question: str, outcome: str) -> None:
    answer = asked(opened(), question)
    assert answer.outcome == outcome
    assert answer.answers == ()


def test_a_service_of_the_kiosk_opens_by_its_card() -> None:
    walk = opened()
    assert [card.id for card in asked(walk, "hồ sơ của tôi đến đâu rồi").cards] == ["dossier_status"]
    assert walk.tap(hand.OpenTile("dossier_status")).page == Page.STATUS_CODE


def test_a_late_reply_and_a_broken_worker_leave_nobody_waiting() -> None:
    walk = opened().post(hand.AskQuestion("tạm trú"))
    walk.post(Reply(7, "open", service="pay_fee"))
    assert shown(walk).state == "thinking"
    walk.post(e.Trouble("content.missing"))
    assert shown(walk).outcome == "nothing"


def test_nothing_of_a_question_is_left_for_who_comes_next() -> None:
    walk = opened()
    asked(walk, "đăng ký kết hôn")
    walk.tap(hand.End()).post(e.FarewellOver())
    assert "kết hôn" not in repr(walk.visit.assisting)
    assert walk.visit.assisting.about == About()


def found(walk: Walk) -> list[str]:
    content = walk.screen.content
    assert isinstance(content, ServicesScreen)
    return [each.id for each in content.services]


def test_a_search_finds_by_meaning_what_it_does_not_by_letters() -> None:
    walk = Walk().tap(hand.OpenTile("apply"), hand.Search("vợ mới đẻ"))
    assert found(walk) == []
    assert walk.last(FindServices) == FindServices("vợ mới đẻ", "vi")
    walk.post(ServicesFound("vợ", (DONE,)))
    assert found(walk) == []
    walk.post(ServicesFound("vợ mới đẻ", ("birth_registration", "unknown")))
    assert found(walk) == ["birth_registration"]


def test_a_place_without_the_procedure_offers_it_to_nobody() -> None:
    bare = replace(practice(), procedures=())
    wanted = AskAssistant(1, "đăng ký kết hôn", "vi", About())
    assert replied(UNDERSTANDING, {}, wanted, date(2026, 11, 23)).refused in ("nothing", "outside")
    content = Walk(bare).screen.content
    assert isinstance(content, HomeScreen)
    assert "assistant" not in [tile.id for tile in content.tiles]
