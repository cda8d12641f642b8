"""One kiosk and its portal while the wall clock jumps: all that is filed arrives, no wrong time is trusted."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import httpx

from kiosk_app.flow.moment import Moment as VisitMoment
from kiosk_app.flow.moment import TimeTrust
from kiosk_app.store.database import Database
from kiosk_app.store.drafts import KEY_BYTES, Drafts
from kiosk_app.store.keeping import CardWraps, Now
from sync.backoff import Backoff
from sync.breaker import Breaker
from sync.contract import wire
from sync.contract.times import Trust, format_time
from sync.heartbeat import Heartbeat
from sync.payments import Payments
from sync.portal import Portal, pinned_client
from sync.pulls import Asks, Pulls
from sync.session import Session
from sync.signer import RequestSigner
from sync.store import Outbox, PaymentIntent, Stored, housekeeping
from sync.store.clock import SystemClock
from sync.store.connection import Connection, open_connection
from sync.store.due import LONGEST_WAIT_SECONDS
from sync.transfer import Transfer
from tests.sync.builders import KIOSK, public_of
from tests.sync.fake_portal import FakePortal, answer
from tests.sync.worlds import KEYS, MEMORY, blobs_in, new_dossier

STEP_S = 60.0
#: Nobody waits longer, however the clock jumped, than the longest wait and a few rounds.
MOST_STEPS = int(LONGEST_WAIT_SECONDS / STEP_S) + 4
BORN = datetime(2026, 11, 22, 3, 0, tzinfo=UTC).timestamp()
DAY = 86400.0
JUMPS = (10 * 365 * DAY, -10 * 365 * DAY, DAY, -DAY, 3600.0, -3600.0, 600.0, -600.0)
KEPT_S = 1800.0
CARD = b"c" * 32


@dataclass
class Told:
    jumps: int = 0
    stalls: int = 0
    lost: int = 0
    wrong_trust: int = 0
    submits: int = 0
    notes: list[str] = field(default_factory=list)

    def blame(self, kind: str, note: str) -> None:
        setattr(self, kind, getattr(self, kind) + 1)
        self.notes.append(f"{kind}: {note}")


@dataclass
class Hands:
    """Both clocks of the machine. `set` is somebody who sets the wall clock; time passes on both."""

    uptime: float = 1000.0
    shift: float = 0.0

    def wall(self) -> float:
        return BORN + self.uptime + self.shift

    @property
    def true_time(self) -> float:
        return BORN + self.uptime


@dataclass(frozen=True, slots=True)
class Means:
    """What a planted fault replaces."""

    make_clock: Callable[[Hands], SystemClock] = lambda hands: SystemClock(hands.wall, lambda: hands.uptime)
    wait_clock: Callable[[Hands], Callable[[], float]] = lambda hands: lambda: hands.uptime
    each_step: Callable[[Connection, SystemClock], None] = lambda _store, _clock: None


class Story:
    """`play` files, uploads, and lets the clock jump before, between and in the middle of it."""

    def __init__(self, told: Told, chance: random.Random, means: Means, folder: Path) -> None:
        self._told = told
        self._chance = chance
        self._hands = Hands()
        self._clock = means.make_clock(self._hands)
        self._means = means
        self._portal = FakePortal()
        self._portal.before = self._on_the_way
        self._jump_in = 0
        outbox = Outbox.open(folder, self._clock, blobs_in(folder))
        assert isinstance(outbox, Outbox), outbox
        self._outbox = outbox
        store = open_connection(folder / "outbox.db")
        assert isinstance(store, Connection), store
        self._store = store
        self._client = pinned_client("https://portal.test", folder, self._portal.transport())
        waiting = means.wait_clock(self._hands)
        backoff = Backoff(chance.random, LONGEST_WAIT_SECONDS)
        session = Session(
            store=store,
            blobs=blobs_in(folder),
            portal=Portal(self._client, RequestSigner(store, KEYS.sender, KIOSK), waiting),
            clock=self._clock,
            backoff=backoff,
            breaker=Breaker(backoff, waiting),
            root_public=public_of(KEYS.root),
            practice=True,
            trust_clock=self._clock.confirm,
        )
        payments = Payments(session, 0)
        self._rounds: tuple[Callable[[], object], ...] = (
            Heartbeat(session, waiting).round,
            Pulls(session, 600.0, waiting).round,
            Transfer(session, monotonic=waiting).round,
            payments.push_round,
            payments.hear_round,
            Asks(session).round,
            lambda: housekeeping.tidy(store, housekeeping.Policy(), self._clock.now()),
        )
        self._said: dict[str, str] = {}
        self._cards = Database.open(folder / "visit.db")
        self._drafts = Drafts(
            self._cards, bytes(KEY_BYTES), os.urandom, CardWraps(self._cards, os.urandom, self._now, KEPT_S)
        )

    def play(self, number: int, jumps: int) -> None:
        self._drafts.save("v", {"answers": {}}, CARD)
        began = self._hands.uptime
        for step in range(jumps):
            self._submit(number * 1000 + step)
            self._fail_now_and_then()
            # Half of them in the middle of an upload.
            self._jump_in = self._chance.randint(1, 6) if self._chance.random() < 0.5 else 0
            if not self._jump_in:
                self._jump()
            self._step()
            if self._hands.uptime - began < KEPT_S and not self._drafts.kept_for(CARD):
                self._told.blame("lost", "a draft went before its time")
        self._portal.before = self._healthy
        for _ in range(MOST_STEPS):
            if not self._outbox.counts().waiting:
                break
            self._step()
        else:
            self._told.blame("stalls", f"{self._outbox.counts().waiting} wait {MOST_STEPS * STEP_S:.0f} s")
        self._judge()

    def _submit(self, number: int) -> None:
        row = new_dossier(number + 1, (bytes([number % 256]) * 3000, b""))
        payment = PaymentIntent(f"TAM{number:014d}", 8000) if number % 3 == 0 else None
        trusted = abs(self._hands.wall() - self._hands.true_time) < 2 * 120.0
        stored = self._outbox.submit(row, payment)
        assert isinstance(stored, Stored), stored
        self._told.submits += 1
        self._said[stored.dossier_id] = row.sealed.manifest_doc.payload_sha256()
        if stored.at.trust is Trust.TRUSTED and not trusted:
            self._told.blame("wrong_trust", f"filed at {stored.at.text}, called trusted")

    def _step(self) -> None:
        for work in self._rounds:
            work()
        self._means.each_step(self._store, self._clock)
        self._hands.uptime += STEP_S
        now = self._clock.now()
        if now.trust is Trust.TRUSTED and abs(now.epoch - self._hands.true_time) > 2 * 120.0:
            self._told.blame("wrong_trust", f"{now.text} is called trusted")

    def _jump(self) -> None:
        self._told.jumps += 1
        # Back home now and then, or nothing could ever be confirmed.
        self._hands.shift = 0.0 if self._chance.random() < 0.3 else self._chance.choice(JUMPS)

    def _fail_now_and_then(self) -> None:
        self._down = self._chance.random() < 0.3

    def _on_the_way(self, method: str, path: str) -> httpx.Response | Exception | None:
        if self._jump_in:
            self._jump_in -= 1
            if not self._jump_in:
                self._jump()
        return httpx.ConnectError("x") if self._down else self._healthy(method, path)

    def _healthy(self, _method: str, path: str) -> httpx.Response | None:
        """The portal's own time is the true one."""
        if not path.endswith("/health"):
            return None
        said = format_time(datetime.fromtimestamp(int(self._hands.true_time), UTC))
        return answer(wire.Health(True, said).to_json())

    def _now(self) -> Now:
        moment = self._clock.now()
        return Now("boot", self._hands.uptime, VisitMoment(moment.at, TimeTrust(moment.trust.value)))

    def _judge(self) -> None:
        for dossier_id, manifest_sha256 in self._said.items():
            got = self._portal.committed.get(dossier_id)
            if got is None or got[0] != manifest_sha256:
                self._told.blame("lost", f"{dossier_id} was said to be stored")

    def close(self) -> None:
        self._client.close()
        self._store.close()
        self._outbox.close()
        self._cards.close()


def play(told: Told, seed: int, number: int, jumps: int, means: Means) -> None:
    with tempfile.TemporaryDirectory(prefix="tam-jump-", dir=MEMORY) as name:
        story = Story(told, random.Random(f"{seed}/{number}"), means, Path(name))
        try:
            story.play(number, jumps)
        finally:
            story.close()
