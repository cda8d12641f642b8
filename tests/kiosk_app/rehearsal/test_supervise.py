"""Who dies is started again, later each time; who is stopped by hand stays; closing leaves nothing."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from drivers.switchboard import BankSwitch
from kiosk_app.rehearsal import windowed
from kiosk_app.rehearsal.processes import Company
from kiosk_app.rehearsal.supervise import KIOSK, Supervisor
from kiosk_app.rehearsal.windowed import WorldOwner, keep_ports
from kiosk_app.rehearsal.world import World
from tests.memory_switchboard import MemorySwitchboard

#: A program of the standard library that stays until it is told to go.
SLEEPS = ("timeit", "-n", "1", "-r", "1", "-s", "import time", "time.sleep(600)")
FALLS = ("timeit", "-n", "1", "-r", "1", "raise SystemExit(3)")


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock(time.monotonic())


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    made = Company(tmp_path)
    yield made
    made.close()


def until(so: Callable[[], bool], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < end
        time.sleep(0.01)


def deaths_until_running(supervisor: Supervisor, clock: Clock, company: Company, name: str) -> float:
    """How long, by the injected clock, until the dead part is started again."""
    until(lambda: not company.parts[name].alive)
    before, dead = clock.now, company.parts[name]
    while company.parts[name] is dead:
        supervisor.look()
        clock.now += 0.1
        assert clock.now - before < 60
    return clock.now - before


def test_a_part_that_is_killed_comes_back(company: Company, clock: Clock) -> None:
    supervisor = Supervisor(company, clock)
    company.start("sync", *SLEEPS)
    assert supervisor.kill("sync", stay=False)
    assert not supervisor.states()[0].alive
    deaths_until_running(supervisor, clock, company, "sync")
    state = supervisor.states()[0]
    assert (state.alive, state.stopped, state.restarts) == (True, False, 1)


def test_a_part_that_dies_by_itself_is_waited_for_longer_each_time(company: Company, clock: Clock) -> None:
    supervisor = Supervisor(company, clock)
    company.start("sync", *FALLS)
    waits = [deaths_until_running(supervisor, clock, company, "sync") for _ in range(4)]
    assert waits == sorted(waits)
    assert waits[-1] > 2 * waits[0]
    assert supervisor.hopeless("sync")


def test_who_ran_long_is_well_again(company: Company, clock: Clock) -> None:
    supervisor = Supervisor(company, clock)
    company.start("sync", *SLEEPS)
    for _ in range(3):
        company.parts["sync"].process.kill()
        deaths_until_running(supervisor, clock, company, "sync")
    clock.now += 60
    supervisor.look()
    company.parts["sync"].process.kill()
    assert deaths_until_running(supervisor, clock, company, "sync") < 1.0


def test_a_part_stopped_by_hand_stays_down_until_it_is_asked_for(company: Company, clock: Clock) -> None:
    supervisor = Supervisor(company, clock)
    company.start("sync", *SLEEPS)
    supervisor.kill("sync", stay=True)
    for _ in range(50):
        clock.now += 10
        supervisor.look()
    assert (supervisor.states()[0].alive, supervisor.states()[0].stopped) == (False, True)
    assert supervisor.again("sync")
    assert (supervisor.states()[0].alive, supervisor.states()[0].stopped) == (True, False)


def test_the_screen_comes_back_even_when_stopped(company: Company, clock: Clock) -> None:
    supervisor = Supervisor(company, clock)
    company.start(KIOSK, *SLEEPS)
    supervisor.kill(KIOSK, stay=True)
    assert not supervisor.states()[0].stopped
    deaths_until_running(supervisor, clock, company, KIOSK)
    assert supervisor.states()[0].alive


def test_deaths_by_hand_never_make_a_part_hopeless(company: Company, clock: Clock) -> None:
    supervisor = Supervisor(company, clock)
    company.start(KIOSK, *SLEEPS)
    for _ in range(6):
        supervisor.kill(KIOSK, stay=False)
        deaths_until_running(supervisor, clock, company, KIOSK)
    assert not supervisor.hopeless(KIOSK)


def test_nobody_of_that_name(company: Company) -> None:
    supervisor = Supervisor(company)
    assert not supervisor.kill("nobody", stay=False)
    assert not supervisor.again("nobody")


def test_closing_leaves_nothing(company: Company, clock: Clock) -> None:
    supervisor = Supervisor(company, clock)
    for name in ("sync", "line"):
        company.start(name, *SLEEPS)
    supervisor.kill("sync", stay=False)
    deaths_until_running(supervisor, clock, company, "sync")
    pids = [part.process.pid for part in company.parts.values()]
    company.close()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def world_of(folder: Path, company: Company, bank: BankSwitch = BankSwitch.LATER) -> World:
    slips, spool = folder / "slips", folder / "spool"
    slips.mkdir(exist_ok=True)
    spool.mkdir(exist_ok=True)
    board = MemorySwitchboard()
    board.turn(bank=bank)
    places = SimpleNamespace(slips=slips, spool=spool, portal=folder / "portal")
    return cast(World, SimpleNamespace(places=places, company=company, switchboard=board, ports={}))


def fill_spool(folder: Path, fee: str) -> None:
    with sqlite3.connect(folder / "spool" / "outbox.db") as database:
        database.execute("CREATE TABLE outbox (state)")
        database.execute("CREATE TABLE payments (reference, amount, state, created_at)")
        database.executemany("INSERT INTO outbox VALUES (?)", [("queued",), ("purged",), ("uploading",)])
        database.executemany(
            "INSERT INTO payments VALUES (?, ?, ?, ?)",
            [("TAMOLD", 8_000, "shown", "2026-11-21"), ("TAMNEW", 135_000, fee, "2026-11-22")],
        )
    database.close()


def test_the_report_counts_slips_waiting_dossiers_and_the_newest_open_fee(
    tmp_path: Path, company: Company
) -> None:
    told: list[str] = []
    owner = WorldOwner(world_of(tmp_path, company), Supervisor(company), lambda: told.append("opened"))
    assert (owner.report().slips, owner.report().waiting, owner.report().owed) == (0, 0, 0)
    for name in ("0001-torn.png", "0002.png", "0003.png"):
        (tmp_path / "slips" / name).touch()
    fill_spool(tmp_path, "awaiting")
    assert (owner.report().slips, owner.report().waiting, owner.report().owed) == (2, 2, 135_000)
    assert told == ["opened"]


class Errands:
    """Stands for the portal's tool: what it was asked."""

    asked: list[tuple[str, ...]]

    def __init__(self, *arguments: str) -> None:
        self.asked.append(arguments)

    def finish(self, _seconds: float) -> str:
        return ""


