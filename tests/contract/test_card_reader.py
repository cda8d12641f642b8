"""One contract for every card reader: the chip in this process, and PC/SC with a private virtual reader."""

from __future__ import annotations

import queue
import random
import socket
import threading

import pytest

from drivers.cancel import Cancel
from drivers.card.pcsc_reader import PcscCardReader
from drivers.card.persona import Persona, load_persona
from drivers.card.reader import (
    CardReading,
    CardState,
    CardStatus,
    ChipTrust,
    Genuine,
    PaceKey,
    Prefilled,
    ReadProgress,
    Step,
)
from drivers.card.simulated import SimulatedCardReader
from drivers.card.simulator.applet import ATR, SimulatedChip
from drivers.card.simulator.placing import SECOND
from drivers.card.wrong_keys import MAX_WRONG_KEYS
from drivers.errors import DeviceFault, FaultCode
from drivers.switchboard import CardSwitch
from tests.contract.card_desk import ALL, MAI, PATIENCE, TERMS, Desk, Service
from tests.memory_switchboard import MemorySwitchboard

DUC = load_persona("duc")


def test_an_empty_reader_says_so(desk: Desk) -> None:
    assert desk.reader.status().state is CardState.EMPTY
    assert desk.reader.status().reader
    assert desk.read() == DeviceFault(FaultCode.CARD_ABSENT)


def test_a_card_is_read_as_it_is_printed(desk: Desk) -> None:
    told: list[Step] = []
    desk.put()
    reading = desk.reader.read(MAI.bac_key(), ALL, told.append, Cancel())
    steps = [step for step in told if isinstance(step, ReadProgress)]
    assert isinstance(reading, CardReading)
    assert_as_printed(reading, MAI)
    assert reading.trust is ChipTrust.CONSISTENT
    assert reading.genuine is Genuine.PROVEN
    assert reading.reasons == ("issuer_unknown",)
    assert reading.access == "pace"
    assert len(reading.sod_sha256) == 64
    assert reading.apdus <= 20
    assert reading.bytes_read > 1000
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert steps[-1].done == steps[-1].total
    assert {step.part for step in steps} == {"com", "dg1", "dg13", "sod", "dg14", "dg15"}
    words = [step for step in told if isinstance(step, Prefilled)]
    assert [(one.number, one.name) for one in words] == [(reading.number, reading.name)]
    assert told.index(words[0]) < told.index(next(step for step in steps if step.part == "sod"))


def assert_as_printed(reading: CardReading, persona: Persona) -> None:
    printed = persona.printed
    for name in ("number", "name", "birth", "sex", "nationality", "origin", "residence", "issued", "expiry"):
        assert getattr(reading, name) == getattr(printed, name), name


def test_a_card_without_a_date_of_expiry_is_read_too(desk: Desk) -> None:
    desk.put("elder")
    elder = load_persona("elder")
    reading = desk.read(elder.bac_key())
    assert isinstance(reading, CardReading)
    assert_as_printed(reading, elder)


def test_a_wrong_key_is_refused_and_the_right_one_still_opens(desk: Desk) -> None:
    desk.put()
    refused = desk.read(DUC.bac_key())
    assert isinstance(refused, DeviceFault)
    assert refused.code is FaultCode.CARD_KEY_REFUSED
    assert isinstance(desk.read(), CardReading)


def test_guessing_ends_before_it_can_lock_the_card_and_begins_anew_with_the_next_card(desk: Desk) -> None:
    desk.put()
    for _ in range(MAX_WRONG_KEYS):
        desk.read(DUC.bac_key())
    locked = desk.read()
    assert isinstance(locked, DeviceFault)
    assert locked.code is FaultCode.CARD_LOCKED
    desk.lift()
    desk.put()
    assert isinstance(desk.read(), CardReading)


@pytest.mark.parametrize("turn", range(2))
def test_a_card_pulled_in_mid_read_is_removed_and_reads_when_it_is_back(desk: Desk, turn: int) -> None:
    pulled_after = random.Random(turn).randrange(10)
    desk.put(switch=CardSwitch.PULLED, pulled_after=pulled_after)
    removed = desk.read()
    assert isinstance(removed, DeviceFault)
    assert removed.code is FaultCode.CARD_REMOVED
    desk.wait_for(CardState.EMPTY)
    desk.put()
    assert isinstance(desk.read(), CardReading)


def test_a_mute_chip_is_named_within_its_time(desk: Desk) -> None:
    desk.put(switch=CardSwitch.MUTE)
    mute = desk.read()
    assert isinstance(mute, DeviceFault)
    assert mute.code is FaultCode.CARD_MUTE
    desk.lift()
    desk.put()
    assert isinstance(desk.read(), CardReading)


def test_a_clone_fails_the_judgement_and_is_no_fault(desk: Desk) -> None:
    desk.put(switch=CardSwitch.CLONE)
    reading = desk.read()
    assert isinstance(reading, CardReading)
    assert reading.trust is ChipTrust.FAILED


def test_of_two_cards_neither_is_read_until_one_is_left(desk: Desk) -> None:
    desk.put()
    desk.board.turn(extra={SECOND: "duc"})
    desk.wait_for(CardState.TWO_CARDS)
    assert desk.read() == DeviceFault(FaultCode.CARD_TWO_CARDS)
    desk.board.turn(card="")
    desk.wait_for(CardState.PRESENT)
    assert isinstance(desk.read(DUC.bac_key()), CardReading)
    desk.board.turn(extra={})
    desk.wait_for(CardState.EMPTY)


