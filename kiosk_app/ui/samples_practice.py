"""Sample pages of a practice visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import screens as s

Say = Callable[[str, str], str]


def practised(say: Say, screen: Callable[..., s.Screen]) -> dict[str, s.Screen]:
    content = s.PracticeScreen(say("Bản sao trích lục khai sinh", "Copy of a birth record"), 7)
    live = s.ScanScreen(
        say("Quét giấy ủy quyền", "Scan the letter of authority"),
        "",
        "live",
        0,
        0,
        (s.CheckShown("corners", "good"), s.CheckShown("light", "good"), s.CheckShown("straight", "good")),
        True,
        drawn=True,
    )
    # an invented person shows no passport
    number = s.IdentityNumberScreen("•••• •••• ••01", 12, 0, False, "gone", passport=False)
    scan = screen(s.Page.SCAN, live, "scan", lesson_id="lesson.scan")
    return {
        "practice": screen(s.Page.PRACTICE, content),
        "practice_done": screen(s.Page.PRACTICE_DONE, content),
        "practice_number": screen(
            s.Page.IDENTITY_NUMBER, number, "identity", lesson_id="lesson.identity_number"
        ),
        "practice_scan": replace(scan, saved=s.SavedState.NOTHING),
    }
