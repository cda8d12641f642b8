"""The camera's effects: codes, pages and files, and nothing of a citizen who has left."""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.source import CapturedPage, CodeRead, FiledDocument, PreviewFrame
from kiosk_app.flow.effects import FilePages
from kiosk_app.flow.events import (
    CardCodeSeen,
    Event,
    PagesFiled,
    PageTaken,
    PreviewJudged,
    ReceiptSeen,
    Trouble,
    ZoneSeen,
)
from kiosk_app.flow.identity import PrintedZone
from kiosk_app.runtime import camera_work
from kiosk_app.runtime.camera_work import CameraWork
from kiosk_app.runtime.session import Session
from kiosk_app.runtime.workers import Worker
from sync.contract.ids import new_code
from sync.envelope.receipt_key import receipt_url
from tests.drivers.fakes import PAGE, FakeScanner
from tests.kiosk_app.desk import HandClock

LONG = 20.0
CARD_CODE = "001090012345||TRẦN MẪU ĐƠN|28021990|Nữ|Hà Nội|01012022"


class Camera(FakeScanner):
    """`codes` are shown one after another; `at_capture` and `at_read` run while something is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: list[CodeRead | DeviceFault] = []
        self.at_capture: Callable[[], None] = lambda: None
        self.at_read: Callable[[], None] = lambda: None
        self.all_seen = threading.Event()
        self.fault: DeviceFault | None = None
        self.known: tuple[bytes, ...] = ()

    def read_code(self, cancel: Cancel) -> CodeRead | DeviceFault:
        if not self.codes:
            self.all_seen.set()
            cancel.wait(LONG)
            return DeviceFault(FaultCode.CANCELLED)
        self.at_read()
        return self.codes.pop(0)

    def read_document(self, cancel: Cancel) -> CodeRead | DeviceFault:
        return self.read_code(cancel)

    def capture(self, cancel: Cancel, before: Sequence[bytes] = ()) -> CapturedPage | DeviceFault:
        self.at_capture()
        self.known = tuple(before)
        return self.fault or PAGE


@dataclass
class Room:
    work: CameraWork
    camera: Camera
    session: Session
    clock: HandClock
    worker: Worker
    events: queue.SimpleQueue[Event] = field(default_factory=queue.SimpleQueue)
    frames: list[PreviewFrame] = field(default_factory=list)
    pages: list[tuple[int, bytes]] = field(default_factory=list)

    def next(self) -> Event:
        return self.events.get(timeout=LONG)

    def settled(self) -> None:
        """What was asked before is over. A job that waits may be dropped by a stop, so it is asked again."""
        done = threading.Event()
        until = time.monotonic() + LONG
        while not done.is_set():
            assert time.monotonic() < until
            self.worker.do(lambda _cancel: done.set())
            done.wait(0.05)


@pytest.fixture
def room(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setattr(camera_work, "_AGAIN_S", 0.001)
    camera, clock = Camera(), HandClock()
    session = Session(lambda: 1_795_000_000_000, os.urandom)
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    frames: list[PreviewFrame] = []
    pages: list[tuple[int, bytes]] = []
    work = CameraWork(
        camera,
        worker,
        session,
        events.put,
        show_frame=frames.append,
        show_page=lambda number, picture: pages.append((number, picture)),
        monotonic=clock.monotonic,
    )
    return Room(work, camera, session, clock, worker, events, frames, pages)


def test_a_foreign_code_is_named_and_looking_goes_on_until_a_card_is_shown(room: Room) -> None:
    room.camera.codes = [
        CodeRead("https://example.test/"),
        DeviceFault(FaultCode.SCANNER_BUSY),
        CodeRead(CARD_CODE),
    ]
    room.work.seek_code()
    assert room.next() == Trouble("code.not_a_card")
    assert room.next() == Trouble("scanner.busy")
    seen = room.next()
    assert isinstance(seen, CardCodeSeen)
    assert seen.printed.number == "001090012345"
    room.settled()
    assert room.events.empty()


def test_the_sentence_under_the_picture_changes_no_faster_than_it_can_be_read(room: Room) -> None:
    room.work.show()
    room.clock.seconds = 5.0
    room.camera.publish(0.5)
    assert room.next() == PreviewJudged(("good",))
    room.camera.publish(0.6)
    room.clock.seconds = 20.0
    room.camera.publish(0.7)
    assert room.events.empty(), "the same verdict is told once"
    assert [frame.still for frame in room.frames] == [0.5, 0.6, 0.7]
    room.work.stop()
    assert room.camera.watchers == []


def test_a_page_is_held_shown_and_bound_into_a_file(room: Room) -> None:
    room.work.capture()
    taken = room.next()
    assert isinstance(taken, PageTaken)
    assert room.pages == [(taken.page, PAGE.thumbnail)]
    room.work.file(FilePages("authorisation", (taken.page,)))
    filed = room.next()
    assert isinstance(filed, PagesFiled)
    assert room.session.file(filed.file) is not None
    assert room.session.pages((taken.page,)) == (), "a bound page is let go"


def test_trouble_of_the_camera_is_told_by_its_code(room: Room) -> None:
    room.camera.fault = DeviceFault(FaultCode.PAGE_NOT_FOUND)
    room.work.capture()
    assert room.next() == Trouble("page.not_found")


def test_a_picture_that_comes_after_the_citizen_left_is_held_by_nobody(room: Room) -> None:
    def leave() -> None:
        room.work.stop()
        room.session.wipe()

    room.camera.at_capture = leave
    room.work.capture()
    room.settled()
    assert room.events.empty()
    assert room.pages == []
    assert room.session.pages(range(10)) == ()


def test_leaving_between_the_picture_and_its_holding_leaves_nothing_either(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold = room.session.hold_page

    def leave_then_hold(page: CapturedPage) -> int:
        room.work.stop()
        room.session.wipe()
        return hold(page)

    monkeypatch.setattr(room.session, "hold_page", leave_then_hold)
    room.work.capture()
    room.settled()
    assert room.events.empty()
    assert room.session.pages(range(10)) == ()


def test_a_file_of_a_citizen_who_left_is_dropped(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    hold = room.session.hold_file

    def leave_then_hold(file: FiledDocument, pages: tuple[int, ...]) -> int:
        room.work.stop()
        room.session.wipe()
        return hold(file, pages)

    monkeypatch.setattr(room.session, "hold_file", leave_then_hold)
    room.work.file(FilePages("authorisation", ()))
    room.settled()
    assert room.events.empty()
    assert all(room.session.file(number) is None for number in range(10))


def test_a_slip_that_is_read_while_its_citizen_leaves_opens_nothing_for_the_next(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def left_meanwhile(_text: str) -> tuple[str, bytes]:
        room.work.stop()
        room.session.wipe()
        return "TAM-0000-1111-2", bytes(16)

    monkeypatch.setattr(camera_work, "read_receipt_url", left_meanwhile)
    room.camera.codes = [CodeRead("a slip")]
    room.work.seek_receipt()
    room.settled()
    assert room.session.shown_receipt is None
    assert room.events.empty()


CODE = "TAM-8NY7-D7T1-A"
OTHER_CODE = new_code(lambda count: bytes(range(count)))
SLIP = CodeRead(receipt_url("https://portal.example/status", CODE, bytes(16)))
OTHER_SLIP = CodeRead(receipt_url("https://portal.example/status", OTHER_CODE, bytes(range(16))))


def shown(room: Room, *codes: CodeRead, seconds_each: float) -> list[str]:
    """What counts of `codes`, held one after another, each looked for so long."""

    def passes() -> None:
        room.clock.seconds += seconds_each

    room.camera.codes, room.camera.at_read = list(codes), passes
    room.camera.all_seen.clear()
    room.work.seek_receipt()
    assert room.camera.all_seen.wait(LONG)
    room.work.stop()
    room.settled()
    found = []
    while not room.events.empty():
        event = room.events.get()
        assert isinstance(event, ReceiptSeen)
        found.append(event.code)
    return found


def test_the_same_slip_held_again_after_back_counts_again(room: Room) -> None:
    assert shown(room, SLIP, seconds_each=0.1) == [CODE]
    assert shown(room, SLIP, seconds_each=5.0) == [CODE]
    assert shown(room, *[SLIP] * 30, seconds_each=0.1) == [CODE], "whoever holds it on means it"
    assert shown(room, OTHER_SLIP, SLIP, seconds_each=0.1) == [OTHER_CODE], "the one is left from before"


def test_a_slip_that_is_left_lying_does_not_lead_on_at_once_after_back(room: Room) -> None:
    assert shown(room, SLIP, seconds_each=0.1) == [CODE]
    assert shown(room, SLIP, SLIP, seconds_each=0.1) == []


def test_a_slip_counts_once_while_it_lies_there_and_again_when_it_was_away(room: Room) -> None:
    assert shown(room, *[SLIP] * 40, seconds_each=0.1) == [CODE]
    assert shown(room, *[SLIP] * 3, seconds_each=3.0) == [CODE] * 3
    assert shown(room, OTHER_SLIP, SLIP, OTHER_SLIP, seconds_each=2.5) == [
        OTHER_CODE,
        CODE,
        OTHER_CODE,
    ]


def test_the_same_card_held_again_after_back_counts_again(room: Room) -> None:
    for _ in range(2):
        room.camera.codes = [CodeRead(CARD_CODE)]
        room.work.seek_code()
        assert isinstance(room.next(), CardCodeSeen)
        room.work.stop()
        room.settled()


def test_pages_scanned_before_are_known_until_they_are_thrown_away(room: Room) -> None:
    numbers = []
    for known in ((), (PAGE.thumbnail,)):
        room.work.capture()
        taken = room.next()
        assert isinstance(taken, PageTaken)
        assert room.camera.known == known
        numbers.append(taken.page)
    room.work.file(FilePages("authorisation", (numbers[-1],)))
    filed = room.next()
    assert isinstance(filed, PagesFiled)
    assert room.session.thumbnails() == (PAGE.thumbnail, PAGE.thumbnail), "a filed page is scanned all the same"
    room.session.drop((filed.file,))
    assert room.session.thumbnails() == (PAGE.thumbnail,)
    room.session.wipe()
    assert room.session.thumbnails() == ()


@pytest.mark.parametrize(
    ("zone", "seen"),
    [
        (
            "IDVNM1900001230001190000123<<19001158F3001156VNM<<<<<<<<<<<4NGUYEN<<THI<MAU<<<<<<<<<<<<<<<",
            PrintedZone("card", "001190000123", date(1990, 1, 15), date(2030, 1, 15)),
        ),
        (
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10",
            PrintedZone("passport", "L898902C3", date(1974, 8, 12), date(2012, 4, 15)),
        ),
    ],
)
def test_a_zone_is_told_with_all_that_opens_the_chip(room: Room, zone: str, seen: PrintedZone) -> None:
    room.camera.codes = [CodeRead(zone)]
    room.work.seek_code()
    assert room.next() == ZoneSeen(seen)
