"""The lab of the axe in short: it tells its figures, and what is planted is found."""

from __future__ import annotations

import json

import pytest

from tests.lab import access
from tests.lab.accessing.settings import Arrangement


def test_a_process_looks_at_what_it_is_told() -> None:
    looked = access.look(Arrangement("vi", 1.0, "portrait"), ["light"], ["home", "review"])
    assert (looked.looks, looked.faults) == (2, [])


def test_a_process_that_breaks_is_a_finding() -> None:
    looked = access.look(Arrangement("vi", 1.0, "no such shape"), ["light"], ["home"])
    assert "broken" in {fault["kind"] for fault in looked.faults}


@pytest.mark.long
def test_planted_faults_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert access.main(["--plant", "--json"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["found"] == told["planted"]
