"""Sample pages of what is behind "more"; the network and the places are invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import more_screens as m
from kiosk_app.flow import screens as s
from kiosk_app.flow.home_screen import BoardLine, Tile
from kiosk_app.flow.leaflet import Part, Said, text
from kiosk_app.flow.wifi import Wifi, join_code

Say = Callable[[str, str], str]
_NETWORK = Wifi("HaNoi-DichVuCong", "sen-vang-2026")
_TILES = {
    "results": "view",
    "booking": "calendar",
    "wifi": "wifi",
    "library": "document",
    "announcements": "paper",
    "schedule": "time",
}


def behind(say: Say, screen: Callable[..., s.Screen]) -> dict[str, s.Screen]:
    page = s.Page
    wifi = m.WifiScreen(_NETWORK.name, _NETWORK.password, join_code(_NETWORK))
    fault = s.FaultPanel("printer.paper_out", ("retry", "back"))
    refused = replace(wifi, printing="refused")
    tiles = tuple(Tile(tile, icon) for tile, icon in _TILES.items())
    return {
        "more": screen(page.MORE, m.MoreScreen(tiles)),
        "wifi": screen(page.WIFI, wifi),
        "wifi_printed": screen(page.WIFI, replace(wifi, printing="printed")),
        "wifi_refused": screen(page.WIFI, refused, fault=fault),
        "announcements": screen(page.ANNOUNCEMENTS, m.AnnouncementsScreen(_announced(say))),
        "schedule": screen(page.SCHEDULE, _hours(say)),
        "schedule_bus": screen(page.SCHEDULE, _bus(say)),
        "schedule_none": screen(page.SCHEDULE, _unknown()),
        "guide": screen(page.GUIDE, m.GuideScreen(_name(say), "all_here", _parts(say), True)),
    }


def _name(say: Say) -> str:
    return say("Bản sao trích lục khai sinh", "Copy of a birth record")


def _announced(say: Say) -> tuple[BoardLine, ...]:
    return (
        BoardLine(
            say("Thứ Hai 23/11 điểm này nghỉ", "This point is closed on Monday 23/11"),
            say(
                "Điểm phục vụ nghỉ để bảo dưỡng điện. Mời quý vị trở lại thứ Ba, hoặc đến UBND phường"
                " Hai Bà Trưng, số 30 Lò Đúc, từ 8 giờ đến 17 giờ. Hồ sơ đã nộp vẫn được xử lý như thường.",
                "The service point is closed for work on the electricity. Please come back on Tuesday, or"
                " go to the ward office at 30 Lò Đúc, from 8:00 to 17:00. What was filed is dealt with"
                " as usual.",
            ),
            True,
        ),
        BoardLine(
            say("Từ 01/12: lệ phí đổi giấy phép lái xe", "From 1/12: fee for renewing a driving licence"),
            say("Nộp trực tuyến còn 115.000 ₫.", "Filed online it will be 115.000 ₫."),
            False,
        ),
    )


def _hours(say: Say) -> m.ScheduleScreen:
    week, short = "07:30–21:30", "08:00–17:00"
    days = (
        m.DaysShown("weekday.1", "23/11", "weekday.5", "27/11", week, staff=short),
        m.DaysShown("weekday.6", "28/11", "weekday.7", "29/11", short),
        m.DaysShown("weekday.1", "30/11", "", "", "", changed=True),
        m.DaysShown("weekday.2", "01/12", "weekday.5", "04/12", week, staff=short),
        m.DaysShown("weekday.6", "05/12", "weekday.7", "06/12", short),
    )
    points = (
        m.PointShown("a", say("Trạm dùng thử A17", "Practice point A17"), True),
        m.PointShown("b", say("Xe dùng thử B02", "Practice bus B02"), False),
    )
    return m.ScheduleScreen(
        False, points, "home.opening.until", "", ("21:30",), days, "18/11/2026", week, "1022"
    )


def _bus(say: Say) -> m.ScheduleScreen:
    days = (
        ("weekday.4", "26/11", "08:00–16:30", "Nhà văn hóa trung tâm, xã Mỹ Đức"),
        ("weekday.5", "27/11", "08:00–11:30", "Sân UBND xã Hương Sơn"),
        ("weekday.6", "28/11", "08:00–16:30", "Chợ Phúc Sơn, cổng phía đông"),
        ("weekday.7", "29/11", "13:30–20:00", "Khu công nghiệp Quang Minh"),
    )
    nearest = ("Nhà văn hóa trung tâm, xã Mỹ Đức", "26/11", "08:00")
    return m.ScheduleScreen(
        True,
        (m.PointShown("b", say("Xe dùng thử B02", "Practice bus B02"), True),),
        "home.stop.next",
        "weekday.4",
        nearest,
        tuple(m.DaysShown(weekday, day, "", "", hours, place) for weekday, day, hours, place in days),
        "22/11/2026",
        "",
        "1022",
    )


def _unknown() -> m.ScheduleScreen:
    return m.ScheduleScreen(False, (), "", "", (), (), "", "07:30–21:30", "1022")


def _parts(say: Say) -> tuple[Part, ...]:
    official = "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh"
    papers = (
        text(say("Thẻ căn cước", "Your ID card")),
        text(say("Giấy ủy quyền. Chỉ khi làm hộ người khác", "A letter of authority. Only for someone else")),
    )
    fee = (
        Said("guide.fee.online", ("0",)),
        Said("fee.counter", (say("8.000", "8,000"), say("một bản", "a copy"))),
        Said("guide.fee.basis", ("77/2025/NQ-HĐND", "18/07/2026")),
    )
    source = "Cổng Dịch vụ công quốc gia, 2.000635 (163/QĐ-BTP), xem ngày 18/07/2026"
    return (
        Part(
            "guide.what",
            "birth-record",
            (
                text(say("Đi học, làm hộ chiếu, làm hồ sơ", "For school, a passport, an application")),
                Said("page.overview.scope_all_here"),
                Said("guide.official", (official,)),
                Said("guide.code", ("2.000635",)),
            ),
        ),
        Part("guide.papers", "id-card", papers, numbered=True),
        Part("guide.fee", "pay", fee),
        Part(
            "guide.time",
            "time",
            (text(say("Ngày thường, trước 15 giờ: trong ngày", "On a workday before 15:00: the same day")),),
        ),
        Part("guide.where", "pin", (text(say("UBND phường", "The ward office")),)),
        Part(
            "guide.basis",
            "document",
            (
                Said("guide.laws", ("104/2022/NĐ-CP, 77/2025/NQ-HĐND",)),
                Said("guide.source", (source,)),
                Said("guide.verified", ("18/07/2026",)),
            ),
        ),
    )
