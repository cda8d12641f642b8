"""The app that is killed: `python -m tests.lab.killing.victim CONFIG [--plant]`.

It imports once and then, for each line "FIRST COUNT" on its input, forks one life: a fresh process that opens
the stores as the kiosk does at its start and files the wishes FIRST… one after another by the kiosk's own
submit path. Each line that it writes is one write, so no kill cuts it in two:

    alive PID            the life has begun
    about N ID CODE      it is going to file wish N under this id
    said N ID CODE REF   the citizen would now read "saved"; the payment reference, or -
    shown N ID CODE REF  the QR would now be on the screen
    dead                 the life is over
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from drivers.process import die_with_parent
from drivers.scanner.source import FiledDocument
from kiosk_app.catalogue.sites import load_site
from kiosk_app.clock import SystemClock, boot_id
from kiosk_app.config import Config, load_config
from kiosk_app.flow.events import Stored
from kiosk_app.runtime.filing import Filing, Place
from kiosk_app.runtime.session import Session
from kiosk_app.runtime.trust import TrustAnchor, load_device_keys, load_root_key
from kiosk_app.store.database import Database
from kiosk_app.store.drafts import Drafts, draft_key
from kiosk_app.store.journal import Journal
from kiosk_app.stores import StoreClock
from sync.store.outbox import Outbox
from tests.lab.killing import wishes
from tests.lab.killing.plants import EarlyOutbox


def tell(text: str) -> None:
    os.write(1, text.encode() + b"\n")


class Life:
    """The kiosk's stores and its submit path, without its screen."""

    def __init__(self, config: Config, plant: bool) -> None:
        clock = SystemClock()
        outbox = Outbox.open(config.spool, StoreClock(clock))
        assert isinstance(outbox, Outbox), outbox
        self._plant = plant
        self._session = Session(lambda: int(clock.now().at.timestamp() * 1000), os.urandom)
        database = Database.open(config.state / "visit.db")
        self._drafts = Drafts(database, draft_key(config.run, os.urandom), os.urandom)
        self._journal = Journal(database, clock.now, boot_id())
        site = load_site(config.site)
        self._outbox = outbox
        self._filing = Filing(
            EarlyOutbox.over(outbox) if plant else outbox,
            TrustAnchor(load_root_key(config.root_key), config.keyset, config.practice),
            load_device_keys(config.device_key, config.payment_key),
            self._session,
            Place(config.kiosk, config.site.stem, config.practice, site.payee, site.status_url),
            clock=clock,
            random=os.urandom,
        )
        self._drafts.forget_all()

    def file(self, number: int) -> None:
        self._session.wipe()
        self._submit(number)
        if wishes.asked_twice(number):
            if self._plant:
                self._session.wipe()
            self._submit(number)

    def _submit(self, number: int) -> None:
        session = self._session
        names = f"{number} {session.dossier_id} {session.code}"
        files = []
        for index in range(wishes.PAPERS):
            pdf = wishes.paper(number, index)
            if self._plant and number % 3 == 1:
                pdf = pdf[: len(pdf) // 2]
            files.append(session.hold_file(FiledDocument(pdf, 1, 0, 0), ()))
        self._drafts.save(session.dossier_id, {"answers": {wishes.FIELD: str(number)}})
        tell(f"about {names}")
        answer = self._filing.submit(wishes.order(number, tuple(files)))
        assert isinstance(answer, Stored), answer
        self._drafts.forget_all()
        self._journal.note("submitted", "wish")
        asked = answer.payment
        tell(f"said {names} {asked.reference if asked else '-'}")
        if asked is not None:
            assert self._outbox.payment_shown(asked.reference) is None
            tell(f"shown {names} {asked.reference}")


def main(arguments: list[str]) -> None:
    config = load_config(Path(arguments[0]))
    plant = "--plant" in arguments
    die_with_parent()
    for line in sys.stdin:
        first, count = map(int, line.split())
        pid = os.fork()
        if pid == 0:
            die_with_parent()
            tell(f"alive {os.getpid()}")
            life = Life(config, plant)
            for number in range(first, first + count):
                life.file(number)
            signal.pause()
        os.waitpid(pid, 0)
        tell("dead")


if __name__ == "__main__":
    main(sys.argv[1:])
