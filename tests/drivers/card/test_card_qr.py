"""The QR on the card, as cards of different years print it, and everything else that is a QR."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.card.persona import load_persona, persona_names
from drivers.card.qr import CardQr, QrFault, encode_qr, parse_qr

SEVEN = "001190000123|012345678|NGUYỄN THỊ MẪU|15011990|Nữ|Số 1 phố Mẫu, Hà Nội|01062021"
CARD = CardQr(
    number="001190000123",
    old_number="012345678",
    name="NGUYỄN THỊ MẪU",
    birth=date(1990, 1, 15),
    sex="Nữ",
    residence="Số 1 phố Mẫu, Hà Nội",
    issued=date(2021, 6, 1),
)


def test_seven_fields() -> None:
    assert parse_qr(SEVEN) == CARD


@pytest.mark.parametrize(
    ("text", "old_number", "issued"),
    [
        (SEVEN.replace("012345678", ""), "", CARD.issued),
        (SEVEN.replace("|012345678", ""), "", CARD.issued),
        (SEVEN.rpartition("|")[0], "012345678", None),
        (SEVEN.rpartition("|")[0].replace("012345678", ""), "", None),
        (SEVEN + "|", "012345678", CARD.issued),
        (SEVEN + "||NGUYỄN VĂN MẪU|TRẦN THỊ MẪU|", "012345678", CARD.issued),
        (SEVEN.replace("012345678", "031190000123"), "031190000123", CARD.issued),
        (SEVEN + "\r\n", "012345678", CARD.issued),
    ],
)
def test_the_variants_of_the_field(text: str, old_number: str, issued: date | None) -> None:
    card = parse_qr(text)
    assert isinstance(card, CardQr)
    assert (card.number, card.old_number, card.issued) == (CARD.number, old_number, issued)
    assert (card.name, card.birth, card.sex, card.residence) == (
        CARD.name,
        CARD.birth,
        CARD.sex,
        CARD.residence,
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", QrFault.FIELD_COUNT),
        ("https://example.org/?a=1|2", QrFault.FIELD_COUNT),
        ("|" * 40, QrFault.FIELD_COUNT),
        ("1" * 5000, QrFault.TOO_LONG),
        (SEVEN[1:], QrFault.NUMBER),
        (SEVEN.replace("001190000123", "٠٠١١٩٠٠٠٠١٢٣"), QrFault.NUMBER),
        (SEVEN.replace("012345678", "1234"), QrFault.OLD_NUMBER),
        (SEVEN.replace("NGUYỄN", "NGUY3N"), QrFault.NAME),
        (SEVEN.replace("NGUYỄN", "NGUYỄN\u202e"), QrFault.NAME),
        (SEVEN.replace("15011990", "31021990"), QrFault.BIRTH),
        (SEVEN.replace("15011990", "1990"), QrFault.BIRTH),
        (SEVEN.replace("Nữ", "F"), QrFault.SEX),
        (SEVEN.replace("Số 1 phố Mẫu, Hà Nội", ""), QrFault.RESIDENCE),
        (SEVEN.replace("01062021", "2021"), QrFault.ISSUED),
    ],
)
def test_each_refusal_has_its_name(text: str, fault: QrFault) -> None:
    assert parse_qr(text) is fault


@pytest.mark.parametrize("name", persona_names())
def test_every_prepared_card_shows_a_code_that_reads(name: str) -> None:
    persona = load_persona(name)
    card = parse_qr(persona.qr_text())
    assert isinstance(card, CardQr)
    assert card.number == persona.printed.number
    assert card.issued == persona.printed.issued
    assert encode_qr(card) == persona.qr_text()


@given(st.text(max_size=200) | st.lists(st.text(max_size=30), max_size=12).map("|".join))
def test_any_text_is_a_card_or_a_named_fault(text: str) -> None:
    assert isinstance(parse_qr(text), CardQr | QrFault)


@given(st.integers(0, len(SEVEN)), st.text(max_size=3), st.integers(0, 3))
def test_a_damaged_code_is_a_card_or_a_named_fault(at: int, damage: str, lost: int) -> None:
    assert isinstance(parse_qr(SEVEN[:at] + damage + SEVEN[at + lost :]), CardQr | QrFault)
