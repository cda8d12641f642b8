"""The roster: read strictly, and a list alone lets nobody guess a code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sync.contract import passcode
from sync.contract.faults import ContractFault
from sync.contract.roster import (
    Member,
    Role,
    card_mark,
    code_matches,
    code_verifier,
    find,
    holder,
    parse_roster,
    read_or_nobody,
    write_roster,
)
from tests.sync.builders import random_from

SOD = "5a" * 32
HA = Member(
    "CTV-012",
    Role.COLLABORATOR,
    "Lê Thu Hà",
    card_mark(SOD),
    code_verifier("135791", SOD, random_from(1)),
    date(2027, 12, 31),
    ("a17",),
)
NAM = replace(HA, id="CB-001", role=Role.OFFICIAL, name="Trần Nam", card=card_mark("5b" * 32), sites=())


def test_what_is_written_is_read() -> None:
    assert parse_roster(write_roster([HA, NAM])) == (HA, NAM)


def test_the_card_and_the_code_together_open_and_neither_alone() -> None:
    assert holder([NAM, HA], SOD) == HA
    assert code_matches(HA, "135791", SOD)
    assert not code_matches(HA, "135790", SOD)
    assert not code_matches(HA, "135791", "5b" * 32)
    # Whoever has the list alone would have to guess a hash of the card besides the six digits.
    assert not passcode.matches("135791", HA.code)
    assert SOD not in write_roster([HA]).decode()


def test_somebody_works_at_their_sites_until_their_last_day() -> None:
    assert HA.works("a17", date(2027, 12, 31))
    assert not HA.works("a17", date(2028, 1, 1))
    assert not HA.works("b02", date(2026, 12, 31))
    assert NAM.works("b02", date(2026, 12, 31))


@pytest.mark.parametrize(
    "people",
    [(HA, HA), (HA, replace(NAM, card=HA.card)), (replace(HA, code="246802"),), (replace(HA, card="x"),)],
)
def test_what_is_twice_there_or_no_verifier_is_refused(people: tuple[Member, ...]) -> None:
    written = write_roster(people)
    assert isinstance(parse_roster(written), ContractFault)
    assert read_or_nobody(written) == ()


def test_nobody_is_found_who_is_not_there() -> None:
    assert find([HA, NAM], "CTV-013") is None
    assert holder([HA, NAM], "00" * 32) is None
