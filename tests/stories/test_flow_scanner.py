"""Papers through a feeder or over a glass: the page says where they go, and what went wrong with them."""

from __future__ import annotations

import pytest

from drivers.scanner.page.limits import MAX_FILED_PAGES
from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.screens import FarewellScreen, Page, ScanScreen
from kiosk_app.flow.steps.scanning import MOST_PAGES
from tests.stories.walk import Walk


def _at_scan() -> Walk:
    walk = Walk().to_number("driving_licence_renewal").with_code().licence("car")
    assert walk.page == Page.SCAN
    return walk


def _shown(walk: Walk) -> ScanScreen:
    content = walk.screen.content
    assert isinstance(content, ScanScreen)
    return content


@pytest.mark.parametrize(
    ("ways", "place"),
    [
        (("camera",), ""),
        (("camera", "flatbed"), ""),
        (("camera", "flatbed", "feeder", "duplex"), "tray_or_feeder"),
        (("flatbed", "feeder"), "feeder"),
        (("flatbed",), "glass"),
    ],
)
def test_the_page_says_where_paper_goes(ways: tuple[str, ...], place: str) -> None:
    walk = _at_scan()
    assert _shown(walk).place == "", "until something else is known, the camera is meant"
    assert _shown(walk.post(e.WaysSeen(ways))).place == place


def test_a_jam_in_a_pile_keeps_the_pages_before_it() -> None:
    walk = _at_scan().post(e.WaysSeen(("feeder",)))
    for page in (1, 2):
        walk.tap(hand.TakePhoto()).post(e.PageTaken(page, ("good",), True)).tap(hand.AcceptPage(another=True))
    walk.tap(hand.TakePhoto()).post(e.Trouble("scanner.jam"))
    assert walk.screen.fault is not None
    assert walk.screen.fault.code == "scanner.jam"
    walk.tap(hand.TakeWay("retry")).tap(hand.TakePhoto()).post(e.PageTaken(3, ("good",), True))
    assert _shown(walk).place == "feeder"
    walk.tap(hand.AcceptPage())
    assert walk.last(f.FilePages).pages == (1, 2, 3)


def test_whoever_leaves_a_paper_on_the_tray_is_told() -> None:
    walk = _at_scan().tap(hand.TakePhoto()).post(e.PageTaken(1, ("good",), True))
    walk.tap(hand.AcceptPage(another=True)).post(e.IdleAsked(), e.IdleOver())
    assert walk.page == Page.FAREWELL
    assert walk.effects[-1] == f.LookForPaper()
    walk.post(e.PaperLeft())
    content = walk.screen.content
    assert isinstance(content, FarewellScreen)
    assert content.paper_left
    walk.post(e.FarewellOver())
    assert not walk.visit.paper_left, "the next citizen left nothing"


def _filed_as_another_paper() -> Walk:
    walk = _at_scan()
    for page in (1, 2):
        walk.tap(hand.TakePhoto()).post(e.PageTaken(page, ("good",), True)).tap(
            hand.AcceptPage(another=page == 1)
        )
    assert walk.last(f.FilePages).title, "what was asked for goes along"
    walk.post(e.PagesFiled(walk.visit.scanning.document, 9, 2, 80, other=True))
    shown = _shown(walk)
    assert (shown.state, shown.page, shown.pages, shown.advice) == ("taken", 2, 1, "wrong_document")
    assert (shown.acceptable, shown.bound) == (True, True)
    return walk


def test_another_paper_than_was_asked_for_is_kept_at_a_word() -> None:
    walk = _filed_as_another_paper().tap(hand.AcceptPage())
    assert walk.visit.attachments[-1].file == 9
    assert walk.visit.attachments[-1].pages == 2


def test_another_paper_than_was_asked_for_can_be_scanned_anew() -> None:
    walk = _filed_as_another_paper().tap(hand.RetakePage())
    assert set(walk.last(f.DropPages).pages) == {1, 2, 9}
    assert _shown(walk).state == "live"
    assert not _shown(walk).bound
    assert walk.effects[-1] == f.ShowPaper()


def test_whoever_scanned_nothing_is_not_looked_after() -> None:
    walk = _at_scan().post(e.IdleAsked(), e.IdleOver())
    assert walk.count(f.LookForPaper) == 0


@pytest.mark.parametrize("code", ["scanner.half_page", "scanner.broken", "scanner.timeout", "scanner.empty"])
def test_each_trouble_leaves_a_way_on(code: str) -> None:
    walk = _at_scan().tap(hand.TakePhoto()).post(e.Trouble(code))
    assert walk.screen.fault is not None
    assert (walk.screen.fault.code, tuple(map(str, walk.screen.fault.ways))) == (code, ("retry", "back"))


def test_a_long_paper_is_told_in_time_how_many_pages_it_can_have_and_loses_none() -> None:
    walk = _at_scan().post(e.WaysSeen(("feeder",)))
    for page in range(1, MOST_PAGES):
        assert _shown(walk).room == MOST_PAGES - page
        walk.tap(hand.TakePhoto()).post(e.PageTaken(page, ("good",), True)).tap(hand.AcceptPage(another=True))
    walk.tap(hand.TakePhoto()).post(e.PageTaken(MOST_PAGES, ("good",), True))
    assert _shown(walk).room == 0
    walk.tap(hand.AcceptPage(another=True))
    assert _shown(walk).state == "taken", "a hasty touch adds no page too many"
    walk.tap(hand.AcceptPage())
    assert walk.last(f.FilePages).pages == tuple(range(1, MOST_PAGES + 1))


def test_what_the_page_takes_is_what_the_binder_binds() -> None:
    assert MOST_PAGES == MAX_FILED_PAGES
