"""A PDF from outside: drawn by a confined program, counted before it is believed, printed as pictures only."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.cancel import Cancel
from kiosk_app.paper.confined import HEAD_BYTES, limited
from kiosk_app.paper.foreign import (
    MOST_PAGES,
    ForeignPdf,
    NoPicture,
    Picture,
    Programs,
    TooLong,
    as_pdf,
    ppm_bytes,
    read_count,
    read_ppm,
)
from tests.not_checked import unless

PAPER = Path(__file__).parents[3] / "portal" / "adapters" / "practice_result.pdf"
needs_poppler = unless(None if shutil.which("pdftoppm") else "no pdftoppm on this machine")
THIN = Picture(1600, 1, b"P6\n1600 1\n255\n" + bytes(range(240)) * 20)
#: Python in the program's place: says a page.
DRAWS = "import sys; sys.stdout.buffer.write(b'P6\\n1600 1\\n255\\n' + bytes(range(240)) * 20)"


def played(draws: str, pages: int = 1, within_s: float = 20.0) -> ForeignPdf:
    """Python in the programs' place; its arguments from the second on are those of the program."""
    says = f"print('Title: x\\nPages:          {pages}')"
    python = (sys.executable, "-c")
    return ForeignPdf(Programs((*python, says), (*python, draws)), within_s)


def file_of(kids: tuple[int, ...], count: int, title: bytes = b"x") -> bytes:
    """A PDF whose page tree lists `kids` (object 3 is a page) and says that it has `count`."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), count),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        b"<< /Title (%s) >>" % title,
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size 5 /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table
    return bytes(out)


@needs_poppler
def test_the_practice_paper_is_drawn_and_comes_back_on_as_many_a4_pages() -> None:
    pages = ForeignPdf().pictures(PAPER.read_bytes(), Cancel())
    assert isinstance(pages, tuple)
    assert [(page.width, page.height) for page in pages] == [(1132, 1600)] * 2
    again = ForeignPdf().pictures(as_pdf(pages), Cancel())
    assert isinstance(again, tuple)
    assert len(again) == 2
    white = [sum(value > 250 for value in page.rgb) / len(page.rgb) for page in (pages[0], again[0])]
    assert abs(white[0] - white[1]) < 0.01, "what is printed is what was seen"


@needs_poppler
@pytest.mark.parametrize("file", [b"", b"%PDF-1.7", b"%PDF-1.7\n" + bytes(5000), b"GIF89a"])
def test_what_is_damaged_is_a_value(file: bytes) -> None:
    assert ForeignPdf().pictures(file, Cancel()) is NoPicture.UNREADABLE


@needs_poppler
@pytest.mark.parametrize(
    "file",
    [file_of((3, 9), 2), file_of((3,), 3), file_of((), 0), file_of((3,), -1), file_of((3,), 90_000)],
    ids=["its second page is missing", "two of three are", "no page", "fewer than none", "a made-up count"],
)
def test_half_of_a_paper_is_never_shown_as_all_of_it(file: bytes) -> None:
    assert ForeignPdf().pictures(file, Cancel()) is NoPicture.UNREADABLE


@needs_poppler
def test_a_title_that_plays_the_count_is_not_believed() -> None:
    whole = ForeignPdf().pictures(file_of((3, 3), 2), Cancel())
    assert isinstance(whole, tuple)
    assert len(whole) == 2
    played_count = file_of((3, 3), 2, title=b"a\\nPages:           1")
    assert ForeignPdf().pictures(played_count, Cancel()) is NoPicture.UNREADABLE


@needs_poppler
def test_a_real_book_is_counted_and_not_begun() -> None:
    assert ForeignPdf().pictures(as_pdf((THIN,) * 13), Cancel()) == TooLong(13)


@needs_poppler
@pytest.mark.parametrize("program", ["pdfinfo", "pdftoppm"])
def test_it_can_write_no_file_and_take_no_more_than_its_memory(program: str, tmp_path: Path) -> None:
    """The limits as the programs are started with them."""
    found = limited(program)
    assert found is not None
    prlimit, *limits, last = found
    assert (Path(prlimit).name, Path(last).name) == ("prlimit", program)
    assert {"--fsize=0", "--core=0", "--nproc=0"} < set(limits)
    script = f"open({str(tmp_path / 'x')!r}, 'wb').write(b'x' * 9)"
    confined = (prlimit, *limits, sys.executable, "-c")
    writes = ForeignPdf(Programs((*confined, script), (*confined, DRAWS)))
    assert writes.pictures(b"%PDF-", Cancel()) is NoPicture.UNREADABLE
    assert not (tmp_path / "x").exists() or (tmp_path / "x").stat().st_size == 0


HANGS = "import time; time.sleep(60)"


def test_a_program_that_hangs_is_killed_and_one_that_nobody_wants_any_more_too() -> None:
    assert played(HANGS, within_s=0.4).pictures(b"x", Cancel()) is NoPicture.UNREADABLE
    cancel = Cancel()
    cancel.cancel()
    assert played(HANGS).pictures(b"x", cancel) is NoPicture.CANCELLED


def test_one_that_closes_its_mouth_and_stays_is_killed_too() -> None:
    stays = "import os, time; os.close(1); time.sleep(60)"
    assert played(stays, within_s=0.4).pictures(b"x", Cancel()) is NoPicture.UNREADABLE


@pytest.mark.parametrize(
    "says",
    ["b'P6\\n1600 1\\n255\\n'", "b'P6\\n99999 99999\\n255\\n'", "b''", "b'Pages: 1\\n'"],
    ids=["beyond its head's size", "after a head too large", "nothing but noise", "as the other program"],
)
def test_one_that_never_stops_talking_is_killed_at_the_first_byte_too_many(says: str) -> None:
    """It talks until it is killed: this test ends only because it is."""
    talks = f"import sys\nout = sys.stdout.buffer\nout.write({says})\nwhile True: out.write(b'x' * 65536)"
    assert played(talks).pictures(b"x", Cancel()) is NoPicture.UNREADABLE
    python = (sys.executable, "-c")
    counts = ForeignPdf(Programs((*python, talks), (*python, DRAWS)))
    assert counts.pictures(b"x", Cancel()) is NoPicture.UNREADABLE


def test_no_program() -> None:
    missing = ("/nonexistent/pdftoppm",)
    assert ForeignPdf(Programs(missing, missing)).pictures(b"x", Cancel()) is NoPicture.NO_PROGRAM
    assert limited("pdf-no-such-program") is None


def test_a_page_in_the_middle_that_comes_to_grief_is_the_trouble_of_all() -> None:
    """The program's arguments: -q -f PAGE …"""
    third_fails = f"import sys\nif sys.argv[3] == '3': sys.exit(1)\n{DRAWS}"
    assert played(third_fails, pages=5).pictures(b"x", Cancel()) is NoPicture.UNREADABLE
    assert played(third_fails, pages=2).pictures(b"x", Cancel()) == (THIN, THIN)


