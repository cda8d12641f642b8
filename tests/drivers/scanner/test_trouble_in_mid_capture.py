"""The scanner jams, opens or vanishes: before a capture, in the middle of one, and while people watch."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.page.eye import Eye
from drivers.scanner.simulated import SimulatedSource
from drivers.scanner.source import CapturedPage, PreviewFrame, ScanState
from drivers.switchboard import ScannerSwitch, World
from tests.memory_switchboard import MemorySwitchboard

TROUBLES = [
    (ScannerSwitch.JAM, ScanState.JAM, FaultCode.SCANNER_JAM),
    (ScannerSwitch.BUSY, ScanState.BUSY, FaultCode.SCANNER_BUSY),
    (ScannerSwitch.COVER_OPEN, ScanState.COVER_OPEN, FaultCode.SCANNER_COVER_OPEN),
    (ScannerSwitch.GONE, ScanState.GONE, FaultCode.SCANNER_GONE),
]


class _TurnsAfter(MemorySwitchboard):
    """The world changes after it was looked at `looks` times."""

    def __init__(self, world: World, looks: int, switch: ScannerSwitch) -> None:
        super().__init__(world)
        self._looks = looks
        self._switch = switch

    def world(self) -> World:
        self._looks -= 1
        if self._looks == -1:
            self.turn(scanner=self._switch)
        return super().world()


@pytest.mark.parametrize(("switch", "state", "fault"), TROUBLES)
def test_a_scanner_in_trouble_says_which(
    eye: Eye, photographs: Path, switch: ScannerSwitch, state: ScanState, fault: FaultCode
) -> None:
    source = SimulatedSource(MemorySwitchboard(World(page="health_good", scanner=switch)), photographs, eye)
    assert source.status().state is state
    assert source.capture(Cancel()) == DeviceFault(fault)
    assert source.read_code(Cancel()) == DeviceFault(fault)


@pytest.mark.parametrize(("switch", "state", "fault"), TROUBLES)
def test_trouble_in_the_middle_of_a_capture_gives_no_page(
    eye: Eye, photographs: Path, switch: ScannerSwitch, state: ScanState, fault: FaultCode
) -> None:
    board = _TurnsAfter(World(page="health_good"), 2, switch)
    source = SimulatedSource(board, photographs, eye)
    assert source.capture(Cancel()) == DeviceFault(fault)
    board.turn(scanner=ScannerSwitch.READY)
    assert isinstance(source.capture(Cancel()), CapturedPage)


def test_the_preview_pauses_in_trouble_and_goes_on_after_it(eye: Eye, photographs: Path) -> None:
    board = MemorySwitchboard(World(page="health_good", scanner=ScannerSwitch.JAM))
    seen = threading.Event()
    source = SimulatedSource(board, photographs, eye)
    watch = source.watch(lambda frame: seen.set())
    assert not seen.wait(0.4)
    board.turn(scanner=ScannerSwitch.READY)
    assert seen.wait(30)
    watch.close()
    source.close()


def test_a_preview_may_be_closed_from_within(eye: Eye, photographs: Path) -> None:
    board = MemorySwitchboard(World(page="health_good"))
    source = SimulatedSource(board, photographs, eye)
    closed = threading.Event()
    count: list[PreviewFrame] = []

    def once(frame: PreviewFrame) -> None:
        count.append(frame)
        watch.close()
        closed.set()

    watch = source.watch(once)
    assert closed.wait(30)
    source.close()
    assert len(count) == 1


def test_a_page_that_is_not_prepared_is_a_fault_and_not_a_path(eye: Eye, photographs: Path) -> None:
    for page in ("../../etc/passwd", "no_such_page"):
        source = SimulatedSource(MemorySwitchboard(World(page=page)), photographs, eye)
        assert isinstance(source.capture(Cancel()), DeviceFault)
