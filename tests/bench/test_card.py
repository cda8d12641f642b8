"""The bench of the chip in small: its counts and its seconds on the air are sums, the same on every machine."""

from __future__ import annotations

import json

import pytest

from drivers.card.chip.reach import Reach
from tests.bench import card


def test_the_counts_and_the_seconds_on_the_air_hold(capsys: pytest.CaptureFixture[str]) -> None:
    card.main(["--json", "--size", "1"])
    told = json.loads(capsys.readouterr().out)
    assert set(card.LIMITS) <= set(told)
    for name in ("apdus_extended", "apdus_short", "prefilled_424_s", "full_424_s"):
        assert 0 < told[name] <= card.LIMITS[name], name
    assert told["prefilled_424_s"] < told["without_photograph_424_s"] < told["full_424_s"] < told["full_106_s"]
    assert told["host_to_air_ratio"] > 0


def test_a_card_that_is_not_what_it_was_made_for_ends_the_bench() -> None:
    with pytest.raises(RuntimeError):
        card.tap(card.MAI, card.CAN, Reach())


def test_a_figure_beyond_its_limit_ends_it_with_a_fault(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(card.LIMITS, "apdus_extended", 3.0)
    assert card.main(["--size", "1"]) == 1
    assert "at most 3" in capsys.readouterr().out
