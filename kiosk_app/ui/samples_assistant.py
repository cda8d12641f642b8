"""Sample pages of the assistant; what is asked is invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import screens as s
from kiosk_app.flow.assistant_screens import AnswerShown, AssistantCard, AssistantScreen
from kiosk_app.flow.leaflet import Said, text

Say = Callable[[str, str], str]
_SOURCE = "Cổng Dịch vụ công quốc gia, 2.000635 (163/QĐ-BTP), xem ngày 18/07/2026"


def assisted(say: Say, screen: Callable[..., s.Screen]) -> dict[str, s.Screen]:
    page = s.Page.ASSISTANT
    cards = (
        AssistantCard(
            "birth_extract",
            say("Bản sao trích lục khai sinh", "Copy of a birth record"),
            "birth-record",
            "all_here",
        ),
        AssistantCard(
            "birth_registration", say("Đăng ký khai sinh", "Register a birth"), "birth-record", "all_here"
        ),
        AssistantCard("dossier_status", "", "status"),
    )
    asked = say(
        "mẹ tôi 72 tuổi, làm bản sao khai sinh cần giấy gì", "which papers for a copy of a birth record"
    )
    typing = AssistantScreen("typing", "", suggestions=cards[:2])
    answered = AssistantScreen(
        "answered",
        asked,
        "open",
        name=cards[0].name,
        scope="all_here",
        answers=_answers(say),
        source=_SOURCE,
        seen="18/07/2026",
        begins=True,
    )
    doubted = replace(
        answered, answers=tuple(replace(each, standing="ended", foreign=True) for each in answered.answers[:1])
    )
    untold = AnswerShown("case", (), "verified", foreign=False)
    return {
        "assistant": screen(page, typing),
        "assistant_open": screen(page, answered),
        "assistant_ended": screen(page, doubted),
        "assistant_untold": screen(page, replace(answered, answers=(untold,))),
        "assistant_cards": screen(page, AssistantScreen("answered", asked, "cards", cards=cards)),
        "assistant_outside": screen(
            page,
            AssistantScreen(
                "answered", say("xin visa đi Mỹ", "a visa for the US"), "outside", suggestions=cards[:2]
            ),
        ),
        "assistant_crisis": screen(page, AssistantScreen("answered", say("cứu tôi", "help me"), "crisis")),
    }


def _answers(say: Say) -> tuple[AnswerShown, ...]:
    papers = (
        text(say("Thẻ căn cước", "Your ID card")),
        text(say("Giấy ủy quyền", "A letter of authority")),
        text(say("Chỉ khi làm hộ người khác", "Only for someone else")),
    )
    fee = (
        Said("guide.fee.online", ("0",)),
        Said("fee.counter", (say("8.000", "8,000"), say("một bản", "a copy"))),
    )
    time = (text(say("Ngày thường, trước 15 giờ: trong ngày", "On a workday before 15:00: the same day")),)
    where = (text(say("UBND phường Hai Bà Trưng", "Hai Bà Trưng ward office")),)
    told = (("papers", papers), ("fee", fee), ("time", time), ("where", where))
    return tuple(AnswerShown(fact, lines, "verified", foreign=False) for fact, lines in told)
