"""Where the bus stops: what the city published, day by day, as a calendar and as a text three days ahead."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.keys import load_signing_key
from portal.public.calendar_file import Sitting, calendar
from portal.publish.bundles import Press, Wish
from sync.contract.bundle import BundleKind
from sync.contract.schedules import Span
from tests.portal.world import World, call

BUS = {
    "site": "practice_bus",
    "open": [],
    "staff": [],
    "stops": [
        {
            "days": [1, 4],
            "from": "08:00",
            "to": "11:00",
            "place": {"vi": "Khu công nghiệp Thăng Long", "en": "Thăng Long park"},
        },
        {"days": [4], "from": "13:30", "to": "24:00", "place": {"vi": "Chợ Tó", "en": "Tó market"}},
    ],
    "exceptions": [],
}
HOUSE = {
    "site": "practice",
    "open": [{"days": [1, 2, 3, 4, 5], "from": "07:30", "to": "21:30"}],
    "staff": [],
    "stops": [],
    "exceptions": [],
}


def publish(world: World, *sites: object) -> None:
    press = Press(world.database, load_signing_key(world.places.catalogue_key), True, world.clock)
    press.publish(BundleKind.SCHEDULES, {"schedules.json": json.dumps({"sites": sites}).encode()}, Wish())


def test_nothing_published_is_said(world: World) -> None:
    answer = call(world.public, "GET", "/schedule")
    assert (answer.status_code, "Thành phố chưa đăng lịch" in answer.text) == (200, True)
    assert call(world.public, "GET", "/schedule/practice_bus.ics").status_code == 404


def test_the_bus_comes_first_and_each_day_says_where(world: World) -> None:
    publish(world, HOUSE, BUS)
    page = call(world.public, "GET", "/schedule").text
    assert page.index("Xe dùng thử B02") < page.index("Trạm dùng thử A17")
    assert "08:00–11:00, Khu công nghiệp Thăng Long; 13:30–24:00, Chợ Tó" in page
    assert "Nghỉ" in page
    english = call(world.public, "GET", "/schedule?lang=en&site=practice").text
    assert "07:30–21:30" in english
    assert "Tó market" not in english


def test_the_text_to_pass_on_begins_three_days_ahead(world: World) -> None:
    publish(world, BUS)
    text = re.search(r"<pre[^>]*>(.*?)</pre>", call(world.public, "GET", "/schedule").text, re.DOTALL)
    assert text is not None
    days = [
        datetime.strptime(day, "%d/%m/%Y").replace(tzinfo=UTC).date()
        for day in re.findall(r"\d\d/\d\d/\d{4}", text[1])
    ]
    today = datetime.fromtimestamp(world.clock() / 1000 + 7 * 3600, UTC).date()
    assert days
    assert min((day - today).days for day in days) >= 3


def test_the_calendar_has_every_stop_in_the_hour_of_the_world(world: World) -> None:
    publish(world, BUS)
    answer = call(world.public, "GET", "/schedule/practice_bus.ics?lang=en")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    events = answer.text.count("BEGIN:VEVENT")
    assert events == 6
    assert "T010000Z" in answer.text, "eight in the morning here is one o'clock there"
    assert answer.text == call(world.public, "GET", "/schedule/practice_bus.ics?lang=en").text


@given(st.text(max_size=200), st.text(max_size=60))
def test_no_name_breaks_a_line_of_the_calendar(name: str, place: str) -> None:
    sitting = Sitting(date(2026, 11, 24), Span("08:00", "24:00"), place)
    text = calendar("bus", name, [sitting], datetime(2026, 11, 22, tzinfo=UTC))
    lines = text.split("\r\n")
    assert all(len(line.encode("utf-8", "surrogatepass")) <= 75 for line in lines)
    unfolded = text.replace("\r\n ", "").split("\r\n")
    assert sum(line.startswith("SUMMARY:") for line in unfolded) == 1
    assert "DTEND:20261124T170000Z" in unfolded


@pytest.mark.parametrize("site", ["../practice", "nobody", "%00"])
def test_a_point_that_is_none_is_not_found(world: World, site: str) -> None:
    publish(world, BUS)
    assert call(world.public, "GET", f"/schedule/{site}.ics").status_code == 404
