"""Each prepared card and each calamity over both ways to a chip: the same outcome, and the next card reads."""

from __future__ import annotations

import pytest

from drivers.cancel import Cancel
from drivers.card.chip.session import Terms
from drivers.card.persona import Document, chip_names, load_persona, persona_names
from drivers.card.reader import AccessKey, CardReading, CardState, CardStatus, ChipTrust, Genuine, PaceKey
from drivers.card.simulated import SimulatedCardReader
from drivers.card.simulator.placing import AIR, FAULT, SECOND
from drivers.errors import DeviceFault, FaultCode
from tests.contract.card_desk import ALL, MAI, Desk, Service
from tests.memory_switchboard import MemorySwitchboard

FAILED = {"tampered": "group_hash:13", "clone": "clone", "expired_signer": "signer_expired_at_signing"}
GARBLED = {"malformed"}
CARDS = tuple(name for name in chip_names() if load_persona(name).document is Document.CARD)


@pytest.mark.parametrize("name", CARDS)
def test_each_card_comes_to_the_outcome_that_it_was_made_for(desk: Desk, name: str) -> None:
    persona = load_persona(name)
    desk.put(name)
    outcome = desk.read(persona.bac_key())
    if name in GARBLED:
        assert isinstance(outcome, DeviceFault)
        assert outcome.code is FaultCode.CARD_GARBLED
        return
    assert isinstance(outcome, CardReading)
    assert (outcome.number, outcome.name) == (persona.printed.number, persona.printed.name)
    assert (outcome.trust is ChipTrust.FAILED) is (name in FAILED)
    assert outcome.reasons[0] == FAILED.get(name, "issuer_unknown")
    assert (outcome.genuine is Genuine.FAILED) is (name == "clone")
    assert outcome.access == ("bac" if name == "bac_only" else "pace")


@pytest.mark.parametrize("name", [*persona_names(), "pace_only"])
def test_six_digits_open_every_card_that_speaks_pace(name: str) -> None:
    persona = load_persona(name)
    reader = SimulatedCardReader(_board(card=name))
    outcome = reader.read(PaceKey(persona.can), ALL, lambda _: None, Cancel())
    reader.close()
    assert isinstance(outcome, CardReading)
    assert outcome.number == persona.printed.number


CALAMITIES = {
    "removed@0": FaultCode.CARD_REMOVED,
    "removed@3+1": FaultCode.CARD_REMOVED,
    "removed@4+5": FaultCode.CARD_REMOVED,
    "garbage@6": FaultCode.CARD_GARBLED,
    "garbage@9": FaultCode.CARD_GARBLED,
    "status@8:6F00": FaultCode.CARD_GARBLED,
    "silent@5": FaultCode.CARD_MUTE,
}


@pytest.mark.parametrize("fault", CALAMITIES)
def test_each_calamity_has_its_name_and_the_next_card_reads(desk: Desk, fault: str) -> None:
    desk.put(fault=fault)
    outcome = desk.read()
    assert isinstance(outcome, DeviceFault)
    assert outcome.code is CALAMITIES[fault]
    if outcome.code is not FaultCode.CARD_REMOVED:
        desk.board.turn(card="")
    desk.wait_for(CardState.EMPTY)
    desk.put()
    assert isinstance(desk.read(), CardReading)


def test_a_chip_that_does_not_come_up_shows_as_mute() -> None:
    """In this process; vpcd takes a card without an answer to reset for none."""
    reader = SimulatedCardReader(_board(card="mai", extra={FAULT: "mute"}))
    assert reader.status().state is CardState.MUTE
    outcome = reader.read(MAI.bac_key(), ALL, lambda _: None, Cancel())
    reader.close()
    assert isinstance(outcome, DeviceFault)
    assert outcome.code is FaultCode.CARD_MUTE


def test_one_slow_answer_is_waited_for(desk: Desk) -> None:
    desk.put(fault="slow@5:0.1")
    assert isinstance(desk.read(), CardReading)


def test_a_misspelt_calamity_does_not_pass_for_calm() -> None:
    board = _board(card="mai", extra={FAULT: "remuved@3"})
    reader = SimulatedCardReader(board)
    assert reader.status() == CardStatus(CardState.NO_READER)
    reader.close()


def test_a_card_keeps_the_time_of_the_air_where_it_is_told_to() -> None:
    waits: list[float] = []

    class Watch(Cancel):
        def wait(self, timeout: float) -> bool:
            waits.append(timeout)
            return False

    reader = SimulatedCardReader(_board(card="mai", extra={AIR: "106"}), Terms())
    outcome = reader.read(MAI.bac_key(), ALL, lambda _: None, Watch())
    reader.close()
    assert isinstance(outcome, CardReading)
    assert len(waits) == outcome.apdus
    assert 0.3 < sum(waits) < 1.0


@pytest.mark.pcscd
def test_a_second_card_lies_in_the_second_slot(service: Service, request: pytest.FixtureRequest) -> None:
    desk = _two(request, service)
    service.board.turn(card="", extra={SECOND: "duc"})
    desk.wait_for(CardState.PRESENT)
    duc = load_persona("duc")
    assert _number(desk, duc.bac_key()) == duc.printed.number
    service.board.turn(card="", extra={})
    desk.wait_for(CardState.EMPTY)


def _two(request: pytest.FixtureRequest, service: Service) -> Desk:
    from drivers.card.pcsc_reader import PcscCardReader  # noqa: PLC0415 (only where the service runs)

    service.board.turn(card="", extra={})
    reader = PcscCardReader()
    desk = Desk(reader, service.board)
    request.addfinalizer(reader.close)
    subscription = reader.watch(desk.seen.put)
    request.addfinalizer(subscription.close)
    desk.wait_for(CardState.EMPTY)
    return desk


def _number(desk: Desk, key: AccessKey) -> str:
    outcome = desk.read(key)
    assert isinstance(outcome, CardReading)
    return outcome.number


def _board(**switches: object) -> MemorySwitchboard:
    board = MemorySwitchboard()
    board.turn(**switches)
    return board