@pytest.mark.parametrize(
    ("bank", "amounts"),
    [
        (BankSwitch.NOW, ["135000"]),
        (BankSwitch.LATER, ["135000"]),
        (BankSwitch.LESS, ["67500"]),
        (BankSwitch.MORE, ["145000"]),
        (BankSwitch.TWICE, ["135000", "135000"]),
        (BankSwitch.NEVER, []),
    ],
)
def test_the_open_fee_is_paid_as_the_bank_is_minded(
    tmp_path: Path, company: Company, monkeypatch: pytest.MonkeyPatch, bank: BankSwitch, amounts: list[str]
) -> None:
    Errands.asked = []
    monkeypatch.setattr(windowed, "Errand", Errands)
    owner = WorldOwner(world_of(tmp_path, company, bank), Supervisor(company))
    assert not owner.pay()
    fill_spool(tmp_path, "shown")
    assert owner.pay()
    owner.close()
    assert [call[call.index("--amount") + 1] for call in Errands.asked] == amounts
    assert all(call[:4] == ("portal", "bank", "pay", "TAMNEW") for call in Errands.asked)


def test_who_comes_back_comes_back_on_its_port(tmp_path: Path, company: Company) -> None:
    world = world_of(tmp_path, company)
    world.ports = {"ingest": 1, "public": 2, "console": 3, "line": 4, "printer": 5}
    for name in ("portal", "line", "printer", "pcscd"):
        company.start(name, *SLEEPS)
    company.start("card", *SLEEPS, "--port", "35963")
    keep_ports(world)
    kept = {
        name: part.arguments[part.arguments.index(SLEEPS[-1]) + 1 :] for name, part in company.parts.items()
    }
    assert kept["portal"] == ("--port", "1", "--public-port", "2", "--console-port", "3")
    assert kept["line"] == ("--port", "4")
    assert kept["printer"] == ("--port", "5")
    assert kept["pcscd"] == ("--port", "35963")
