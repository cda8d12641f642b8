"""Each verdict on its own, from both sides of its threshold."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from drivers.scanner.page.judge import Measures, verdicts
from drivers.scanner.source import TOLERABLE, Verdict

FINE = Measures(sharpness=900, paper=220, ink=0.06, glare=0, tilt=0.5, skew=0.98, dpi=188, cut=False)


def test_a_fine_page_is_good_alone() -> None:
    assert verdicts(FINE) == (Verdict.GOOD,)


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"sharpness": 149, "ink": 0.01}, Verdict.BLURRED),
        ({"sharpness": 240, "ink": 0.037}, Verdict.BLURRED),
        ({"paper": 79}, Verdict.DARK),
        ({"ink": 0.0019}, Verdict.BLANK),
        ({"glare": 0.005}, Verdict.GLARE),
        ({"tilt": 3.1}, Verdict.TILTED),
        ({"tilt": -3.1}, Verdict.TILTED),
        ({"skew": 0.87}, Verdict.TILTED),
        ({"dpi": 139}, Verdict.TOO_SMALL),
        ({"cut": True}, Verdict.CORNER_CUT),
        ({"finger": 12.1}, Verdict.FINGER),
        ({"upright": -0.16}, Verdict.UPSIDE_DOWN),
    ],
)
def test_one_thing_wrong_gives_one_verdict(change: dict[str, Any], verdict: Verdict) -> None:
    assert verdicts(replace(FINE, **change)) == (verdict,)


@pytest.mark.parametrize(
    "change",
    [
        {"sharpness": 150, "ink": 0.02},
        {"sharpness": 280, "ink": 0.3},
        {"paper": 80},
        {"ink": 0.002},
        {"glare": 0.004},
        {"tilt": 3.0},
        {"dpi": 145},
        {"finger": 12.0},
        {"upright": -0.15},
    ],
)
def test_just_enough_is_enough(change: dict[str, Any]) -> None:
    assert verdicts(replace(FINE, **change)) == (Verdict.GOOD,)


def test_an_empty_sheet_is_not_called_blurred() -> None:
    assert verdicts(replace(FINE, ink=0.0, sharpness=5)) == (Verdict.BLANK,)


def test_all_that_is_wrong_is_said() -> None:
    assert set(verdicts(replace(FINE, paper=50, sharpness=20, tilt=9))) == {
        Verdict.DARK,
        Verdict.BLURRED,
        Verdict.TILTED,
    }


def test_what_was_mended_or_what_only_a_person_knows_is_tolerated() -> None:
    told = {Verdict.TILTED, Verdict.UPSIDE_DOWN, Verdict.DUPLICATE, Verdict.WRONG_DOCUMENT}
    assert {verdict for verdict in Verdict if verdict in TOLERABLE} == {Verdict.GOOD} | told


def test_a_small_page_enlarged_is_called_small_and_not_blurred_too() -> None:
    assert verdicts(replace(FINE, dpi=139, ink=0.04, sharpness=200)) == (Verdict.TOO_SMALL,)
