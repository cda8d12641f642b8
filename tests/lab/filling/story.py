"""One kiosk on a disk that is full at one page: what it says, what it keeps, what still drains."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field

from sync.backoff import Backoff
from sync.breaker import Breaker
from sync.payments import Payments
from sync.portal import Portal, pinned_client
from sync.pulls import Pulls
from sync.session import Session
from sync.signer import RequestSigner
from sync.store import Blobs, NewDossier, Outbox, PaymentIntent, Stored, StoreFault, queue
from sync.store.blobs import open_on_full_disk, with_ballast
from sync.store.connection import open_connection
from sync.transfer import Transfer
from tests.lab.filling.disk import SmallDisk
from tests.sync.builders import KIOSK, public_of
from tests.sync.fake_portal import FakePortal
from tests.sync.worlds import KEYS, FakeClock, new_dossier

BALLAST = 512 << 10
ROUNDS = 12


@dataclass
class Told:
    """What all fills together came to."""

    submits: int = 0
    refused: int = 0
    lost: int = 0
    doubled: int = 0
    half: int = 0
    drained_after_full: int = 0
    waited_in_vain: int = 0
    notes: list[str] = field(default_factory=list)

    def blame(self, kind: str, note: str) -> None:
        setattr(self, kind, getattr(self, kind) + 1)
        self.notes.append(f"{kind}: {note}")


@dataclass(frozen=True, slots=True)
class Means:
    """What a planted fault replaces."""

    submit: Callable[[Outbox, NewDossier, PaymentIntent | None], Stored | StoreFault] = Outbox.submit
    ballast: int = BALLAST


class Story:
    """`play` fills the disk to `free` bytes between the first dossier and the next ones."""

    def __init__(self, disk: SmallDisk, told: Told, means: Means) -> None:
        self._disk = disk
        self._told = told
        self._means = means
        self._folder = disk.root / "spool"
        self._clock = FakeClock()
        self._blobs = Blobs(self._folder / "blobs", low_water=0, ballast=means.ballast)
        self._portal = FakePortal()
        self._said: dict[str, str] = {}
        self._refused: set[str] = set()
        self._monotonic = 0.0

    def play(self, number: int, free: int, size: int) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        outbox = self._open()
        assert isinstance(outbox, Outbox), outbox
        self._submit(outbox, number, size, must=True)
        # sync has been at work before: its own tables are there.
        self._disk.leave(free)
        for more in (1, 2):
            self._submit(outbox, number + more, size, must=False)
        if number % 2:
            outbox.close()
        before = len(self._portal.committed)
        self._drain(full=True)
        self._told.drained_after_full += len(self._portal.committed) - before
        if not self._portal.committed:
            self._told.blame("waited_in_vain", f"{free} bytes free: nothing drained from the full disk")
        self._disk.relieve()
        if not number % 2:
            outbox.close()
        again = self._open()
        assert isinstance(again, Outbox), again
        self._drain(full=False)
        self._judge(again, free)
        again.close()

    def _open(self) -> Outbox | StoreFault:
        return Outbox.open(self._folder, self._clock, self._blobs)

    def _submit(self, outbox: Outbox, number: int, size: int, *, must: bool) -> None:
        row = new_dossier(number, (bytes([number % 256]) * size, b""))
        payment = PaymentIntent(f"TAM{number:014d}", 8000) if number % 2 else None
        stored = self._means.submit(outbox, row, payment)
        dossier_id = row.sealed.manifest.dossier_id
        self._told.submits += 1
        if isinstance(stored, Stored):
            self._said[dossier_id] = row.sealed.manifest_doc.payload_sha256()
        else:
            assert not must, stored
            self._told.refused += 1
            self._refused.add(dossier_id)

    def _drain(self, *, full: bool) -> None:
        """Sync's rounds as its schedule runs them: trouble of the store gives up the ballast."""
        store = open_on_full_disk(lambda: open_connection(self._folder / "outbox.db"), self._blobs)
        if isinstance(store, StoreFault):
            assert full, store
            return
        client = pinned_client("https://portal.test", self._folder, self._portal.transport())
        backoff = Backoff(lambda: 0.0, 900.0)
        session = Session(
            store=store,
            blobs=self._blobs,
            portal=Portal(client, RequestSigner(store, KEYS.sender, KIOSK), self._now),
            clock=self._clock,
            backoff=backoff,
            breaker=Breaker(backoff, self._now),
            root_public=public_of(KEYS.root),
            practice=True,
        )
        rounds = with_ballast(lambda: self._first_look(session), self._blobs)
        for _ in range(ROUNDS):
            for work in rounds:
                try:
                    work()
                except sqlite3.Error:
                    self._blobs.release_ballast()
            self._clock.advance(1000.0)
            self._monotonic += 1000.0
        client.close()
        store.close()

    def _first_look(self, session: Session) -> tuple[Callable[[], object], ...]:
        queue.recover(session.store, self._blobs)
        return (
            Pulls(session, 600.0, self._now).round,
            Transfer(session, monotonic=self._now).round,
            Payments(session, 0).push_round,
        )

    def _now(self) -> float:
        return self._monotonic

    def _judge(self, outbox: Outbox, free: int) -> None:
        for dossier_id, manifest_sha256 in self._said.items():
            got = self._portal.committed.get(dossier_id)
            if got is None:
                self._told.blame("lost", f"{free} bytes free: {dossier_id} was said to be stored")
            elif got[0] != manifest_sha256:
                self._told.blame("half", f"{free} bytes free: {dossier_id} is another")
        for dossier_id in self._refused & set(self._portal.committed):
            self._told.blame("doubled", f"{free} bytes free: {dossier_id} was refused and is filed")
        if not outbox.sound():
            self._told.blame("half", f"{free} bytes free: the database is damaged")
        for path in self._blobs.sealed():
            row = outbox.dossier(path.name.partition(".")[0])
            if row is None or row.state.value in ("purged", "parked"):
                self._told.blame("half", f"{free} bytes free: {path.name} belongs to nothing")
