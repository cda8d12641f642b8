"""A PDF that came from outside becomes pictures, in a process of its own that can do nothing else.

The file is hostile until shown otherwise. Poppler's `pdftoppm` reads it from memory, under limits of memory,
time and files, and is killed when they are over; what comes back is the plainest picture there is (PPM), whose
bytes are counted before anything draws them. On paper go these pictures and not the file, so that no printer
reads it either.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from drivers.cancel import Cancel

MOST_PAGES = 12
_PROGRAM = "pdftoppm"
_WITHIN_S = 20.0
_SLICE_S = 0.05
_MEMORY = 512 << 20
_CPU_S = 15
#: The longer side of a page, in pixels: an A0 plan comes out no larger than an A4 letter.
_LONGER_SIDE = 1600
_HEAD = re.compile(rb"P6\s(\d{1,5}) (\d{1,5})\s255\s")
_A4 = (595.276, 841.89)


class NoPicture(StrEnum):
    """Why there are none: nobody wants them any more, no program is there, or it made nothing of the file."""

    CANCELLED = "cancelled"
    NO_PROGRAM = "no_program"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page, RGB 8 bits a channel, row after row. `ppm` is the file that holds it."""

    width: int
    height: int
    ppm: bytes

    @property
    def rgb(self) -> bytes:
        return self.ppm[-3 * self.width * self.height :]


class ForeignPdf:
    """`pictures` blocks, may be used from any thread, and answers with a value in every case."""

    def __init__(
        self,
        command: tuple[str, ...] | None = None,
        within_s: float = _WITHIN_S,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`command`: the program and its first arguments, for tests; else Poppler's, as the machine has it."""
        self._command = command
        self._within_s = within_s
        self._monotonic = monotonic

    def pictures(self, pdf: bytes, cancel: Cancel) -> tuple[Picture, ...] | NoPicture:
        """At most `MOST_PAGES` pages, all within one time limit."""
        command = self._command or _installed()
        if command is None:
            return NoPicture.NO_PROGRAM
        until = self._monotonic() + self._within_s
        found: list[Picture] = []
        for page in range(1, MOST_PAGES + 1):
            picture = self._page(command, pdf, page, until, cancel)
            if picture is NoPicture.CANCELLED or (isinstance(picture, NoPicture) and not found):
                return picture
            if isinstance(picture, NoPicture):
                break
            found.append(picture)
        return tuple(found)

    def _page(
        self, command: tuple[str, ...], pdf: bytes, page: int, until: float, cancel: Cancel
    ) -> Picture | NoPicture:
        asked = (*command, "-q", "-f", str(page), "-l", str(page), "-scale-to", str(_LONGER_SIDE), "-")
        # Memory and no pipe: the program reads to and fro, and nobody waits for it to take the next bytes.
        held = os.memfd_create("page", os.MFD_CLOEXEC)
        try:
            with open(held, "wb", closefd=False) as file:
                file.write(pdf)
            os.lseek(held, 0, os.SEEK_SET)
            child = subprocess.Popen(
                asked,
                stdin=held,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
                cwd="/",
            )
        except OSError:
            return NoPicture.NO_PROGRAM
        finally:
            os.close(held)
        try:
            told = self._converse(child, until, cancel)
        finally:
            child.kill()
            child.communicate()
        return told if isinstance(told, NoPicture) else read_ppm(told)

    def _converse(self, child: subprocess.Popen[bytes], until: float, cancel: Cancel) -> bytes | NoPicture:
        while True:
            try:
                told, _ = child.communicate(timeout=_SLICE_S)
            except subprocess.TimeoutExpired:
                if cancel.cancelled:
                    return NoPicture.CANCELLED
                if self._monotonic() > until:
                    return NoPicture.UNREADABLE
                continue
            if cancel.cancelled:
                return NoPicture.CANCELLED
            return told if child.returncode == 0 else NoPicture.UNREADABLE


def read_ppm(told: bytes) -> Picture | NoPicture:
    """One binary PPM of 8 bits, no larger than a page is drawn, and not a byte more or less."""
    head = _HEAD.match(told)
    if head is None:
        return NoPicture.UNREADABLE
    width, height = int(head[1]), int(head[2])
    fits = 0 < width <= _LONGER_SIDE and 0 < height <= _LONGER_SIDE
    if not fits or len(told) - head.end() != 3 * width * height:
        return NoPicture.UNREADABLE
    return Picture(width, height, told)


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


def _installed() -> tuple[str, ...] | None:
    """Poppler's program under limits: no files, no core, no children, no more memory and time than pages take.

    They are set by `prlimit` (util-linux): between fork and exec of a process with threads nothing of ours may
    run.
    """
    tools = [shutil.which(name, path="/usr/bin:/bin") for name in ("prlimit", _PROGRAM)]
    if None in tools:
        return None
    prlimit, program = map(str, tools)
    limits = (f"--as={_MEMORY}", f"--cpu={_CPU_S}", "--fsize=0", "--core=0", "--nproc=0")
    return (prlimit, *limits, program)
