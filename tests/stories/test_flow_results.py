""" "My results" behind "more": the code, and an honest word on whether the result is there."""

from __future__ import annotations

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.results import (
    FetchResult,
    ForgetResult,
    PrintResult,
    ResultFacts,
    ResultScreen,
)
from kiosk_app.flow.screens import Page, StatusScreen
from tests.stories.walk import STORED, Walk


def at_code() -> Walk:
    return Walk().tap(hand.OpenTile("other"), hand.OpenTile("results"))


def heard(state: str, step: int, source: str = "portal") -> bool:
    walk = at_code().post(e.ReceiptSeen(STORED.code))
    assert walk.last(f.AskStatus).code == STORED.code
    walk.post(e.StatusHeard(STORED.code, state, step, "", "18:42", source))
    content = walk.screen.content
    assert isinstance(content, StatusScreen)
    return content.collect


def test_two_touches_lead_to_the_code_and_back_leads_where_one_came_from() -> None:
    walk = at_code()
    assert walk.page == Page.STATUS_CODE
    assert walk.touches == 2
    assert isinstance(walk.effects[-1], f.SeekReceipt)
    walk.tap(hand.GoBack())
    assert walk.page == Page.MORE
    assert {f.StopCamera(), f.ForgetReceipt()} <= set(walk.effects)


def test_a_result_is_there_only_where_the_portal_says_so() -> None:
    assert heard("done", 4)


@pytest.mark.parametrize(
    ("state", "step", "source"),
    [("processing", 2, "portal"), ("refused", 3, "portal"), ("waiting", 0, "kiosk")],
)
def test_nobody_is_sent_for_what_is_not_there(state: str, step: int, source: str) -> None:
    assert not heard(state, step, source)


FACTS = ResultFacts("Trích lục khai sinh", "UBND phường Mẫu", "20/11/2026", "Số 1 phố Mẫu", "8:00–11:30")
LOCKED = e.StatusHeard(STORED.code, "done", 4, "", "18:42", "portal", locked=True, paper=True)
OPEN = e.StatusHeard(STORED.code, "done", 4, "", "18:42", "portal", paper=True, result=FACTS)


def fetching() -> Walk:
    """Typed, found locked, the slip held to the camera, opened, and asked for: with no other proof."""
    walk = at_code().tap(hand.Typed(STORED.code), hand.GoOn()).post(LOCKED)
    assert seen_status(walk).paper == "locked"
    walk.tap(hand.OpenTile("result"))
    assert walk.page == Page.STATUS, "what is locked is not shown"
    walk.post(e.ReceiptSeen(STORED.code), OPEN)
    assert seen_status(walk).paper == "open"
    walk.tap(hand.OpenTile("result"))
    assert walk.last(FetchResult) == FetchResult(STORED.code)
    return walk


def seen_status(walk: Walk) -> StatusScreen:
    content = walk.screen.content
    assert isinstance(content, StatusScreen)
    return content


def seen(walk: Walk) -> ResultScreen:
    content = walk.screen.content
    assert isinstance(content, ResultScreen)
    return content


def test_the_slip_opens_the_paper_and_its_pages_come() -> None:
    walk = fetching()
    assert (seen(walk).state, seen(walk).pictures) == ("fetching", ())
    walk.post(e.ResultDrawn("TAM-1234-5678-9", (7,)))
    assert seen(walk).state == "fetching", "a late answer about another"
    walk.post(e.ResultDrawn(STORED.code, (4, 5)))
    shown = seen(walk)
    assert (shown.state, shown.pictures, shown.name, shown.place) == (
        "ready",
        (4, 5),
        FACTS.name,
        FACTS.place,
    )
    assert not shown.may_print
    walk.tap(hand.OpenTile("view"))
    assert seen(walk).reading
    walk.tap(hand.GoBack())
    assert not seen(walk).reading
    walk.tap(hand.GoBack())
    assert walk.page == Page.STATUS
    assert ForgetResult() in walk.effects


def test_a_cut_line_says_so_and_is_tried_again() -> None:
    walk = fetching().post(e.ResultMissed(STORED.code, "line"))
    assert (seen(walk).state, seen(walk).trouble) == ("failed", "line")
    walk.tap(hand.GoOn())
    assert seen(walk).state == "fetching"
    assert walk.count(FetchResult) == 2


def test_a_paper_that_is_too_long_is_told_with_its_pages_and_never_half_shown() -> None:
    walk = fetching().post(e.ResultMissed(STORED.code, "long", 48))
    shown = seen(walk)
    assert (shown.state, shown.trouble, shown.pages, shown.pictures) == ("failed", "long", 48, ())
    walk.tap(hand.GoOn())
    assert seen(walk).pages == 0


def test_a_worker_that_came_to_grief_leaves_nobody_waiting() -> None:
    walk = fetching().post(e.Trouble("line.nonsense"))
    assert (seen(walk).state, seen(walk).trouble) == ("failed", "damaged")


def test_it_is_printed_where_a_page_printer_is_ready_and_its_trouble_is_told() -> None:
    walk = fetching().post(e.ResultDrawn(STORED.code, (4,)), e.PagePrinterSeen("ready")).tap(hand.InPrint())
    assert walk.last(PrintResult) == PrintResult(STORED.code, 1)
    walk.tap(hand.InPrint())
    assert walk.count(PrintResult) == 1, "a second tap prints nothing twice"
    walk.post(e.SheetFailed(1, "pages.paper_out"))
    assert seen(walk).printing == "refused"
    assert walk.screen.fault is not None
    walk.tap(hand.TakeWay("retry"))
    assert walk.count(PrintResult) == 2
    walk.post(e.SheetPrinted(1))
    assert seen(walk).printing == "printing", "that was said of the first try"
    walk.post(e.SheetPrinted(2))
    assert seen(walk).printing == "printed"


def test_leaving_forgets_it() -> None:
    walk = fetching().post(e.ResultDrawn(STORED.code, (4,))).tap(hand.End())
    assert walk.page == Page.FAREWELL
    assert walk.visit.result is None
    assert walk.visit.status is None
    assert f.Wipe() in walk.effects
