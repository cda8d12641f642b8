"""The kills: which process, at which moment, while the other one works on."""

from __future__ import annotations

import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field

from kiosk_app.rehearsal.places import REPOSITORY
from kiosk_app.rehearsal.world import World
from sync.store.bell import KIOSK_BELL, Listener
from sync.store.outbox import DATABASE

_MOST_A_LIFE = 9
#: From the last answer to the next: seal, write, read back and COMMIT take about this long.
_STEP_S = 0.04
_SYNC_UP_S = 1.2
_PATIENCE_S = 1.5


@dataclass
class Promises:
    """What was going to be filed and what was said to be saved: wish number and dossier id."""

    about: set[tuple[int, str]] = field(default_factory=set)
    said: set[tuple[int, str]] = field(default_factory=set)
    codes: dict[str, str] = field(default_factory=dict)

    def hear(self, line: str) -> None:
        word, number, dossier_id, code = line.split()
        (self.about if word == "about" else self.said).add((int(number), dossier_id))
        self.codes[dossier_id] = code


class Campaign:
    """`app_kill` and `sync_kill` each end one life. The portal lives on.

    `mid_submit` and `mid_upload` count the kills that really fell between two durable steps.
    """

    def __init__(self, world: World, chance: random.Random, *, plant: bool) -> None:
        self.promises = Promises()
        self.kills = 0
        self.mid_submit = 0
        self.mid_upload = 0
        self._world = world
        self._chance = chance
        self._next = 1
        self._bell = Listener(world.places.spool / KIOSK_BELL)
        self._outbox = world.places.spool / DATABASE
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

    def pair(self) -> None:
        """One kill of each, in either order, so that either is alone for a while."""
        if "sync" not in self._world.company.parts or not self._world.company.parts["sync"].alive:
            self._world.company.again("sync")
        if self._chance.random() < 0.6:
            self.app_kill()
            self.sync_kill()
        else:
            self._wait_for_rings(self._chance.randint(1, 4), _SYNC_UP_S)
            self.app_kill()
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
            self.promises.hear(line)
            answers -= line.startswith("said")
        time.sleep(self._chance.uniform(0, _STEP_S))
        os.kill(pid, signal.SIGKILL)
        last = ""
        while (line := self._read()) != "dead":
            self.promises.hear(line)
            last = line
        self.mid_submit += last.startswith("about")
        self.kills += 1

    def sync_kill(self) -> None:
        """While it starts, or somewhere between two leaves, receipts or purges that its bell tells of."""
        company = self._world.company
        if self._chance.random() < 0.25:
            born = company.parts["sync"].started
            time.sleep(max(0.0, born + self._chance.uniform(0, _SYNC_UP_S) - time.monotonic()))
        else:
            self._wait_for_rings(self._chance.randint(1, 8), _PATIENCE_S)
            time.sleep(self._chance.uniform(0, _STEP_S))
        company.kill("sync")
        self.mid_upload += self._under_way()
        self.kills += 1

    def _under_way(self) -> bool:
        """Whether the dead sync had begun what it had not finished. Reading only, so no checkpoint either."""
        if not self._outbox.exists():
            return False
        with closing(sqlite3.connect(f"{self._outbox.as_uri()}?mode=ro", uri=True)) as queue:
            try:
                found = queue.execute(
                    "SELECT 1 FROM outbox WHERE state IN ('uploading', 'committed')"
                ).fetchone()
            except sqlite3.OperationalError:
                # Killed before the schema was there.
                return False
        return found is not None

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
        self._bell.close()
        assert self._mother.stdin is not None
        assert self._mother.stdout is not None
        self._mother.stdin.close()
        self._mother.wait(10)
        self._mother.stdout.close()
