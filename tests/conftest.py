"""For every test: generated examples are the same each time, and what was not checked is told at the end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.not_checked import reasons

settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    # How long drawing an example takes is the machine's matter.
    suppress_health_check=[HealthCheck.too_slow],
)
#: For hunting: HYPOTHESIS_PROFILE=hunt draws new examples at every run.
settings.register_profile("hunt", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """For `./kiosk test`, which says it last: one line a reason, into the file that it names."""
    if told := os.environ.get("KIOSK_NOT_CHECKED"):
        lines = reasons(terminalreporter.stats.get("skipped", []))
        Path(told).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
