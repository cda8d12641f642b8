"""The roll's count: near its end before it is out, kept over a restart, new after paper came back."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.cancel import Cancel
from drivers.errors import DeviceFault
from drivers.printer.conversation import Patience
from drivers.printer.escpos import EscposPrinter
from drivers.printer.model import PrinterModel
from drivers.printer.printer import Printed, PrinterState, PrinterStatus, Raster
from drivers.printer.raster import render
from drivers.printer.roll import NEAR_END_MM, Roll
from drivers.printer.slip import Band, Line, Slip
from drivers.printer.typeset import Faces
from drivers.printer.virtual import VirtualPrinter, VirtualPrinterServer
from drivers.switchboard import PrinterSwitch
from tests.memory_switchboard import MemorySwitchboard

READY = PrinterStatus(PrinterState.READY, "TM")


def test_near_the_end_is_known_before_it_is_out_where_no_sensor_says_so(tmp_path: Path) -> None:
    roll = Roll(80_000.0, tmp_path / "roll.json")
    assert roll.seen(READY) == PrinterStatus(PrinterState.READY, "TM", 80_000)
    roll.took(80_000.0 - NEAR_END_MM)
    told = Roll(80_000.0, tmp_path / "roll.json").seen(READY)
    assert told == PrinterStatus(PrinterState.NEAR_END, "TM", NEAR_END_MM)


def test_paper_after_paper_out_is_a_new_roll() -> None:
    roll = Roll(80_000.0)
    roll.took(79_000.0)
    assert roll.seen(PrinterStatus(PrinterState.PAPER_OUT)).left_mm == 0
    assert roll.seen(READY).left_mm == 80_000


def test_a_roll_changed_while_the_sensor_said_little_is_a_new_one() -> None:
    roll = Roll(80_000.0)
    roll.took(70_000.0)
    assert roll.seen(PrinterStatus(PrinterState.NEAR_END)).left_mm == 10_000
    assert roll.seen(PrinterStatus(PrinterState.COVER_OPEN)).left_mm == 10_000
    assert roll.seen(READY).left_mm == 80_000


def test_whoever_changes_it_earlier_says_so() -> None:
    roll = Roll(80_000.0)
    roll.took(79_000.0)
    roll.renew()
    assert roll.seen(READY).state is PrinterState.READY


def test_a_printer_that_is_gone_has_no_count() -> None:
    gone = PrinterStatus(PrinterState.GONE)
    assert Roll(80_000.0).seen(gone) == gone


@given(st.binary(max_size=120) | st.just(b'{"used_mm": NaN, "low": false, "torn": true, "void": ""}'))
def test_any_file_is_a_count_or_a_new_roll(tmp_path_factory: pytest.TempPathFactory, text: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "roll.json"
    file.write_bytes(text)
    assert Roll(1000.0, file).seen(READY).left_mm == 1000
    file.unlink()


def test_a_folder_that_cannot_be_written_costs_the_count_and_no_print(tmp_path: Path) -> None:
    roll = Roll(80_000.0, tmp_path / "nowhere" / "roll.json")
    roll.took(10.0)
    assert roll.seen(READY).left_mm == 79_990


def test_that_a_piece_is_torn_outlives_a_power_cut_and_so_does_what_follows_while_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[str, bool]] = []

    def note(descriptor: int) -> None:
        place = Path(f"/proc/self/fd/{descriptor}").resolve()
        synced.append((place.name, file.exists() and '"torn": true' in file.read_text()))

    file = tmp_path / "roll.json"
    monkeypatch.setattr(os, "fsync", note)
    roll = Roll(80_000.0, file)
    roll.took(10.0)
    assert synced == []
    changes: list[Callable[[], None]] = [lambda: roll.tear("HỎNG"), lambda: roll.took(5.0)]
    for change in changes:
        synced.clear()
        change()
        assert [name for name, _ in synced] == ["roll.json.new", tmp_path.name]
        assert synced[1] == (tmp_path.name, True)
    synced.clear()
    roll.mend()
    assert synced == [("roll.json.new", True), (tmp_path.name, False)]


def test_a_piece_that_a_dead_process_left_is_marked_void_by_the_next(tmp_path: Path) -> None:
    """Half a slip is on paper when the process dies; another one finds it, says so on it, and prints anew."""
    faces, pieces = Faces(), list[Raster]()
    half = Slip(tuple(Line(f"Dòng {number}") for number in range(30)), void="PHIẾU HỎNG")
    slip = Slip((Line("PHIẾU LƯU HỒ SƠ"),), void="PHIẾU HỎNG")
    switches = MemorySwitchboard()
    machine = VirtualPrinter(switches, lambda raster, _torn: pieces.append(raster))
    patience = Patience(answer_s=2.0, look_s=0.05)
    with VirtualPrinterServer(machine) as server:
        place, file = f"tcp://127.0.0.1:{server.port}", tmp_path / "roll.json"
        switches.turn(printer=PrinterSwitch.OUT_MID_PRINT)
        first = EscposPrinter(place, faces=faces, patience=patience, roll=Roll(0.0, file))
        assert isinstance(first.print(half, lambda _done: None, Cancel()), DeviceFault)
        assert json.loads(file.read_text())["torn"]
        switches.turn(printer=PrinterSwitch.ENOUGH)
        second = EscposPrinter(place, faces=faces, patience=patience, roll=Roll(0.0, file))
        assert isinstance(second.print(slip, lambda _done: None, Cancel()), Printed)
    scrap, whole = pieces
    void = render(Slip((Band("PHIẾU HỎNG"),)), faces, PrinterModel().head)
    assert scrap.rows.endswith(void.rows)
    assert whole == render(slip, faces)
    assert not json.loads(file.read_text())["torn"]
