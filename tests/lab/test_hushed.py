"""A lab that keeps a log quiet gives it back: the next test in this process listens to it."""

from __future__ import annotations

import logging
from types import ModuleType

import pytest

from tests.lab import clock, contract, hostile, rogue_sync

LABS = [(clock, "sync"), (contract, "portal"), (hostile, "sync"), (rogue_sync, "kiosk")]


@pytest.mark.parametrize(("lab", "name"), LABS, ids=lambda each: getattr(each, "__name__", each))
def test_a_lab_leaves_the_log_as_loud_as_it_was(
    lab: ModuleType, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = []

    def tripped(_options: object) -> int:
        heard.append(logging.getLogger(name).level)
        raise RuntimeError("in the middle of it")

    monkeypatch.setattr(lab, "_run", tripped)
    before = logging.getLogger(name).level
    with pytest.raises(RuntimeError):
        lab.main([])
    assert heard == [logging.CRITICAL]
    assert logging.getLogger(name).level == before
