"""What staff do at the panel, done: the door counts and keeps no code, printers answer by what came out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

import pytest

from drivers.cancel import Cancel
from drivers.client import ServedPrinter, connect
from drivers.page_printer.simulated import SimulatedPagePrinter
from drivers.printer.simulated import SimulatedPrinter
from drivers.switchboard import MemorySwitchboard, PrinterSwitch
from kiosk_app import words
from kiosk_app.flow.events import Event, Trouble
from kiosk_app.flow.staff import (
    AroundSeen,
    CheckStaffCode,
    MachineSeen,
    StaffAct,
    StaffActed,
    StaffAdmitted,
    StaffRefused,
)
from kiosk_app.paper.press import Press
from kiosk_app.runtime.counted_pages import CountedPages
from kiosk_app.runtime.staff_work import StaffMeans, StaffPlace, StaffWork
from kiosk_app.runtime.workers import Worker
from kiosk_app.staff_code import hashed
from kiosk_app.store.closing import Closing
from kiosk_app.store.database import Database
from kiosk_app.store.journal import Journal
from kiosk_app.store.staff_door import SHUT_S, TRIES, DoorCount
from tests.kiosk_app.desk import Desk
from tests.stories.walk import practice
from tests.walks.papers import I18N

CODE = "246802"


class Now(Worker):
    """Does it at once, in the thread of the test."""

    def __init__(self) -> None:
        pass

    def do(self, job: object) -> None:
        assert callable(job)
        job(Cancel())


@dataclass
class Panel:
    work: StaffWork
    board: MemorySwitchboard
    journal: Journal
    closing: Closing
    told: list[Event] = field(default_factory=list)

    def act(self, act: str, reason: str = "") -> str:
        self.work.act(StaffAct(act, reason))
        answer = self.told[-1]
        assert isinstance(answer, StaffActed)
        return answer.told

    def seen(self) -> MachineSeen:
        self.work.look()
        answer = self.told[-1]
        assert isinstance(answer, AroundSeen)
        return answer.seen

    def noted(self, event: str) -> list[str]:
        return [detail for _, detail in self.journal.newest_of((event,), 99)]


@pytest.fixture
def database(short_folder: Path) -> Iterator[Database]:
    opened = Database.open(short_folder / "visit.db")
    yield opened
    opened.close()


@pytest.fixture
def panel(desk: Desk, database: Database, short_folder: Path) -> Iterator[Panel]:
    board, told = MemorySwitchboard(), list[Event]()
    journal, closing = Journal(database, desk.clock.now, "boot"), Closing(database)
    devices = connect(short_folder / "nobody")
    devices = replace(devices, printer=cast(ServedPrinter, SimulatedPrinter(board)))
    means = StaffMeans(
        devices,
        CountedPages(SimulatedPagePrinter(board), journal.note),
        Press(),
        desk.outbox,
        journal,
        DoorCount(database, "boot", desk.clock.monotonic),
        closing,
        desk.clock,
    )
    place = StaffPlace(
        hashed(CODE), desk.folder, practice, lambda language: words.read(I18N / f"kiosk_{language}.ts")
    )
    work = StaffWork(
        place,
        means,
        post=told.append,
        store_worker=Now(),
        device_worker=Now(),
        page_worker=Now(),
        look_at_health=lambda: None,
    )
    yield Panel(work, board, journal, closing, told)
    devices.close()


def test_the_door_counts_wrong_codes_shuts_and_writes_none_of_them_down(panel: Panel, desk: Desk) -> None:
    for _ in range(TRIES):
        panel.work.check(CheckStaffCode(7, "135791"))
    assert panel.told[-1] == StaffRefused(7, 0, int(SHUT_S))
    panel.work.check(CheckStaffCode(7, CODE))
    assert panel.told[-1] == StaffRefused(7, 0, int(SHUT_S)), "shut for the right one too"
    desk.clock.seconds += SHUT_S
    panel.work.check(CheckStaffCode(7, CODE))
    assert [type(each) for each in panel.told[-1:]] == [StaffAdmitted]
    assert panel.noted("staff.refused") == ["shut", "0", "1", "2", "3", "4"]
    assert len(panel.noted("staff.entered")) == 1
    noted = panel.journal.newest_of(("staff.refused", "staff.entered"), 99)
    assert not [each for each in noted if CODE in each[1] or "135791" in each[1]]


@pytest.mark.parametrize(
    ("switch", "told"),
    [
        (PrinterSwitch.ENOUGH, "printed"),
        (PrinterSwitch.OUT, "printer.paper_out"),
        (PrinterSwitch.COVER_OPEN, "printer.cover_open"),
        (PrinterSwitch.OFFLINE, "printer.offline"),
    ],
)
def test_a_trial_slip_is_printed_only_where_it_came_out(panel: Panel, switch: PrinterSwitch, told: str) -> None:
    panel.board.turn(printer=switch)
    assert panel.act("test") == told
    assert panel.noted("staff.test") == [told]


def test_a_trial_page_comes_out_is_counted_and_its_trouble_is_said(panel: Panel) -> None:
    assert panel.act("test_pages") == "printed_pages"
    assert panel.act("test_pages") == "printed_pages"
    assert (panel.seen().pages, panel.seen().pages_today) == ("ready", 2)
    panel.board.turn(printer=PrinterSwitch.OUT)
    assert panel.act("test_pages") == "pages.paper_out"
    assert (panel.seen().pages, panel.seen().pages_today) == ("paper_out", 2)


def test_staff_stop_the_service_with_a_reason_that_holds_until_they_open(
    panel: Panel, database: Database
) -> None:
    assert panel.act("close", "service.day_over") == "closed"
    assert [each.code for each in panel.told if isinstance(each, Trouble)] == ["service.day_over"]
    kept = Closing(database).standing()
    assert kept is not None
    assert (kept.code, panel.seen().closed) == ("service.day_over", "service.day_over")
    assert panel.act("open") == "opened"
    assert Closing(database).standing() is None
    assert panel.noted("staff.close") == ["service.day_over"]


def test_where_nothing_is_parked_nothing_is_said_to_be_sent(panel: Panel) -> None:
    assert panel.act("try_again") == "nothing_parked"


def test_a_kiosk_whose_devices_do_not_answer_says_so_and_the_panel_still_opens(panel: Panel) -> None:
    seen = panel.seen()
    assert (seen.reader, seen.camera) == ("no_service", "gone")
    assert seen.clock
