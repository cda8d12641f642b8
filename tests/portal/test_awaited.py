"""Many wait, one looks: everybody hears what concerns them, at once, and nobody for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

import pytest

from portal.awaited import Awaited
from portal.bells import BellTower
from portal.errands import COMMITTER, Answer, finish
from portal.store.models import Errand
from tests.portal.world import World


class Board:
    """Answers by name, and how often somebody looked."""

    def __init__(self) -> None:
        self.answers: dict[str, int] = {}
        self.looks = 0

    def read(self, names: Collection[str]) -> dict[str, int]:
        self.looks += 1
        return {name: self.answers[name] for name in names if name in self.answers}


def test_a_crowd_is_told_with_few_looks() -> None:
    board, tower = Board(), BellTower()
    awaited = Awaited(board.read, tower)

    async def play() -> list[int | None]:
        waiting = [asyncio.create_task(awaited.one(f"{n % 100}", 30)) for n in range(200)]
        while board.looks < 200:
            await asyncio.sleep(0)
        first = board.looks
        for number in range(100):
            board.answers[str(number)] = number
        tower.strike()
        told = await asyncio.gather(*waiting)
        assert board.looks - first <= 3
        return told

    assert asyncio.run(play()) == [n % 100 for n in range(200)]


def test_an_answer_that_is_there_already_needs_no_bell() -> None:
    board = Board()
    board.answers["x"] = 1
    assert asyncio.run(Awaited(board.read, BellTower()).one("x", 30)) == 1


def test_no_answer_in_time_is_none_and_the_next_one_waits_anew() -> None:
    board = Board()
    awaited = Awaited(board.read, BellTower())
    assert asyncio.run(awaited.one("x", 0.01)) is None
    board.answers["x"] = 1
    assert asyncio.run(awaited.one("x", 30)) == 1


def test_trouble_with_looking_is_everybody_s() -> None:
    looks = 0

    def read(names: Collection[str]) -> dict[str, int]:
        nonlocal looks
        looks += 1
        if looks > 2:
            raise ConnectionError
        return {}

    async def play() -> list[object]:
        awaited = Awaited(read, BellTower())
        return await asyncio.gather(*(awaited.one(n, 30) for n in "ab"), return_exceptions=True)

    assert [type(each) for each in asyncio.run(play())] == [ConnectionError, ConnectionError]


def test_who_asks_the_same_again_does_not_make_the_desk_slower(world: World) -> None:
    world.bell.desks = {}
    errands = world.parts.errands
    assert [errands.join(name, COMMITTER, "commit", b"d1") for name in ("a", "b")] == ["a", "a"]
    assert errands.join("c", COMMITTER, "commit", b"d2") == "c"
    assert errands.join("d", COMMITTER, "judge", b"d1") == "d"
    with world.database.write() as session:
        finish(session, "a", Answer(200, b"{}"))
    assert errands.join("e", COMMITTER, "commit", b"d1") == "e"
    with world.database.read() as session:
        assert session.query(Errand).count() == 4


@pytest.mark.parametrize("count", [1, 3])
def test_of_the_same_question_everybody_hears_the_answer(count: int) -> None:
    board, tower = Board(), BellTower()
    awaited = Awaited(board.read, tower)

    async def play() -> list[int | None]:
        waiting = [asyncio.create_task(awaited.one("x", 30)) for _ in range(count)]
        while board.looks < count:
            await asyncio.sleep(0)
        board.answers["x"] = 7
        tower.strike()
        return await asyncio.gather(*waiting)

    assert asyncio.run(play()) == [7] * count
