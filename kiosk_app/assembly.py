"""The wiring of the kiosk, in one place and in order: content, trust, stores, devices, flow, screen."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace

from drivers.client import connect
from drivers.printer.printer import PrinterState
from drivers.scanner.source import PreviewFrame
from kiosk_app import words
from kiosk_app.catalogue.check import first_problem
from kiosk_app.catalogue.sites import site_names
from kiosk_app.clock import ProvenClock, boot_id
from kiosk_app.content import icons_of, load_setting
from kiosk_app.content.shelf import Shelf
from kiosk_app.flow.effects import Effect
from kiosk_app.flow.events import Event, Interrupted, Trouble
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Visit
from kiosk_app.flow.visit import begin
from kiosk_app.front import Front, WipedError
from kiosk_app.paper.press import Press
from kiosk_app.runtime.assistant_work import AssistantWork
from kiosk_app.runtime.booking_work import BookingWork
from kiosk_app.runtime.call_back_work import CallBackWork
from kiosk_app.runtime.camera_work import CameraWork
from kiosk_app.runtime.card_trust import CardTrust
from kiosk_app.runtime.card_work import CardWork
from kiosk_app.runtime.carry_work import CarryWork
from kiosk_app.runtime.content_work import ContentWork, Reader
from kiosk_app.runtime.counted_pages import CountedPages
from kiosk_app.runtime.face_work import FaceWork
from kiosk_app.runtime.filing import Filing, Place
from kiosk_app.runtime.idle import Alarm, Farewell, Idle
from kiosk_app.runtime.keeping import Keeping
from kiosk_app.runtime.loop import Loop
from kiosk_app.runtime.news import News
from kiosk_app.runtime.notice_work import NoticeWork
from kiosk_app.runtime.opinion_work import OpinionWork
from kiosk_app.runtime.orders import Orders
from kiosk_app.runtime.perform import Performer
from kiosk_app.runtime.print_work import PrintWork
from kiosk_app.runtime.questions import Questions
from kiosk_app.runtime.readiness import Readiness
from kiosk_app.runtime.result_work import ResultWork
from kiosk_app.runtime.session import Session
from kiosk_app.runtime.sheet_work import SheetWork
from kiosk_app.runtime.sign_in_work import SignInWork
from kiosk_app.runtime.speech_work import SpeechWork
from kiosk_app.runtime.staff_card_work import StaffCardWork
from kiosk_app.runtime.staff_work import StaffMeans, StaffPlace, StaffWork
from kiosk_app.runtime.status_work import StatusWork
from kiosk_app.runtime.trust import (
    TrustAnchor,
    device_id,
    load_device_keys,
    load_root_key,
    load_signing_key,
)
from kiosk_app.runtime.undelivered import undelivered
from kiosk_app.runtime.visit_lock import VisitLock
from kiosk_app.runtime.visit_log import VisitLog
from kiosk_app.runtime.wiping import WipePlaces, Wiping, is_past_return
from kiosk_app.runtime.workers import Worker
from kiosk_app.store.closing import Closing
from kiosk_app.store.contents import Contents
from kiosk_app.store.drafts import Drafts, draft_key
from kiosk_app.store.journal import Journal
from kiosk_app.store.keeping import CardWraps, Now, keep_secret
from kiosk_app.store.keysets import Keysets
from kiosk_app.store.staff_door import DoorCount
from kiosk_app.store.witnessed import Witnessed, seal_key
from kiosk_app.stores import open_database, open_outbox

log = logging.getLogger("kiosk")

#: The workers, and the trouble a citizen is told when a bug ends one's job: nobody is left waiting.
_BROKEN = {
    "card": "card.mute",
    "camera": "scanner.gone",
    "print": "printer.unconfirmed",
    "sheets": "pages.unconfirmed",
    "store": "store.failed",
    "status": "line.nonsense",
    "booking": "line.nonsense",
    "assistant": "content.missing",
    "speech": "speech.failed",
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
    show_parked: Callable[[int], None]
    show_printer: Callable[[str], None]
    wiped: Callable[[], None]
    speech_ended: Callable[[str], None] = lambda _code: None


class Kiosk:
    """The assembled kiosk without its screen: post events, close at the end."""

    def __init__(self, front: Front, screen: Screenside) -> None:
        """Raises AssemblyError, OSError or ValueError where commissioning is unfinished; opens nothing."""
        with ExitStack() as ends:
            self._assemble(front, screen, ends)
            self.close = ends.pop_all().close

    def _assemble(self, front: Front, screen: Screenside, ends: ExitStack) -> None:
        self.config = config = front.config
        self._front = front
        self._screen = screen
        places = WipePlaces(config.state, config.run, config.spool, (config.payment_key, config.device_key))
        if is_past_return(places):
            raise WipedError("wiped by an order: enrol this device anew")
        self._outbox = ends.enter_context(closing(open_outbox(config, front.clock)))
        self._database, renewed = open_database(config)
        ends.callback(self._database.close)
        self._visit_lock = ends.enter_context(closing(VisitLock(config.spool)))
        self._boot = boot_id()
        self.journal = Journal(self._database, front.clock.now, self._boot)
        if renewed:
            log.error("visit.db was damaged: set aside and made new")
            self.journal.note("visit_db.renewed")
        self._devices = connect(config.devices_socket, practice=config.practice)
        ends.callback(self._devices.close)
        self._workers = {name: ends.enter_context(closing(Worker(name, self._broken))) for name in _BROKEN}
        signing = load_signing_key(config.device_key)
        self._anchor = TrustAnchor(
            load_root_key(config.root_key),
            config.keyset,
            config.practice,
            memory=Keysets(self._database, config.state),
            witnessed=Witnessed(self._database, seal_key(signing.private_bytes_raw())),
            now=front.clock.now,
        )
        # The anchor judges by the bare clock; whoever serves citizens never lives before a day that was signed.
        self.clock = ProvenClock(front.clock, self._anchor.proven)
        self._content = self._assemble_content()
        # The first visit already begins with what was taken last, never with an older image's fees.
        visit = begin(self._content.begin(front.setting, front.clock.now().today))
        self._closing = Closing(self._database)
        self._orders = Orders(config.state, self._anchor, config.kiosk, device_id(config.device_key))
        if self._orders.closed:
            visit = replace(visit, page=Page.OUT_OF_SERVICE, out_of_service=self._orders.closed)
        self.loop = Loop(visit, self.clock, self._wake, self._perform, self._show)
        self.idle = Idle(
            screen.alarm(),
            self.post,
            config.times.idle_ask,
            config.times.idle_answer,
            staff_s=config.times.staff_idle,
        )
        self.news = News(self._outbox, self._anchor, self.post, self._show_network, front.site.payee)
        self._visit_log = VisitLog(self._note)
        self._card_trust = CardTrust(self._devices.card, self._note)
        self.speech = SpeechWork(
            self._workers["speech"],
            config.heard,
            sentences=self._sentences,
            setting=lambda: self.loop.visit.setting,
            board=lambda: self.loop.visit.board,
            ended=lambda code: screen.call(lambda: screen.speech_ended(code)),
            alive=lambda: screen.call(self.idle.touched),
            note=self._note,
        )
        self._performer = self._assemble_performer()
        self._readiness = Readiness(
            self.post,
            orders=self._orders,
            wiping=Wiping(places, self._drafts.forget_all, lambda: undelivered(self._outbox, self._anchor)),
            closing=self._closing,
            devices=self._devices,
            outbox=self._outbox,
            anchor=self._anchor,
            clock=self.clock,
            drafts=self._drafts,
            journal=self.journal,
            switchboard=front.switchboard,
        )
        self._interrupted()

    def _assemble_content(self) -> ContentWork:
        config, site, languages = self.config, self._front.site, self._front.setting.languages
        icons = icons_of(config)
        reader = Reader(
            load=lambda catalogue, day: load_setting(config, site, languages, day, catalogue),
            problem=lambda folder, day: first_problem(folder, day, icons),
            site=config.site.stem,
            names=site_names(config.site.parent),
        )
        return ContentWork(
            self._outbox,
            self._anchor,
            Contents(self._database),
            Shelf(config.state / "content"),
            reader,
            practice=config.practice,
            clock=self.clock,
            post=self.post,
            note=self._note,
        )

    def _assemble_performer(self) -> Performer:
        config, workers = self.config, self._workers
        random = os.urandom
        session = Session(lambda: int(self.clock.now().at.timestamp() * 1000), random)
        keys = load_device_keys(config.device_key, config.payment_key)
        site = self._front.site
        place = Place(config.kiosk, config.site.stem, config.practice, site.payee, site.status_url)
        cards = CardWraps(self._database, random, self._now, config.times.draft_kept)
        self._drafts = Drafts(self._database, draft_key(config.run, random), random, cards)
        self._printing = PrintWork(
            self._devices.printer, workers["print"], self.post, self._sentences, self._printer_seen
        )
        pages, press = CountedPages(self._devices.pages, self._note), Press()
        self._sheets = SheetWork(
            pages,
            workers["sheets"],
            press,
            session,
            self.post,
            show_page=self._screen.show_page,
            sentences=self._sentences,
            clock=self.clock,
            seen=lambda state: self._note("page_printer", state),
        )
        keeping = Keeping(self._drafts, session, keep_secret(config.state / "draft.secret", random))
        questions = Questions(
            self._outbox, self._anchor, clock=self.clock, random=random, wait_s=config.times.status_wait
        )
        filing = Filing(
            self._outbox,
            self._anchor,
            keys,
            session,
            place,
            clock=self.clock,
            random=random,
            names_fee=self._content.names_fee,
            journal=self.journal,
        )
        card, roster = self._devices.card, self._content.roster
        staff_cards = StaffCardWork(card, workers["card"], self.post, roster, self._note)
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
            card=CardWork(
                self._devices.card,
                workers["card"],
                self.post,
                keeping.card_read,
                session.hold_chip,
                shows=FaceWork(lambda: session.numbers(1)[0], self._screen.show_page).show,
            ),
            printing=self._printing,
            sheets=self._sheets,
            filing=filing,
            call_backs=CallBackWork(
                self._outbox,
                self._anchor,
                keys,
                place,
                clock=self.clock,
                random=random,
                post=self.post,
                note=self._note,
                journal_head=filing.journal_head,
            ),
            carrying=CarryWork(self._outbox, self.post, self.journal.note),
            staff=self._assemble_staff(pages, press, staff_cards),
            staff_cards=staff_cards,
            news=self.news,
            status=StatusWork(
                questions, self._outbox, session, self.post, kiosk=config.kiosk, device_key=keys.signing
            ),
            results=ResultWork(questions, pages, session, self.post, show_page=self._screen.show_page),
            booking=BookingWork(questions, self.post, workers["booking"].do, random),
            assistant=AssistantWork(workers["assistant"], self.post, self._note),
            notices=NoticeWork(questions, site.payee, self.post),
            opinions=OpinionWork(self._outbox, config.site.stem, random),
            signing_in=SignInWork(questions, session, self.post, self.clock.monotonic),
            drafts=self._drafts,
            journal=self.journal,
            session=session,
            store_worker=workers["store"],
            status_worker=workers["status"],
            grace=self._screen.alarm(),
            grace_s=config.times.delivery_grace,
            pretended=self._screen.alarm(),
            farewell=Farewell(self._screen.alarm(), self.post, config.times.farewell),
            wiped=self._screen.wiped,
        )

    def _assemble_staff(self, pages: CountedPages, press: Press, cards: StaffCardWork) -> StaffWork:
        config, workers = self.config, self._workers
        count = DoorCount(self._database, self._boot, self.clock.monotonic)
        say, by_card = self._sentences, self._content.by_card
        return StaffWork(
            StaffPlace(config.staff_code, config.spool, lambda: self.loop.visit.setting, say, by_card),
            StaffMeans(
                self._devices, pages, press, self._outbox, self.journal, count, self._closing, self.clock, cards
            ),
            post=self.post,
            store_worker=workers["store"],
            device_worker=workers["print"],
            page_worker=workers["sheets"],
            look_at_health=self.look_at_health,
        )

    def post(self, event: Event) -> None:
        self.loop.post(event)

    def look_for_news(self) -> None:
        """The bell rang, or its slow rhythm came round."""
        self._workers["store"].do(lambda _cancel: self.news.look())
        # After the news, which may bring the key set that a catalogue was signed under.
        self._workers["store"].do(lambda _cancel: None if self._orders.wiping else self._content.look())

    def look_at_health(self) -> None:
        """Refuse new visits while the disk is nearly full; the queue still drains. Count what is parked."""
        self._printing.look()
        self._sheets.look()
        self._workers["print"].do(lambda _cancel: self._card_trust.look())
        self._workers["store"].do(lambda _cancel: self._readiness.look())
        self._workers["store"].do(lambda _cancel: self._show_parked(self._outbox.counts().parked))

    def _interrupted(self) -> None:
        """A draft that outlived its process belongs to a visit that was cut off: say what became of it."""

        def look(_cancel: object) -> None:
            kept = self._drafts.begin()
            for visit in self._drafts.visits():
                # A visit and its dossier share their id.
                filed = self._outbox.dossier(visit)
                may_go_on = filed is None and visit in kept
                self.post(Interrupted(filed.code if filed else "", may_go_on))
                self.journal.note("visit.interrupted", "kept" if may_go_on else "")
                if not may_go_on:
                    self._drafts.forget(visit)
            self.journal.note("started")
            self.journal.trim()

        self._workers["store"].do(look)

    def _now(self) -> Now:
        return Now(self._boot, self.clock.monotonic(), self.clock.now())

    def _wake(self) -> None:
        self._screen.call(self.loop.drain)

    def _perform(self, effect: Effect, visit: Visit) -> None:
        self._performer(effect, visit)

    def _note(self, event: str, detail: str) -> None:
        self._workers["store"].do(lambda _cancel: self.journal.note(event, detail))

    def _show(self, visit: Visit) -> None:
        self.idle.follow(visit)
        self._visit_log.follow(visit)
        self._visit_lock.follow(visit)
        self._screen.show_visit(visit)

    def _show_network(self, network: str) -> None:
        self._screen.call(lambda: self._screen.show_network(network))

    def _show_parked(self, count: int) -> None:
        self._screen.call(lambda: self._screen.show_parked(count))

    def _printer_seen(self, state: PrinterState) -> None:
        self._note("printer", state.value)
        self._screen.call(lambda: self._screen.show_printer(state.value))

    def _sentences(self, language: str) -> dict[str, str]:
        return words.read(self.config.translations / f"kiosk_{language}.ts")

    def _broken(self, worker: str, error: BaseException) -> None:
        """A bug in a worker: its type only, since its text may quote the citizen, who is told what is safe."""
        log.error("%s: %s", worker, type(error).__name__)
        self.post(Trouble(_BROKEN[worker]))
