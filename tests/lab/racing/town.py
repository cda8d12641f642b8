"""A portal with three desks, its opener working on a thread of its own, and the bad line to it."""

from __future__ import annotations

import random
import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.errands import OPENER, Answer
from portal.places import Places
from portal.setup import Setup
from portal.store import bookings
from portal.store.models import Booking
from sync.contract import ids
from sync.contract.booking import Wanted
from sync.contract.keyset import RecipientRole
from sync.contract.wire import AskKind, AskReply, parse_ask_reply
from sync.envelope import open_reply, seal_ask
from tests.portal.world import START_MS, World
from tests.sync.builders import random_from
from tests.sync.worlds import KEYS, MEMORY

#: Nobody is kept from asking often: whoever races does.
_MANY = 10**6
_ANSWER_S = 20.0
DESKS = """
[[desks]]
id = "C0{number}"
place = {{ vi = "Nhà văn hóa số {number}", en = "Culture house no. {number}" }}
capacity = {number}
slot_minutes = 15
open = [ {{ days = [1, 2, 3, 4, 5, 6, 7], from = "08:00", to = "19:00" }} ]
"""


@dataclass
class Town:
    """`lost_ratio` of the questions never reach the portal, as many answers never come back."""

    world: World
    chance: random.Random
    lost_ratio: float
    lost: int = 0
    _wake: threading.Event = field(default_factory=threading.Event)
    _answered: threading.Condition = field(default_factory=threading.Condition)
    _over: bool = False

    def work(self) -> None:
        """The opener, until the end: one thread, as it is one process."""
        while not self._over:
            self._wake.wait(0.02)
            self._wake.clear()
            if self.world.asks.work_once():
                with self._answered:
                    self._answered.notify_all()

    def ring(self) -> None:
        self._wake.set()

    def stop(self) -> None:
        self._over = True

    def drops(self) -> bool:
        gone = self.chance.random() < self.lost_ratio
        self.lost += gone
        return gone

    def ask(self, kiosk: str, body: Mapping[str, object]) -> Mapping[str, object] | None:
        """A kiosk's sealed question over the bad line: the opened answer, or None as `Questions` says it."""
        if self.drops():
            return None
        recipient = self.world.keyset.recipient(RecipientRole.PORTAL)
        assert recipient is not None
        ask_id = ids.uuid7(START_MS, secrets.token_bytes(10))
        sealed = seal_ask(AskKind.BOOKING, ask_id, dict(body), KEYS.visit.public(), recipient)
        assert isinstance(sealed, bytes)
        answer = self._answer(f"ask:{kiosk}:{ask_id}", sealed)
        if answer.status != 200 or self.drops():
            return None
        reply = parse_ask_reply(answer.body)
        assert isinstance(reply, AskReply)
        opened = open_reply(AskKind.BOOKING, ask_id, reply.sealed_reply, KEYS.visit)
        assert isinstance(opened, dict)
        return opened

    def tick(self) -> None:
        """Who asked first is told by the clock."""
        self.world.clock.ms += 1

    def _answer(self, name: str, sealed: bytes) -> Answer:
        self.tick()
        self.world.parts.errands.put(name, OPENER, AskKind.BOOKING.value, sealed)
        self.ring()
        for _ in range(int(_ANSWER_S / 0.02)):
            answer = self.world.parts.errands.read(name)
            if answer is not None:
                return answer
            with self._answered:
                self._answered.wait(0.02)
        raise AssertionError("the opener has stopped")

    def fill(self, desk: str, day: date, at: str, places: int) -> None:
        """Others have taken that many before."""
        with self.world.database.write() as session:
            for _ in range(places):
                wanted = Wanted(desk, day, at, secrets.token_hex(16))
                by = bookings.Asking("earlier", self.world.clock())
                assert bookings.take(session, wanted, places, by, random_from(self.chance.randrange(1 << 30)))
                bookings.keep(session, wanted.token, self.world.clock())

    def confirmed(self, desk: str, day: date, at: str) -> list[str]:
        """The codes of that time that stand, besides those of earlier days."""
        with self.world.database.read() as session:
            rows = session.query(Booking).filter_by(desk=desk, day=day.isoformat(), at=at)
            return [row.code for row in rows if row.confirmed_at is not None and row.kiosk_id != "earlier"]


@contextmanager
def open_town(seed: int, lost_ratio: float) -> Iterator[Town]:
    with TemporaryDirectory(prefix="tam", dir=MEMORY) as folder:
        state = Path(folder) / "state"
        Setup(Places(state), lambda: START_MS, secrets.token_bytes).run(practice=True)
        (state / "desks.toml").write_text("".join(DESKS.format(number=n) for n in (1, 2, 3)), encoding="utf-8")
        world = World.in_folder(
            state,
            asks_per_minute=_MANY,
            asks_per_code_per_minute=_MANY,
            guesses_per_minute=_MANY,
            web_bookings_per_minute=_MANY,
            unconfirmed_places_per_kiosk=_MANY,
        )
        town = Town(world, random.Random(seed), lost_ratio)
        thread = threading.Thread(target=town.work)
        world.bell.desks = {OPENER: town.ring}
        thread.start()
        try:
            yield town
        finally:
            town.stop()
            thread.join()
            world.close()
