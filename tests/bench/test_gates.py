"""The bench of bad scans in small: it counts what is caught, and what is said of good pages."""

from __future__ import annotations

import pytest

from drivers.scanner.source import Verdict
from tests.bench import gates


def test_only_the_right_word_counts_as_caught() -> None:
    tally = gates.Tally()
    tally.spoilt("glare", (Verdict.DARK,))
    tally.spoilt("glare", (Verdict.DARK, Verdict.GLARE))
    tally.spoilt("finger", (Verdict.FINGER,))
    tally.good((Verdict.TILTED,))
    tally.good((Verdict.DARK,))
    told = tally.told()
    assert (told["glare_caught_ratio"], told["finger_caught_ratio"]) == (0.5, 1.0)
    assert told["caught_ratio"] == 2 / 3
    assert (told["false_alarm_ratio"], told["too_dark_false_alarm_ratio"]) == (0.5, 0.5)
    assert told["glare_false_alarm_ratio"] == 0


@pytest.mark.long
def test_one_page_gives_every_figure() -> None:
    told = gates.measured(1, 3)
    assert told["good_pages"] == 3
    assert float(told["caught_ratio"]) > 0.8
    assert told["false_alarm_ratio"] == 0
    assert {f"{kind}_caught_ratio" for kind in gates.KINDS} <= set(told)
