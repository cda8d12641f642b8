"""A PDF from outside: drawn by a confined program, counted before it is believed, printed as pictures only."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.cancel import Cancel
from kiosk_app.paper import foreign
from kiosk_app.paper.foreign import MOST_PAGES, ForeignPdf, NoPicture, Picture, as_pdf, read_ppm

PAPER = Path(__file__).parents[3] / "portal" / "adapters" / "practice_result.pdf"
needs_poppler = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="no pdftoppm on this machine")
SMALL = Picture(2, 3, b"P6\n2 3\n255\n" + bytes(range(18)))


def played(program: str, within_s: float = 20.0) -> ForeignPdf:
    """Python in the program's place."""
    return ForeignPdf((sys.executable, "-c", program), within_s)


@needs_poppler
def test_the_practice_paper_is_drawn_and_comes_back_on_as_many_a4_pages() -> None:
    pages = ForeignPdf().pictures(PAPER.read_bytes(), Cancel())
    assert not isinstance(pages, NoPicture)
    assert [(page.width, page.height) for page in pages] == [(1132, 1600)] * 2
    again = ForeignPdf().pictures(as_pdf(pages), Cancel())
    assert not isinstance(again, NoPicture)
    assert len(again) == 2
    white = [sum(value > 250 for value in page.rgb) / len(page.rgb) for page in (pages[0], again[0])]
    assert abs(white[0] - white[1]) < 0.01, "what is printed is what was seen"


@needs_poppler
@pytest.mark.parametrize("file", [b"", b"%PDF-1.7", b"%PDF-1.7\n" + bytes(5000), b"GIF89a"])
def test_what_is_damaged_is_a_value(file: bytes) -> None:
    assert ForeignPdf().pictures(file, Cancel()) is NoPicture.UNREADABLE


@needs_poppler
def test_it_can_write_no_file_and_take_no_more_than_its_memory(tmp_path: Path) -> None:
    """The limits as the program is started with them."""
    prlimit, *limits = _command()
    assert Path(prlimit).name == "prlimit"
    assert {"--fsize=0", "--core=0", "--nproc=0"} < set(limits)
    script = f"open({str(tmp_path / 'x')!r}, 'wb').write(b'x' * 9)"
    kept = [each for each in limits if each.startswith("--")]
    confined = ForeignPdf((prlimit, *kept, sys.executable, "-c", script))
    assert confined.pictures(b"%PDF-", Cancel()) is NoPicture.UNREADABLE
    assert not (tmp_path / "x").exists() or (tmp_path / "x").stat().st_size == 0


def _command() -> tuple[str, ...]:
    found = foreign._installed()
    assert found is not None
    return found


def test_a_program_that_hangs_is_killed_and_one_that_nobody_wants_any_more_too() -> None:
    hangs = "import time; time.sleep(60)"
    assert played(hangs, within_s=0.3).pictures(b"x", Cancel()) is NoPicture.UNREADABLE
    cancel = Cancel()
    cancel.cancel()
    assert played(hangs).pictures(b"x", cancel) is NoPicture.CANCELLED


def test_no_program() -> None:
    assert ForeignPdf(("/nonexistent/pdftoppm",)).pictures(b"x", Cancel()) is NoPicture.NO_PROGRAM


def test_a_book_is_shown_up_to_a_number_of_pages() -> None:
    draws = "import sys; sys.stdout.buffer.write(b'P6\\n1 1\\n255\\nabc')"
    pages = played(draws).pictures(b"x", Cancel())
    assert not isinstance(pages, NoPicture)
    assert len(pages) == MOST_PAGES


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"P5\n2 3\n255\n" + bytes(6),
        b"P6\n2 3\n65535\n" + bytes(36),
        SMALL.ppm + b"x",
        SMALL.ppm[:-1],
        b"P6\n0 3\n255\n",
        b"P6\n1601 1\n255\n" + bytes(4803),
        b"P6\n99999 99999\n255\n",
        b"\x89PNG\r\n",
    ],
)
def test_nothing_but_a_whole_picture_is_believed(told: bytes) -> None:
    assert read_ppm(told) is NoPicture.UNREADABLE


def test_a_whole_picture_is() -> None:
    assert read_ppm(SMALL.ppm) == SMALL
    assert SMALL.rgb == bytes(range(18))


@given(st.binary(max_size=60) | st.binary(max_size=30).map(lambda rest: b"P6\n2 3\n255\n" + rest))
def test_any_bytes_are_a_picture_of_that_size_or_none(told: bytes) -> None:
    found = read_ppm(told)
    assert found is NoPicture.UNREADABLE or (isinstance(found, Picture) and len(found.rgb) == 18)
