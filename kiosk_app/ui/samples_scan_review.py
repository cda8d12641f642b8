"""Sample pages from the first scan to the sealing. Every person in them is invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import screens as s
from kiosk_app.ui.samples_start import fees

Say = Callable[[str, str], str]


def scanned(say: Say, screen: Callable[..., s.Screen]) -> dict[str, s.Screen]:
    live = s.ScanScreen(
        say("Quét giấy ủy quyền", "Scan the letter of authority"),
        "",
        "live",
        0,
        0,
        (s.CheckShown("corners", "good"), s.CheckShown("light", "good"), s.CheckShown("tilted", "warn")),
        True,
        "tilted",
    )
    return {
        "scan": screen(s.Page.SCAN, live, "scan"),
        "scan_feeder": screen(s.Page.SCAN, replace(live, checks=(), advice="", place="feeder"), "scan"),
        "scan_taken": screen(s.Page.SCAN, replace(live, state="taken", page=1, checks=(), advice=""), "scan"),
        "scan_wrong_paper": screen(
            s.Page.SCAN,
            replace(live, state="taken", page=1, checks=(), advice="wrong_document", bound=True),
            "scan",
        ),
        "scan_full": screen(
            s.Page.SCAN, replace(live, state="taken", page=1, pages=19, checks=(), advice="", room=0), "scan"
        ),
        "scan_filing": screen(s.Page.SCAN, replace(live, state="filing", checks=(), advice=""), "scan"),
    }


def reviewed(say: Say, screen: Callable[..., s.Screen]) -> dict[str, s.Screen]:
    free, _, _ = fees(say)
    rows = (
        s.ReviewRow("", "", "TRẦN MINH ĐỨC", "•••• •••• 1234", "review.holder", "assurance.chip_trusted"),
        s.ReviewRow("name", say("Của", "Of"), "NGUYỄN THỊ HƯỜNG"),
        s.ReviewRow("copies", say("Số bản", "Copies"), "2"),
        s.ReviewRow(
            "letter", "", say("Giấy ủy quyền", "Letter of authority"), "1", "review.paper", "review.pages"
        ),
    )
    review = s.ReviewScreen(
        say("Bản sao trích lục khai sinh", "Copy of a birth record"),
        rows,
        free,
        (
            s.DeclarationShown("truth", True, "declaration.truth"),
            s.DeclarationShown("send_papers", False, "declaration.send_papers"),
        ),
        declarable=True,
    )
    p = s.Page
    return {
        "review": screen(p.REVIEW, review, "review"),
        "review_photograph": screen(
            p.REVIEW,
            replace(
                review,
                photograph=1,
                photograph_reason=say(
                    "Ảnh trong chip được đọc để so với ảnh trên giấy phép.",
                    "The photo is read to compare it with the licence.",
                ),
            ),
            "review",
        ),
        "review_missing": screen(p.REVIEW, replace(review, missing="send_papers"), "review"),
        "review_repriced": screen(
            p.REVIEW,
            replace(
                review,
                missing="fee",
                declarations=tuple(replace(each, ticked=False) for each in review.declarations),
            ),
            "review",
        ),
        "review_editing": screen(p.REVIEW, replace(review, editing=True), "review"),
        "submitting": screen(p.SUBMITTING, s.SubmittingScreen("sealing"), "review"),
    }
