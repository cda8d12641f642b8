"""Whoever reads the end of `./kiosk test` sees everything that this machine could not check."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.not_checked import reasons

TESTS = Path(__file__).resolve().parents[1]
# Written in pieces, so that this file does not contain what it looks for.
SKIPS = re.compile(r"pytest[.](?:" + "skip|" + r"importorskip|mark[.]skip(?:if)?)\b")


def test_a_test_is_skipped_by_the_one_word_for_it() -> None:
    silent = [
        path.relative_to(TESTS).as_posix()
        for path in sorted(TESTS.rglob("*.py"))
        if SKIPS.search(path.read_text(encoding="utf-8")) and path.name != "not_checked.py"
    ]
    assert silent == []


def test_a_reason_is_told_once_with_the_number_of_its_tests() -> None:
    def skipped(name: str, why: str) -> pytest.TestReport:
        told = (name, 1, f"Skipped: NOT CHECKED: {why}")
        return pytest.TestReport(name, (name, 1, name), {}, "skipped", told, "setup")

    told = reasons([skipped("a", "no CUPS"), skipped("b", "no Chromium"), skipped("c", "no CUPS")])
    assert told == ["NOT CHECKED: no CUPS (2 tests)", "NOT CHECKED: no Chromium (1 test)"]
