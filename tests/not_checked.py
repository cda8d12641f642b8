"""What this machine cannot check: one word before the reason, by which `./kiosk test` ends with all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NoReturn

import pytest

WORD = "NOT CHECKED: "


def not_checked(why: str) -> NoReturn:
    """Leave the test: the machine lacks what it stands on."""
    pytest.skip(WORD + why)


def unless(lacking: str | None) -> pytest.MarkDecorator:
    """The mark of a test that runs unless something is lacking, said as a reason."""
    return pytest.mark.skipif(bool(lacking), reason=WORD + (lacking or ""))


def reasons(skipped: Iterable[pytest.TestReport]) -> list[str]:
    """One line a reason, with how many tests it kept from running."""
    told = Counter(
        str(report.longrepr[2]).removeprefix("Skipped: ")
        for report in skipped
        if isinstance(report.longrepr, tuple)
    )
    return [f"{why} ({count} test{'' if count == 1 else 's'})" for why, count in sorted(told.items())]
