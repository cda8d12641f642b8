"""The private folder: closed to others, gone at the end, and gone after a kill."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.scanner.page import memory


@pytest.fixture
def root() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=memory.memory_root()) as own:
        yield Path(own)


def test_it_is_closed_to_others_and_goes_with_all_that_is_in_it(root: Path) -> None:
    with memory.private_folder(root) as (folder, _):
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "page.ppm").write_bytes(b"x")
    assert list(root.iterdir()) == []


def test_it_goes_when_the_work_fails(root: Path) -> None:
    with pytest.raises(ZeroDivisionError), memory.private_folder(root):
        raise ZeroDivisionError
    assert list(root.iterdir()) == []


def test_what_a_killed_process_left_goes_at_the_next_use(root: Path) -> None:
    script = (
        "import os, sys, pathlib\n"
        "from drivers.scanner.page import memory\n"
        "with memory.private_folder(pathlib.Path(sys.argv[1])) as (folder, _):\n"
        "    (folder / 'page.ppm').write_bytes(b'x')\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(root)], check=False)
    assert len(list(root.iterdir())) == 1
    with memory.private_folder(root) as (folder, _):
        assert list(root.iterdir()) == [folder]


def test_a_folder_in_use_is_left_alone(root: Path) -> None:
    with memory.private_folder(root) as (mine, _), memory.private_folder(root) as (other, _):
        assert mine.exists()
        assert other.exists()


def test_a_disk_is_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RUNTIME_DIRECTORY", raising=False)
    monkeypatch.setattr(memory, "_ROOTS", ("/usr", "/nonexistent"))
    with pytest.raises(memory.NoMemoryFolderError):
        memory.memory_root()
    assert os.path.isdir("/usr")
