"""What is said of a page: in its order, codes digit by digit, before others nothing that is the citizen's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.speech.script import LONGEST, Line, Piece, PublicWords, script, spelled

PUBLIC = PublicWords(["Xem lại hồ sơ", "Lệ phí", "Tên", "Đăng ký %1 cho %2", "tạm trú", "Có %1 tờ", "Nam. Nữ"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Số 001099012345", "Số 0 0 1 0 9 9 0 1 2 3 4 5"),
        ("Mã TẠM-A18-7F3K", "Mã TẠM A 1 8 7 F 3 K"),
        ("0912345678", "0 9 1 2 3 4 5 6 7 8"),
        ("12/05/1990", "12/05/1990"),
        ("năm 2026", "năm 2026"),
        ("1.250.000 ₫", "1.250.000 ₫"),
        ("Bước 3 trong 6", "Bước 3 trong 6"),
        ("07:30", "07:30"),
        ("CT01", "CT01"),
        ("H26-2611-000123", "H 2 6 2 6 1 1 0 0 0 1 2 3"),
    ],
)
def test_codes_are_said_digit_by_digit_and_figures_as_figures(text: str, said: str) -> None:
    assert spelled(text) == said


def lines(*pieces: Piece, public: PublicWords | None = PUBLIC) -> tuple[str, ...]:
    return tuple(line.text for line in script(pieces, public).lines)


def test_a_page_is_said_in_its_order_and_nothing_twice_in_a_row() -> None:
    assert lines(Piece("Xem lại hồ sơ"), Piece("Xem lại hồ sơ"), Piece("Lệ phí: 13.000 ₫")) == (
        "Xem lại hồ sơ",
        "Lệ phí:",
        "13.000 ₫",
    )


def test_a_name_a_number_and_a_birthday_are_kept_from_the_loudspeaker() -> None:
    pieces = [
        Piece("Tên"),
        Piece("Nguyễn Thị Hoa"),
        Piece("001099012345"),
        Piece("12/05/1990"),
        Piece("Tên. Trần Văn An"),
    ]
    assert lines(*pieces) == ("Tên",)
    assert script(pieces, PUBLIC).kept_back == 4
    assert lines(*pieces, public=None)[1] == "Nguyễn Thị Hoa"


def test_a_public_word_that_the_page_marks_as_the_citizens_is_kept_back() -> None:
    assert lines(Piece("Nam", own=True)) == ()
    assert lines(Piece("Nam")) == ("Nam",)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Đăng ký tạm trú cho Nam", True),
        ("Đăng ký tạm trú cho Hoa", False),
        ("Có 3 tờ", True),
        ("Có 0912345678 tờ", False),
    ],
)
def test_a_sentence_with_holes_is_public_only_with_public_words_in_them(text: str, may: bool) -> None:
    assert (text in PUBLIC) is may


def test_what_was_recorded_is_not_taken_apart() -> None:
    said = script([Piece("Nam. Nữ")], None, recorded=lambda text: text == "Nam. Nữ").lines
    assert said == (Line("Nam. Nữ", recorded=True),)


def test_nothing_that_the_voice_would_take_for_a_command_reaches_it() -> None:
    said = "".join(lines(Piece("a [[h@l'oU]] <mark/> & b\x01c"), public=None))
    assert not set("[]<>&\x01") & set(said)


@given(st.text(max_size=900))
def test_any_text_becomes_short_lines_with_something_to_say(text: str) -> None:
    for line in lines(Piece(text), public=None):
        assert 0 < len(line) <= LONGEST
        assert any(map(str.isalnum, line))


@given(st.text(alphabet="0123456789", min_size=5, max_size=14))
def test_no_number_of_a_person_is_ever_public(number: str) -> None:
    assert lines(Piece(number), Piece(f"Tên: {number}"), Piece(f"Có {number} tờ")) == ()
