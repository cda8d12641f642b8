"""What staff ask of the machine: the door's answer, how everything stands, and the few things they may do."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import assert_never

from drivers.cancel import Cancel
from drivers.client import ServedDevices
from drivers.errors import DeviceFault, FaultCode
from drivers.page_printer.page_printer import PagePrinter
from kiosk_app import staff_code
from kiosk_app.clock import Clock
from kiosk_app.flow.calendar import full_date, short_date
from kiosk_app.flow.events import Event, Trouble
from kiosk_app.flow.moment import HANOI, TimeTrust
from kiosk_app.flow.setting import Setting
from kiosk_app.flow.staff import (
    ATTENDANT,
    Act,
    AroundSeen,
    CheckOwnCode,
    CheckStaffCode,
    FaultNoted,
    MachineSeen,
    StaffAct,
    StaffActed,
    StaffAdmitted,
    StaffRefused,
    StaffSession,
    Told,
)
from kiosk_app.flow.text import VIETNAMESE
from kiosk_app.paper import trial as trial_page
from kiosk_app.paper.press import NoPaper, Press
from kiosk_app.runtime import counted_pages
from kiosk_app.runtime.paper import trial
from kiosk_app.runtime.sheet_work import code_of
from kiosk_app.runtime.staff_card_work import StaffCardWork
from kiosk_app.runtime.workers import Worker
from kiosk_app.store.closing import Closing
from kiosk_app.store.journal import Journal
from kiosk_app.store.staff_door import SHUT_S, DoorCount
from sync.contract.times import parse_time
from sync.store.outbox import Outbox

log = logging.getLogger("kiosk")

#: A receipt with the way to the knife.
_SLIP_MM = 100
_FAULTS = ("fault", "out_of_service")
_MOST_FAULTS = 8
_PACKAGE = "tram-mot-cua"


@dataclass(frozen=True, slots=True)
class StaffPlace:
    """`code_hash` is of the configuration, empty where nobody gets in; `setting` is of the present visit.
    `by_card`: a roster is in force.
    """

    code_hash: str
    spool: Path
    setting: Callable[[], Setting]
    sentences: Callable[[str], Mapping[str, str]]
    by_card: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class StaffMeans:
    """What is looked at and worked with. `closing` keeps why the service is stopped; `pages` prints A4; `cards`
    knows whose card was laid down last.
    """

    devices: ServedDevices
    pages: PagePrinter
    press: Press
    outbox: Outbox
    journal: Journal
    count: DoorCount
    closing: Closing
    clock: Clock
    cards: StaffCardWork


class StaffWork:
    """The door and what needs no device on the store's worker, devices on the printers' own.

    Every entry, refusal and act is noted in the journal.
    """

    def __init__(
        self,
        place: StaffPlace,
        means: StaffMeans,
        *,
        post: Callable[[Event], None],
        store_worker: Worker,
        device_worker: Worker,
        page_worker: Worker,
        look_at_health: Callable[[], None],
    ) -> None:
        self._place = place
        self._devices = means.devices
        self._pages = means.pages
        self._press = means.press
        self._outbox = means.outbox
        self._journal = means.journal
        self._count = means.count
        self._closing = means.closing
        self._clock = means.clock
        self._cards = means.cards
        self._post = post
        self._store = store_worker
        self._device = device_worker
        self._page = page_worker
        self._look_at_health = look_at_health

    def check(self, asked: CheckStaffCode) -> None:
        self._store.do(lambda _cancel: self._check(asked))

    def check_own(self, asked: CheckOwnCode) -> None:
        self._store.do(lambda _cancel: self._check(asked))

    def look(self) -> None:
        self._device.do(lambda _cancel: self._post(AroundSeen(self._seen())))

    def act(self, wanted: StaffAct) -> None:
        """One `StaffActed` for each, `LEFT` alone has none."""
        match wanted.act:
            case Act.TEST:
                self._do(self._device, wanted, self._print_slip)
            case Act.NEW_ROLL:
                self._do(self._device, wanted, self._new_roll)
            case Act.TEST_PAGES:
                self._do(self._page, wanted, self._print_page)
            case Act.TRY_AGAIN:
                self._do(self._store, wanted, lambda _cancel: self._try_again())
            case Act.CLOSE:
                self._do(self._store, wanted, lambda _cancel: self._close(wanted.reason))
            case Act.OPEN:
                self._do(self._store, wanted, lambda _cancel: self._open())
            case Act.LEFT:
                self._note(Act.LEFT)
            case unknown:
                assert_never(unknown)

    def _check(self, asked: CheckStaffCode | CheckOwnCode) -> None:
        # Nobody gets in uncounted: a store that cannot count is mended by a technician's own means.
        answer: Event = StaffRefused(asked.asking, 0, int(SHUT_S))
        try:
            answer = self._judge(asked)
        finally:
            self._post(answer)

    def _judge(self, asked: CheckStaffCode | CheckOwnCode) -> Event:
        shut = self._count.shut_for()
        if shut > 0:
            self._journal.note("staff.refused", "shut")
            return StaffRefused(asked.asking, 0, int(shut))
        # Counted before it is compared: pulling the plug in between gains no try.
        left = self._count.failed()
        session = self._own(asked) if isinstance(asked, CheckOwnCode) else self._of_the_point(asked)
        if session is not None:
            self._count.passed()
            self._journal.note("staff.entered", f"{session.role} {session.person}".strip())
            return StaffAdmitted(asked.asking, session)
        self._journal.note("staff.refused", str(left))
        return StaffRefused(asked.asking, left, 0 if left else int(SHUT_S))

    def _of_the_point(self, asked: CheckStaffCode) -> StaffSession | None:
        """One code for all opens nothing where a roster says who may come in."""
        if self._place.by_card() or not staff_code.matches(asked.code, self._place.code_hash):
            return None
        return StaffSession(ATTENDANT, self._clock.now())

    def _own(self, asked: CheckOwnCode) -> StaffSession | None:
        member = self._cards.member(asked)
        if member is None:
            return None
        self._cards.forget()
        return StaffSession(member.role.value, self._clock.now(), member.id, member.name)

    def _do(self, worker: Worker, wanted: StaffAct, deed: Callable[[Cancel], str]) -> None:
        def job(cancel: Cancel) -> None:
            told: str = Told.FAILED
            try:
                told = deed(cancel)
            except (OSError, sqlite3.Error) as error:
                log.warning("staff.%s: %s", wanted.act, type(error).__name__)
            finally:
                self._post(StaffActed(wanted.act, told))
            # After the answer, which is true whether or not the journal can be written.
            self._note(wanted.act, told if told == Told.FAILED else wanted.reason or told)

        worker.do(job, dropped=lambda: self._post(StaffActed(wanted.act, Told.FAILED)))

    def _note(self, act: Act, detail: str = "") -> None:
        """On the store's worker: trouble with the journal is the store's, whoever acted."""
        self._store.do(lambda _cancel: self._journal.note(f"staff.{act}", detail))

    def _new_roll(self, _cancel: Cancel) -> str:
        state = self._devices.printer.new_roll().state.value
        return Told.NEW_ROLL if state in ("ready", "near_end", "busy") else f"printer.{state}"

    def _print_slip(self, cancel: Cancel) -> str:
        slip = trial(self._place.setting(), self._made(), self._place.sentences(VIETNAMESE))
        answer = self._devices.printer.print(slip, lambda _part: None, cancel)
        return _printer_code(answer.code) if isinstance(answer, DeviceFault) else Told.PRINTED

    def _print_page(self, cancel: Cancel) -> str:
        values = trial_page.content(self._place.setting(), self._made(), self._place.sentences(VIETNAMESE))
        pdf = self._press.pdf(trial_page.TEMPLATE, values, self._clock.now().at, cancel)
        if isinstance(pdf, NoPaper):
            return "pages.not_made"
        answer = self._pages.print(pdf, lambda _state: None, cancel)
        return code_of(answer.code) if isinstance(answer, DeviceFault) else Told.PRINTED_PAGES

    def _made(self) -> str:
        now = self._clock.now()
        return f"{now.clock}, {full_date(now.today)}"

    def _try_again(self) -> Told:
        return Told.TRIED if self._outbox.try_parked_again() else Told.NOTHING_PARKED

    def _close(self, reason: str) -> Told:
        now = self._clock.now()
        self._closing.close(reason, now)
        self._post(Trouble(reason, since=now))
        return Told.CLOSED

    def _open(self) -> Told:
        self._closing.open()
        self._look_at_health()
        return Told.OPENED

    def _seen(self) -> MachineSeen:
        devices, setting, now = self._devices, self._place.setting(), self._clock.now()
        printer, pages = devices.printer.status(), self._pages.status()
        seen = MachineSeen(
            reader=devices.card.status().state.value,
            camera=devices.scanner.status().state.value,
            printer=printer.state.value,
            pages=pages.state.value if pages.fitted else "",
            paper_left=None if printer.left_mm is None else printer.left_mm // _SLIP_MM,
            clock=now.clock,
            clock_trusted=now.trust is TimeTrust.TRUSTED,
            app_version=_version(),
            content_version=str(setting.catalogue or ""),
            units_version=setting.units_version,
        )
        try:
            return self._with_store(seen)
        except (OSError, sqlite3.Error):
            return replace(seen, disk_low=True)

    def _with_store(self, seen: MachineSeen) -> MachineSeen:
        queue, line = self._outbox.overview(), self._outbox.line()
        disk = shutil.disk_usage(self._place.spool)
        closed = self._closing.standing()
        return replace(
            seen,
            disk_free=disk.free * 100 // max(1, disk.total),
            disk_low=self._outbox.room() is not None,
            pages_today=self._journal.count_since(self._midnight(), counted_pages.EVENT, counted_pages.DETAIL),
            line=line.state.value,
            line_since=self._said(line.last_heard_at),
            waiting=queue.waiting,
            parked=queue.parked,
            refused=queue.refused,
            oldest=self._said(queue.oldest_at),
            last_receipt=self._said(queue.last_receipt_at),
            faults=tuple(
                FaultNoted(detail, self._when(datetime.fromisoformat(at)))
                for at, detail in self._journal.newest_of(_FAULTS, _MOST_FAULTS)
            ),
            closed=closed.code if closed else "",
        )

    def _midnight(self) -> datetime:
        return datetime.combine(self._clock.now().today, time.min, HANOI).astimezone(UTC)

    def _said(self, text: str | None) -> str:
        at = parse_time(text) if text else None
        return "" if at is None else self._when(at)

    def _when(self, at: datetime) -> str:
        """ "18:42" of today, "22/11 18:42" of another day."""
        here = at.astimezone(HANOI)
        clock = here.strftime("%H:%M")
        today = self._clock.now().today
        return clock if here.date() == today else f"{short_date(here.date())} {clock}"


def _printer_code(code: FaultCode) -> str:
    """What went away in mid-slip is said as that, and not as a trouble of the devices' process."""
    return "printer.unconfirmed" if code is FaultCode.DEVICES_GONE else code


def _version() -> str:
    try:
        return version(_PACKAGE)
    except PackageNotFoundError:
        return ""
