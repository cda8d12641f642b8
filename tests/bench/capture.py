"""A page from picture to searchable PDF: characters wrong, size and processor time, beside ocrmypdf.

    python -m tests.bench.capture [--json] [--seed S] [--size PAGES]

PAGES pages of invented Vietnamese print are drawn, with the truth of each line and field. All are scanned on
a drawn flatbed, every other one in colour with a ring and a signature, the rest in black; and photographed on a
dark mat, half of them under a shadow. Both programs get the same scans; Poppler reads what they made, so
neither is its own judge. `photograph_…` is ours alone: the peer does not look for a page in a picture.
`fields_accepted_ratio` is of the numbers, names, dates and sums that stand there; `fields_exact_ratio` of those
accepted. `book_face_wrong_ratio` leaves out the pages in the face of our own screen, whose a is a ring with a
stroke: official papers use none such, and the reader takes that letter for others. `page_cpu_s` has the start
of the program in it. No figure here is of a real page.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests import figures
from tests.bench.capturing import programs, taken
from tests.bench.capturing.drawn import OUR_FACE, Drawn, draw
from tests.bench.capturing.programs import Filed
from tests.bench.capturing.prose import Fact, write
from tests.bench.capturing.scored import wrong
from tests.bench.detect import detect_p95_ms

ABOUT = "Characters wrong, kilobytes and processor seconds of a filed page, beside ocrmypdf."
PAGES = 12
LIMITS = {
    "characters_wrong_ratio": 0.002,
    "photograph_wrong_ratio": 0.005,
    "page_kb_colour": 120.0,
    "page_kb_bw": 60.0,
    "page_cpu_s": 3.5,
    "detect_p95_ms": 40.0,
}
LEAST = {"fields_exact_ratio": 0.995, "fields_accepted_ratio": 0.8}


@dataclass
class Sum:
    """What came of some pages."""

    errors: int = 0
    characters: int = 0
    kb: dict[bool, list[float]] = field(default_factory=lambda: {True: [], False: []})
    cpu_s: list[float] = field(default_factory=list)

    def add(self, drawn: Drawn, filed: Filed, *, colour: bool) -> None:
        errors, characters = wrong(drawn.lines, filed.words, [drawn.ink])
        self.errors, self.characters = self.errors + errors, self.characters + characters
        self.kb[colour].append(filed.size / 1000)
        self.cpu_s.append(filed.cpu_s)

    @property
    def wrong_ratio(self) -> float:
        return self.errors / max(1, self.characters)

    def told(self) -> dict[str, float]:
        """The figures both programs have."""
        return {
            "page_cpu_s": statistics.mean(self.cpu_s),
            "page_kb_colour": statistics.mean(self.kb[True]),
            "page_kb_bw": statistics.mean(self.kb[False]),
            "characters_wrong_ratio": self.wrong_ratio,
        }


@dataclass
class Fields:
    """Of the facts on the pages: how many were accepted, and how many of those were not what stands there."""

    there: int = 0
    accepted: int = 0
    right: int = 0

    def add(self, facts: tuple[Fact, ...], read: list[dict[str, Any]]) -> None:
        wanted = Counter((each.kind, each.value) for each in facts)
        claimed = Counter((str(each["kind"]), str(each["value"])) for each in read if each["accepted"])
        self.there += wanted.total()
        self.accepted += claimed.total()
        self.right += (wanted & claimed).total()


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("capture", ABOUT, PAGES, plant=False, arguments=arguments)
    told = measured(max(2, options.size), options.seed)
    shown = {name: round(value, 4) if isinstance(value, float) else value for name, value in told.items()}
    figures.tell("pages filed, drawn ones", shown, as_json=options.json, limits=LIMITS)
    if not programs.has_ocrmypdf():
        sys.stderr.write("NOT CHECKED: ocrmypdf is not installed, nothing stands beside these figures\n")
        return 1
    kept = all(float(told[name]) <= limit for name, limit in LIMITS.items())
    return 0 if kept and all(float(told[name]) >= least for name, least in LEAST.items()) else 1


def measured(pages: int, seed: int) -> dict[str, int | float | str]:
    """All the figures; the peer's only where it is installed."""
    scans, book, photographs, peer, fields = Sum(), Sum(), Sum(), Sum(), Fields()
    with tempfile.TemporaryDirectory(prefix="tam-capture-", dir="/dev/shm") as name:
        folder = Path(name)
        for index in range(pages):
            colour, random = index % 2 == 0, Random(seed * 1_000_003 + index)
            text = write(random)
            drawn = draw(text, random, colour=colour)
            scan = folder / f"scan-{index}.jpg"
            scan.write_bytes(taken.flatbed(drawn.page, random, grey=not colour).jpeg)
            filed = programs.ours(scan, folder / "ours.pdf")
            scans.add(drawn, filed, colour=colour)
            if drawn.family != OUR_FACE:
                book.add(drawn, filed, colour=colour)
            fields.add(text.facts, _fields(filed))
            if programs.has_ocrmypdf():
                peer.add(drawn, programs.ocrmypdf(scan, folder / "peer.pdf"), colour=colour)
            shot = folder / f"shot-{index}.jpg"
            shot.write_bytes(taken.photograph(drawn.page, taken.fair(random), random).jpeg)
            photographs.add(drawn, programs.ours(shot, folder / "shot.pdf"), colour=colour)
    told: dict[str, int | float | str] = {"pages": pages, "pictures": "drawn"}
    told |= {"detect_p95_ms": detect_p95_ms(max(8, pages), seed)} | scans.told()
    told |= {"book_face_wrong_ratio": book.wrong_ratio, "book_face_characters": book.characters}
    told |= {"photograph_wrong_ratio": photographs.wrong_ratio}
    told |= {"photograph_cpu_s": statistics.mean(photographs.cpu_s)}
    told |= {
        "fields_exact_ratio": fields.right / max(1, fields.accepted),
        "fields_accepted_ratio": fields.accepted / max(1, fields.there),
    }
    if peer.cpu_s:
        told |= {f"ocrmypdf_{each}": value for each, value in peer.told().items()}
    return told


def _fields(filed: Filed) -> list[dict[str, Any]]:
    read = filed.said.get("fields")
    return [each for each in read if isinstance(each, dict)] if isinstance(read, list) else []


if __name__ == "__main__":
    sys.exit(main())
