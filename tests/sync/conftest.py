"""A kiosk's store and a portal in memory with sync between them; every clock is in the test's hands."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from sync.backoff import Backoff
from sync.breaker import Breaker
from sync.payments import Payments
from sync.portal import Portal, pinned_client
from sync.pulls import Asks, Pulls
from sync.session import Session
from sync.signer import RequestSigner
from sync.store import DossierRow, NewDossier, Outbox
from sync.store.connection import Connection, open_connection
from sync.transfer import Transfer
from tests.sync.builders import KIOSK, SCAN, public_of
from tests.sync.fake_portal import FakePortal
from tests.sync.worlds import KEYS, MEMORY, FakeClock, blobs_in, new_dossier, open_outbox


@dataclass
class World:
    """`pass_time` moves the wall clock and the monotonic one together."""

    folder: Path
    clock: FakeClock
    outbox: Outbox
    store: Connection
    portal: FakePortal
    session: Session
    transfer: Transfer
    payments: Payments
    asks: Asks
    pulls: Pulls
    monotonic: list[float] = field(default_factory=lambda: [0.0])

    def pass_time(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.monotonic[0] += seconds

    def submit(self, seed: int = 1, files: tuple[bytes, ...] = (SCAN, b"")) -> NewDossier:
        row = new_dossier(seed, files)
        self.outbox.submit(row)
        return row

    def row(self, dossier: NewDossier) -> DossierRow:
        found = self.outbox.dossier(dossier.sealed.manifest.dossier_id)
        assert found is not None
        return found

    def blob(self, dossier: NewDossier) -> Path:
        return self.session.blobs.path(dossier.sealed.manifest.dossier_id)

    def rounds(self, count: int = 1, seconds: float = 1000.0) -> None:
        """Each kind of work once, then time passes."""
        for _ in range(count):
            self.pulls.round()
            self.transfer.round()
            self.payments.push_round()
            self.payments.hear_round()
            self.asks.round()
            self.pass_time(seconds)


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="tam", dir=MEMORY) as name:
        yield Path(name)


def in_memory(portal: FakePortal, folder: Path) -> httpx.Client:
    return pinned_client("https://portal.test", folder, portal.transport())


@contextmanager
def open_world(make_client: Callable[[FakePortal, Path], httpx.Client] = in_memory) -> Iterator[World]:
    """`make_client` joins sync to the portal; whatever lies between the two is the caller's."""
    with tempfile.TemporaryDirectory(prefix="tam", dir=MEMORY) as name:
        folder, clock, portal, monotonic = Path(name), FakeClock(), FakePortal(), [0.0]
        outbox = open_outbox(folder, clock)
        store = open_connection(folder / "outbox.db")
        assert isinstance(store, Connection)
        client = make_client(portal, folder)
        backoff = Backoff(lambda: 1.0, 900.0)
        session = Session(
            store=store,
            blobs=blobs_in(folder),
            portal=Portal(client, RequestSigner(store, KEYS.sender, KIOSK), lambda: monotonic[0]),
            clock=clock,
            backoff=backoff,
            breaker=Breaker(backoff, lambda: monotonic[0]),
            root_public=public_of(KEYS.root),
            practice=True,
        )
        yield World(
            folder=folder,
            clock=clock,
            outbox=outbox,
            store=store,
            portal=portal,
            session=session,
            transfer=Transfer(session, monotonic=lambda: monotonic[0]),
            payments=Payments(session, 20),
            asks=Asks(session),
            pulls=Pulls(session, 600.0, lambda: monotonic[0]),
            monotonic=monotonic,
        )
        client.close()
        store.close()
        outbox.close()


@pytest.fixture
def world() -> Iterator[World]:
    with open_world() as opened:
        yield opened
