"""A chip that lies, floods, stalls or talks nonsense: a named fault, within limits, and never an exception."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.card.chip.apdu import MAX_APDUS
from drivers.card.chip.session import Terms
from drivers.card.chip.trouble import ChipError
from drivers.card.persona import load_persona
from drivers.card.reader import BacKey, CardReading, Need
from drivers.card.simulator.applet import SimulatedChip
from drivers.card.simulator.der import tlv
from drivers.card.simulator.profile import Access
from drivers.errors import DeviceFault, FaultCode
from tests.drivers.card.cards import MAI, read


def fault(outcome: CardReading | DeviceFault) -> FaultCode:
    assert isinstance(outcome, DeviceFault)
    return outcome.code


@settings(deadline=None, max_examples=40)
@given(st.lists(st.binary(max_size=260), min_size=1, max_size=6))
def test_nonsense_from_the_first_word(answers: list[bytes]) -> None:
    nonsense = itertools.cycle(answers)
    assert isinstance(read(lambda _: next(nonsense)), DeviceFault)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 14), st.binary(max_size=260))
def test_nonsense_in_the_middle_of_a_reading(at: int, nonsense: bytes) -> None:
    chip, count = SimulatedChip(MAI), itertools.count()
    outcome = read(lambda command: nonsense if next(count) == at else chip.transmit(command))
    # Before the session stands, nonsense only means that the card speaks the older protocol.
    assert isinstance(outcome, DeviceFault) or outcome.access == "bac"


FILES = st.sampled_from([0x011E, 0x0101, 0x010D, 0x011D])


@settings(deadline=None, max_examples=40)
@given(FILES, st.binary(max_size=300) | st.binary(max_size=300).map(lambda value: tlv("6D", value)))
def test_nonsense_rightly_protected(fid: int, content: bytes) -> None:
    """The holder of a card he made himself knows the key: secure messaging holds and the files are hostile."""
    chip = SimulatedChip(MAI)
    chip.files[fid] = content
    assert isinstance(read(chip.transmit), CardReading | DeviceFault)


@pytest.mark.parametrize("length", ["83FFFFFF", "82FFFF", "80", "84FFFFFFFF"])
def test_a_file_that_announces_more_than_a_card_holds(length: str) -> None:
    chip = SimulatedChip(MAI)
    chip.files[0x010D] = bytes.fromhex("6D" + length) + bytes(300)
    assert fault(read(chip.transmit)) is FaultCode.CARD_GARBLED


def test_a_file_that_ends_early() -> None:
    chip = SimulatedChip(MAI)
    chip.files[0x010D] = chip.files[0x010D][:300]
    assert fault(read(chip.transmit)) is FaultCode.CARD_GARBLED


class Miser(SimulatedChip):
    """Gives two bytes for each command."""

    def file_command(self, header: bytes, data: bytes, expected: int) -> bytes:
        return super().file_command(header, data, expected)[:2]


def test_a_chip_that_gives_two_bytes_at_a_time_is_given_up() -> None:
    chip, commands = Miser(MAI), itertools.count()
    chip.files[0x010D] = tlv("6D", bytes(8000))

    def counted(command: bytes) -> bytes:
        next(commands)
        return chip.transmit(command)

    assert fault(read(counted)) is FaultCode.CARD_GARBLED
    assert next(commands) <= MAX_APDUS


def test_a_chip_that_takes_for_ever_runs_out_of_time() -> None:
    chip, now = SimulatedChip(MAI), itertools.count(step=4)
    assert fault(read(chip.transmit, terms=Terms(clock=lambda: next(now)))) is FaultCode.CARD_TIMEOUT


def test_a_bank_card_is_no_identity_card() -> None:
    assert fault(read(lambda _: b"\x6a\x82")) is FaultCode.CARD_NOT_ID


def test_the_master_file_is_never_asked_for() -> None:
    chip, said = SimulatedChip(MAI), []

    def listening(command: bytes) -> bytes:
        said.append(command)
        return chip.transmit(command)

    assert isinstance(read(listening), CardReading)
    assert not [command for command in said if command[1:3] == b"\xa4\x00"]


class OldChip(SimulatedChip):
    """Takes the first bit of P1 for a part of the offset, and refuses it."""

    def file_command(self, header: bytes, data: bytes, expected: int) -> bytes:
        if header[1] == 0xB0 and header[2] & 0x80:
            header = header[:2] + b"\x7f\xff"
        return super().file_command(header, data, expected)


def test_a_chip_without_short_names_is_read_by_long_ones() -> None:
    assert isinstance(read(OldChip(MAI).transmit), CardReading)


def test_a_vanished_card_is_what_the_transport_says_it_is() -> None:
    def gone(_: bytes) -> bytes:
        raise ChipError(FaultCode.CARD_REMOVED, "lifted")

    assert read(gone) == DeviceFault(FaultCode.CARD_REMOVED, "lifted")


@settings(deadline=None, max_examples=40)
@given(st.lists(st.binary(max_size=270), max_size=4), st.booleans())
def test_the_simulated_chip_answers_whatever_it_is_sent(commands: list[bytes], inside: bool) -> None:
    chip = SimulatedChip(MAI)
    if inside:
        read(chip.transmit)
    for command in commands:
        assert len(chip.transmit(command)) >= 2
        assert len(chip.transmit(b"\x0c" + command[1:])) >= 2


WRONG = replace(MAI.bac_key(), birth=date(1970, 1, 1))
OLD_CARD = replace(MAI, profile=replace(MAI.profile, access=(Access.BAC,)))


def test_the_last_try_is_left_to_the_citizen() -> None:
    chip = SimulatedChip(OLD_CARD, tries=4)
    codes = [fault(read(chip.transmit, WRONG)) for _ in range(3)]
    assert codes == [FaultCode.CARD_KEY_REFUSED, FaultCode.CARD_KEY_REFUSED, FaultCode.CARD_LOCKED]
    assert isinstance(read(chip.transmit), CardReading)


def test_a_locked_chip_says_locked() -> None:
    chip = SimulatedChip(MAI, tries=0)
    assert fault(read(chip.transmit)) is FaultCode.CARD_LOCKED


def test_a_missing_date_is_not_guessed_into_a_locked_card() -> None:
    chip = SimulatedChip(OLD_CARD, tries=2)
    assert fault(read(chip.transmit, replace(MAI.bac_key(), expiry=None))) is FaultCode.CARD_LOCKED
    assert isinstance(read(chip.transmit), CardReading)


@pytest.mark.parametrize("number", ["", "123", "00118900041X", "٠٠١١٨٩٠٠٠٤١٧"])
def test_a_number_that_cannot_be_one_costs_no_try(number: str) -> None:
    chip = SimulatedChip(MAI, tries=4)
    for _ in range(9):
        assert fault(read(chip.transmit, BacKey(number, date(1989, 5, 14), None))) is FaultCode.CARD_KEY_REFUSED
    assert isinstance(read(chip.transmit), CardReading)


def test_only_what_is_needed_is_read() -> None:
    whole, short = (
        read(SimulatedChip(MAI).transmit, needs=needs) for needs in (frozenset(Need), frozenset({Need.MRZ}))
    )
    assert isinstance(whole, CardReading)
    assert isinstance(short, CardReading)
    assert short.bytes_read < whole.bytes_read
    assert (short.name, short.residence) == ("NGUYEN THI MAI", "")
    assert load_persona("mai").printed.name == whole.name
