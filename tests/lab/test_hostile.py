"""The hostile lab in small: a few hundred lies achieve nothing, and a sync that believes is found."""

from __future__ import annotations

import json

import pytest

from tests.lab import hostile
from tests.lab.hostility.answers import BODIES, RAW, STATUSES


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("CRITICAL", "sync")


def test_lies_achieve_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    status = hostile.main(["--json", "--size", "900", "--seed", "11"])
    said = capsys.readouterr()
    told = json.loads(said.out.splitlines()[-1])
    assert (told["purged"], told["wrong_lets_go"], told["exceptions_escaped"], told["not_drained"]) == (
        *(0, 0),
        *(0, 0),
    ), said.err
    assert told["answers"] >= 900
    assert told["answers_over_tls"] > 0
    assert told["kinds_of_answer"] > 300
    assert status == 0


def test_a_sync_that_believes_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    status = hostile.main(["--json", "--plant", "--size", "800", "--seed", "2"])
    said = capsys.readouterr()
    told = json.loads(said.out.splitlines()[-1])
    assert told["found"] == told["planted"], said.err
    assert status == 0


def test_lies_of_every_sort_are_there() -> None:
    assert {200, 201, 204, 206, 301, 302, 401, 409, 422, 500, 599} <= set(STATUSES)
    assert len(BODIES) > 30
    assert len(RAW) > 15
