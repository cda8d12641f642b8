"""An appointment from home: the last place goes to one, whoever was slower is told and offered the next."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest

from portal.public.free_times import Slot, next_free
from tests.portal.opener.test_booking import MINE, THEIRS, take, times
from tests.portal.world import World, call

TYPED = {"content-type": "application/x-www-form-urlencoded"}
CODE = re.compile(r"HEN-[0-9A-Z]{3}-[0-9A-Z]{3}")


def post(world: World, path: str, **fields: str) -> httpx.Response:
    return call(world.public, "POST", path, content=urlencode(fields).encode(), headers=TYPED)


def booked(world: World, token: str, at: str) -> httpx.Response:
    desk = times(world)
    return post(world, "/book", desk=desk.id, day=desk.days[1].day.isoformat(), at=at, token=token)


def test_a_time_is_chosen_taken_and_given_back(world: World) -> None:
    before = times(world).days[1]
    at = next(iter(before.free))
    asked = call(world.public, "GET", f"/book?day={before.day}")
    token = re.search(r'name="token" value="([0-9a-f]{32})"', asked.text)
    assert token is not None
    assert f'value="{at}"' in asked.text
    answer = booked(world, token[1], at)
    code = CODE.search(answer.text)
    assert (answer.status_code, code is not None) == (200, True)
    assert booked(world, token[1], at).text == answer.text, "asked again it is the same time"
    assert times(world).days[1].free[at] == before.free[at] - 1
    assert [row["kiosk"] for row in world.desk.bookings.list()] == ["web"]
    assert post(world, "/book/back", token=token[1]).status_code == 200
    assert times(world).days[1].free[at] == before.free[at]


def test_the_code_stands_in_no_address(world: World) -> None:
    answer = booked(world, MINE, next(iter(times(world).days[1].free)))
    assert CODE.search(answer.text)
    assert not any("HEN-" in found for found in re.findall(r'(?:href|action)="([^"]*)"', answer.text))


def test_whoever_was_slower_is_told_and_the_next_free_time_stands_chosen(world: World) -> None:
    first, second = list(times(world).days[1].free)[:2]
    for number in range(times(world).days[1].free[first]):
        take(world, f"{number:032x}", at=first)
    answer = booked(world, THEIRS, first)
    assert answer.status_code == 409
    assert "vừa có người lấy trước" in answer.text
    assert re.search(rf'value="{second}"[^>]*checked', answer.text)
    assert not CODE.search(answer.text)
    assert booked(world, THEIRS, second).status_code == 200


def test_a_form_without_a_time_asks_for_one_and_nonsense_is_refused(world: World) -> None:
    desk = times(world)
    day = desk.days[1].day.isoformat()
    assert "Mời chọn một giờ" in post(world, "/book", desk=desk.id, day=day, token=MINE).text
    wrong: tuple[dict[str, str], ...] = (
        {"desk": desk.id, "day": day, "at": "25:99", "token": MINE},
        {"desk": desk.id, "day": "tomorrow", "at": "17:30", "token": MINE},
        {"desk": desk.id, "day": day, "at": "17:30", "token": "short"},
        {"desk": "elsewhere", "day": day, "at": "17:30", "token": MINE},
        {},
    )
    assert {post(world, "/book", **fields).status_code for fields in wrong} == {400}
    assert world.desk.bookings.list() == []


def test_nobody_books_a_day_empty_in_a_minute(state: Path) -> None:
    world = World.in_folder(state, web_bookings_per_minute=2)
    at = next(iter(times(world).days[1].free))
    assert [booked(world, f"{n:032x}", at).status_code for n in range(3)] == [200, 200, 429]
    world.close()


def test_an_opener_that_is_silent_is_no_answer_and_the_same_time_is_asked_for_again(state: Path) -> None:
    world = World.in_folder(state, answer_wait_s=0)
    desk = times(world)
    world.bell.desks = {}
    assert call(world.public, "GET", "/book").status_code == 503
    at = next(iter(desk.days[1].free))
    fields = {"desk": desk.id, "day": desk.days[1].day.isoformat(), "at": at, "token": MINE}
    answer = post(world, "/book", **fields)
    assert answer.status_code == 503
    for name, value in fields.items():
        assert f'name="{name}" value="{value}"' in answer.text
    world.close()


def test_a_portal_without_desks_says_so(state: Path) -> None:
    (state / "desks.toml").write_text("desks = []\n", encoding="utf-8")
    world = World.in_folder(state)
    assert "chưa nơi nào nhận hẹn" in call(world.public, "GET", "/book").text
    world.close()


@pytest.mark.parametrize(("lost", "expected"), [("00:00", 0), ("23:59", -1)])
def test_the_next_is_after_the_lost_one_and_before_it_only_where_none_is_after(
    world: World, lost: str, expected: int
) -> None:
    desk = times(world)
    free = [Slot(day.day, at) for day in desk.days for at, left in day.free.items() if left]
    day = desk.days[0].day if expected == 0 else desk.days[-1].day
    assert next_free(desk, Slot(day, lost)) == free[0]
