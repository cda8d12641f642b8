"""Two programs make a searchable PDF of the same picture, and a third, which is neither's, reads both."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

from tests.bench.capturing.drawn import HEIGHT, WIDTH
from tests.bench.capturing.scored import Seen

OCRMYPDF = "/usr/bin/ocrmypdf"
_PATIENCE_S = 180


@dataclass(frozen=True, slots=True)
class Filed:
    """One page as a PDF: its bytes, processor and wall seconds with all children, and what the program said."""

    size: int
    cpu_s: float
    wall_s: float
    words: tuple[Seen, ...]
    said: dict[str, object]


class NotFiledError(RuntimeError):
    """A program made no PDF of a good page."""


def ours(picture: Path, pdf: Path) -> Filed:
    """`python -m drivers scan page`, as a technician calls it."""
    command = [sys.executable, "-m", "drivers", "scan", "page", str(picture), "-o", str(pdf), "--json"]
    return _run(command, pdf)


def ocrmypdf(picture: Path, pdf: Path) -> Filed:
    """The peer: straightened, PDF/A, Vietnamese and English, one job, as its manual advises for scans."""
    options = ["-l", "vie+eng", "--deskew", "--output-type", "pdfa", "--jobs", "1", "--quiet"]
    return _run([OCRMYPDF, *options, str(picture), str(pdf)], pdf)


def has_ocrmypdf() -> bool:
    return Path(OCRMYPDF).exists()


def _run(command: list[str], pdf: Path) -> Filed:
    before, start = _children_s(), time.monotonic()
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=_PATIENCE_S,
        check=False,
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},
    )
    if done.returncode or not pdf.exists():
        raise NotFiledError(f"{command[0]}: {done.returncode} {done.stderr.strip()[-300:]}")
    cpu, wall = _children_s() - before, time.monotonic() - start
    said: dict[str, object] = json.loads(done.stdout) if done.stdout.startswith("{") else {}
    return Filed(pdf.stat().st_size, cpu, wall, _words(pdf), said)


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _words(pdf: Path) -> tuple[Seen, ...]:
    """Poppler's words, on the scale of the drawn page."""
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True, timeout=60)
    found: list[Seen] = []
    for page in ElementTree.fromstring(done.stdout).iter("{http://www.w3.org/1999/xhtml}page"):
        across, down = WIDTH / float(page.attrib["width"]), HEIGHT / float(page.attrib["height"])
        for word in page.iter("{http://www.w3.org/1999/xhtml}word"):
            x = (float(word.attrib["xMin"]) + float(word.attrib["xMax"])) / 2
            y = (float(word.attrib["yMin"]) + float(word.attrib["yMax"])) / 2
            found.append(Seen(word.text or "", x * across, y * down))
    return tuple(found)
