"""The crash-state lab in small: no disk loses what was said, faults are found, and the model keeps its word."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from tests.lab import vfs
from tests.lab.crashing import strace
from tests.lab.crashing.disk import ROOT, Disk, File, Naming, Piece
from tests.lab.crashing.plants import Fault
from tests.lab.crashing.recording import Order, play
from tests.lab.crashing.states import SECTOR, Sampler, digest_of
from tests.not_checked import unless

needs_strace = unless(None if strace.available() else "strace is not installed")


@pytest.fixture(autouse=True)
def _environment_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))


@needs_strace
def test_no_power_cut_loses_what_was_said(capsys: pytest.CaptureFixture[str]) -> None:
    status = vfs.main(["--json", "--size", "120", "--seed", "3"])
    said = capsys.readouterr()
    told = json.loads(said.out.splitlines()[-1])
    assert (told["lost"], told["corrupt"], told["doubled"]) == (0, 0, 0), said.err
    assert told["states"] == 120
    assert status == 0


@needs_strace
@pytest.mark.parametrize("fault", [fault for fault in Fault if fault is not Fault.NONE])
@pytest.mark.long
def test_a_planted_fault_is_found(tmp_path: Path, fault: Fault) -> None:
    assert play(Order(tmp_path / "recording", 3, 600, fault)).lost > 0


@needs_strace
def test_a_commit_that_does_not_wait_for_the_disk_is_found(tmp_path: Path) -> None:
    assert play(Order(tmp_path / "recording", 3, 150, Fault.NORMAL)).lost > 0


def _disk(tmp_path: Path) -> Disk:
    """One durable file of two sectors, of which the second is written anew, and a name that hangs."""
    disk = Disk(tmp_path, tmp_path / "marks")
    disk.files[1] = File(durable=b"a" * 2 * SECTOR, now=bytearray(b"a" * 2 * SECTOR))
    disk.files[2] = File()
    disk.files[ROOT].rename(Naming("old", 1))
    disk.files[ROOT].sync()
    disk.files[1].apply(Piece(SECTOR // 2, b"b" * SECTOR))
    disk.files[ROOT].rename(Naming("new", 2))
    return disk


def test_the_first_two_disks_are_without_and_with_all_that_hangs(tmp_path: Path) -> None:
    disk = _disk(tmp_path)
    nothing, everything = Sampler(disk, random.Random(1)).states(2)
    assert set(nothing) == {"old"}
    assert nothing["old"] is not None
    assert nothing["old"].build() == b"a" * 2 * SECTOR
    assert set(everything) == {"old", "new"}
    assert everything["old"] is not None
    assert everything["old"].build() == bytes(disk.files[1].now)


def test_a_write_is_torn_at_sectors_only(tmp_path: Path) -> None:
    half = SECTOR // 2
    found = set()
    for state in Sampler(_disk(tmp_path), random.Random(1)).states(300):
        assert state["old"] is not None
        built = state["old"].build()
        assert built[:half] + built[-half:] == b"a" * SECTOR
        found.add((built[half:SECTOR], built[SECTOR:-half]))
    halves = (b"a" * half, b"b" * half)
    assert found == {(left, right) for left in halves for right in halves}


def test_fsync_of_a_file_makes_its_bytes_durable_and_not_its_name(tmp_path: Path) -> None:
    disk = _disk(tmp_path)
    disk.files[1].sync()
    disk.files[2].apply(Piece(0, b"c"))
    disk.files[2].sync()
    states = list(Sampler(disk, random.Random(1)).states(50))
    assert {len(state) for state in states} == {1, 2}
    assert len({digest_of(state) for state in states}) == 2


def test_what_strace_says_is_followed_through_descriptors(tmp_path: Path) -> None:
    trace, path = tmp_path / "trace", (tmp_path / "f").as_posix()
    hexed = "".join(f"\\x{byte:02x}" for byte in path.encode())
    trace.write_text(
        f'7 openat(AT_FDCWD, "{hexed}", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = 5\n'
        '7 write(5, "\\x61\\x62", 2) = 2\n'
        '7 pwrite64(5, "\\x63", 1, 4) = 1\n'
        "7 fdatasync(5) = 0\n"
        "7 ftruncate(5, 1) = 0\n"
        f'7 openat(AT_FDCWD, "{hexed}2", O_RDONLY) = -1 ENOENT (No such file or directory)\n'
    )
    disk = Disk(tmp_path, tmp_path / "marks")
    assert len(list(disk.play(trace))) == 5
    assert disk.files[1].durable == b"ab\0\0c"
    assert bytes(disk.files[1].now) == b"a"
    assert disk.files[ROOT].durable_names == {}


def test_a_recording_of_two_threads_at_once_is_refused(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    trace.write_text("7 fsync(5 <unfinished ...>\n")
    with pytest.raises(strace.RecordingError):
        list(Disk(tmp_path, tmp_path / "marks").play(trace))
