"""What was thought of a visit waits on the disk and leaves only once the portal has it."""

from __future__ import annotations

import httpx
import pytest

from sync.contract.opinion import MAX_OPINIONS, Opinion, Reason
from sync.opinions import OpinionPush
from sync.portal_faults import PortalFault
from sync.store import StoreCode, StoreFault, opinions
from tests.sync.conftest import World
from tests.sync.fake_portal import answer

PUSH = OpinionPush(600.0)
TOLD = "POST /v1/opinions"


def opinion(number: int) -> Opinion:
    return Opinion(f"{number:032x}", "practice", "birth_extract", "2026-11-23", 4, (Reason.WAITING,))


def takes_opinions(world: World) -> None:
    world.portal.before = lambda _method, path: answer({}) if path == "/v1/opinions" else None


def test_offline_it_waits_and_nothing_is_lost(world: World) -> None:
    assert world.outbox.opinion(opinion(1)) is None
    assert world.outbox.opinion(opinion(1)) is None, "the same again is the same opinion"
    world.portal.before = lambda _method, _path: httpx.ConnectError("no route")
    assert isinstance(PUSH.fetch(world.session), PortalFault)
    assert opinions.to_send(world.store) == [opinion(1)]
    takes_opinions(world)
    assert PUSH.fetch(world.session) is True
    assert opinions.to_send(world.store) == []


def test_a_few_at_a_time_and_none_without_need(world: World) -> None:
    takes_opinions(world)
    assert PUSH.fetch(world.session) is False
    assert TOLD not in world.portal.requests
    for number in range(MAX_OPINIONS + 1):
        world.outbox.opinion(opinion(number))
    assert PUSH.fetch(world.session) is True
    assert len(opinions.to_send(world.store)) == 1
    assert PUSH.fetch(world.session) is True
    assert world.portal.requests.count(TOLD) == 2


def test_a_portal_of_before_leaves_them_waiting(world: World) -> None:
    world.outbox.opinion(opinion(1))
    assert PUSH.fetch(world.session) is False
    assert opinions.to_send(world.store) == [opinion(1)]


def test_what_is_no_opinion_does_not_stand_in_the_way(world: World) -> None:
    world.outbox.opinion(opinion(1))
    with world.store.write() as database:
        database.execute("INSERT INTO opinions VALUES ('0', x'00'), ('1', zeroblob(5000))")
        database.execute("INSERT INTO opinions SELECT 'another', document FROM opinions WHERE length(id) = 32")
    takes_opinions(world)
    assert PUSH.fetch(world.session) is True
    left = world.store.one("SELECT count(*) FROM opinions")
    assert left is not None
    assert left[0] == 0


def test_a_kiosk_that_is_cut_off_for_good_keeps_no_more_than_it_has_room_for(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opinions, "MOST_KEPT", 1)
    assert world.outbox.opinion(opinion(1)) is None
    refused = world.outbox.opinion(opinion(2))
    assert isinstance(refused, StoreFault)
    assert refused.code is StoreCode.REFUSED
