"""A day on the bus: the real flow, outbox and sync; no line, power cuts, and the depot at night."""

from __future__ import annotations

import os
import random
import select
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import httpx

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow.record import Record
from kiosk_app.flow.screens import Page
from sync.backoff import Backoff
from sync.breaker import Breaker
from sync.portal import Portal, pinned_client
from sync.pulls import Pulls
from sync.session import Session
from sync.signer import RequestSigner
from sync.store import NewDossier, Outbox, Stored, queue
from sync.store.connection import Connection, open_connection
from sync.transfer import Transfer
from tests.stories.walk import Walk
from tests.sync.builders import KIOSK, public_of
from tests.sync.fake_portal import FakePortal
from tests.sync.worlds import KEYS, FakeClock, blobs_in, new_dossier

HOURS = 9.0
#: A slow disk under a cut that comes at any moment of a submit.
_MOST_TILL_CUT_S = 0.03
_SAID = b"s"
_PAGE_KIB = (40, 300)
_ROUND_S = 600.0
_ROUNDS_AT_DEPOT = 40
Submit = Callable[[Outbox, NewDossier], object]


@dataclass
class Ridden:
    """What the day came to. `told` is the manifest of what a citizen was told is saved, by dossier."""

    visits: int = 0
    cuts: int = 0
    cut_short: int = 0
    filed_again: int = 0
    bytes_carried: int = 0
    bytes_sealed: int = 0
    told: dict[str, str] = field(default_factory=dict)
    records: list[tuple[str, str, bool]] = field(default_factory=list)
    damaged: int = 0


class Metered(httpx.BaseTransport):
    """The antenna: nothing while `dark`; else every byte of what goes and comes is counted."""

    def __init__(self, portal: FakePortal) -> None:
        self._portal = portal
        self.dark = True
        self.carried = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.dark:
            raise httpx.ConnectError("no line", request=request)
        request.read()
        answer = self._portal.stream(request)
        body = answer.read()
        self.carried += _wire(request.headers) + len(request.content) + _wire(answer.headers) + len(body)
        return httpx.Response(answer.status_code, headers=answer.headers, stream=httpx.ByteStream(body))


def _wire(headers: httpx.Headers) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers.raw)


class Day:
    """`submit` is `Outbox.submit`, or what a plant puts in its place; so is `looks`, whether a kiosk that
    starts again finds what it kept. A cut comes within `till_cut_s`.
    """

    def __init__(
        self,
        folder: Path,
        seed: int,
        submit: Submit = Outbox.submit,
        *,
        looks: bool = True,
        till_cut_s: tuple[float, float] = (0.0, _MOST_TILL_CUT_S),
    ) -> None:
        self._looks = looks
        self._till_cut_s = till_cut_s
        self._folder = folder
        self._chance = random.Random(seed)
        self._submit = submit
        self._clock = FakeClock()
        self._blobs = blobs_in(folder)
        self.portal = FakePortal()
        self._antenna = Metered(self.portal)
        self._monotonic = 0.0
        self._number = 0
        self.ridden = Ridden()

    def ride(self, visits: int, cuts: int) -> None:
        """`visits` over nine hours without a line, `cuts` of them struck by a power cut while they file."""
        outbox = self._open()
        struck = set(self._chance.sample(range(visits), cuts))
        for number in range(visits):
            if number in struck:
                outbox.close()
                outbox = self._struck()
            else:
                self._visit(outbox)
            self._sync_looks()
            self._later(HOURS * 3600 / visits)
        outbox.close()

    def return_to_depot(self) -> None:
        """A line at last; the night is long."""
        self._antenna.dark = False
        for _ in range(_ROUNDS_AT_DEPOT):
            self._later(_ROUND_S)
            self._sync_looks()
        outbox = self._open()
        self.ridden.damaged += not outbox.sound()
        outbox.close()
        self.ridden.bytes_carried = self._antenna.carried

    def _visit(self, outbox: Outbox) -> None:
        """A citizen goes through the pages, files, and takes the record along."""
        self.ridden.visits += 1
        row = self._sealed()
        stored = self._submit(outbox, row)
        assert isinstance(stored, Stored), stored
        self._tell(outbox, row)

    def _struck(self) -> Outbox:
        """The power goes while somebody files; then the kiosk starts, and looks what is there."""
        self.ridden.visits += 1
        self.ridden.cuts += 1
        row = self._sealed()
        was_told = _killed(lambda: self._file_alone(row), self._chance.uniform(*self._till_cut_s))
        outbox = self._open()
        kept = self._looks and outbox.dossier(row.sealed.manifest.dossier_id) is not None
        was_told = was_told and self._looks
        self.ridden.cut_short += not kept
        if was_told or kept:
            # A kiosk that starts again finds it and says so: nobody files a second time.
            self._tell(outbox, row)
        else:
            self.ridden.filed_again += 1
            self.ridden.visits -= 1
            self._visit(outbox)
        return outbox

    def _file_alone(self, row: NewDossier) -> bool:
        outbox = self._open()
        return isinstance(self._submit(outbox, row), Stored)

    def _tell(self, outbox: Outbox, row: NewDossier) -> None:
        """What the screen and the record say, by the real flow; held against what the portal has now."""
        manifest = row.sealed.manifest
        walk = Walk().to_number("birth_extract").with_card().birth_for_oneself().declare()
        assert walk.page == Page.SUBMITTING
        day = date(2026, 11, 22)
        walk.post(e.Stored(manifest.dossier_id, manifest.code, "10:05", day, "https://127.0.0.1/status", None))
        receipt = outbox.receipt(manifest.dossier_id)
        walk.post(e.DeliveryWaitOver())
        said = walk.last(f.PrintRecord).record
        assert isinstance(said, Record)
        at_portal = manifest.dossier_id in self.portal.committed
        self.ridden.bytes_sealed += len(row.sealed.blob)
        self.ridden.told[manifest.dossier_id] = row.sealed.manifest_doc.payload_sha256()
        is_true = (
            said.code == manifest.code and (said.state == "received") == (receipt is not None) == at_portal
        )
        self.ridden.records.append((manifest.dossier_id, said.state, is_true))

    def _sealed(self) -> NewDossier:
        self._number += 1
        pages = self._chance.randint(1, 3)
        files = tuple(self._chance.randbytes(self._chance.randint(*_PAGE_KIB) << 10) for _ in range(pages))
        return new_dossier(self._number, files)

    def _sync_looks(self) -> None:
        """Sync's own rounds over its own connection."""
        store = open_connection(self._folder / "outbox.db")
        assert isinstance(store, Connection), store
        client = pinned_client("https://portal.test", self._folder, self._antenna)
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
        queue.recover(store, self._blobs)
        Pulls(session, _ROUND_S, self._now).round()
        Transfer(session, monotonic=self._now).round()
        client.close()
        store.close()

    def _open(self) -> Outbox:
        opened = Outbox.open(self._folder, self._clock, self._blobs)
        assert isinstance(opened, Outbox), opened
        return opened

    def _later(self, seconds: float) -> None:
        self._clock.at += timedelta(seconds=seconds)
        self._monotonic += seconds

    def _now(self) -> float:
        return self._monotonic


def _killed(work: Callable[[], bool], after_s: float) -> bool:
    """Do it in a process that is killed after so long; whether it had said by then that it was done."""
    heard, says = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            if work():
                os.write(says, _SAID)
        signal.pause()
        os._exit(1)
    os.close(says)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    ready, _, _ = select.select([heard], [], [], 0)
    said = bool(ready) and os.read(heard, 1) == _SAID
    os.close(heard)
    return said
