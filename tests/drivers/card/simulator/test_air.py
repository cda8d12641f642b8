"""The model of the air: seconds from APDUs alone, in the order that everybody expects, and no clock."""

from __future__ import annotations

import pytest

from drivers.card.persona import load_persona
from drivers.card.simulator.air import Air, ChipTimes
from drivers.card.simulator.applet import SimulatedChip
from drivers.card.simulator.faults import Fault, FaultKind
from tests.drivers.card.simulator.terminal import Terminal

FREE = ChipTimes(0.0, 0.0, 0.0, 0.0)


def trace_of(name: str, *, groups: tuple[int, ...]) -> list[tuple[bytes, bytes]]:
    persona = load_persona(name)
    chip, said = SimulatedChip(persona), []

    def heard(command: bytes) -> bytes:
        answer = chip.transmit(command)
        said.append((command, answer))
        return answer

    terminal = Terminal(heard, extended=not persona.profile.short_only)
    terminal.pace(persona)
    terminal.select()
    for group in groups:
        terminal.read(0x0100 | group)
    return said


def test_one_short_exchange_by_hand() -> None:
    # Five bytes and two, three more a block, nine bits a byte, two a frame, 128 periods a bit, two guards.
    periods = (8 * 9 + 2 + 5 * 9 + 2) * 128 + 2 * 1172
    assert Air(106, FREE).line_seconds(5, 2) == pytest.approx(periods / 13_560_000)


def test_a_long_answer_goes_in_blocks_with_acknowledgements_between() -> None:
    periods = ((400 + 3 * 3) * 9 + 3 * 2) * 32 + 3 * 1172
    one_way = Air(424, FREE).line_seconds(400, 2) - Air(424, FREE).line_seconds(1, 2)
    alone = (4 * 9 + 2) * 32 + 1172
    assert one_way == pytest.approx((periods - alone) / 13_560_000)


def test_faster_lines_and_longer_answers_take_less_time() -> None:
    long, short = (trace_of(name, groups=(2,)) for name in ("mai", "short_apdu"))
    seconds = [Air(kbit).seconds(long) for kbit in (106, 212, 424, 848)]
    assert seconds == sorted(seconds, reverse=True)
    assert Air(424).seconds(short) > Air(424).seconds(long)
    assert Air(424).seconds(long) == pytest.approx(sum(Air(424).exchange_seconds(*one) for one in long))


def test_the_chips_own_work_is_counted_once_for_each_step_of_pace() -> None:
    said = trace_of("mai", groups=())
    counted = Air(424, ChipTimes(0.0, 1.0, 0.0, 0.0)).seconds(said) - Air(424, FREE).seconds(said)
    assert counted == pytest.approx(4.5)
    commands = Air(424, ChipTimes(1.0, 0.0, 0.0, 0.0)).seconds(said) - Air(424, FREE).seconds(said)
    assert commands == pytest.approx(len(said))


def test_a_bit_rate_that_no_reader_has_is_refused() -> None:
    with pytest.raises(ValueError, match="bit rate"):
        Air(107)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(FaultKind.REMOVED, 3, 17),
        Fault(FaultKind.SILENT),
        Fault(FaultKind.GARBAGE, 9),
        Fault(FaultKind.STATUS, 4, status=0x6982),
        Fault(FaultKind.SLOW, 2, seconds=1.5),
        Fault(FaultKind.MUTE),
    ],
)
def test_a_fault_is_spelled_as_it_is_read(fault: Fault) -> None:
    assert Fault.parse(str(fault)) == fault


def test_no_fault_is_none_and_a_misspelt_one_is_an_error() -> None:
    assert Fault.parse("") is None
    assert Fault.parse("mute") == Fault(FaultKind.MUTE)
    for text in ("remuved@3", "removed@", "removed@3+", "REMOVED", "status@1:XYZ", "slow@1:1.2.3"):
        with pytest.raises(ValueError, match=r"fault|FaultKind|float"):
            Fault.parse(text)
