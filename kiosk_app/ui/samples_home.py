"""Sample first pages: bare, closed, with announcements, short ones and the longest that may be published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import screens as s
from kiosk_app.flow.screens import BoardLine, HomeScreen
from kiosk_app.ui.words import languages

Say = Callable[[str, str], str]


def with_board(home: HomeScreen, say: Say) -> HomeScreen:
    """A notice for today, another for later, and until when the place is open."""
    return replace(
        home,
        board=(
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
                say("Nộp trực tuyến còn 115.000 ₫.", "Filed online it will be 115,000 ₫."),
                False,
            ),
        ),
        opening_id="home.opening.until",
        opening_arguments=("20:00",),
    )


def closed(home: HomeScreen) -> HomeScreen:
    """Nobody is here until Tuesday."""
    return replace(
        home,
        opening_id="home.opening.on",
        opening_weekday_id="weekday.2",
        opening_arguments=("24/11", "07:30"),
    )


def home_pages(say: Say, screen: Callable[..., s.Screen]) -> dict[str, s.Screen]:
    tiles = ("status", "pay", "assistant", "practice", "other")
    icons = ("status", "pay", "ask", "touch", "more")
    codes = tuple(each.code for each in languages())
    home = s.HomeScreen(
        s.Tile("apply", "gate"), tuple(s.Tile(t, i) for t, i in zip(tiles, icons, strict=True)), codes
    )
    p = s.Page
    return {
        "home": screen(p.HOME, home),
        "home_board": screen(p.HOME, with_board(home, say)),
        "home_closed": screen(p.HOME, closed(home)),
        "home_first": screen(p.HOME, replace(home, tiles=home.tiles[:1])),
    }
