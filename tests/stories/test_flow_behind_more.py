"""Behind "more": all in at most three touches, nothing asked, and no paper called printed that is not."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.board import Board, Notice
from kiosk_app.flow.effects import PrintLeaflet, PrintRecord
from kiosk_app.flow.guide import at_home, guidance
from kiosk_app.flow.home_screen import HomeScreen
from kiosk_app.flow.leaflet import Part
from kiosk_app.flow.more_screens import GuideScreen, MoreScreen, ScheduleScreen
from kiosk_app.flow.procedure import Scope
from kiosk_app.flow.screens import Page
from kiosk_app.flow.setting import SiteProfile
from kiosk_app.flow.show.screen import present
from kiosk_app.flow.text import Text
from kiosk_app.flow.timetable import OpenDay, Point, Sitting, Timetable
from kiosk_app.flow.wifi import OPEN, Wifi, join_code
from tests.stories.walk import FRIDAY, STORED, Walk, practice

WIFI = Wifi("Tram;A17", "sen,vang:2026")
NOTICE = Notice(Text({"vi": "Nghỉ lễ"}), Text({"vi": "Thứ Hai nghỉ."}))
#: A procedure that is only told of, and one that is finished here.
TOLD = next(entry.id for entry in practice().procedures if entry.scope is Scope.GUIDE)
DONE = next(entry.id for entry in practice().procedures if entry.scope is Scope.ALL_HERE)


def with_wifi(wifi: Wifi | None = WIFI) -> Walk:
    return Walk(replace(practice(), wifi=wifi))


def days(hours: str = "08:00-17:00", place: str = "") -> tuple[OpenDay, ...]:
    begins, _, ends = hours.partition("-")
    sitting = Sitting(begins, ends, Text({"vi": place} if place else {}))
    return tuple(OpenDay(FRIDAY.today + timedelta(days=ahead), (sitting,)) for ahead in range(14))


def board(*points: Point) -> Board:
    return Board(notices=(NOTICE,), timetable=Timetable(points, date(2026, 11, 18)))


def tiles(walk: Walk) -> list[str]:
    content = present(walk.visit).content
    assert isinstance(content, HomeScreen | MoreScreen)
    return [tile.id for tile in content.tiles]


def test_each_tile_leads_somewhere_by_two_touches() -> None:
    walk = with_wifi().post(e.NewBoard(board())).tap(hand.OpenTile("other"))
    offered = tiles(walk)
    assert offered == ["results", "wifi", "library", "announcements", "schedule"]
    for tile in offered:
        walk.tap(hand.OpenTile(tile))
        assert walk.page != Page.MORE
        walk.tap(hand.GoBack())
        assert walk.page == Page.MORE


def test_what_the_place_does_not_have_is_not_offered() -> None:
    assert tiles(with_wifi(None).tap(hand.OpenTile("other"))) == ["results", "library", "schedule"]
    bus = replace(practice(), profile=SiteProfile.MOBILE, procedures=())
    assert tiles(Walk(bus)) == ["status", "pay", "other"]
    assert tiles(Walk(bus).tap(hand.OpenTile("other"))) == ["results", "bus_schedule"]


def test_announcements_open_from_the_first_page_and_lead_back_to_it() -> None:
    walk = Walk().post(e.NewBoard(board())).tap(hand.OpenTile("announcements"))
    assert walk.page == Page.ANNOUNCEMENTS
    assert walk.tap(hand.GoBack()).page == Page.HOME


def test_a_network_with_signs_in_its_name_is_joined_by_its_code() -> None:
    assert join_code(WIFI) == r"WIFI:T:WPA;S:Tram\;A17;P:sen\,vang\:2026;;"
    assert join_code(Wifi("Trạm", "", OPEN)) == "WIFI:T:nopass;S:Trạm;;"


def test_only_the_printer_that_answers_this_paper_is_believed() -> None:
    walk = with_wifi().tap(hand.OpenTile("other"), hand.OpenTile("wifi"), hand.PrintLeaflet())
    order = walk.last(PrintLeaflet)
    assert walk.post(e.LeafletPrinted("another"), e.SlipPrinted()).visit.behind.printing == "printing"
    walk.tap(hand.PrintLeaflet())
    assert walk.count(PrintLeaflet) == 1
    assert walk.post(e.LeafletPrinted(order.asked)).visit.behind.printing == "printed"
    assert walk.post(e.LeafletFailed(order.asked, "printer.paper_out")).visit.fault is None


@pytest.mark.parametrize("bug", [False, True])
def test_a_fault_of_the_printer_offers_another_try_and_the_page(bug: bool) -> None:
    walk = with_wifi().tap(hand.OpenTile("other"), hand.OpenTile("wifi"), hand.PrintLeaflet())
    order = walk.last(PrintLeaflet)
    code = "printer.unconfirmed" if bug else "printer.paper_out"
    walk.post(e.Trouble(code) if bug else e.LeafletFailed(order.asked, code))
    assert walk.visit.fault is not None
    assert (walk.visit.fault.code, walk.visit.fault.ways) == (code, ("retry", "back"))
    walk.tap(hand.TakeWay("retry"))
    assert walk.count(PrintLeaflet) == 2
    walk.post(e.LeafletFailed(walk.last(PrintLeaflet).asked, code)).tap(hand.TakeWay("back"))
    assert walk.page == Page.WIFI
    assert (walk.screen.fault, walk.visit.behind.printing) == (None, "none")


def test_guidance_leads_into_what_can_be_done_here_and_nowhere_else() -> None:
    walk = Walk().tap(hand.OpenTile("other"), hand.OpenTile("library"), hand.OpenService(DONE))
    assert walk.page == Page.GUIDE
    assert walk.tap(hand.GoOn()).page == Page.OVERVIEW
    told = Walk().tap(hand.OpenTile("other"), hand.OpenTile("library"), hand.OpenService(TOLD))
    content = present(told.visit).content
    assert isinstance(content, GuideScreen)
    assert not content.begins
    assert told.tap(hand.GoOn()).page == Page.GUIDE
    assert told.tap(hand.GoBack()).page == Page.LIBRARY


@pytest.mark.parametrize("procedure", [entry.id for entry in practice().procedures])
def test_what_is_only_told_of_ends_on_paper(procedure: str) -> None:
    walk = Walk().tap(hand.OpenTile("apply"), hand.OpenService(procedure), hand.PrintLeaflet())
    leaflet = walk.last(PrintLeaflet).leaflet
    known = walk.visit.setting.procedure(procedure)
    assert known is not None
    assert (leaflet.qr, leaflet.subject) == (known.source_url, known.name.read("vi"))
    walk.tap(hand.OpenGuide(), hand.PrintLeaflet("at_home"))
    assert walk.last(PrintLeaflet).leaflet.title_id == "leaflet.at_home"


def words(parts: tuple[Part, ...], heading: str) -> str:
    return " ".join(str(line.arguments) for part in parts if part.heading_id == heading for line in part.lines)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_figure_without_a_source_and_a_day_and_none_that_ended(language: str) -> None:
    for procedure in practice().procedures:
        for day in (FRIDAY, FRIDAY.later(days=60), FRIDAY.later(days=3_000)):
            visit = replace(Walk().visit, now=day, language=language)
            for parts in (guidance(visit, procedure), at_home(visit, procedure)):
                money = words(parts, "guide.fee")
                if re.search(r"[0-9]{1,3}(?:\.000)?'", money):
                    assert procedure.verified_at is not None
                    assert procedure.verified_at.strftime("%d/%m/%Y") in money
                    assert procedure.source
                for rate in (procedure.fee, *procedure.fee.rates):
                    if not rate.in_force(day.today) and rate.valid_to:
                        assert rate.valid_to.strftime("%d/%m/%Y") not in money


def test_the_way_home_is_printed_beside_the_record_and_never_for_it() -> None:
    walk = Walk().to_number("birth_extract").with_card().birth_for_oneself().declare()
    walk.on().post(STORED, e.DeliveryWaitOver())
    assert walk.page == Page.FINISHED
    walk.post(e.SlipPrinted()).tap(hand.PrintLeaflet("at_home"))
    order = walk.last(PrintLeaflet)
    walk.tap(hand.Reprint())
    assert walk.count(PrintRecord) == 2
    walk.post(e.LeafletPrinted(order.asked))
    assert walk.visit.filed is not None
    assert (walk.visit.filed.print_state, walk.visit.behind.printing) == ("printing", "printed")
    walk.post(e.Trouble("printer.paper_out"))
    assert (walk.visit.filed.print_state, walk.visit.behind.printing) == ("refused", "printed")


def schedule(walk: Walk) -> ScheduleScreen:
    content = present(walk.visit).content
    assert isinstance(content, ScheduleScreen)
    return content


def test_two_weeks_of_a_point_and_its_exception() -> None:
    week = list(days())
    week[3] = OpenDay(week[3].day, changed=True)
    points = (
        Point("a", Text({"vi": "Trạm"}), False, tuple(week)),
        Point("b", Text({"vi": "Xe"}), True, days(place="Chợ")),
    )
    walk = Walk().post(e.NewBoard(board(*points))).tap(hand.OpenTile("other"), hand.OpenTile("schedule"))
    shown = schedule(walk)
    assert [(day.date, day.until_date, day.hours) for day in shown.days] == [
        ("20/11", "22/11", "08:00–17:00"),
        ("23/11", "", ""),
        ("24/11", "03/12", "08:00–17:00"),
    ]
    assert (shown.nearest_id, shown.nearest_arguments, shown.updated) == (
        "home.opening.until",
        ("17:00",),
        "18/11/2026",
    )
    other = schedule(walk.tap(hand.Choose("b")))
    assert (other.mobile, other.nearest_id, len(other.days)) == (True, "home.stop.until", 14)
    walk.tap(hand.PrintLeaflet())
    assert walk.last(PrintLeaflet).leaflet.subject == "Xe"


def test_where_nothing_is_published_the_page_says_whom_to_ask() -> None:
    shown = schedule(Walk().tap(hand.OpenTile("other"), hand.OpenTile("schedule"), hand.PrintLeaflet()))
    assert (shown.days, shown.hotline, shown.printing) == ((), practice().hotline, "none")


def test_at_the_desk_that_waits_nothing_of_more_counts_as_a_draft() -> None:
    walk = Walk().tap(hand.OpenTile("other"), hand.OpenTile("library"), hand.OpenService(DONE), hand.End())
    assert walk.page == Page.FAREWELL
