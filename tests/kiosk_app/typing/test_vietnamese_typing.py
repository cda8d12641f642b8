"""Typing a name: marks by Telex, VNI or the rows, in any order; capitals; erasing; words from elsewhere."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.typing import Casing, Method, Tone, Typed, erase, press, press_tone, take


def typed(keys: str, casing: Casing = Casing.AS_TYPED, method: Method = Method.TELEX) -> Typed:
    state = Typed()
    for key in keys:
        state = press(state, key, method, casing)
    return state


def written(keys: str, casing: Casing = Casing.AS_TYPED, method: Method = Method.TELEX) -> str:
    return typed(keys, casing, method).text


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("Nguyeenx", "Nguyễn"),
        ("nguyeexn", "nguyễn"),
        ("nguyenxe", "nguyễn"),
        ("dduwowcj", "được"),
        ("dduowcj", "được"),
        ("duowcdj", "được"),
        ("ddawngj", "đặng"),
        ("did", "đi"),
        ("quyr", "quỷ"),
        ("quar", "quả"),
        ("gif", "gì"),
        ("giasy", "giáy"),
        ("giwax", "giữa"),
        ("thuowr", "thuở"),
        ("tw", "tư"),
        ("wowcs", "ước"),
        ("hoawcj", "hoặc"),
        ("hofa", "hòa"),
        ("hofan", "hoàn"),
        ("tusan", "tuán"),
        ("xoas", "xóa"),
        ("khoer", "khỏe"),
        ("uyr", "ủy"),
        ("mooocs", "moóc"),
        ("hoaz", "hoaz"),
        ("hoasz", "hoa"),
        ("hoasf", "hòa"),
        ("ddawsk lawsk", "đắk lắk"),
        ("Ddak Pow", "Đak Pơ"),
    ],
)
def test_telex(keys: str, word: str) -> None:
    assert written(keys) == word


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("Nguye6n4", "Nguyễn"),
        ("Nguyen64", "Nguyễn"),
        ("d9uo75c", "được"),
        ("duong792", "đường"),
        ("thuo73", "thuở"),
        ("tu7", "tư"),
        ("hoa85c", "hoặc"),
        ("ho2an", "hoàn"),
        ("a10", "a"),
        ("12", "12"),
        ("so61 12", "số 12"),
        ("d9ak po7", "đak pơ"),
    ],
)
def test_vni(keys: str, word: str) -> None:
    assert written(keys, method=Method.VNI) == word


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("ass", "as"),
        ("aaa", "aa"),
        ("ddd", "dd"),
        ("dadd", "dad"),
        ("oww", "ow"),
        ("ww", "w"),
        ("uoww", "uow"),
        ("xoass", "xoas"),
        ("Leee", "Lee"),
        ("Maxx", "Max"),
        ("Anaa", "Ana"),
        ("Pariss", "Paris"),
        ("Nguyeenxx", "Nguyênx"),
    ],
)
def test_a_key_pressed_twice_takes_its_mark_back_and_is_the_letter(keys: str, word: str) -> None:
    assert written(keys) == word


def test_a_figure_pressed_twice_is_the_figure() -> None:
    assert written("a11", method=Method.VNI) == "a1"
    assert written("d99", method=Method.VNI) == "d9"
    assert written("a66", method=Method.VNI) == "a6"


ELSEWHERE = """
Windows Trump Texas Mexico Maria Isaac Sarah Moore Cook William Smith Wilson Christ Anna Robert Mark Park Bask
Google Facebook David Todd Woods Hannah Forest Kraft Martin Jeff Wu Carter Fiona Alex Zara Emma
Washington Hollywood Kazakhstan Netherlands Elizabeth Schwarzenegger
"""


@pytest.mark.parametrize("name", ELSEWHERE.split())
def test_a_word_that_cannot_be_vietnamese_stays_as_pressed(name: str) -> None:
    assert written(name, Casing.NAME) == name
    assert written(name.lower(), method=Method.VNI) == name.lower()


@pytest.mark.parametrize("word", ["Lee", "ddr", "Max", "Paris", "Russ", "www", "as", "Đắk"])
def test_without_marks_every_letter_is_itself(word: str) -> None:
    assert written(word, method=Method.PLAIN) == word


def test_a_hat_early_gives_the_keys_back_as_soon_as_the_word_is_foreign() -> None:
    assert written("Tex") == "Tẽ"
    assert written("Texa") == "Texa"
    assert written("Texas") == "Texas"


def test_first_letters_of_names_are_capitals_by_themselves() -> None:
    assert written("nguyeenx thij huwowngf", Casing.NAME) == "Nguyễn Thị Hường"
    assert written("dd", Casing.NAME) == "Đ"
    assert written("o'neil anh-thuw", Casing.NAME) == "O'Neil Anh-Thư"
    assert written("ban sao", Casing.SENTENCE) == "Ban sao"


def test_no_two_spaces_and_none_at_the_beginning() -> None:
    assert written("  an  ", Casing.NAME) == "An "


def rows(word: str) -> Typed:
    """By the row of vowels, without any method."""
    return typed(word, method=Method.PLAIN)


def test_the_row_of_tones_finds_its_vowel_after_the_whole_word() -> None:
    for word, tone, meant in (
        ("Nguyên", Tone.TILDE, "Nguyễn"),
        ("Hương", Tone.GRAVE, "Hường"),
        ("hoa", Tone.GRAVE, "hòa"),
        ("Quy", Tone.ACUTE, "Quý"),
        ("giêng", Tone.ACUTE, "giếng"),
        ("thuơ", Tone.HOOK, "thuở"),
        ("", Tone.DOT, ""),
        ("An ", Tone.DOT, "An "),
    ):
        assert press_tone(Typed.of(word), tone).text == meant
    assert press(press_tone(rows("hoa"), Tone.GRAVE), "n", Method.TELEX).text == "hoàn"


def test_a_tone_of_the_row_pressed_twice_stays() -> None:
    """Somebody whose finger trembles has not typed a letter."""
    assert press_tone(press_tone(rows("hoa"), Tone.GRAVE), Tone.GRAVE).text == "hòa"


@pytest.mark.parametrize(
    ("before", "key", "word"),
    [
        ("Nguye", "ê", "Nguyê"),
        ("Nguyen", "ê", "Nguyên"),
        ("tu", "ư", "tư"),
        ("duong", "ơ", "dương"),
        ("duong", "ư", "dương"),
        ("ho", "ư", "hoư"),
        ("dang", "đ", "đang"),
        ("D", "đ", "Đ"),
        ("ma", "â", "mâ"),
        ("ho", "ă", "hoă"),
        ("m", "ê", "mê"),
        ("Kr", "ô", "Krô"),
        ("a", "Ê", "aÊ"),
    ],
)
def test_a_letter_of_the_row_follows_or_shapes_the_one_that_is_there(before: str, key: str, word: str) -> None:
    assert press(rows(before), key, Method.PLAIN).text == word


def test_no_mark_takes_the_tone_away_and_then_the_hats() -> None:
    bare = press_tone(Typed.of("Hường"), Tone.LEVEL)
    assert bare.text == "Hương"
    assert press_tone(bare, Tone.LEVEL).text == "Huong"
    assert press_tone(Typed.of("Đ"), Tone.LEVEL).text == "D"


@pytest.mark.parametrize(
    ("before", "after"),
    [("Hường", "Hườn"), ("hoàn", "hòa"), ("hòa", "hò"), ("hò", "h"), ("An ", "An"), ("12", "1"), ("", "")],
)
def test_erasing_takes_a_whole_letter_and_the_tone_follows(before: str, after: str) -> None:
    assert erase(Typed.of(before)).text == after


def test_after_erasing_the_word_is_vietnamese_again() -> None:
    assert press(erase(typed("Nguyeenxx")), "x", Method.TELEX).text == "Nguyễn"
    assert press(erase(erase(typed("Hoaf in"))), "s", Method.TELEX).text == "Hòa s"


def test_a_name_in_the_newer_spelling_stays_as_it_is() -> None:
    """Its bearer's papers decide, not the keyboard."""
    assert press(Typed.of("Nguyễn Thị Hoà"), " ", Method.TELEX).text == "Nguyễn Thị Hoà "
    assert take(typed("Hoaf"), "Hoà").text == "Hoà "
    assert press(take(typed("Hoaf"), "Hoà"), "a", Method.TELEX, Casing.NAME).text == "Hoà A"


