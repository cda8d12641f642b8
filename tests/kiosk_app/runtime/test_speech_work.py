"""A page is read aloud: before others without what is the citizen's, alone with all of it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import pytest

from drivers.cancel import Cancel
from kiosk_app.config import HEADSET, LOUDSPEAKER, Heard
from kiosk_app.flow.board import NO_BOARD
from kiosk_app.runtime.speech_work import FAULT, KEPT_BACK, SpeechWork
from kiosk_app.runtime.workers import Worker
from kiosk_app.speech.fault import SpeechFault
from kiosk_app.speech.player import Player
from kiosk_app.speech.script import Piece
from kiosk_app.speech.voice import Voice
from tests.stories.walk import practice

WORDS = {
    "page.review.title": "Xem lại hồ sơ",
    KEPT_BACK: "Phần riêng không đọc ra loa",
    "spoken.chosen": "%1. Đã chọn",
    "sex.male": "Nam",
}
PAGE = [
    Piece("Xem lại hồ sơ"),
    Piece("Nguyễn Thị Hoa"),
    Piece("Nam. Đã chọn"),
    Piece("Nam", own=True),
    Piece("001099012345"),
]


class Sink(Voice, Player):
    """Keeps what it was given to say: a voice and a player of the same contract."""

    def __init__(self, fault: SpeechFault | None = None, wait: threading.Event | None = None) -> None:
        self.said: list[str] = []
        self.fault = fault
        self.wait = wait
        self.began = threading.Event()

    def wave(self, text: str, language: str, cancel: Cancel) -> bytes | SpeechFault | None:
        self.said.append(f"{language}: {text}")
        self.began.set()
        return self.fault or b"sound"

    def play(self, wave: bytes, cancel: Cancel) -> SpeechFault | None:
        while self.wait is not None and not cancel.cancelled:
            self.wait.wait(0.01)
        return None


class Room:
    """A work with its sink, and what it told."""

    def __init__(self, output: str, sink: Sink) -> None:
        self.ended: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.noted: list[tuple[str, str]] = []
        self.alive = 0
        self.worker = Worker("speech", lambda _name, error: self.ended.put(repr(error)))
        self.sink = sink
        self.work = SpeechWork(
            self.worker,
            Heard(output),
            sentences=lambda _language: WORDS,
            setting=practice,
            board=lambda: NO_BOARD,
            ended=self.ended.put,
            alive=self._alive,
            note=lambda event, detail: self.noted.append((event, detail)),
            voice=sink,
            player=sink,
        )

    def _alive(self) -> None:
        self.alive += 1

    def read(self) -> str:
        self.work.read(PAGE, "vi")
        return self.ended.get(timeout=10)


@pytest.fixture
def rooms() -> Iterator[list[Room]]:
    made: list[Room] = []
    yield made
    for room in made:
        room.worker.close()


def test_before_others_what_is_the_citizens_is_not_said_and_that_is_said(rooms: list[Room]) -> None:
    room = Room(LOUDSPEAKER, Sink())
    rooms.append(room)
    assert room.read() == KEPT_BACK
    assert room.sink.said == ["vi: Xem lại hồ sơ", "vi: Nam", "vi: Phần riêng không đọc ra loa"]
    assert room.alive == 3
    assert room.noted == []


def test_alone_in_a_headset_all_is_said_and_numbers_digit_by_digit(rooms: list[Room]) -> None:
    room = Room(HEADSET, Sink())
    rooms.append(room)
    assert room.read() == ""
    assert room.sink.said[1:3] == ["vi: Nguyễn Thị Hoa", "vi: Nam."]
    assert room.sink.said[-1] == "vi: 0 0 1 0 9 9 0 1 2 3 4 5"


@pytest.mark.parametrize("fault", list(SpeechFault))
def test_a_voice_in_trouble_ends_the_reading_with_its_name_alone(fault: SpeechFault, rooms: list[Room]) -> None:
    room = Room(LOUDSPEAKER, Sink(fault))
    rooms.append(room)
    assert room.read() == fault
    assert len(room.sink.said) == 1
    assert room.noted == [(FAULT, fault)]


def test_a_kiosk_that_is_not_told_who_hears_it_says_nothing(rooms: list[Room]) -> None:
    room = Room("", Sink())
    rooms.append(room)
    assert room.read() == SpeechFault.NOT_HERE
    assert room.sink.said == []


def test_a_touch_ends_it_in_mid_sentence_and_nothing_more_is_said(rooms: list[Room]) -> None:
    room = Room(HEADSET, Sink(wait=threading.Event()))
    rooms.append(room)
    room.work.read(PAGE, "vi")
    assert room.sink.began.wait(5)
    room.work.stop()
    done = threading.Event()
    room.worker.do(lambda _cancel: done.set())
    assert done.wait(5)
    assert len(room.sink.said) == 1
    assert room.ended.empty()