def test_a_book_is_refused_before_a_page_of_it_is_drawn() -> None:
    pages = played(DRAWS, pages=MOST_PAGES).pictures(b"x", Cancel())
    assert isinstance(pages, tuple)
    assert len(pages) == MOST_PAGES
    assert played(HANGS, pages=MOST_PAGES + 1).pictures(b"x", Cancel()) == TooLong(MOST_PAGES + 1)


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"P5\n1600 1\n255\n" + bytes(1600),
        b"P6\n1600 1\n65535\n" + bytes(9600),
        THIN.ppm + b"x",
        THIN.ppm[:-1],
        b"P6\n1600 0\n255\n",
        b"P6\n1 1\n255\nabc",
        b"P6\n1601 1\n255\n" + bytes(4803),
        b"P6\n99999 99999\n255\n",
        b"\x89PNG\r\n",
    ],
)
def test_nothing_but_a_whole_picture_is_believed(told: bytes) -> None:
    assert read_ppm(told) is NoPicture.UNREADABLE


def test_a_whole_picture_is() -> None:
    assert read_ppm(THIN.ppm) == THIN
    assert THIN.rgb == bytes(range(240)) * 20


_HEADS = st.builds(
    "P6{}{} {}{}255{}".format,
    st.sampled_from(["\n", " ", ""]),
    st.integers(0, 99_999),
    st.sampled_from([0, 1, 7, 1600, 1601, 99_999]),
    st.sampled_from(["\n", "\t"]),
    st.sampled_from(["\n", "", "\n#"]),
).map(str.encode)


@given(st.binary(max_size=HEAD_BYTES) | st.tuples(_HEADS, st.binary(max_size=20)).map(b"".join))
def test_no_head_asks_for_more_than_a_page_and_none_changes_its_mind(head: bytes) -> None:
    most = ppm_bytes(head[:HEAD_BYTES])
    assert 0 <= most <= 19 + 3 * 1600 * 1600
    grown = ppm_bytes((head + b"\n1")[:HEAD_BYTES])
    if len(head) >= 19:
        assert grown == most, "what was read as a head stays that head"


@given(st.binary(max_size=60) | st.binary(max_size=30).map(lambda rest: THIN.ppm[: -len(rest) or None] + rest))
def test_any_bytes_are_a_picture_of_that_size_or_none(told: bytes) -> None:
    found = read_ppm(told)
    assert found is NoPicture.UNREADABLE or (isinstance(found, Picture) and len(found.rgb) == 4800)


_LINES = st.sampled_from(
    [b"Pages:", b"Pages:   2", b"Pages: 0", b"Pages: 1234567", b" Pages: 3", b"Title: Pages: 9"]
)


@given(st.binary(max_size=60) | st.lists(_LINES | st.binary(max_size=9), max_size=6).map(b"\n".join))
def test_any_words_of_the_counter_are_a_count_or_none(told: bytes) -> None:
    count = read_count(told)
    assert count is NoPicture.UNREADABLE or (isinstance(count, int) and 0 < count < 1_000_000)


def test_the_count_of_one_line() -> None:
    assert read_count(b"Title: x\nPages:           2\nEncrypted: no\n") == 2
    assert read_count(b"Pages: 2\nPages: 3\n") is NoPicture.UNREADABLE
