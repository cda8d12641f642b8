"""Sample pages from the choice of a service to what is consented to. Nobody in them is a real person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import screens as s
from kiosk_app.ui.samples_services import grouped, guided, of_group, told

Say = Callable[[str, str], str]
Make = Callable[..., s.Screen]


def fees(say: Say) -> tuple[s.FeeShown, s.FeeShown, s.FeeShown]:
    """None when filed online, one that nobody knows yet, and one that is due."""
    free = s.FeeShown(
        "0",
        True,
        True,
        say("vì nộp trực tuyến.", "because it is filed online."),
        say("8.000", "8,000"),
        say("một bản", "a copy"),
    )
    unknown = s.FeeShown("", False, False, say("Chờ cán bộ báo.", "The officer will tell."))
    due = s.FeeShown(
        say("7.000", "7,000"), False, True, say("nộp trực tuyến", "filed online"), say("15.000", "15,000"), ""
    )
    return free, unknown, due


def service_pages(say: Say, screen: Make) -> dict[str, s.Screen]:
    free, unknown, due = fees(say)
    birth = say("Bản sao trích lục khai sinh", "Copy of a birth record")
    services = s.ServicesScreen(
        (
            s.ServiceShown("a", birth, "", "birth-record", "all_here", free),
            s.ServiceShown("b", say("Đăng ký tạm trú", "Temporary residence"), "", "home", "all_here", due),
            s.ServiceShown(
                "c",
                say("Chứng thực bản sao từ bản chính", "Certified copy of an original"),
                "",
                "document",
                "ticket",
                unknown,
            ),
            s.ServiceShown(
                "d", say("Đổi thẻ căn cước", "Exchange an ID card"), "", "id-card", "appointment", unknown
            ),
        )
    )
    p = s.Page
    here = screen(p.SERVICES, services)
    return {
        "services": here,
        "services_groups": screen(p.SERVICES, grouped(services)),
        "services_refused": screen(p.SERVICES, replace(grouped(services), refused="foreign")),
        "services_of_group": screen(p.SERVICES, of_group(services, say)),
        "library": screen(p.LIBRARY, grouped(services)),
        "services_none": screen(p.SERVICES, replace(services, services=())),
        "services_wrong_day": screen(
            p.SERVICES, s.ServicesScreen((), "", "01/01/2016", here.hotline, here.desk)
        ),
    }


def overview_pages(say: Say, screen: Make) -> dict[str, s.Screen]:
    free, unknown, _ = fees(say)
    birth = say("Bản sao trích lục khai sinh", "Copy of a birth record")
    overview = s.OverviewScreen(
        birth,
        "2.000635",
        "18/07/2026",
        "all_here",
        free,
        (
            s.PaperShown(
                say("Thẻ căn cước", "Identity card"),
                say("Làm hộ người nhà: thêm giấy ủy quyền", "For a relative: a letter of authority too"),
            ),
        ),
        "weekday.1",
        "23/11",
        say("Ngày thường, trước 15 giờ: trong ngày", "On workdays before 15:00: same day"),
        5,
        7,
    )
    p = s.Page
    return {
        "overview": screen(p.OVERVIEW, overview, "overview"),
        "overview_unverified": screen(
            p.OVERVIEW,
            replace(overview, fee=unknown, scope="prepare", verified_on="", ready_date="", ready_weekday_id=""),
            "overview",
        ),
        "overview_prepared": screen(
            p.OVERVIEW, replace(overview, prepared=12, again=2, edition=True), "overview"
        ),
        "overview_appointment": screen(p.OVERVIEW, told(overview, say)),
        "overview_guide": screen(p.OVERVIEW, guided(overview, say)),
        "resume": screen(p.RESUME, s.ResumeScreen(overview.name, True), "identity"),
    }


def consent_pages(say: Say, screen: Make) -> dict[str, s.Screen]:
    purposes = (
        s.PurposeShown(
            "card",
            say("Đọc thẻ để điền sẵn đơn", "Read the card to fill the form"),
            say("Số định danh là dữ liệu cần giữ kín.", "The personal number is confidential."),
            say("Không đồng ý: quý vị tự gõ", "If not: you type it yourself"),
            False,
            True,
        ),
        s.PurposeShown(
            "file",
            say("Gửi đơn tới UBND phường", "Send the form to the ward office"),
            "",
            say("Không đồng ý: không nộp được ở máy này", "If not: it cannot be filed here"),
            True,
            False,
        ),
        s.PurposeShown(
            "text",
            say("Nhắn tin khi có kết quả", "Send a message with the result"),
            "",
            say("Không đồng ý: hỏi lại ở bất kỳ trạm nào", "If not: ask again at any post"),
            False,
            False,
        ),
    )
    p = s.Page
    return {
        "consent": screen(p.CONSENT, s.ConsentScreen(purposes), "identity"),
        "consent_missing": screen(p.CONSENT, s.ConsentScreen(purposes, "file"), "identity"),
    }
