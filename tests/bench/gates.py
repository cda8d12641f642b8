"""Bad scans of each kind: how many are caught with their own word, how many good pages are called so.

    python -m tests.bench.gates [--json] [--seed S] [--size PAGES]

PAGES pages of invented Vietnamese print are drawn. Each is photographed well under two lights and spoilt in
each way, every other one scanned as well; all go through the page engine as a kiosk's do.
`<kind>_caught_ratio` is of the spoilt ones, `<kind>_false_alarm_ratio` of the good ones. Beside a sheet that
comes again lies the same form, filled in for somebody else, which is no duplicate. No figure here is of a real
page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from random import Random

from PIL import Image

from drivers.cancel import Cancel
from drivers.errors import DeviceFault
from drivers.scanner.page.eye import Eye, Subject
from drivers.scanner.page.filing import file_pages
from drivers.scanner.page.heading import other_paper
from drivers.scanner.source import CapturedPage, FiledDocument, Verdict
from tests import figures
from tests.bench.capturing.drawn import HEIGHT, WIDTH, draw
from tests.bench.capturing.prose import KINDS as TITLES
from tests.bench.capturing.prose import Text, write
from tests.bench.capturing.taken import Shot, fair, flatbed, photograph

ABOUT = "Bad scans of each kind: caught by their own word, and good pages called bad."
PAGES = 12
LEAST, MOST = 0.97, 0.02
KINDS = {
    "blurred": Verdict.BLURRED,
    "too_dark": Verdict.DARK,
    "glare": Verdict.GLARE,
    "corner_cut": Verdict.CORNER_CUT,
    "low_resolution": Verdict.TOO_SMALL,
    "blank": Verdict.BLANK,
    "upside_down": Verdict.UPSIDE_DOWN,
    "finger": Verdict.FINGER,
    "duplicate": Verdict.DUPLICATE,
    "wrong_document": Verdict.WRONG_DOCUMENT,
}


class Tally:
    """What was said of spoilt and of good pages."""

    def __init__(self) -> None:
        self._spoilt = dict.fromkeys(KINDS, 0)
        self._caught = dict.fromkeys(KINDS, 0)
        self._alarms = dict.fromkeys(KINDS, 0)
        self._good = self._alarmed = 0

    def spoilt(self, kind: str, said: tuple[Verdict, ...]) -> None:
        self._spoilt[kind] += 1
        self._caught[kind] += KINDS[kind] in said

    def good(self, said: tuple[Verdict, ...]) -> None:
        self._good += 1
        self._alarmed += bool(set(said) - {Verdict.GOOD, Verdict.TILTED})
        for kind, verdict in KINDS.items():
            self._alarms[kind] += verdict in said

    def told(self) -> dict[str, int | float | str]:
        told: dict[str, int | float | str] = {"good_pages": self._good, "pictures": "drawn"}
        told["caught_ratio"] = sum(self._caught.values()) / max(1, sum(self._spoilt.values()))
        told["false_alarm_ratio"] = self._alarmed / max(1, self._good)
        for kind in KINDS:
            told[f"{kind}_caught_ratio"] = self._caught[kind] / max(1, self._spoilt[kind])
            told[f"{kind}_false_alarm_ratio"] = self._alarms[kind] / max(1, self._good)
        return told


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("gates", ABOUT, PAGES, plant=False, arguments=arguments)
    told = measured(max(1, options.size), options.seed)
    shown = {name: round(value, 4) if isinstance(value, float) else value for name, value in told.items()}
    limits = {name: MOST for name in told if name.endswith("false_alarm_ratio")}
    figures.tell("bad scans caught, drawn ones", shown, as_json=options.json, limits=limits)
    caught = all(float(value) >= LEAST for name, value in told.items() if name.endswith("caught_ratio"))
    return 0 if caught and all(float(told[name]) <= MOST for name in limits) else 1


def measured(pages: int, seed: int) -> dict[str, int | float | str]:
    tally, eye = Tally(), Eye()
    try:
        for index in range(pages):
            _played(eye, tally, Random(seed * 1_000_003 + index), scanned=index % 2 == 0)
    finally:
        eye.close()
    return tally.told()


def _played(eye: Eye, tally: Tally, random: Random, *, scanned: bool) -> None:
    text, look = write(random), random.randrange(2**32)
    page = draw(text, Random(look), colour=scanned).page
    twin = draw(_for_another(text, write(random)), Random(look), colour=scanned).page
    first = _taken(eye, photograph(page, fair(random), random).jpeg)
    right, wrong = _asked_for(text, random)
    said = file_pages([first], Cancel())
    assert isinstance(said, FiledDocument), "a good page is always filed"
    tally.good((*first.verdicts, *_headed(said.text, right)))
    tally.spoilt("wrong_document", _headed(said.text, wrong))
    tally.good(_taken(eye, photograph(twin, fair(random), random).jpeg, first).verdicts)
    tally.spoilt("duplicate", _taken(eye, photograph(page, fair(random), random).jpeg, first).verdicts)
    if scanned:
        tally.good(_taken(eye, flatbed(page, random).jpeg).verdicts)
        tally.spoilt("upside_down", _taken(eye, flatbed(page.rotate(180), random).jpeg).verdicts)
    for kind, shot in _spoilt(random):
        tally.spoilt(kind, _said(eye, photograph(page, shot, random).jpeg))
    bare = Image.new("RGB", (WIDTH, HEIGHT), (255, 255, 255))
    tally.spoilt("blank", _said(eye, photograph(bare, fair(random), random).jpeg))


def _spoilt(random: Random) -> Iterator[tuple[str, Shot]]:
    well = fair(random)
    yield "blurred", replace(well, blur=random.uniform(2.4, 4.0))
    yield "blurred", replace(well, motion=random.uniform(12, 20))
    yield "too_dark", replace(well, light=random.uniform(0.12, 0.28), shadow=0.0)
    yield "glare", replace(well, glare=1, shadow=0.0)
    yield "corner_cut", replace(well, fold=random.uniform(0.12, 0.25))
    yield "low_resolution", replace(well, dpi=random.uniform(90, 135))
    yield "upside_down", replace(well, turned=True)
    yield "finger", replace(well, finger=1)


def _asked_for(text: Text, random: Random) -> tuple[str, str]:
    """The title of this page's own paper, and of another."""
    other = random.choice([kind for kind in TITLES if kind != text.kind])
    return TITLES[text.kind].capitalize(), TITLES[other].capitalize()


def _headed(read: str, asked: str) -> tuple[Verdict, ...]:
    return (Verdict.WRONG_DOCUMENT,) if other_paper(read, asked) else ()


def _for_another(text: Text, other: Text) -> Text:
    """The same form with what somebody else wrote in."""
    theirs = {line.partition(":")[0]: line for line in other.paragraphs if line[:1].isdigit()}
    lines = tuple(theirs.get(line.partition(":")[0], line) for line in text.paragraphs)
    return replace(text, paragraphs=lines, signer=other.signer)


def _taken(eye: Eye, picture: bytes, before: CapturedPage | None = None) -> CapturedPage:
    thumbnails = () if before is None else (before.thumbnail,)
    page = eye.take(Subject(str(hash(picture)), partial(bytes, picture)), Cancel(), thumbnails)
    assert isinstance(page, CapturedPage), "a good page is always found"
    return page


def _said(eye: Eye, picture: bytes) -> tuple[Verdict, ...]:
    """What is said of a page; nothing where none was found, which is no word for what is wrong with it."""
    page = eye.take(Subject(str(hash(picture)), partial(bytes, picture)), Cancel())
    return () if isinstance(page, DeviceFault) else page.verdicts


if __name__ == "__main__":
    sys.exit(main())
