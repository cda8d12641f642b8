"""The kills: which process, at which moment, while the others work on."""

from __future__ import annotations

import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field

from kiosk_app.rehearsal.places import REPOSITORY
from kiosk_app.rehearsal.world import World
from sync.store.bell import KIOSK_BELL, Listener
from sync.store.outbox import DATABASE
from tests.lab.killing import wishes
from tests.lab.killing.bank import Bank
from tests.lab.killing.forked import Forked
from tests.lab.killing.portal_life import ROLES, PortalLife

_MOST_A_LIFE = 5
#: From the last answer to the next: seal, write, read back and COMMIT take about this long.
_STEP_S = 0.04
_SYNC_UP_S = 0.4
_PATIENCE_S = 0.8
#: One in so many lives of sync is a freshly started process, interpreter and all.
_REAL_EACH = 12
#: What sync leaves in its own store between two durable steps.
_PHASES = {
    "upload": "SELECT 1 FROM outbox WHERE state = 'uploading'",
    "purge": "SELECT 1 FROM outbox WHERE state = 'committed'",
    "payment": "SELECT 1 FROM payments WHERE pushed = 0 OR state = 'awaiting'",
}


@dataclass
class Promises:
    """What was going to be filed and what was said to be saved: wish number and dossier id.

    `owed` are the references under which money was sent, and what for.
    """

    about: set[tuple[int, str]] = field(default_factory=set)
    said: set[tuple[int, str]] = field(default_factory=set)
    codes: dict[str, str] = field(default_factory=dict)
    owed: dict[str, int] = field(default_factory=dict)

    def hear(self, line: str) -> str:
        """The payment reference, where money may come now."""
        word, number, dossier_id, code, *more = line.split()
        (self.about if word == "about" else self.said).add((int(number), dossier_id))
        self.codes[dossier_id] = code
        reference = more[0] if more and more[0] != "-" else ""
        if not reference or reference in self.owed:
            return ""
        self.owed[reference] = wishes.fee(int(number))
        return reference


class Campaign:
    """`round` is a few kills. `mid` counts, by phase, those that really fell between two durable steps."""

    def __init__(self, world: World, bank: Bank, chance: random.Random, *, plant: bool) -> None:
        self.promises = Promises()
        self.kills: Counter[str] = Counter()
        self.mid: Counter[str] = Counter()
        self._world = world
        self._bank = bank
        self._chance = chance
        self._next = 1
        self._bell = Listener(world.places.spool / KIOSK_BELL)
        self._outbox = world.places.spool / DATABASE
        self._portal = PortalLife(world, plant=plant)
        self._sync = Forked("sync", world.places.logs / "sync.log")
        self._sync_born = 0.0
        self._mother = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.lab.killing.victim", str(world.kiosk_config)),
                *(["--plant"] if plant else []),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=REPOSITORY,
        )
        world.company.kill("sync")

    def round(self) -> None:
        """One kill of app and of sync, and now and then one of the portal between them."""
        self._start_sync()
        if self._chance.random() < 0.4:
            self._wait_for_rings(self._chance.randint(1, 4), _SYNC_UP_S)
        self.app_kill()
        if self._chance.random() < 0.35:
            self.portal_kill()
        self.sync_kill()

    def app_kill(self) -> None:
        """After some answers, and then somewhere on the way to the next."""
        count = self._chance.randint(1, _MOST_A_LIFE)
        self._write(f"{self._next} {count}")
        self._next += count
        pid = int(self._read().split()[1])
        answers = self._chance.randrange(count)
        while answers:
            line = self._read()
            self._hear(line)
            answers -= line.startswith("said")
        time.sleep(self._chance.uniform(0, _STEP_S))
        os.kill(pid, signal.SIGKILL)
        last = ""
        while (line := self._read()) != "dead":
            self._hear(line)
            last = line
        self.mid["submit"] += last.startswith("about")
        self.mid["payment"] += last.startswith("said") and not last.endswith("-")
        self.kills["app"] += 1

    def sync_kill(self) -> None:
        """While it starts, or between two leaves, receipts, purges or payments."""
        moment = self._chance.randrange(4)
        if moment == 0:
            time.sleep(max(0.0, self._sync_born + self._chance.uniform(0, _SYNC_UP_S) - time.monotonic()))
        elif moment == 1:
            self._wait_for_phase(self._chance.choice(("purge", "purge", "payment")))
        else:
            self._wait_for_rings(self._chance.randint(1, 8), _PATIENCE_S)
            time.sleep(self._chance.uniform(0, _STEP_S))
        if self._sync.alive:
            self._sync.kill()
        else:
            self._world.company.kill("sync")
            self.kills["started"] += 1
        for phase in _PHASES:
            self.mid[phase] += self._is_in(phase)
        self.kills["sync"] += 1

    def portal_kill(self) -> None:
        """A role, or the face with all behind it; as often as not while it writes what the bank told."""
        until = time.monotonic() + _PATIENCE_S
        while self._chance.random() < 0.95 and not self._bank.under_way and time.monotonic() < until:
            time.sleep(0.002)
        time.sleep(self._chance.uniform(0, _STEP_S))
        self.mid["notice"] += self._bank.under_way
        if self._chance.random() < 0.3:
            self._portal.kill_face()
            self.kills["face"] += 1
        elif self._portal.kill_role(role := self._chance.choice(ROLES)):
            self.kills[role] += 1

    def _start_sync(self) -> None:
        part = self._world.company.parts["sync"]
        if self._sync.alive or part.alive:
            return
        if self._chance.random() < 1 / _REAL_EACH:
            self._sync_born = self._world.company.again("sync").started
        else:
            self._sync.start(part.arguments[part.arguments.index("-m") + 1 :])
            self._sync_born = time.monotonic()

    def _hear(self, line: str) -> None:
        if reference := self.promises.hear(line):
            for amount in wishes.transfers(int(line.split()[1])):
                self._bank.pay(reference, amount)

    def _is_in(self, phase: str) -> bool:
        """Whether sync has begun what it has not finished. Reading only, so no checkpoint either."""
        if not self._outbox.exists():
            return False
        with closing(sqlite3.connect(f"{self._outbox.as_uri()}?mode=ro", uri=True)) as queue:
            try:
                found = queue.execute(_PHASES[phase]).fetchone()
            except sqlite3.OperationalError:
                # Killed before the schema was there.
                return False
        return found is not None

    def _wait_for_phase(self, phase: str) -> None:
        until = time.monotonic() + _PATIENCE_S
        while not self._is_in(phase) and time.monotonic() < until:
            time.sleep(0.0005)

    def _wait_for_rings(self, rings: int, seconds: float) -> None:
        until = time.monotonic() + seconds
        self._bell.drain()
        while rings > 0 and (left := until - time.monotonic()) > 0:
            select.select([self._bell], [], [], left)
            rings -= self._bell.drain()

    def _write(self, text: str) -> None:
        assert self._mother.stdin is not None
        self._mother.stdin.write(text + "\n")
        self._mother.stdin.flush()

    def _read(self) -> str:
        assert self._mother.stdout is not None
        line = self._mother.stdout.readline()
        assert line, "the victims' mother has died"
        return line.strip()

    def close(self) -> None:
        """The world has a portal again; sync is for the caller to start."""
        self._bell.close()
        assert self._mother.stdin is not None
        assert self._mother.stdout is not None
        self._mother.stdin.close()
        self._mother.wait(10)
        self._mother.stdout.close()
        self._sync.close()
        self._portal.revive()
