"""The Vietnamese text: any order, long fields, words for dates, unknown fields, and what stays on the card."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.card.chip.dg13 import Dg13Error, VietnameseText, clean, parse_dg13
from drivers.card.persona import load_persona, persona_names
from drivers.card.simulator import files
from drivers.card.simulator.der import tlv


def dg13(*entries: bytes) -> bytes:
    return tlv("6D", tlv("30", tlv("02", b"\x01"), tlv("31", *entries)))


def entry(number: int, *values: bytes) -> bytes:
    return tlv("30", tlv("02", number.to_bytes(1, "big")), *values)


def text(value: str) -> bytes:
    return tlv("0C", value.encode())


NUMBER, NAME = entry(1, tlv("13", b"001190000123")), entry(2, text("NGUYỄN THỊ MẪU"))


@pytest.mark.parametrize("name", persona_names())
def test_every_prepared_person_reads_as_printed(name: str) -> None:
    persona = load_persona(name)
    read = parse_dg13(files.dg13(persona))
    for field in fields(persona.printed):
        assert getattr(read, field.name) == getattr(persona.printed, field.name), field.name


def test_ethnicity_religion_and_family_stay_on_the_card() -> None:
    persona = load_persona("long_address")
    read = parse_dg13(files.dg13(persona))
    said = repr([getattr(read, field.name) for field in fields(read)])
    for secret in (persona.chip.religion, persona.chip.father, persona.chip.marks, persona.chip.old_number):
        assert secret.encode() not in said.encode()
        assert secret not in said
    assert "Tày" not in said


def test_the_order_of_fields_is_free() -> None:
    entries = [NUMBER, NAME, entry(9, text("Hà Nội")), entry(14), entry(200, b"\x05\x00")]
    wanted = parse_dg13(dg13(*entries))
    for seed in range(5):
        random.Random(seed).shuffle(entries)
        assert parse_dg13(dg13(*entries)) == wanted


def test_a_field_longer_than_any_short_length_is_whole() -> None:
    residence = "Phường Xuân Đỉnh, " * 20
    assert parse_dg13(dg13(NUMBER, NAME, entry(9, text(residence)))).residence == residence.strip()


@pytest.mark.parametrize("words", ["Không thời hạn", "", "31/02/2030", "1952", "//1952", "2030-01-15"])
def test_words_in_place_of_a_date_are_no_date(words: str) -> None:
    assert parse_dg13(dg13(NUMBER, NAME, entry(12, text(words)))).expiry is None


def test_other_strings_and_lengths_of_ber_are_read() -> None:
    """A name in sixteen bits, a number of digits alone, lengths closed by two zero octets or too long."""
    name = entry(2, tlv("1E", "NGUYỄN THỊ HƯỜNG".encode("utf-16-be")))
    fields = entry(1, tlv("12", b"001195000417")) + name
    open_ended = b"\x30\x80\x02\x01\x01\x31\x80" + fields + bytes(4)
    wide = (
        b"\x30\x83\x00\x00" + bytes((len(fields) + 5,)) + b"\x31\x83\x00\x00" + bytes((len(fields),)) + fields
    )
    for inside in (open_ended, wide):
        found = parse_dg13(tlv("6D", inside))
        assert (found.number, found.name) == ("001195000417", "NGUYỄN THỊ HƯỜNG")


def test_a_new_field_is_kept_as_it_came() -> None:
    new = entry(44, text("mới"))
    assert parse_dg13(dg13(NUMBER, NAME, new)).unknown == ((44, new[2:]),)


@pytest.mark.parametrize(
    "file",
    [
        b"",
        dg13(),
        dg13(NUMBER),
        dg13(NAME),
        dg13(NUMBER, NUMBER, NAME),
        dg13(entry(1, text("12345")), NAME),
        dg13(NUMBER, entry(2, tlv("0C", b"\xff\xfe"))),
        dg13(NUMBER, entry(2, tlv("04", b"NAME"))),
        dg13(NUMBER, entry(2, text("A"), text("B"))),
        dg13(NUMBER, entry(2, text("A" * 600))),
        dg13(NUMBER, NAME, tlv("02", b"\x01")),
        dg13(NUMBER, NAME, tlv("30")),
        dg13(NUMBER, entry(2, tlv("1E", b"\x1e"))),
        dg13(NUMBER, NAME)[:-1],
        tlv("6D", b"\x30\x80" * 40),
        tlv("6D", b"\x30\x80\x31\x80" + NUMBER + NAME),
        dg13(NUMBER, NAME) + b"\x00",
        tlv("6D", tlv("30", tlv("31", NUMBER, NAME), tlv("31", NUMBER, NAME))),
    ],
)
def test_each_flaw_is_refused(file: bytes) -> None:
    with pytest.raises(Dg13Error):
        parse_dg13(file)


def test_what_cannot_be_seen_does_not_reach_a_page() -> None:
    assert clean("  Phường\u00a0Ba\u202e Đình\u0000\n") == "Phường Ba Đình"
    assert clean(unicodedata.normalize("NFD", "Nguyễn")) == "Nguyễn"


@given(st.binary(max_size=200), st.integers(0, 600), st.binary(min_size=1, max_size=4))
def test_any_bytes_are_a_text_or_an_error(junk: bytes, at: int, damage: bytes) -> None:
    good = files.dg13(load_persona("duc"))
    for file in (junk, dg13(junk), good[:at] + damage + good[at + len(damage) :], good[:at]):
        try:
            assert isinstance(parse_dg13(file), VietnameseText)
        except Dg13Error:
            continue
