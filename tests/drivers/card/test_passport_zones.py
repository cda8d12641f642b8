"""Zones of other documents: the specimens of ICAO 9303 as printed there, and the digits that guard them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.card.chip.mrz import Mrz, MrzError, MrzKind, check_digit, parse_mrz

TD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10"
TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6"
TD1 = "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<"
LONG_TD1 = "I<UTOD23145890<7349<<<<<<<<<<<3407127M9507122UTO<<<<<<<<<<<2STEVENSON<<PETER<JOHN<<<<<<<<<"
LONG_TD2 = "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<D23145890<UTO3407127M95071227349<<<8"


@pytest.mark.parametrize(
    ("zone", "kind", "number"), [(TD3, MrzKind.TD3, "L898902C3"), (TD2, MrzKind.TD2, "D23145890")]
)
def test_the_specimen_of_two_lines_reads(zone: str, kind: MrzKind, number: str) -> None:
    read = parse_mrz(zone)
    assert (read.kind, read.document_number, read.number) == (kind, number, number)
    assert (read.surname, read.given_names, read.name) == ("ERIKSSON", "ANNA MARIA", "ERIKSSON ANNA MARIA")
    assert (read.issuer, read.nationality, read.sex) == ("UTO", "UTO", "F")
    assert (read.birth, read.expiry) == (date(1974, 8, 12), date(2012, 4, 15))
    assert not read.vietnamese_card


def test_a_card_of_another_country_keeps_its_own_number() -> None:
    read = parse_mrz(TD1)
    assert (read.kind, read.number, read.vietnamese_card) == (MrzKind.TD1, "D23145890", False)
    assert parse_mrz(TD3).optional == "ZE184226B"


@pytest.mark.parametrize("zone", [LONG_TD1, LONG_TD2])
def test_a_number_that_runs_on_into_the_optional_data_is_whole(zone: str) -> None:
    read = parse_mrz(zone)
    assert (read.document_number, read.birth, read.expiry) == (
        "D23145890734",
        date(1934, 7, 12),
        date(1995, 7, 12),
    )


def test_a_child_is_born_in_this_century() -> None:
    lower = f"L898902C36UTO210812{check_digit('210812')}F260415{check_digit('260415')}<<<<<<<<<<<<<<0"
    zones = [tried(TD3[:44] + lower + digit) for digit in "0123456789"]
    assert [read.birth for read in zones if read] == [date(2021, 8, 12)]


def test_an_empty_optional_field_may_have_a_filler_for_its_digit() -> None:
    start = TD3[:44] + TD3[44:72] + 14 * "<"
    read = [tried(start + inner + outer) for inner in "0<" for outer in "0123456789"]
    assert sum(one is not None for one in read) == 2


def tried(zone: str) -> Mrz | None:
    try:
        return parse_mrz(zone)
    except MrzError:
        return None


@pytest.mark.parametrize("at", [44, 53, 57, 63, 65, 71, 74, 86, 87])
def test_one_wrong_character_under_a_check_digit_is_refused(at: int) -> None:
    wrong = "7" if TD3[at] != "7" else "4"
    with pytest.raises(MrzError):
        parse_mrz(TD3[:at] + wrong + TD3[at + 1 :])


@given(st.sampled_from([TD1, TD2, TD3, LONG_TD1]), st.integers(0, 89), st.characters())
def test_any_character_anywhere_is_a_zone_or_an_error(zone: str, at: int, letter: str) -> None:
    text = zone[:at] + letter + zone[at + 1 :]
    try:
        parse_mrz(text)
    except MrzError:
        return
