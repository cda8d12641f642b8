"""The wiring of the kiosk, in one place and in order: content, trust, stores, devices, flow, screen."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from drivers.client import connect
from drivers.scanner.source import PreviewFrame
from kiosk_app import words
from kiosk_app.catalogue.strict import ContentError
from kiosk_app.clock import Clock, boot_id
from kiosk_app.config import Config
from kiosk_app.content import load_setting
from kiosk_app.flow.effects import Effect
from kiosk_app.flow.events import Event, Interrupted, NewSetting, ServiceRestored, Trouble
from kiosk_app.flow.state import Visit
from kiosk_app.flow.visit import begin
from kiosk_app.front import AssemblyError, Front, OutboxDamagedError
from kiosk_app.runtime.camera_work import CameraWork
from kiosk_app.runtime.card_work import CardWork
from kiosk_app.runtime.fault_log import FaultLog
from kiosk_app.runtime.filing import Filing, Place, fault_code
from kiosk_app.runtime.idle import Alarm, Farewell, Idle
from kiosk_app.runtime.loop import Loop
from kiosk_app.runtime.news import News
from kiosk_app.runtime.perform import Performer
from kiosk_app.runtime.print_work import PrintWork
from kiosk_app.runtime.session import Session
from kiosk_app.runtime.status_work import StatusWork
from kiosk_app.runtime.trust import TrustAnchor, load_device_keys, load_root_key
from kiosk_app.runtime.workers import Worker
from kiosk_app.store.database import Database
from kiosk_app.store.drafts import Drafts, draft_key
from kiosk_app.store.journal import Journal
from kiosk_app.store.keysets import Keysets
from sync.contract.times import Trust
from sync.store.clock import Moment as StoreMoment
from sync.store.faults import StoreCode, StoreFault
from sync.store.outbox import Outbox

log = logging.getLogger("kiosk")

#: The workers, and the trouble a citizen is told when a bug ends one's job: nobody is left waiting.
_BROKEN = {
    "card": "card.mute",
    "camera": "scanner.gone",
    "print": "printer.unconfirmed",
    "store": "store.failed",
    "status": "line.nonsense",
}


@dataclass(frozen=True, slots=True)
class Screenside:
    """What the runtime needs from the thread of the screen. `call` may be used from any thread."""

    call: Callable[[Callable[[], None]], None]
    alarm: Callable[[], Alarm]
    show_visit: Callable[[Visit], None]
    show_frame: Callable[[PreviewFrame], None]
    show_page: Callable[[int, bytes], None]
    show_network: Callable[[str], None]
    wiped: Callable[[], None]


class StoreClock:
    """The app's clock as the store takes it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> StoreMoment:
        moment = self._clock.now()
        return StoreMoment(moment.at, Trust(moment.trust.value))


