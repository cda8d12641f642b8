"""Places that a kiosk took and never confirmed: they are let go, and no kiosk hoards them."""

from __future__ import annotations

from portal.config import Limits
from portal.store.models import Booking
from tests.portal.opener.test_booking import MINE, THEIRS, asked, take, times
from tests.portal.opener.test_two_kiosks_book import Kiosk
from tests.portal.world import World

HELD_MS = Limits().unconfirmed_place_s * 1000
MOST = Limits().unconfirmed_places_per_kiosk


def keep(world: World, token: str) -> object:
    return asked(world, {"do": "keep", "token": token})["state"]


def minute(world: World) -> None:
    """The pace of questions is another matter."""
    world.clock.ms += 61_000


def test_a_kiosk_that_dies_with_the_answer_holds_the_place_for_ten_minutes_and_no_longer(world: World) -> None:
    free = times(world).days[1].free
    at = next(iter(free))
    assert take(world, MINE, at, kiosk="A")
    world.clock.ms += HELD_MS - 1000
    assert times(world).days[1].free[at] == free[at] - 1
    world.clock.ms += 1000
    assert times(world).days[1].free == free
    for token in (THEIRS, "3" * 32):
        assert take(world, token, at, kiosk="B")
        assert keep(world, token) == "kept"
    assert keep(world, MINE) == "free", "too late: who comes back hears that it is gone"
    assert take(world, MINE, at, kiosk="A") == ""


def test_a_place_that_was_confirmed_is_kept_for_good_and_moved_by_no_late_question(world: World) -> None:
    first, second = list(times(world).days[1].free)[:2]
    code = take(world, MINE, first)
    assert [keep(world, MINE), keep(world, MINE)] == ["kept", "kept"]
    world.clock.ms += HELD_MS * 2
    assert take(world, MINE, first) == code
    assert take(world, MINE, second) == "", "a question that was on its way since before the first was taken"
    assert [(row["at"], row["code"]) for row in world.desk.bookings.list()] == [(first, code)]


def test_one_kiosk_holds_four_unconfirmed_places_at_once_and_no_other_is_kept_from_its_own(
    world: World,
) -> None:
    at = list(times(world).days[1].free)
    for number in range(MOST):
        assert take(world, f"{number:032x}", at[number], kiosk="A")
        minute(world)
    desk = times(world)
    fifth = {"desk": desk.id, "day": desk.days[1].day.isoformat(), "at": at[MOST], "token": MINE}
    assert asked(world, {"do": "take", **fifth}, "A") == {"status": 429}
    assert take(world, f"{0:032x}", at[MOST], kiosk="A"), "its own place may be changed for another"
    assert take(world, THEIRS, at[MOST], kiosk="B")
    minute(world)
    assert keep(world, f"{1:032x}") == "kept"
    assert take(world, MINE, at[0], kiosk="A"), "one that is confirmed is held no more"
    world.clock.ms += HELD_MS
    assert take(world, "5" * 32, at[2], kiosk="A"), "and what lapsed does not count"
    with world.database.read() as session:
        assert session.query(Booking).filter(Booking.confirmed_at.is_(None)).count() == 1


def test_a_place_taken_after_it_was_given_back_is_let_go(world: World) -> None:
    """The line delivers in another order than was asked, and whoever wanted it has gone."""
    free = times(world).days[1].free
    asked(world, {"do": "give_back", "token": MINE})
    assert take(world, MINE, next(iter(free)))
    world.clock.ms += HELD_MS
    assert times(world).days[1].free == free


def test_an_answer_lost_on_the_way_to_a_real_kiosk_confirms_nothing(world: World) -> None:
    here = Kiosk(world, "A", 5)
    free = here.sees()
    at = next(iter(free))
    here.line.deaf = True
    here.takes(at)
    here.line.deaf = False
    assert world.desk.bookings.list() == []
    world.clock.ms += HELD_MS
    assert here.sees() == free
