"""Times at a desk of one place: booked at the screen, full for the next, got after a cut, given back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from drivers.switchboard import LineSwitch
from tests.stories.real.place import WORDS, City, wait

pytestmark = [pytest.mark.long, pytest.mark.timeout(300)]
DESKS = """
[[desks]]
id = "C03"
place = { vi = "Nhà văn hóa số 3", en = "Culture house no. 3" }
capacity = 1
slot_minutes = 60
open = [ { days = [1, 2, 3, 4, 5, 6, 7], from = "08:00", to = "12:00" } ]
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    opened = City.open(tmp_path_factory.mktemp("city"), DESKS)
    try:
        yield opened
    finally:
        opened.close()


def content(city: City) -> dict[str, Any]:
    found: dict[str, Any] = city.citizen.hand.look()["content"] or {}
    return found


def chooses(city: City) -> dict[str, Any]:
    """Open the page; what it shows once the portal has said what is free, of the second day."""
    hand = city.citizen.hand
    hand.wait_page("home")
    hand.tap(WORDS["tile.other"], starts=True)
    hand.wait_page("more")
    hand.tap(WORDS["tile.booking"], starts=True)
    hand.wait_page("booking")
    wait(lambda: content(city).get("state") == "choosing", "what is free")
    tomorrow = content(city)["days"][1]
    hand.tap(f"{WORDS[tomorrow['weekday_id']]} {tomorrow['date']}", starts=True)
    wait(lambda: content(city)["date"] == tomorrow["date"], "the second day")
    return content(city)


def takes(city: City, at: str) -> None:
    city.citizen.hand.tap(f"{at} ", starts=True)
    wait(lambda: content(city)["at"] == at, "the choice")
    city.citizen.hand.tap(WORDS["page.booking.take"])


def booked(city: City) -> str:
    city.citizen.hand.wait_page("booked")
    code: str = content(city)["code"]
    return code


def codes(city: City) -> list[str]:
    return sorted(row["code"] for row in city.officer.bookings())


def test_two_visits_and_a_line_that_is_cut_between_them(city: City) -> None:
    hand = city.citizen.hand
    assert [time["left"] for time in chooses(city)["times"]] == [1, 1, 1, 1]
    takes(city, "08:00")
    first = booked(city)
    (row,) = city.officer.bookings()
    assert (row["code"], row["at"]) == (first, "08:00")
    hand.tap(WORDS["page.booked.print"])
    wait(lambda: content(city)["printing"] == "printed", "the slip")
    hand.tap(WORDS["page.booked.done"])

    assert [time["left"] for time in chooses(city)["times"]] == [0, 1, 1, 1], "full for who comes next"
    city.world.switchboard.turn(line=LineSwitch.CUT)
    takes(city, "09:00")
    wait(lambda: content(city)["state"] == "cut", "that the line is cut")
    assert content(city)["unsettled"]
    city.world.switchboard.turn(line=LineSwitch.UP)
    hand.tap(WORDS["way.retry"])
    second = booked(city)
    assert codes(city) == sorted([first, second]), "once, whatever went before the cut"

    hand.tap(WORDS["page.booked.give_back"])
    wait(lambda: content(city)["leaving"], "the question")
    hand.tap(WORDS["page.booked.give_back"])
    hand.wait_page("booking")
    wait(lambda: codes(city) == [first], "that it is given back")
    hand.tap(WORDS["bar.end"])
    hand.wait_page("home")
    assert not [said for said in city.journal() if first in said or second in said]