class Kiosk:
    """The assembled kiosk without its screen: post events, close at the end."""

    def __init__(self, front: Front, screen: Screenside) -> None:
        """Raises AssemblyError, OSError or ValueError where commissioning is not finished."""
        self.config = config = front.config
        self.clock = front.clock
        self._front = front
        self._screen = screen
        self._day = front.clock.now().today
        self._outbox = _open_outbox(config, self.clock)
        self._database, renewed = _open_database(config)
        self.journal = Journal(self._database, self.clock.now, boot_id())
        if renewed:
            log.error("visit.db was damaged: set aside and made new")
            self.journal.note("visit_db.renewed")
        self._workers = {name: Worker(name, self._broken) for name in _BROKEN}
        self._devices = connect(config.devices_socket, practice=config.practice)
        self.loop = Loop(begin(front.setting), self.clock, self._wake, self._perform, self._show)
        self.idle = Idle(screen.alarm(), self.post, config.times.idle_ask, config.times.idle_answer)
        self._anchor = TrustAnchor(
            load_root_key(config.root_key),
            config.keyset,
            config.practice,
            memory=Keysets(self._database),
            now=self.clock.now,
        )
        self.news = News(self._outbox, self._anchor, self.post, self._show_network)
        self._faults = FaultLog(self._note)
        self._performer = self._assemble_performer()
        self._interrupted()

    def _assemble_performer(self) -> Performer:
        config, workers = self.config, self._workers
        random = os.urandom
        session = Session(lambda: int(self.clock.now().at.timestamp() * 1000), random)
        keys = load_device_keys(config.device_key, config.payment_key)
        site = self._front.site
        place = Place(config.kiosk, config.site.stem, config.practice, site.payee, site.status_url)
        self._drafts = Drafts(self._database, draft_key(config.run, random), random)
        return Performer(
            self.post,
            camera=CameraWork(
                self._devices.scanner,
                workers["camera"],
                session,
                self.post,
                show_frame=self._screen.show_frame,
                show_page=self._screen.show_page,
                monotonic=self.clock.monotonic,
            ),
            card=CardWork(self._devices.card, workers["card"], self.post),
            printing=PrintWork(self._devices.printer, workers["print"], self.post, self._sentences),
            filing=Filing(
                self._outbox,
                self._anchor,
                keys,
                session,
                place,
                clock=self.clock,
                random=random,
                journal=self.journal,
            ),
            news=self.news,
            status=StatusWork(
                self._outbox,
                self._anchor,
                self.post,
                clock=self.clock,
                random=random,
                wait_s=config.times.status_wait,
            ),
            drafts=self._drafts,
            journal=self.journal,
            session=session,
            store_worker=workers["store"],
            status_worker=workers["status"],
            grace=self._screen.alarm(),
            grace_s=config.times.delivery_grace,
            farewell=Farewell(self._screen.alarm(), self.post, config.times.farewell),
            wiped=self._screen.wiped,
        )

    def post(self, event: Event) -> None:
        self.loop.post(event)

    def look_for_news(self) -> None:
        """The bell rang, or its slow rhythm came round."""
        self._workers["store"].do(lambda _cancel: self.news.look())

    def look_at_health(self) -> None:
        """Refuse new visits while the disk is nearly full; the queue still drains."""
        self._workers["store"].do(lambda _cancel: self._health())

    def _health(self) -> None:
        self._new_day()
        switchboard = self._front.switchboard
        rehearsed = switchboard is not None and switchboard.world().disk_low
        room = self._outbox.room()
        if rehearsed or room is not None:
            self.post(Trouble(fault_code(room) if room else "store.disk_low"))
        elif self._anchor.keyset() is None:
            self.post(Trouble("store.keys_missing"))
        else:
            self.post(ServiceRestored())

    def _new_day(self) -> None:
        """Procedures and fees have effective dates: at midnight another set may be in force."""
        today = self.clock.now().today
        if today == self._day:
            return
        self._day = today
        setting = self._front.setting
        try:
            fresh = load_setting(self.config, self._front.site, setting.languages, today)
        except ContentError as error:
            # What was good yesterday still serves; the technician reads why the new day's set does not.
            log.error("content of a new day: %s", error)
            self.journal.note("content.refused")
            return
        self.post(NewSetting(fresh))

    def _interrupted(self) -> None:
        """A draft that outlived its process belongs to a visit that was cut off: say what became of it."""

        def forget(_cancel: object) -> None:
            for visit in self._drafts.visits():
                # A visit and its dossier share their id.
                filed = self._outbox.dossier(visit)
                self.post(Interrupted(filed.code if filed else ""))
            if self._drafts.forget_all():
                self.journal.note("visit.interrupted")
            self.journal.note("started")
            self.journal.trim()

        self._workers["store"].do(forget)

    def _wake(self) -> None:
        self._screen.call(self.loop.drain)

    def _perform(self, effect: Effect, visit: Visit) -> None:
        self._performer(effect, visit)

    def _note(self, event: str, detail: str) -> None:
        self._workers["store"].do(lambda _cancel: self.journal.note(event, detail))

    def _show(self, visit: Visit) -> None:
        self.idle.follow(visit)
        self._faults.follow(visit)
        self._screen.show_visit(visit)

    def _show_network(self, network: str) -> None:
        self._screen.call(lambda: self._screen.show_network(network))

    def _sentences(self, language: str) -> dict[str, str]:
        return words.read(self.config.translations / f"kiosk_{language}.ts")

    def _broken(self, worker: str, error: BaseException) -> None:
        """A bug in a worker: its type only, since its text may quote the citizen, who is told what is safe."""
        log.error("%s: %s", worker, type(error).__name__)
        self.post(Trouble(_BROKEN[worker]))

    def close(self) -> None:
        for worker in self._workers.values():
            worker.close()
        self._devices.close()
        self._outbox.close()
        self._database.close()


def _open_outbox(config: Config, clock: Clock) -> Outbox:
    outbox = Outbox.open(config.spool, StoreClock(clock))
    if isinstance(outbox, StoreFault):
        trouble = OutboxDamagedError if outbox.code is StoreCode.CORRUPT else AssemblyError
        raise trouble(f"outbox: {outbox.code} {outbox.detail}")
    return outbox


def _open_database(config: Config) -> tuple[Database, bool]:
    try:
        return Database.open_or_renew(config.state / "visit.db")
    except (OSError, sqlite3.Error) as error:
        raise AssemblyError(f"visit.db: {type(error).__name__}") from error
