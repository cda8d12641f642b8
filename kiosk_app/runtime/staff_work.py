"""What staff ask of the machine: the door's answer, how everything stands, and the few things they may do."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

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
    AroundSeen,
    CheckStaffCode,
    FaultNoted,
    MachineSeen,
    StaffAct,
    StaffActed,
    StaffAdmitted,
    StaffRefused,
    StaffSession,
)
from kiosk_app.flow.text import VIETNAMESE
from kiosk_app.paper import trial as trial_page
from kiosk_app.paper.press import NoPaper, Press
from kiosk_app.runtime import counted_pages
from kiosk_app.runtime.paper import trial
from kiosk_app.runtime.sheet_work import code_of
from kiosk_app.runtime.workers import Worker
from kiosk_app.store.closing import Closing
from kiosk_app.store.journal import Journal
from kiosk_app.store.staff_door import SHUT_S, DoorCount
from sync.contract.times import parse_time
from sync.store.outbox import Outbox

#: A receipt with the way to the knife.
_SLIP_MM = 100
_FAULTS = ("fault", "out_of_service")
_MOST_FAULTS = 8
_PACKAGE = "tram-mot-cua"


@dataclass(frozen=True, slots=True)
class StaffPlace:
    """`code_hash` is of the configuration, empty where nobody gets in; `setting` is of the present visit."""

    code_hash: str
    spool: Path
    setting: Callable[[], Setting]
    sentences: Callable[[str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class StaffMeans:
    """What is looked at and worked with. `closing` keeps why the service is stopped; `pages` prints A4."""

    devices: ServedDevices
    pages: PagePrinter
    press: Press
    outbox: Outbox
    journal: Journal
    count: DoorCount
    closing: Closing
    clock: Clock


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
        self._post = post
        self._store = store_worker
        self._device = device_worker
        self._page = page_worker
        self._look_at_health = look_at_health

    def check(self, asked: CheckStaffCode) -> None:
        self._store.do(lambda _cancel: self._check(asked))

    def look(self) -> None:
        self._device.do(lambda _cancel: self._post(AroundSeen(self._seen())))

    def act(self, wanted: StaffAct) -> None:
        if wanted.act in ("test", "new_roll"):
            self._device.do(lambda cancel: self._answer(wanted, lambda: self._on_paper(wanted.act, cancel)))
        elif wanted.act == "test_pages":
            self._page.do(lambda cancel: self._answer(wanted, lambda: self._on_sheet(cancel)))
        elif wanted.act == "left":
            self._store.do(lambda _cancel: self._journal.note("staff.left"))
        else:
            self._store.do(lambda _cancel: self._answer(wanted, lambda: self._on_store(wanted)))

    def _check(self, asked: CheckStaffCode) -> None:
        try:
            answer = self._judge(asked)
        except sqlite3.Error:
            # Nobody gets in uncounted: a store that cannot count is mended by a technician's own means.
            self._post(StaffRefused(asked.asking, 0, int(SHUT_S)))
            raise
        self._post(answer)

    def _judge(self, asked: CheckStaffCode) -> Event:
        shut = self._count.shut_for()
        if shut > 0:
            self._journal.note("staff.refused", "shut")
            return StaffRefused(asked.asking, 0, int(shut))
        # Counted before it is compared: pulling the plug in between gains no try.
        left = self._count.failed()
        if staff_code.matches(asked.code, self._place.code_hash):
            self._count.passed()
            self._journal.note("staff.entered", ATTENDANT)
            return StaffAdmitted(asked.asking, StaffSession(ATTENDANT, self._clock.now()))
        self._journal.note("staff.refused", str(left))
        return StaffRefused(asked.asking, left, 0 if left else int(SHUT_S))

    def _answer(self, wanted: StaffAct, do: Callable[[], str]) -> None:
        try:
            told = do()
            self._journal.note(f"staff.{wanted.act}", wanted.reason or told)
        except (OSError, sqlite3.Error):
            told = "failed"
        self._post(StaffActed(wanted.act, told))

    def _on_paper(self, act: str, cancel: Cancel) -> str:
        printer = self._devices.printer
        if act == "new_roll":
            state = printer.new_roll().state.value
            return "new_roll" if state in ("ready", "near_end", "busy") else f"printer.{state}"
        slip = trial(self._place.setting(), self._made(), self._place.sentences(VIETNAMESE))
        answer = printer.print(slip, lambda _part: None, cancel)
        return _printer_code(answer.code) if isinstance(answer, DeviceFault) else "printed"

    def _on_sheet(self, cancel: Cancel) -> str:
        values = trial_page.content(self._place.setting(), self._made(), self._place.sentences(VIETNAMESE))
        pdf = self._press.pdf(trial_page.TEMPLATE, values, self._clock.now().at, cancel)
        if isinstance(pdf, NoPaper):
            return "pages.not_made"
        answer = self._pages.print(pdf, lambda _state: None, cancel)
        return code_of(answer.code) if isinstance(answer, DeviceFault) else "printed_pages"

    def _made(self) -> str:
        now = self._clock.now()
        return f"{now.clock}, {full_date(now.today)}"

    def _on_store(self, wanted: StaffAct) -> str:
        match wanted.act:
            case "try_again":
                return "tried" if self._outbox.try_parked_again() else "nothing_parked"
            case "close":
                now = self._clock.now()
                self._closing.close(wanted.reason, now)
                self._post(Trouble(wanted.reason, since=now))
                return "closed"
            case _:
                self._closing.open()
                self._look_at_health()
                return "opened"

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
