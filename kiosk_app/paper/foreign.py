"""A PDF that came from outside becomes pictures, by programs in processes of their own that can do little else.

The file is hostile until shown otherwise. Poppler's `pdfinfo` counts its pages and `pdftoppm` draws each; both
read it from memory under limits (see `confined`). What comes back is the plainest picture there is (PPM): its
head is read before its bytes are taken, and its bytes are counted before anything draws them. A paper is whole
or not there: one page that cannot be drawn is the trouble of all. On paper go these pictures and not the file,
so that no printer reads it either.
"""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from drivers.cancel import Cancel
from kiosk_app.paper.confined import NoAnswer, answer, limited

MOST_PAGES = 12
_COUNTS, _DRAWS = "pdfinfo", "pdftoppm"
_WITHIN_S = 20.0
#: The longer side of a page, in pixels: an A0 plan comes out no larger than an A4 letter.
_LONGER_SIDE = 1600
_SIZED = ("-scale-to", str(_LONGER_SIDE))
_HEAD = re.compile(rb"P6\s(\d{1,5}) (\d{1,5})\s255\s")
_LONGEST_HEAD = 19
_PAGES = re.compile(rb"^Pages: {1,20}([0-9]{1,6})\r?$", re.MULTILINE)
_MOST_FACTS = 64 << 10
_A4 = (595.276, 841.89)


class NoPicture(StrEnum):
    """Why there are none: nobody wants them any more, no program is there, or it made nothing of the file."""

    CANCELLED = "cancelled"
    NO_PROGRAM = "no_program"
    UNREADABLE = "unreadable"


_UNTOLD = {
    NoAnswer.CANCELLED: NoPicture.CANCELLED,
    NoAnswer.NO_PROGRAM: NoPicture.NO_PROGRAM,
    NoAnswer.FAILED: NoPicture.UNREADABLE,
}


@dataclass(frozen=True, slots=True)
class TooLong:
    """A paper of more pages than are shown."""

    pages: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A page, RGB 8 bits a channel, row after row. `ppm` is the file that holds it."""

    width: int
    height: int
    ppm: bytes

    @property
    def rgb(self) -> bytes:
        return self.ppm[-3 * self.width * self.height :]


@dataclass(frozen=True, slots=True)
class Programs:
    """Command and first arguments of what counts pages and of what draws them."""

    counts: tuple[str, ...]
    draws: tuple[str, ...]


class ForeignPdf:
    """`pictures` blocks, may be used from any thread, and answers with a value in every case."""

    def __init__(
        self,
        programs: Programs | None = None,
        within_s: float = _WITHIN_S,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`programs`: for tests; else Poppler's, as the machine has them."""
        self._programs = programs
        self._within_s = within_s
        self._monotonic = monotonic

    def pictures(self, pdf: bytes, cancel: Cancel) -> tuple[Picture, ...] | TooLong | NoPicture:
        """Every page, all within one time limit, or why there is none."""
        programs = self._programs or installed()
        if programs is None:
            return NoPicture.NO_PROGRAM
        until = self._monotonic() + self._within_s

        def ask(command: tuple[str, ...], most: Callable[[bytes], int]) -> bytes | NoPicture:
            said = answer(command, pdf, most, cancel, over=lambda: self._monotonic() > until)
            return _UNTOLD[said] if isinstance(said, NoAnswer) else said

        told = ask((*programs.counts, "-"), lambda _head: _MOST_FACTS)
        count = told if isinstance(told, NoPicture) else read_count(told)
        if isinstance(count, NoPicture):
            return count
        if count > MOST_PAGES:
            return TooLong(count)
        found: list[Picture] = []
        for page in map(str, range(1, count + 1)):
            told = ask((*programs.draws, "-q", "-f", page, "-l", page, *_SIZED, "-"), ppm_bytes)
            picture = told if isinstance(told, NoPicture) else read_ppm(told)
            if isinstance(picture, NoPicture):
                return picture
            found.append(picture)
        return tuple(found)


def read_count(told: bytes) -> int | NoPicture:
    """Pages as `pdfinfo` counts them, at least one. Where a title holds such a line too, none is believed."""
    counts = _PAGES.findall(told)
    if len(counts) != 1 or int(counts[0]) < 1:
        return NoPicture.UNREADABLE
    return int(counts[0])


def ppm_bytes(head: bytes) -> int:
    """How many bytes a page has whose picture begins so; none where it is no picture of a page.

    Every page is drawn to the same longer side. Poppler draws one that is not there as a single white dot.
    """
    found = _HEAD.match(head)
    if found is None:
        return _LONGEST_HEAD if len(head) < _LONGEST_HEAD else 0
    width, height = int(found[1]), int(found[2])
    if max(width, height) != _LONGER_SIDE or min(width, height) < 1:
        return 0
    return found.end() + 3 * width * height


def read_ppm(told: bytes) -> Picture | NoPicture:
    """One binary PPM of 8 bits, as large as a page is drawn, and not a byte more or less."""
    head = _HEAD.match(told)
    if head is None or ppm_bytes(told[:_LONGEST_HEAD]) != len(told):
        return NoPicture.UNREADABLE
    return Picture(int(head[1]), int(head[2]), told)


def as_pdf(pages: tuple[Picture, ...]) -> bytes:
    """A PDF of A4 pages, each with one picture as large as fits, upright or on its side as the picture is."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for page in pages:
        first = len(objects) + 1
        kids.append(b"%d 0 R" % first)
        objects += _page_objects(page, first)
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def _page_objects(page: Picture, first: int) -> list[bytes]:
    """The page, what it draws, its picture: objects `first` to `first` + 2 (ISO 32000-1, 7.7.3.3, 8.9.5)."""
    short, long = _A4
    wide, high = (long, short) if page.width > page.height else (short, long)
    scale = min(wide / page.width, high / page.height)
    width, height = page.width * scale, page.height * scale
    drawn = f"{width:.2f} 0 0 {height:.2f} {(wide - width) / 2:.2f} {(high - height) / 2:.2f} cm /P Do".encode()
    packed = zlib.compress(page.rgb)
    return [
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Contents %d 0 R"
        b" /Resources << /XObject << /P %d 0 R >> >> >>" % (wide, high, first + 1, first + 2),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8"
        b" /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
        % (page.width, page.height, len(packed), packed),
    ]


def installed() -> Programs | None:
    """Poppler's programs under limits, or None where one of them is missing."""
    counts, draws = limited(_COUNTS), limited(_DRAWS)
    return None if counts is None or draws is None else Programs(counts, draws)
