"""One siege: a kiosk with dossiers, fees and questions before a liar; then the true portal, to drain it."""

from __future__ import annotations

import contextlib
import hashlib
import random
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import httpx

from sync.contract import ids
from sync.contract.keyset import Kem, RecipientRole
from sync.contract.receipts import PaymentState
from sync.contract.wire import AskKind, ErrorCode
from sync.envelope import PrivateKey, open_reply, seal_ask
from sync.heartbeat import Heartbeat
from sync.orders import OrderPull
from sync.portal import pinned_client
from sync.pull_content import content_pulls
from sync.pulls import Pull, Pulls
from sync.store import DossierStep, NewDossier, PaymentIntent, asks, queue
from sync.store.payments import PaymentStep
from tests.lab.hostility.documents import IN_USE, Forger, Victim
from tests.lab.hostility.liar import Liar, Temper
from tests.lab.hostility.line import Hook, TlsLine
from tests.sync.builders import KIOSK, random_from
from tests.sync.conftest import open_world
from tests.sync.fake_portal import FakePortal, refuse
from tests.sync.worlds import KEYS, new_dossier

#: Longer than every wait of sync's, so that each round finds everything due.
_ROUND_S = 1000.0
_ROUNDS_TO_DRAIN = 30
_BOOT = "00000000-0000-4000-8000-000000000000"
_UNPAID = frozenset({PaymentStep.INTENT, PaymentStep.SHOWN, PaymentStep.AWAITING, PaymentStep.EXPIRED})
_HELD = frozenset({DossierStep.QUEUED, DossierStep.UPLOADING, DossierStep.BACKOFF, DossierStep.PARKED})


@dataclass
class Losses:
    """What a lie achieved. `parked` is no loss: staff see it, try it again, and it drains."""

    purged: int = 0
    wrong_lets_go: int = 0
    escaped: int = 0
    not_drained: int = 0
    parked: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        return self.purged == self.wrong_lets_go == self.escaped == self.not_drained == 0

    def blame(self, kind: str, note: str, last: Sequence[str] = ()) -> None:
        setattr(self, kind, getattr(self, kind) + 1)
        told = f" after {'; '.join(list(last)[-4:])}" if last else ""
        self.notes.append(f"{kind}: {note}{told}")


