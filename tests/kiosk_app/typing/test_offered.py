"""What the keyboard offers: names for what is typed without marks, and ends of addresses."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.typing import candidates, ends, names, take_end
from kiosk_app.typing.names import other_placement
from kiosk_app.typing.spelling import is_whole
from kiosk_app.typing.syllable import parse


def test_a_family_name_is_offered_first_where_a_name_begins() -> None:
    assert candidates("Nguye")[0] == "Nguyễn"
    assert candidates("Tran")[0] == "Trần"
    assert candidates("Dang")[0] == "Đặng"
    assert candidates("Pham")[0] == "Phạm"


def test_before_the_first_letter_what_most_names_begin_with() -> None:
    assert candidates("") == ("Nguyễn", "Trần", "Lê", "Phạm")
    assert candidates("Nguyễn ")[:2] == ("Thị", "Văn")
    assert candidates("Nguyễn Thị ") == ()
    assert candidates("Nguyễn-") == ()


def test_later_words_offer_what_stands_there() -> None:
    assert candidates("Nguyễn Thi")[0] == "Thị"
    assert set(candidates("Nguyễn Thị Huon")) == {"Hương", "Hường", "Hưởng", "Hướng"}


def test_candidates_keep_the_marks_already_typed() -> None:
    assert set(candidates("Thị Hươ")) <= {"Hương", "Hường", "Hưởng", "Hướng"}
    assert candidates("Nguyễn Thị Hườn") == ("Hường", "Hương", "Hưởng", "Hướng")
    assert candidates("Trâ")[:2] == ("Trần", "Trâm")
    assert "Hương" in candidates("Nguyễn Thị H")


def test_a_word_that_stands_is_not_offered_but_its_other_spelling_is() -> None:
    offered = candidates("Nguyễn Thị Hòa")
    assert "Hòa" not in offered
    assert offered[-1] == "Hoà"
    assert candidates("Nguyễn Thị Hoà")[-1] == "Hòa"
    assert other_placement("Thủy") == "Thuỷ"
    assert other_placement("Quý") is None
    assert other_placement("Hoa") is None


def test_whoever_writes_in_capitals_is_offered_capitals() -> None:
    assert candidates("NGUYE")[0] == "NGUYỄN"


def test_every_name_of_the_lists_is_a_syllable() -> None:
    listed = {name for names_of_place in names._PLACES for name in names_of_place}
    assert len(listed) > 300
    assert [name for name in listed if not is_whole(parse(name))] == []
    assert all(unicodedata.is_normalized("NFC", name) and parse(name).written() == name for name in listed)


@given(st.text(max_size=20))
def test_any_text_is_offered_words_that_go_on_from_it(text: str) -> None:
    assert len(candidates(text)) <= 4
    assert all(name for name in candidates(text))


def test_ends_of_addresses() -> None:
    assert ends("") == ()
    assert ends("lan.nguyen")[0] == "@gmail.com"
    assert ends("lan@g") == ("@gmail.com",)
    assert ends("lan@gmail.com") == ()
    assert take_end("lan@g", "@gmail.com") == "lan@gmail.com"
    assert take_end("lan", "@gmail.com") == "lan@gmail.com"
