"""What staff do at the panel, done: the door counts and keeps no code, printers answer by what came out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

import pytest

from drivers.cancel import Cancel
from drivers.client import ServedPrinter, connect
from drivers.page_printer.simulated import SimulatedPagePrinter
from drivers.printer.simulated import SimulatedPrinter
from drivers.switchboard import PrinterSwitch
from kiosk_app import words
from kiosk_app.flow.events import Event, Trouble
from kiosk_app.flow.staff import (
    Act,
    AroundSeen,
    CheckStaffCode,
    MachineSeen,
    StaffAct,
    StaffActed,
    StaffAdmitted,
    StaffRefused,
    Told,
)
from kiosk_app.paper.press import Press
from kiosk_app.runtime.counted_pages import CountedPages
from kiosk_app.runtime.staff_card_work import StaffCardWork
from kiosk_app.runtime.staff_work import StaffMeans, StaffPlace, StaffWork
from kiosk_app.runtime.workers import Job, Worker
from kiosk_app.staff_code import hashed
from kiosk_app.store.closing import Closing
from kiosk_app.store.database import Database
from kiosk_app.store.journal import Journal
from kiosk_app.store.staff_door import SHUT_S, TRIES, DoorCount
from tests.kiosk_app.desk import Desk
from tests.memory_switchboard import MemorySwitchboard
from tests.stories.walk import practice
from tests.walks.papers import I18N

CODE = "246802"


class Now(Worker):
    """Does it at once, in the thread of the test; or not at all, as where it was called off before its turn."""

    def __init__(self) -> None:
        self.called_off = False

    def stop(self) -> None:
        """Nothing runs on beside the test."""

    def do(self, job: Job, dropped: Callable[[], None] | None = None) -> None:
        if not self.called_off:
            job(Cancel())
        elif dropped is not None:
            dropped()


@dataclass
class Panel:
    work: StaffWork
    sheets: Now
    board: MemorySwitchboard
    journal: Journal
    closing: Closing
    told: list[Event] = field(default_factory=list)

    def act(self, act: Act, reason: str = "") -> str:
        before = len(self.told)
        self.work.act(StaffAct(act, reason))
        (answer,) = (each for each in self.told[before:] if isinstance(each, StaffActed))
        assert answer.act is act
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
        StaffCardWork(devices.card, Now(), told.append, lambda: (), journal.note),
    )
    place = StaffPlace(
        hashed(CODE), desk.folder, practice, lambda language: words.read(I18N / f"kiosk_{language}.ts")
    )
    sheets = Now()
    work = StaffWork(
        place,
        means,
        post=told.append,
        store_worker=Now(),
        device_worker=Now(),
        page_worker=sheets,
        look_at_health=lambda: None,
    )
    yield Panel(work, sheets, board, journal, closing, told)
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
    assert panel.act(Act.TEST) == told
    assert panel.noted("staff.test") == [told]


def test_a_trial_page_comes_out_is_counted_and_its_trouble_is_said(panel: Panel) -> None:
    assert panel.act(Act.TEST_PAGES) == Told.PRINTED_PAGES
    assert panel.act(Act.TEST_PAGES) == Told.PRINTED_PAGES
    assert (panel.seen().pages, panel.seen().pages_today) == ("ready", 2)
    panel.board.turn(printer=PrinterSwitch.OUT)
    assert panel.act(Act.TEST_PAGES) == "pages.paper_out"
    assert (panel.seen().pages, panel.seen().pages_today) == ("paper_out", 2)


def test_staff_stop_the_service_with_a_reason_that_holds_until_they_open(
    panel: Panel, database: Database
) -> None:
    assert panel.act(Act.CLOSE, "service.day_over") == Told.CLOSED
    assert [each.code for each in panel.told if isinstance(each, Trouble)] == ["service.day_over"]
    kept = Closing(database).standing()
    assert kept is not None
    assert (kept.code, panel.seen().closed) == ("service.day_over", "service.day_over")
    assert panel.act(Act.OPEN) == Told.OPENED
    assert Closing(database).standing() is None
    assert panel.noted("staff.close") == ["service.day_over"]


def test_where_nothing_is_parked_nothing_is_said_to_be_sent(panel: Panel) -> None:
    assert panel.act(Act.TRY_AGAIN) == Told.NOTHING_PARKED


def test_what_came_out_is_told_where_only_its_note_failed(
    panel: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_event: str, _detail: str = "") -> None:
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr(panel.journal, "note", full)
    with pytest.raises(sqlite3.OperationalError):
        panel.work.act(StaffAct(Act.TEST))
    assert panel.told == [StaffActed(Act.TEST, Told.PRINTED)]


@pytest.mark.parametrize("trouble", [sqlite3.OperationalError, OSError, RuntimeError])
def test_every_act_is_answered_once_whatever_happens_to_it(
    panel: Panel, monkeypatch: pytest.MonkeyPatch, trouble: type[Exception]
) -> None:
    def breaks(*_: object) -> None:
        raise trouble

    for name in ("close", "open"):
        monkeypatch.setattr(panel.closing, name, breaks)
    for act in (Act.CLOSE, Act.OPEN):
        before = len(panel.told)
        with pytest.raises(RuntimeError) if trouble is RuntimeError else nullcontext():
            panel.work.act(StaffAct(act, "service.pause"))
        assert panel.told[before:] == [StaffActed(act, Told.FAILED)]
        expected = [] if trouble is RuntimeError else [Told.FAILED]
        assert panel.noted(f"staff.{act}") == expected, "closed for a reason that did not hold is not noted"


def test_an_act_that_was_called_off_before_its_turn_is_answered_too(panel: Panel) -> None:
    panel.sheets.called_off = True
    panel.work.act(StaffAct(Act.TEST_PAGES))
    assert panel.told == [StaffActed(Act.TEST_PAGES, Told.FAILED)]


@pytest.mark.parametrize("told", Told)
def test_how_an_act_went_has_a_sentence(told: Told) -> None:
    assert f"staff.told.{told}" in words.read(I18N / "kiosk_vi.ts")


def test_a_kiosk_whose_devices_do_not_answer_says_so_and_the_panel_still_opens(panel: Panel) -> None:
    seen = panel.seen()
    assert (seen.reader, seen.camera) == ("no_service", "gone")
    assert seen.clock
