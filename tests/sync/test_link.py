"""What kind of link it is, what it may carry, and how much goes into one request."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.wire import MAX_LEAVES_A_REQUEST
from sync.link_budget import Budget
from sync.link_class import Fixed, NetworkManager, SimulatedLink, parse
from sync.link_pace import TARGET_SECONDS, LinkPace
from sync.link_round import LinkRound
from sync.store import DossierStep, PaymentIntent, link
from sync.store.connection import Connection, open_connection
from sync.store.link import DAY_SECONDS, LinkClass
from sync.store.rows import ALL_FREIGHT, Freight
from sync.transfer import Transfer
from tests.sync.conftest import World
from tests.sync.worlds import FakeClock, new_dossier

LEAF = 32784
MIB = 1 << 20
BIG = bytes(40 * 32 * 1024)


def device(name: str, kind: str, state: str, metered: str) -> str:
    fields = {"DEVICE": name, "TYPE": kind, "STATE": state, "METERED": metered}
    return "".join(f"GENERAL.{key}:{value}\n" for key, value in fields.items()) + "\n"


UP, AWAY = "100 (connected)", "30 (disconnected)"


@pytest.mark.parametrize(
    ("devices", "kind"),
    [
        ([("eth0", "ethernet", UP, "no (guessed)"), ("lo", "loopback", UP, "unknown")], LinkClass.WIRED),
        ([("wwan0", "gsm", UP, "yes (guessed)")], LinkClass.METERED),
        ([("wwan0", "gsm", UP, "unknown")], LinkClass.METERED),
        ([("wwan0", "gsm", UP, "no")], LinkClass.WIRED),
        ([("wlan0", "wifi", UP, "yes (guessed)")], LinkClass.HOTSPOT),
        ([("wlan0", "wifi", UP, "no (guessed)")], LinkClass.WIRED),
        ([("eth1", "ethernet", UP, "yes")], LinkClass.METERED),
        ([("usb0", "ethernet", UP, "yes (guessed)")], LinkClass.HOTSPOT),
        # The wired line has the default route as long as it is connected.
        ([("wwan0", "gsm", UP, "yes (guessed)"), ("eth0", "ethernet", UP, "no")], LinkClass.WIRED),
        ([("eth0", "ethernet", AWAY, "unknown"), ("wwan0", "gsm", UP, "yes (guessed)")], LinkClass.METERED),
        ([("eth0", "ethernet", AWAY, "unknown")], None),
        ([], None),
    ],
)
def test_network_managers_word_is_understood(
    devices: list[tuple[str, str, str, str]], kind: LinkClass | None
) -> None:
    said = "".join(device(*one) for one in devices)
    assert NetworkManager(lambda: said).look() is kind


@given(st.text(alphabet=st.sampled_from(string.ascii_letters + ":\n. ()" + "100GENERAL"), max_size=300))
def test_whatever_a_tool_prints_is_a_kind_or_nothing(said: str) -> None:
    assert parse(said) in (*LinkClass, None)


def test_without_network_manager_nobody_knows(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr("sync.link_class._COMMAND", ("a-program-that-is-not-there",))
    assert NetworkManager().look() is None
    monkeypatch.setattr("sync.link_class._COMMAND", ("false",))
    assert NetworkManager().look() is None
    assert Fixed().look() is None
    simulated = SimulatedLink(folder / "link")
    assert simulated.look() is None
    (folder / "link").write_text("hotspot\n")
    assert simulated.look() is LinkClass.HOTSPOT


@pytest.mark.parametrize(("kbit", "leaves"), [(16, 1), (64, 3), (384, 21), (20_000, MAX_LEAVES_A_REQUEST)])
def test_a_request_takes_seconds_on_any_line(kbit: int, leaves: int) -> None:
    pace, rate = LinkPace(), kbit * 125
    for _ in range(6):
        sent = pace.leaves * LEAF
        pace.went(sent, sent / rate)
    assert pace.leaves == leaves
    assert leaves == 1 or leaves * LEAF / rate <= TARGET_SECONDS


@given(st.lists(st.none() | st.tuples(st.integers(0, MIB), st.floats(0, 1e4)), max_size=30))
def test_a_request_is_never_empty_and_never_too_long(story: list[tuple[int, float] | None]) -> None:
    pace = LinkPace()
    for event in story:
        if event is None:
            pace.went_nowhere()
        else:
            pace.went(*event)
        assert 1 <= pace.leaves <= MAX_LEAVES_A_REQUEST


@pytest.fixture
def store(folder: Path) -> Iterator[Connection]:
    opened = open_connection(folder / "outbox.db")
    assert isinstance(opened, Connection)
    yield opened
    opened.close()


LIMITS = {LinkClass.METERED: {Freight.HEAVY: 1000, Freight.LIGHT: 5000}}


def test_a_budget_is_of_a_link_and_of_a_kind_of_dossier(store: Connection) -> None:
    budget = Budget(store, LIMITS, FakeClock(), lambda: 0.0)
    assert budget.book(Freight.HEAVY, 9999)
    assert budget.allowed() == ALL_FREIGHT
    budget.on(LinkClass.METERED)
    assert budget.book(Freight.HEAVY, 999)
    assert budget.book(Freight.HEAVY, 999)
    assert not budget.book(Freight.HEAVY, 1)
    assert budget.allowed() == {Freight.LIGHT, Freight.URGENT}
    assert link.link(store).held == {Freight.HEAVY}
    assert budget.on(LinkClass.WIRED)
    assert budget.allowed() == ALL_FREIGHT
    assert link.link(store).held == frozenset()


@pytest.mark.parametrize("jump", [0.0, 10 * 365 * 86400.0, -10 * 365 * 86400.0])
def test_a_days_count_survives_a_kill_and_any_jump_of_the_clock(store: Connection, jump: float) -> None:
    clock, running = FakeClock(), [0.0]
    budget = Budget(store, LIMITS, clock, lambda: running[0])
    budget.on(LinkClass.METERED)
    budget.book(Freight.HEAVY, 1000)
    clock.advance(jump)
    running[0] += 3600
    budget.on(LinkClass.METERED)
    # A jump while it runs is no day gone by.
    assert Freight.HEAVY not in budget.allowed()
    clock.advance(60)
    # Killed: the next process counts on.
    again = Budget(store, LIMITS, clock, lambda: running[0])
    assert Freight.HEAVY not in again.allowed()
    clock.advance(-jump)
    running[0] += DAY_SECONDS
    again.on(LinkClass.METERED)
    assert again.allowed() == ALL_FREIGHT
    assert link.spent(store) == {}


def test_what_was_off_for_a_day_begins_a_new_one(store: Connection) -> None:
    clock = FakeClock()
    budget = Budget(store, LIMITS, clock, lambda: 100.0)
    budget.on(LinkClass.METERED)
    budget.book(Freight.HEAVY, 1000)
    clock.advance(2 * DAY_SECONDS)
    assert Budget(store, LIMITS, clock, lambda: 0.0).allowed() == ALL_FREIGHT


def metered(world: World, heavy: int) -> tuple[Budget, Transfer]:
    limits = {LinkClass.METERED: {Freight.HEAVY: heavy}}
    budget = Budget(world.store, limits, world.clock, lambda: world.monotonic[0])
    budget.on(LinkClass.METERED)
    return budget, Transfer(world.session, budget, lambda: world.monotonic[0])


def test_images_wait_for_their_budget_in_sight_and_hold_up_nothing_small(world: World) -> None:
    images = world.submit(1, (BIG, b""))
    budget, transfer = metered(world, 100_000)
    world.pulls.round()
    transfer.round()
    row = world.row(images)
    assert (row.state, row.last_fault) == (DossierStep.QUEUED, "link.budget")
    assert 0 < row.sent_leaves < row.leaves
    seen = link.link(world.store)
    assert (seen.link, seen.held) == (LinkClass.METERED, frozenset({Freight.HEAVY}))
    assert link.waiting(world.store, seen.held) == 1
    small = world.submit(2, (b"small",))
    paid = new_dossier(3, (BIG, b""))
    world.outbox.submit(paid, PaymentIntent("TAM0123456789ABCD", 8000))
    assert transfer.round() == 2
    assert world.row(small).state is DossierStep.PURGED
    assert world.row(paid).state is DossierStep.PURGED
    assert world.row(images).state is DossierStep.QUEUED
    # A better link, and it goes on where it was.
    watch = SimulatedLink(world.folder / "link")
    watch.path.write_text("wired")
    rounds = LinkRound(world.session, budget, watch, LinkClass.METERED, lambda: world.monotonic[0])
    assert rounds.round() == 1
    assert rounds.round() == 0
    assert transfer.round() == 1
    assert world.row(images).state is DossierStep.PURGED
    sent = [request for request in world.portal.requests if "/leaves/" in request]
    assert len(sent) == len(set(sent))


def test_on_a_metered_link_the_portal_hears_of_everything_before_the_first_image(world: World) -> None:
    rows = [world.submit(seed, (BIG, b"")) for seed in (1, 2, 3)]
    _, transfer = metered(world, 0)
    world.pulls.round()
    transfer.round()
    assert set(world.portal.manifests) == {row.sealed.manifest.dossier_id for row in rows}
    assert not any("/leaves/" in request for request in world.portal.requests)
    asked = len(world.portal.requests)
    transfer.round()
    assert len(world.portal.requests) == asked


def test_a_small_dossier_overtakes_images_that_are_on_their_way(world: World) -> None:
    images = world.submit(1, (BIG, b""))
    world.pulls.round()
    arrivals: list[object] = []

    def arrive(method: str, path: str) -> None:
        if "/leaves/" in path and not arrivals:
            arrivals.append(world.submit(2, (b"small",)))

    world.portal.after = arrive
    assert world.transfer.round() == 2
    commits = [
        request for request in world.portal.requests if request.startswith("PUT") and "/leaves/" not in request
    ]
    assert [request.rpartition("/")[2] for request in commits] == [
        name for name in world.portal.committed if name != images.sealed.manifest.dossier_id
    ] + [images.sealed.manifest.dossier_id]
    assert world.row(images).attempts == 0