def test_a_reading_can_be_cancelled(desk: Desk) -> None:
    cancel = Cancel()
    desk.put()
    outcome = desk.reader.read(MAI.bac_key(), ALL, lambda _: cancel.cancel(), cancel)
    assert outcome == DeviceFault(FaultCode.CANCELLED)
    assert isinstance(desk.read(), CardReading)


def test_six_digits_of_the_number_open_the_card(desk: Desk) -> None:
    desk.put()
    reading = desk.read(PaceKey("000417"))
    assert isinstance(reading, CardReading)
    assert_as_printed(reading, MAI)
    refused = desk.read(PaceKey("000418"))
    assert isinstance(refused, DeviceFault)
    assert refused.code is FaultCode.CARD_KEY_REFUSED


def test_a_fault_never_tells_what_stands_on_the_card(desk: Desk) -> None:
    desk.put()
    said = repr(desk.read(DUC.bac_key()))
    assert DUC.printed.number not in said
    assert DUC.printed.number[-9:] not in said


def test_who_stops_watching_hears_no_more(desk: Desk) -> None:
    heard: queue.SimpleQueue[CardStatus] = queue.SimpleQueue()
    subscription = desk.reader.watch(heard.put)
    assert heard.get(timeout=PATIENCE).state is CardState.EMPTY
    subscription.close()
    desk.put()
    assert heard.empty()


def test_a_bug_in_the_caller_is_raised_to_the_caller(desk: Desk) -> None:
    def broken(_: Step) -> None:
        raise LookupError("a bug")

    desk.put()
    with pytest.raises(LookupError):
        desk.reader.read(MAI.bac_key(), ALL, broken, Cancel())
    assert isinstance(desk.read(), CardReading)


def test_a_misspelt_person_does_not_pass_for_an_empty_reader() -> None:
    board = MemorySwitchboard()
    reader = SimulatedCardReader(board)
    board.turn(card="nobody")
    for _ in range(2):
        assert reader.status().state is CardState.NO_READER
        outcome = reader.read(MAI.bac_key(), ALL, lambda _: None, Cancel())
        assert isinstance(outcome, DeviceFault)
        assert outcome.code is FaultCode.CARD_NO_READER
    board.turn(card="mai")
    assert isinstance(reader.read(MAI.bac_key(), ALL, lambda _: None, Cancel()), CardReading)
    reader.close()


@pytest.mark.pcscd
@pytest.mark.parametrize("how", ["crashes", "stops"])
def test_the_reader_finds_a_restarted_service(service: Service, how: str) -> None:
    service.board.turn(card="", card_switch=CardSwitch.STEADY)
    reader = PcscCardReader(terms=TERMS)
    desk = Desk(reader, service.board)
    subscription = reader.watch(desk.seen.put)
    desk.wait_for(CardState.EMPTY)
    desk.put()
    end = service.pcscd.kill if how == "crashes" else service.pcscd.stop
    outcome = reader.read(MAI.bac_key(), ALL, lambda _: end(), Cancel())
    assert isinstance(outcome, DeviceFault)
    assert outcome.code is FaultCode.CARD_NO_READER
    desk.wait_for(CardState.NO_SERVICE)
    service.pcscd.start()
    desk.wait_for(CardState.PRESENT)
    assert isinstance(desk.read(), CardReading)
    subscription.close()
    reader.close()


@pytest.mark.pcscd
@pytest.mark.parametrize("turn", range(2))
def test_a_card_pulled_at_any_byte_of_an_answer_is_removed(service: Service, turn: int) -> None:
    """In the second slot, so that which slot holds the card does not matter either."""
    lots = random.Random(turn)
    service.board.turn(card="")
    reader = PcscCardReader(terms=TERMS)
    desk = Desk(reader, service.board)
    subscription = reader.watch(desk.seen.put)
    desk.wait_for(CardState.EMPTY)
    answers = threading.Thread(
        target=answer_and_break_off, args=(service.pcscd.port + 1, lots.randrange(10), lots.random())
    )
    answers.start()
    desk.wait_for(CardState.PRESENT)
    removed = desk.read()
    answers.join()
    desk.wait_for(CardState.EMPTY)
    subscription.close()
    reader.close()
    assert isinstance(removed, DeviceFault)
    assert removed.code is FaultCode.CARD_REMOVED


def answer_and_break_off(port: int, whole: int, part: float) -> None:
    """Be Mai's card for `whole` commands; only the given part of the next answer leaves before the card."""
    chip = SimulatedChip(MAI)
    with socket.create_connection(("127.0.0.1", port)) as connection, connection.makefile("rwb") as line:
        while size := line.read(2):
            message = line.read(int.from_bytes(size, "big"))
            if len(message) == 1:
                answer = ATR if message == b"\x04" else None
            else:
                answer = chip.transmit(message)
                whole -= 1
            if answer is None:
                continue
            framed = len(answer).to_bytes(2, "big") + answer
            if whole < 0:
                framed = framed[: round(part * (len(framed) - 1))]
            line.write(framed)
            line.flush()
            if whole < 0:
                return
