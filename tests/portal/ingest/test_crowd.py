"""A thousand kiosks come back after an outage: each hears at once that it is served or when to come again."""

from __future__ import annotations

import asyncio
import random

import httpx
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from portal.ingest.crowd import Crowd
from sync.contract import wire
from tests.portal.world import World

KIOSKS = 1000
AT_ONCE = 32


class Slow:
    """Takes `turns` of the event loop for a request, and counts who is inside."""

    def __init__(self, turns: int) -> None:
        self._turns = turns
        self.inside = self.most = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.inside += 1
        self.most = max(self.most, self.inside)
        for _ in range(self._turns):
            await asyncio.sleep(0)
        self.inside -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"{}"})


def client(app: ASGIApp) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1")


def test_a_thousand_at_once_are_served_in_turn_and_none_waits() -> None:
    """Time is that of a plan: who hears `Retry-After: n` asks again in round n later."""
    slow = Slow(turns=50)
    crowd = Crowd(slow, AT_ONCE, AT_ONCE, random.Random(1).random)
    served: dict[int, int] = {}

    async def come_back() -> None:
        plan: dict[int, list[int]] = {0: list(range(KIOSKS))}
        async with client(crowd) as http:

            async def ask(kiosk: int, second: int) -> None:
                answer = await http.get("/v1/health")
                if answer.status_code == 200:
                    served[kiosk] = second
                    return
                error = wire.parse_error(answer.content)
                assert isinstance(error, wire.ErrorReply)
                assert (answer.status_code, error.error) == (503, wire.ErrorCode.UNAVAILABLE)
                plan.setdefault(second + int(answer.headers["retry-after"]), []).append(kiosk)

            while plan:
                second = min(plan)
                await asyncio.gather(*(ask(kiosk, second) for kiosk in plan.pop(second)))

    asyncio.run(come_back())
    assert len(served) == KIOSKS
    assert slow.most <= AT_ONCE
    # Spread: no second brings back more than a small part of them.
    assert max(list(served.values()).count(second) for second in set(served.values())) <= AT_ONCE
    assert max(served.values()) < 15 * 60


def test_those_who_only_wait_take_no_place_of_those_who_bring() -> None:
    slow = Slow(turns=20)
    crowd = Crowd(slow, at_once=2, waiters=3, chance=lambda: 0.0)

    async def all_at_once() -> list[int]:
        async with client(crowd) as http:
            paths = ["/v1/payments/X?wait=25"] * 5 + ["/v1/dossiers/x"] * 3
            return [answer.status_code for answer in await asyncio.gather(*map(http.get, paths))]

    codes = asyncio.run(all_at_once())
    assert sorted(codes[:5]) == [200] * 3 + [503] * 2
    assert sorted(codes[5:]) == [200] * 2 + [503]


def test_a_request_that_trips_gives_its_place_back() -> None:
    async def trip(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise RuntimeError

    crowd = Crowd(trip, at_once=1, waiters=1, chance=lambda: 0.0)

    async def ask() -> None:
        async with client(crowd) as http:
            for _ in range(3):
                with pytest.raises(RuntimeError):
                    await http.get("/")

    asyncio.run(ask())


def test_the_real_ingest_stays_itself_behind_it(world: World) -> None:
    crowd = Crowd(world.ingest, AT_ONCE, AT_ONCE, lambda: 0.5)
    targets = ["/v1/health"] * 100

    async def all_at_once() -> list[httpx.Response]:
        async with client(crowd) as http:
            return list(await asyncio.gather(*map(http.get, targets)))

    answers = asyncio.run(all_at_once())
    assert {answer.status_code for answer in answers} <= {200, 503}
    assert sum(answer.status_code == 200 for answer in answers) >= AT_ONCE
    assert all(answer.status_code == 200 or int(answer.headers["retry-after"]) >= 2 for answer in answers)
