"""The back of the card: the specimen's lines, cards without a date, and every wrong digit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.card.chip.lds import LdsError, parse_com, parse_dg1
from drivers.card.chip.mrz import MrzError, parse_td1
from drivers.card.persona import load_persona, persona_names
from drivers.card.simulator import files
from drivers.card.simulator.der import tlv
from drivers.card.simulator.mrz import mrz_lines

SPECIMEN = "IDVNM1900001230001190000123<<19001158F3001156VNM<<<<<<<<<<<4NGUYEN<<THI<MAU<<<<<<<<<<<<<<<"


def test_the_specimen_reads() -> None:
    card = parse_td1(SPECIMEN)
    assert card.number == "001190000123"
    assert card.name == "NGUYEN THI MAU"
    assert card.birth == date(1990, 1, 15)
    assert card.sex == "F"
    assert card.nationality == "VNM"
    assert card.expiry == date(2030, 1, 15)


def test_the_simulated_specimen_is_the_specimen() -> None:
    assert "".join(mrz_lines(load_persona("mau"))) == SPECIMEN


@pytest.mark.parametrize("name", persona_names())
def test_every_prepared_person_has_a_zone_that_reads(name: str) -> None:
    persona = load_persona(name)
    card = parse_dg1(files.dg1(persona))
    assert (card.number, card.birth, card.expiry) == (
        persona.printed.number,
        persona.printed.birth,
        persona.printed.expiry,
    )


@pytest.mark.parametrize(
    "middle",
    ["9001158F<<<<<<0VNM<<<<<<<<<<<", "9001158F<<<<<<<VNM<<<<<<<<<<<", "9001158F9912315VNM<<<<<<<<<<<"],
)
def test_a_card_without_a_date_of_expiry(middle: str) -> None:
    zones = (f"{SPECIMEN[:30]}{middle}{digit}{SPECIMEN[60:]}" for digit in "0123456789")
    read = []
    for zone in zones:
        try:
            read.append(parse_td1(zone))
        except MrzError:
            continue
    assert [card.expiry for card in read] == [None]


@pytest.mark.parametrize("at", [5, 10, 14, 20, 30, 35, 36, 38, 43, 44, 59])
def test_one_wrong_character_where_a_check_digit_watches_is_refused(at: int) -> None:
    wrong = "7" if SPECIMEN[at] != "7" else "3"
    with pytest.raises(MrzError):
        parse_td1(SPECIMEN[:at] + wrong + SPECIMEN[at + 1 :])


@given(st.text(alphabet="IDVNM<0123456789", max_size=95) | st.text(max_size=95))
def test_any_text_is_a_card_or_an_error(text: str) -> None:
    with pytest.raises(MrzError):
        parse_td1(text)


@given(st.binary(max_size=120))
def test_any_bytes_are_files_or_an_error(data: bytes) -> None:
    for parse in (parse_dg1, parse_com):
        for file in (data, tlv("61", tlv("5F1F", data)), tlv("60", data)):
            try:
                parse(file)
            except LdsError:
                continue


def test_the_list_of_data_groups() -> None:
    assert parse_com(files.com()) == {1, 13}
