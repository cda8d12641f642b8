"""Reading and binding: right words in the PDF, nothing on disk, nothing left, and an end to everything."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.page import memory
from drivers.scanner.page.eye import Eye, Subject
from drivers.scanner.page.filing import file_pages
from drivers.scanner.page.limits import MAX_FILED_PAGES, ChildLimits
from drivers.scanner.source import CapturedPage, FiledDocument, Verdict

PATIENT = ChildLimits(within_s=100.0, cpu_s=60)
CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A memory folder of this test alone, and a default temporary folder that must stay empty."""
    with tempfile.TemporaryDirectory(dir=memory.memory_root()) as own:
        monkeypatch.setenv("RUNTIME_DIRECTORY", own)
        yield Path(own)


@pytest.fixture(scope="module")
def page(eye: Eye, photographs: Path) -> CapturedPage:
    taken = eye.take(Subject("health", (photographs / "health_good.jpg").read_bytes), Cancel())
    assert isinstance(taken, CapturedPage)
    return taken


def _captured(picture: bytes) -> CapturedPage:
    return CapturedPage(picture, b"", 1654, 2339, 200, CORNERS, (Verdict.GOOD,))


def _jpeg(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (250, 250, 250)).save(out, "JPEG")
    return out.getvalue()


def _readers() -> list[bytes]:
    """Command lines of reading children of ours that are still there."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
            line = (entry / "cmdline").read_bytes()
            if int(parent) == os.getpid() and b"page.worker" in line and line.endswith(b"\x0019\x00"):
                found.append(line)
    return found


@pytest.mark.ocr
def test_while_tesseract_reads_its_files_lie_in_private_memory_and_then_nowhere(
    root: Path, page: CapturedPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    seen: list[tuple[str, int]] = []
    done = threading.Event()

    def look() -> None:
        while not done.wait(0.02):
            with contextlib.suppress(FileNotFoundError):
                seen.extend((entry.name, entry.stat().st_mode & 0o777) for entry in root.iterdir())

    looking = threading.Thread(target=look)
    looking.start()
    filed = file_pages([page], Cancel(), PATIENT)
    done.set()
    looking.join()
    assert isinstance(filed, FiledDocument), filed
    assert {mode for _, mode in seen} == {0o700}
    assert len({name for name, _ in seen}) == 1
    assert list(root.iterdir()) == []
    assert list(tmp_path.iterdir()) == []
    document = tmp_path / "filed.pdf"
    document.write_bytes(filed.pdf)
    text = subprocess.run(["pdftotext", document, "-"], capture_output=True, check=True).stdout.decode()
    assert "GIẤY KHÁM SỨC KHỎE" in text
    about = subprocess.run(["pdfinfo", document], capture_output=True, check=True).stdout.decode()
    assert not any(word in about for word in ("Title", "Author", "CreationDate"))


def test_filing_ends_when_cancelled_and_leaves_nothing(root: Path, page: CapturedPage) -> None:
    cancel = Cancel()
    answers: list[FiledDocument | DeviceFault] = []
    work = threading.Thread(target=lambda: answers.append(file_pages([page] * 4, cancel)))
    work.start()
    deadline = time.monotonic() + 60
    while not list(root.iterdir()):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    cancel.cancel()
    work.join(60)
    assert answers == [DeviceFault(FaultCode.CANCELLED)]
    assert list(root.iterdir()) == []
    assert _readers() == []


def test_without_tesseract_the_page_is_filed_as_a_picture(
    root: Path, page: CapturedPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(root))
    filed = file_pages([page, page], Cancel(), PATIENT)
    assert isinstance(filed, FiledDocument)
    assert (filed.pages, filed.words) == (2, 0)
    assert filed.pdf.startswith(b"%PDF-")


@pytest.mark.parametrize("picture", [b"", b"no picture", _jpeg(1654, 2339)[:300]])
def test_a_page_that_is_no_picture_is_unreadable(root: Path, picture: bytes) -> None:
    answer = file_pages([_captured(picture)], Cancel(), PATIENT)
    assert isinstance(answer, DeviceFault)
    assert answer.code is FaultCode.PAGE_UNREADABLE
    assert list(root.iterdir()) == []


def test_too_many_pages_are_refused() -> None:
    answer = file_pages([_captured(b"")] * (MAX_FILED_PAGES + 1), Cancel())
    assert isinstance(answer, DeviceFault)
    assert answer.code is FaultCode.PAGE_REFUSED


def test_without_a_memory_file_system_nothing_is_read(
    page: CapturedPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_MEMORY", frozenset[str]())
    answer = file_pages([page], Cancel())
    assert isinstance(answer, DeviceFault)
    assert answer.code is FaultCode.PAGE_UNREADABLE