class Siege:
    """`newborn`: a kiosk that has no key set yet, and so nothing but the root in its image to go by."""

    def __init__(
        self, losses: Losses, chance: random.Random, temper: Temper, *, newborn: bool, tls: bool
    ) -> None:
        self._losses = losses
        self._chance = chance
        self.tls = tls
        self._victims = _victims()
        self.liar = Liar(Forger(chance, newborn), self._victims, self._truth, temper)
        self._asks = random_from(chance.randrange(1 << 30))
        self._asked: dict[str, PrivateKey] = {}

    def lay(self, answers: int) -> None:
        """Until so many lies were told or one of them has achieved something; then the truth."""
        with contextlib.ExitStack() as stack:
            self._world = world = stack.enter_context(open_world(lambda p, f: self._client(stack, p, f)))
            self._heartbeat = Heartbeat(world.session, lambda: world.monotonic[0])
            more: list[Pull] = [OrderPull(KIOSK, _BOOT, _ROUND_S), *content_pulls(_ROUND_S)]
            self._pulls = Pulls(world.session, 10 * _ROUND_S, lambda: world.monotonic[0], more)
            self._prepare()
            idle = 0
            while self.liar.answers < answers and idle < 50:
                told = self.liar.answers
                self._round()
                if not self._intact():
                    return
                idle = idle + 1 if self.liar.answers == told else 0
            self._drain()

    def _client(self, stack: contextlib.ExitStack, portal: FakePortal, folder: Path) -> httpx.Client:
        self._portal = portal
        if not self.tls:
            return pinned_client("https://portal.test", folder, Hook(self.liar.answer, self._pass_time))
        line = TlsLine(folder, self.liar.answer, self._pass_time)
        stack.callback(line.close)
        return pinned_client(line.url, folder / "ca.pem")

    def _pass_time(self, seconds: float) -> None:
        self._world.monotonic[0] += seconds

    def _truth(self, request: httpx.Request) -> httpx.Response:
        try:
            return self._portal.handle(request)
        except KeyError:
            # Leaves of a dossier of which the true portal has not heard, because a liar asked for them.
            return refuse(ErrorCode.NOT_FOUND, 404)

    def _prepare(self) -> None:
        world = self._world
        self._portal.keyset_version = IN_USE
        if not self.liar.forger.newborn:
            self.liar.lying = False
            world.pulls.round()
            self.liar.lying = True
        for victim in self._victims:
            world.outbox.submit(victim.dossier, PaymentIntent(victim.reference, victim.due))
        self._keyset = world.outbox.keyset()
        self._files = {v.id: hashlib.sha256(v.dossier.sealed.blob).digest() for v in self._victims}

    def _round(self) -> None:
        """Everything that sync does, once. What it lets out is a bug, however mad the answer was."""
        world = self._world
        self._ask()
        if self._chance.random() < 0.2:
            # The true portal lost its leaves: they are sent again.
            self._portal.leaves.clear()
        try:
            self._heartbeat.round()
            self._pulls.round()
            world.rounds(1, _ROUND_S)
        except Exception:
            lines = traceback.format_exc().strip().splitlines()
            self._losses.blame("escaped", " | ".join(lines[-3:]), self.liar.last)
            world.pass_time(_ROUND_S)

    def _ask(self) -> None:
        """A question of the app's, so that there is always one to be answered with a lie."""
        world = self._world
        for ask_id, key in list(self._asked.items()):
            row = asks.ask(world.store, ask_id)
            if row is not None and row.reply is None and self._chance.random() < 0.8:
                return
            if row is not None and row.reply is not None:
                opened = open_reply(AskKind.STATUS, ask_id, row.reply, key)
                if isinstance(opened, dict):
                    self._losses.blame("wrong_lets_go", "a reply that nobody sealed was opened", self.liar.last)
            world.outbox.forget_ask(ask_id)
            del self._asked[ask_id]
        ask_id, key = ids.uuid7(1_795_000_000_000, self._asks(10)), PrivateKey(Kem.X25519, self._asks(32))
        recipient = KEYS.keyset().recipient(RecipientRole.PORTAL)
        assert recipient is not None
        body = seal_ask(AskKind.STATUS, ask_id, {"code": self._victims[0].code}, key.public(), recipient)
        assert isinstance(body, bytes)
        if world.outbox.ask(ask_id, AskKind.STATUS, body, 3000.0) is None:
            self._asked[ask_id] = key

    def _intact(self) -> bool:
        """Nothing let go, nothing believed. What was parked is put back, as staff would."""
        world, losses, last = self._world, self._losses, self.liar.last
        before = losses.purged + losses.wrong_lets_go
        for victim in self._victims:
            row = world.row(victim.dossier)
            path = world.blob(victim.dossier)
            if row.state in (DossierStep.COMMITTED, DossierStep.PURGED) or not path.exists():
                losses.blame("purged", f"dossier {row.state.value}, file there: {path.exists()}", last)
            elif hashlib.sha256(path.read_bytes()).digest() != self._files[victim.id]:
                losses.blame("purged", "a sealed file was changed", last)
            elif row.state not in _HELD or row.receipt is not None:
                losses.blame("wrong_lets_go", f"dossier {row.state.value}", last)
            if row.state is DossierStep.PARKED:
                losses.parked += 1
                queue.unpark(world.store, victim.id)
            paid = world.outbox.payment(victim.reference)
            if paid is None or paid.state not in _UNPAID or paid.receipt is not None:
                losses.blame("wrong_lets_go", f"payment {paid and paid.state.value}", last)
        keyset = world.outbox.keyset()
        if self.liar.forger.newborn and keyset == KEYS.keyset_doc(IN_USE).to_bytes():
            # The true portal was let speak, and this was its word.
            self.liar.forger.newborn, self._keyset = False, keyset
        if keyset != self._keyset:
            losses.blame("wrong_lets_go", "a key set was taken", last)
        taken = [row["name"] for row in world.store.all("SELECT name FROM pulls WHERE name != 'keyset'")]
        if taken or any(world.outbox.pulled_files.folder.glob("*")):
            losses.blame("wrong_lets_go", f"an order or a publication was taken: {taken}", last)
        return losses.purged + losses.wrong_lets_go == before

    def _drain(self) -> None:
        """The true portal is back: every dossier received, every fee heard of, a newer key set taken."""
        world, portal = self._world, self._portal
        self.liar.lying = False
        portal.keyset_version = IN_USE + 1
        for _ in range(_ROUNDS_TO_DRAIN):
            try:
                self._heartbeat.round()
                world.rounds(1, _ROUND_S)
            except Exception:
                self._losses.blame("escaped", traceback.format_exc().strip().splitlines()[-1])
            for victim in self._victims:
                if victim.reference in portal.intents:
                    portal.paid[victim.reference] = (PaymentState.PAID, victim.due)
            if self._drained():
                return
        states = {v.id[-4:]: world.row(v.dossier).state.value for v in self._victims}
        money = [p and p.state.value for p in (world.outbox.payment(v.reference) for v in self._victims)]
        line = world.outbox.line()
        newer = world.outbox.keyset() != self._keyset
        self._losses.blame(
            "not_drained",
            f"{states} {money} key set taken: {newer}, line {line.state} {line.fault}",
            self.liar.last,
        )

    def _drained(self) -> bool:
        world = self._world
        # An intent that a liar said to know reaches the portal with the dossier itself, or not at all here.
        known = [v for v in self._victims if v.reference in self._portal.intents]
        paid = [world.outbox.payment(v.reference) for v in known]
        return (
            all(world.row(v.dossier).state is DossierStep.PURGED for v in self._victims)
            and not any(world.blob(v.dossier).exists() for v in self._victims)
            and all(p is not None and p.state is PaymentStep.PAID for p in paid)
            and world.outbox.keyset() != self._keyset
        )


@cache
def dossiers() -> tuple[NewDossier, ...]:
    """Sealed once for all sieges: from one leaf to seven."""
    sizes = ((10,), (), (40_000,), (100, 70_000), (100_000, 5))
    return tuple(
        new_dossier(number, tuple(bytes([number]) * size for size in each))
        for number, each in enumerate(sizes, 1)
    )


def _victims() -> list[Victim]:
    return [
        Victim(row, f"TAM000000000000{number:02d}", 8000 + number) for number, row in enumerate(dossiers(), 1)
    ]
