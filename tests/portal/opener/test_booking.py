"""Appointments: the last place is had once, whoever asks again has it still, and a day is told as it stands."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from portal.desks import DesksError, load_desks
from portal.errands import OPENER
from portal.store.models import Booking
from sync.contract import ids
from sync.contract.booking import BookingDesk, parse_taken, parse_times
from sync.contract.keyset import RecipientRole
from sync.contract.wire import AskKind, parse_ask_reply
from sync.envelope import open_reply, seal_ask
from tests.portal.world import KEYS, World
from tests.sync.builders import random_from

_IDS = random_from(41)
MINE, THEIRS = "1" * 32, "2" * 32


def asked(world: World, body: dict[str, object], kiosk: str = "K") -> dict[str, object]:
    """One sealed question, answered by the desk; each with an id of its own."""
    recipient = world.keyset.recipient(RecipientRole.PORTAL)
    assert recipient is not None
    ask_id = ids.uuid7(1_795_000_000_000, _IDS(10))
    sealed = seal_ask(AskKind.BOOKING, ask_id, body, KEYS.visit.public(), recipient)
    assert isinstance(sealed, bytes)
    name = f"ask:{kiosk}:{ask_id}"
    world.parts.errands.put(name, OPENER, AskKind.BOOKING.value, sealed)
    world.asks.work_once()
    answer = world.parts.errands.read(name)
    assert answer is not None
    if answer.status != 200:
        return {"status": answer.status}
    reply = parse_ask_reply(answer.body)
    opened = open_reply(AskKind.BOOKING, ask_id, getattr(reply, "sealed_reply"), KEYS.visit)  # noqa: B009 - a fault has none, and fails here
    assert isinstance(opened, dict)
    return dict(opened)


def times(world: World) -> BookingDesk:
    found = parse_times(asked(world, {"do": "times"})["desks"])
    assert isinstance(found, tuple)
    return found[0]


def take(world: World, token: str, at: str = "", day: date | None = None, kiosk: str = "K") -> str:
    desk = times(world)
    wanted = {
        "desk": desk.id,
        "day": (day or desk.days[1].day).isoformat(),
        "at": at or next(iter(desk.days[1].free)),
        "token": token,
    }
    code = parse_taken(asked(world, {"do": "take", **wanted}, kiosk))
    assert isinstance(code, str)
    return code


def test_a_time_is_taken_and_told_as_taken(world: World) -> None:
    before = times(world).days[1]
    at = next(iter(before.free))
    code = take(world, MINE)
    assert code.startswith("HEN-")
    assert times(world).days[1].free[at] == before.free[at] - 1


def test_an_answer_that_was_lost_is_asked_for_again_and_nothing_is_taken_twice(world: World) -> None:
    assert take(world, MINE) == take(world, MINE)
    with world.database.read() as session:
        assert session.query(Booking).count() == 1


def test_a_time_that_closed_meanwhile_is_still_told_to_whoever_holds_it(world: World) -> None:
    desk = times(world)
    soonest = next(day for day in desk.days if any(day.free.values()))
    wanted = {
        "desk": desk.id,
        "day": soonest.day.isoformat(),
        "at": next(at for at, left in soonest.free.items() if left),
    }
    code = asked(world, {"do": "take", **wanted, "token": MINE})["code"]
    comes = datetime.fromisoformat(f"{wanted['day']}T{wanted['at']}+07:00")
    world.clock.ms = int(comes.timestamp() * 1000) - 10 * 60_000
    assert asked(world, {"do": "take", **wanted, "token": MINE})["code"] == code
    assert asked(world, {"do": "take", **wanted, "token": THEIRS})["state"] == "full", "closed for others"


def test_the_last_place_goes_to_one_and_the_others_are_told(world: World) -> None:
    assert take(world, MINE, kiosk="A")
    assert take(world, THEIRS, kiosk="B")
    assert take(world, "3" * 32, kiosk="C") == ""
    assert next(iter(times(world).days[1].free.values())) == 0


def test_whoever_takes_another_time_gives_the_first_one_back(world: World) -> None:
    first, second = list(times(world).days[1].free)[:2]
    take(world, MINE, first)
    take(world, MINE, second)
    free = times(world).days[1].free
    assert (free[first], free[second]) == (2, 1)


def test_a_full_time_leaves_the_one_that_is_held(world: World) -> None:
    first, second = list(times(world).days[1].free)[:2]
    held = take(world, MINE, first)
    take(world, THEIRS, second, kiosk="B")
    take(world, "3" * 32, second, kiosk="C")
    assert take(world, MINE, second) == ""
    assert take(world, MINE, first) == held


def test_giving_back_needs_the_token_itself(world: World) -> None:
    take(world, MINE)
    asked(world, {"do": "give_back", "token": THEIRS})
    with world.database.read() as session:
        row = session.query(Booking).one()
        assert MINE not in (row.holder, row.code)
    assert asked(world, {"do": "give_back", "token": MINE})["state"] == "free"
    with world.database.read() as session:
        assert session.query(Booking).count() == 0


@pytest.mark.parametrize(
    "changed", [{"desk": "zzz"}, {"at": "03:00"}, {"day": "2020-01-01"}, {"day": "2099-01-01"}]
)
def test_no_time_is_taken_that_nobody_offers(world: World, changed: dict[str, object]) -> None:
    desk = times(world)
    wanted = {"desk": desk.id, "day": desk.days[1].day.isoformat(), "at": "17:30", "token": MINE}
    assert asked(world, {"do": "take", **wanted, **changed})["state"] == "full"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"do": "x"},
        {"do": "take"},
        {"do": "take", "desk": 7},
        {"do": "give_back", "token": "x"},
        {"do": "keep", "token": 7},
    ],
)
def test_nonsense_is_refused(world: World, body: dict[str, object]) -> None:
    assert asked(world, body) == {"status": 400}


def test_officers_see_when_and_by_which_code(world: World) -> None:
    code = take(world, MINE)
    assert world.desk.bookings.list() == [], "nobody has heard of it yet"
    assert asked(world, {"do": "keep", "token": MINE})["state"] == "kept"
    assert [row["code"] for row in world.desk.bookings.list()] == [code]


def test_a_portal_with_no_desk_offers_none(tmp_path: Path) -> None:
    assert load_desks(tmp_path / "desks.toml", practice=False) == ()


def test_a_misspelt_key_is_named(tmp_path: Path) -> None:
    file = tmp_path / "desks.toml"
    file.write_text('[[desks]]\nid = "a"\nplaces = "b"\n')
    with pytest.raises(DesksError, match="desks"):
        load_desks(file, practice=False)


def test_a_desk_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "desks.toml"
    file.write_text(
        '[[desks]]\nid = "C03"\nplace = { vi = "Nhà văn hóa", en = "Culture house" }\n'
        'capacity = 1\nslot_minutes = 30\nopen = [ { days = [6], from = "08:00", to = "09:15" } ]\n'
    )
    (desk,) = load_desks(file, practice=False)
    assert desk.times(date(2026, 11, 28)) == ("08:00", "08:30")
    assert desk.times(date(2026, 11, 27)) == ()
