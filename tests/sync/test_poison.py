"""A dossier that cannot go is parked in sight, and others hardly notice; of a portal that cannot, one asks."""

from __future__ import annotations

import httpx
import pytest

from sync.contract.wire import ErrorCode
from sync.store import DossierStep, LineState, QueueCounts, queue
from sync.transfer import MOST_ATTEMPTS
from tests.sync.conftest import World
from tests.sync.fake_portal import refuse
from tests.sync.worlds import new_dossier

BIG = bytes(40 * 32 * 1024)
HTML = httpx.Response(403, content=b"<html>Request blocked</html>", headers={"content-type": "text/html"})


def about(name: str, trouble: httpx.Response | Exception) -> object:
    return lambda method, path: trouble if name in path else None


@pytest.mark.parametrize(
    "trouble",
    [
        refuse(ErrorCode.UNAVAILABLE, 503),
        refuse(ErrorCode.RATE_LIMITED, 429),
        refuse(ErrorCode.LEAF_WRONG, 422),
        refuse(ErrorCode.UNAUTHORISED, 401),
        httpx.Response(500),
        HTML,
        httpx.ReadError("cut"),
        httpx.ReadTimeout("x"),
    ],
    ids=["unavailable", "limited", "leaf", "stranger", "stumbles", "filter", "cut", "silent"],
)
def test_one_that_the_portal_cannot_take_holds_up_nobody_and_is_parked_in_sight(
    world: World, trouble: httpx.Response | Exception
) -> None:
    poison = world.submit(1, (b"small",))
    world.pulls.round()
    name = poison.sealed.manifest.dossier_id
    world.portal.before = about(name, trouble)  # type: ignore[assignment]  # a hook like the others
    for seed in range(2, 2 + MOST_ATTEMPTS):
        other = world.submit(seed, (b"small",))
        world.transfer.round()
        assert world.row(other).state is DossierStep.PURGED
        world.pass_time(1000)
    world.transfer.round()
    assert world.row(poison).state is DossierStep.PARKED
    assert world.outbox.counts() == QueueCounts(waiting=0, parked=1)
    assert world.outbox.line().state is LineState.UP
    tries = sum(name in request for request in world.portal.requests)
    assert tries <= 2 * MOST_ATTEMPTS
    # Staff have looked, and it was the portal's fault after all.
    world.portal.before = lambda method, path: None
    assert queue.unpark(world.store, name)
    world.rounds()
    assert world.row(poison).state is DossierStep.PURGED


def test_a_portal_that_takes_nobodys_dossier_is_asked_by_one_at_a_time_and_none_is_parked(world: World) -> None:
    dossiers = [world.submit(seed, (b"small",)) for seed in range(1, 31)]
    world.pulls.round()
    world.portal.before = lambda method, path: (
        refuse(ErrorCode.UNAVAILABLE, 503) if "/dossiers/" in path else None
    )
    for _ in range(60):
        world.transfer.round()
        world.pass_time(20)
    asked = sum("/dossiers/" in request for request in world.portal.requests)
    # Twenty minutes, and a wait that doubles: a handful of questions, not one for each dossier and round.
    assert asked < 15
    assert world.outbox.counts() == QueueCounts(waiting=len(dossiers), parked=0)
    world.portal.before = lambda method, path: None
    world.rounds(2)
    assert world.outbox.counts() == QueueCounts(0, 0)


def test_a_kiosk_that_the_portal_knows_no_more_is_seen_to_be_a_stranger(world: World) -> None:
    world.rounds()
    dossiers = [world.submit(seed, (b"small",)) for seed in range(1, 5)]
    world.portal.before = lambda method, path: (
        refuse(ErrorCode.UNAUTHORISED, 401) if "/dossiers/" in path else None
    )
    world.rounds(6)
    # Health alone is open to all: that it answers does not mean that the portal knows us.
    line = world.outbox.line()
    assert (line.state, line.fault) == (LineState.DOWN, "portal.unauthorised")
    assert {world.row(dossier).state for dossier in dossiers} <= {DossierStep.QUEUED, DossierStep.BACKOFF}
    world.portal.before = lambda method, path: None
    world.rounds(3)
    assert world.outbox.counts() == QueueCounts(0, 0)
    assert world.outbox.line().state is LineState.UP


def test_the_first_retry_after_a_reset_is_immediate_and_every_leaf_that_arrived_earns_the_next(
    world: World,
) -> None:
    dossier = world.submit(1, (BIG, b""))
    world.pulls.round()
    answers = iter([None, httpx.ReadError("cut")] * 5)

    def cut(method: str, path: str) -> Exception | None:
        return next(answers, None) if "/leaves/" in path else None

    # The leaves arrive, the answer does not, every other time.
    world.portal.after = cut
    world.transfer.round()
    assert world.row(dossier).state is DossierStep.PURGED
    assert world.outbox.line().state is LineState.UP
    assert "GET /v1/health" not in world.portal.requests
    sent = [request for request in world.portal.requests if "/leaves/" in request]
    assert len(sent) == len(set(sent))


def test_a_line_on_which_nothing_gets_on_is_not_hammered(world: World) -> None:
    dossier = world.submit(1, (BIG, b""))
    world.pulls.round()
    world.portal.before = lambda method, path: httpx.ReadError("cut") if "/leaves/" in path else None
    for _ in range(30):
        world.transfer.round()
        world.pass_time(2)
    puts = sum("/leaves/" in request for request in world.portal.requests)
    # Two at once, then waits that double: a minute has room for a few.
    assert puts <= 12
    assert world.row(dossier).attempts >= 3


def test_a_portal_that_loses_leaves_again_and_again_is_no_progress(world: World) -> None:
    poison, other = world.submit(1, (b"small",)), new_dossier(2, (b"small",))
    world.pulls.round()
    name = poison.sealed.manifest.dossier_id

    def lose(method: str, path: str) -> None:
        if method == "PUT" and path.endswith(name):
            world.portal.leaves[name].clear()

    world.portal.before = lose
    for number in range(3 * MOST_ATTEMPTS):
        world.transfer.round()
        world.pass_time(1000)
        if number == 2:
            world.outbox.submit(other)
    assert world.row(poison).state is DossierStep.PARKED
    assert world.row(other).state is DossierStep.PURGED