KEYS = st.lists(
    st.sampled_from([*"abcdeghiklmnopqrstuvwxyz0123456789 ăâêôơưđÁÊWDSÀ'-@.\u0301", *Tone]), max_size=30
)


@given(KEYS, st.sampled_from(Method), st.sampled_from(Casing))
def test_any_keys_give_composed_text_that_can_be_erased(
    keys: list[str], method: Method, casing: Casing
) -> None:
    state = Typed.of("Trần ")
    for key in keys:
        state = press_tone(state, key) if isinstance(key, Tone) else press(state, key, method, casing)
        assert unicodedata.is_normalized("NFC", state.text)
        assert "  " not in state.text
        assert state.text.startswith("Trần ")
    for _ in range(len(state.text) - len("Trần ")):
        shorter = erase(state)
        assert len(shorter.text) == len(state.text) - 1
        state = shorter
    assert state.text == "Trần "


@given(st.text(max_size=12), st.text(max_size=6), st.sampled_from(Method))
def test_any_answer_that_was_there_is_taken_up(before: str, keys: str, method: Method) -> None:
    """What a card or an earlier page filled in is no Vietnamese syllable of ours, and nothing of it is lost."""
    state = Typed.of(before)
    for key in keys:
        state = press(state, key, method)
        state = press_tone(state, Tone.ACUTE)
    for _ in range(len(state.text) + 1):
        state = erase(state)
    assert state.text == ""


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=12))
def test_without_marks_a_word_is_its_keys(word: str) -> None:
    assert written(word, method=Method.PLAIN) == word
