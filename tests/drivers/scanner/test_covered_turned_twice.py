"""A finger over the print, a page upside down, a page that comes twice: seen, and said of no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from random import Random

import pytest

from drivers.cancel import Cancel
from drivers.scanner.page import pixels
from drivers.scanner.page.eye import Eye, Subject
from drivers.scanner.page.same import same
from drivers.scanner.source import CapturedPage, Verdict
from tests.bench.capturing import taken
from tests.bench.capturing.drawn import draw
from tests.bench.capturing.prose import write


@pytest.fixture(scope="module")
def eye() -> Iterator[Eye]:
    eye = Eye()
    yield eye
    eye.close()


@cache
def _photograph(seed: int, light: int, *, turned: bool = False, finger: int = 0) -> bytes:
    """Page number `seed`, photographed for the time number `light`."""
    page, chance = draw(write(Random(seed)), Random(seed)).page, Random(light)
    shot = replace(taken.fair(chance), turned=turned, finger=finger)
    return taken.photograph(page, shot, chance).jpeg


def _taken(eye: Eye, photograph: bytes, before: tuple[bytes, ...] = ()) -> CapturedPage:
    page = eye.take(Subject(str(hash(photograph)), partial(bytes, photograph)), Cancel(), before)
    assert isinstance(page, CapturedPage)
    return page


def test_a_good_page_is_neither_covered_nor_turned_nor_known(eye: Eye) -> None:
    other = _taken(eye, _photograph(12, 1))
    assert _taken(eye, _photograph(11, 1), (other.thumbnail,)).verdicts == (Verdict.GOOD,)


def test_a_finger_is_seen_and_the_page_not_taken(eye: Eye) -> None:
    page = _taken(eye, _photograph(11, 2, finger=1))
    assert Verdict.FINGER in page.verdicts
    assert not page.acceptable


def test_what_lay_upside_down_is_turned_and_said(eye: Eye) -> None:
    right = _taken(eye, _photograph(11, 1))
    turned = _taken(eye, _photograph(11, 1, turned=True))
    assert turned.verdicts == (Verdict.UPSIDE_DOWN,)
    assert turned.acceptable
    assert same(pixels.decode(right.thumbnail), pixels.decode(turned.thumbnail)), "it is filed the right way up"


def test_a_page_that_comes_again_is_known_by_another_light(eye: Eye) -> None:
    before = tuple(_taken(eye, _photograph(seed, 1)).thumbnail for seed in (11, 12))
    again = _taken(eye, _photograph(11, 3), before)
    assert again.verdicts == (Verdict.DUPLICATE,)
    assert again.acceptable
