"""The fuzz lab in small: valid bytes pass every parser, seconds find nothing, what is planted is found."""

from __future__ import annotations

import json
import random

import pytest

from tests.lab import fuzz
from tests.lab.fuzzing import mutation
from tests.lab.fuzzing.arcs import Arcs
from tests.lab.fuzzing.parsers import PARSERS, Parser
from tests.lab.fuzzing.trial import attempt


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
def test_valid_bytes_and_a_few_changed_ones_pass(parser: Parser) -> None:
    chance, corpus = random.Random(1), list(parser.seeds())
    for one in corpus:
        assert attempt(parser, one) is None
    for _ in range(20):
        assert attempt(parser, mutation.mutate(chance.choice(corpus), corpus, chance, parser.most)) is None


def test_a_line_that_was_never_reached_is_told_from_one_more_of_the_same() -> None:
    (parser,) = (one for one in PARSERS if one.name == "dg13")
    arcs = Arcs()
    attempt(parser, parser.seeds()[0], arcs)
    assert arcs.is_new
    attempt(parser, parser.seeds()[0], arcs)
    assert not arcs.is_new


@pytest.mark.timeout(240)
def test_two_seconds_find_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.main(["--json", "--size", "2", "--parser", "tlv,card_qr"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["crashes"], told["hangs"], told["memory_exceeded"], told["parsers"]) == (0, 0, 0, 2)
    assert told["cases"] > 20


@pytest.mark.timeout(240)
@pytest.mark.long
def test_the_lab_finds_what_was_planted(capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.main(["--json", "--plant", "--size", "40"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["found"] == told["planted"] == 3


def test_a_parser_that_there_is_not_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.main(["--parser", "nonsense"]) == 2
    assert "nonsense" in capsys.readouterr().err
