"""The card's effects over the simulated reader: wait, read, lift, no reader."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from drivers.card.persona import load_persona
from drivers.card.reader import CardState, ChipTrust
from drivers.card.simulated import SimulatedCardReader
from drivers.switchboard import CardSwitch
from kiosk_app.flow.effects import ReadCard
from kiosk_app.flow.events import CardProgress, CardPut, CardRead, CardWords, ChipRefused, Event, Trouble
from kiosk_app.flow.identity import Assurance
from kiosk_app.paper.face import FaceDecoding
from kiosk_app.rehearsal.person import person
from kiosk_app.runtime import card_work
from kiosk_app.runtime.card_work import CardWork, identity_of
from kiosk_app.runtime.face_work import FaceWork
from kiosk_app.runtime.workers import Worker
from tests.drivers.fakes import READING, FakeCard
from tests.memory_switchboard import MemorySwitchboard

LONG = 30.0
MAI = person("mai", "vi", "birth_extract")
OLDER = person("bac_only", "vi", "birth_extract")
ORDER = ReadCard(MAI.number, MAI.birth, MAI.expiry)


class Told:
    def __init__(self) -> None:
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()

    def post(self, event: Event) -> None:
        self._events.put(event)

    def next(self, *skip: type) -> Event:
        """The next event; progress and first words are passed over, or only what `skip` names."""
        while isinstance(event := self._events.get(timeout=LONG), skip or (CardProgress, CardWords)):
            pass
        return event

    @property
    def empty(self) -> bool:
        return self._events.empty()


@pytest.fixture
def board() -> MemorySwitchboard:
    return MemorySwitchboard()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def work(board: MemorySwitchboard, worker: Worker, told: Told) -> Iterator[CardWork]:
    reader = SimulatedCardReader(board)
    yield CardWork(reader, worker, told.post)
    reader.close()


def test_a_card_is_seen_and_read_with_what_is_printed_on_it(
    work: CardWork, board: MemorySwitchboard, told: Told
) -> None:
    work.wait()
    board.turn(card="mai")
    assert told.next() == CardPut()
    work.read(ORDER)
    read = told.next(CardProgress, CardPut, CardWords)
    assert isinstance(read, CardRead)
    assert (read.identity.number, read.identity.name) == (MAI.number, MAI.name)
    assert read.identity.assurance in (Assurance.CHIP_TRUSTED, Assurance.CHIP_CONSISTENT)


def test_a_card_lifted_in_the_middle_is_named(work: CardWork, board: MemorySwitchboard, told: Told) -> None:
    board.turn(card="mai", card_switch=CardSwitch.PULLED, pulled_after_apdus=12)
    work.read(ORDER)
    assert told.next() == Trouble("card.removed")


def test_a_newer_card_opens_to_its_number_alone(work: CardWork, board: MemorySwitchboard, told: Told) -> None:
    board.turn(card="mai")
    work.read(ReadCard(MAI.number))
    assert told.next(CardProgress, CardPut) == CardWords(MAI.name), "the name, before the rest is read"
    assert isinstance(told.next(), CardRead)


def test_an_older_card_asks_for_its_dates_and_refuses_a_wrong_one(
    work: CardWork, board: MemorySwitchboard, told: Told
) -> None:
    board.turn(card=OLDER.persona)
    work.read(ReadCard(OLDER.number))
    assert told.next() == Trouble("card.key_more")
    work.read(ReadCard(OLDER.number, date(1999, 1, 1), OLDER.expiry))
    assert told.next() == Trouble("card.key_refused")
    work.read(ReadCard(OLDER.number, OLDER.birth, OLDER.expiry))
    assert isinstance(told.next(), CardRead)


def test_a_copied_chip_is_not_taken_for_a_card(work: CardWork, board: MemorySwitchboard, told: Told) -> None:
    board.turn(card="mai", card_switch=CardSwitch.CLONE)
    work.read(ORDER)
    refused = told.next()
    assert isinstance(refused, ChipRefused)
    assert (refused.found.trust, refused.found.genuine) == ("failed", "not_offered")
    assert refused.found.reasons
    assert told.next() == Trouble("card.not_genuine")


def test_the_number_that_a_chip_gave_is_held_before_the_reading_is_told(
    board: MemorySwitchboard, worker: Worker, told: Told
) -> None:
    held: list[str] = []
    reader = SimulatedCardReader(board)
    work = CardWork(reader, worker, told.post, holds=held.append)
    board.turn(card="mai")
    work.read(ORDER)
    assert isinstance(told.next(CardProgress, CardPut, CardWords), CardRead)
    assert held == [MAI.number]
    work.stop()
    reader.close()


@pytest.mark.parametrize("needed", [True, False])
def test_a_face_goes_to_the_screen_where_it_is_needed_and_nowhere_else(
    board: MemorySwitchboard, worker: Worker, told: Told, *, needed: bool
) -> None:
    shown: list[tuple[int, bytes]] = []
    faces = FaceWork(lambda: 41, lambda number, pixels: shown.append((number, pixels)))
    reader = SimulatedCardReader(board)
    work = CardWork(reader, worker, told.post, shows=faces.show)
    board.turn(card="mai")
    work.read(ReadCard(MAI.number, photograph=needed))
    read = told.next(CardProgress, CardPut, CardWords)
    reader.close()
    assert isinstance(read, CardRead)
    assert read.photograph == (41 if needed else 0)
    assert [number for number, _ in shown] == ([41] if needed else [])
    assert all(pixels.startswith(b"P6\n360 480\n255\n") for _, pixels in shown)
    assert "image" not in repr(read)


def test_a_face_that_cannot_be_decoded_keeps_nobody_from_going_on(
    board: MemorySwitchboard, worker: Worker, told: Told
) -> None:
    broken = FaceDecoding(("/bin/false",))
    faces = FaceWork(lambda: 41, lambda _number, _pixels: pytest.fail("shown"), broken)
    reader = SimulatedCardReader(board)
    work = CardWork(reader, worker, told.post, shows=faces.show)
    board.turn(card="mai")
    work.read(ReadCard(MAI.number, photograph=True))
    read = told.next(CardProgress, CardPut, CardWords)
    reader.close()
    assert isinstance(read, CardRead)
    assert read.photograph == 0


def test_no_reader_is_told_only_when_it_stays_so(
    worker: Worker, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card_work, "_SETTLE_S", 0.01)
    reader = FakeCard()
    reader.show(CardState.NO_READER)
    work = CardWork(reader, worker, told.post)
    work.wait()
    assert told.next() == Trouble("card.no_reader")
    reader.show(CardState.EMPTY)
    work.wait()
    worker.do(lambda _cancel: told.post(CardPut()))
    assert told.next() == CardPut(), "an empty reader is no trouble"


def test_two_cards_are_told_and_the_one_that_stays_is_seen(worker: Worker, told: Told) -> None:
    reader = FakeCard()
    work = CardWork(reader, worker, told.post)
    work.wait()
    reader.show(CardState.TWO_CARDS)
    assert told.next() == Trouble("card.two_cards")
    reader.show(CardState.PRESENT)
    assert told.next() == CardPut()
    work.stop()


def test_a_chip_that_cannot_prove_itself_is_not_taken_for_a_card(
    board: MemorySwitchboard, worker: Worker, told: Told
) -> None:
    reader = SimulatedCardReader(board)
    work = CardWork(reader, worker, told.post)
    copy = load_persona("clone")
    board.turn(card="clone")
    work.read(ReadCard(copy.printed.number))
    refused = told.next()
    assert isinstance(refused, ChipRefused)
    assert (refused.found.genuine, refused.found.reasons[0]) == ("failed", "clone")
    assert refused.found.proofs == ("active", "chip")
    assert told.next() == Trouble("card.not_genuine")
    reader.close()


def test_after_stop_nothing_is_told_any_more(worker: Worker, told: Told) -> None:
    reader = FakeCard()
    reader.until_cancelled = True
    work = CardWork(reader, worker, told.post)
    work.wait()
    work.read(ORDER)
    assert reader.reading.wait(LONG)
    assert told.next(CardPut) == CardProgress(100 / 900)
    work.stop()
    assert reader.cancelled.wait(LONG)
    assert reader.watchers == []
    worker.do(lambda _cancel: told.post(CardPut()))
    assert told.next() == CardPut(), "the cancelled reading told something"


@pytest.mark.parametrize(
    ("trust", "assurance"),
    [(ChipTrust.TRUSTED, Assurance.CHIP_TRUSTED), (ChipTrust.CONSISTENT, Assurance.CHIP_CONSISTENT)],
)
def test_assurance_says_no_more_than_the_chip_proved(trust: ChipTrust, assurance: Assurance) -> None:
    identity = identity_of(replace(READING, trust=trust))
    assert identity.assurance is assurance
    assert identity.name == READING.name


def test_a_name_on_a_card_cannot_turn_the_sentence_around_it() -> None:
    identity = identity_of(replace(READING, name="LÊ THỊ\u202e HOA\u3164", residence="Phố\u2028Huế"))
    assert (identity.name, identity.residence) == ("LÊ THỊ HOA", "Phố Huế")
