"""Typing a name: tones in any order, Telex, capitals and erasing, over a generated table of syllables."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.typing import Casing, Tone, candidates, erase, put_letter, put_tone

#: Rhymes with the place of the tone, written by hand: the letter before "|" carries it.
RHYMES_WRITTEN = """
a| ă|n â|n e| ê| i| o| ô| ơ| u| ư| y| a|i a|o a|u a|y â|u â|y e|o ê|u i|a i|u o|a o|e o|i ô|i ơ|i u|a u|i ư|a
ư|i ư|u u|y a|m a|ng a|nh a|ch o|ng ô|ng ơ|n u|ng ư|ng oa|n oa|ng oă|n oe|n uy|nh uy|t uâ|n uê| uô|n uô|i ươ|n
ươ|ng ươ|i ươ|u iê|n iê|u yê|n yê|u uyê|n oa|i oa|y oe|o uy|u uơ|
"""
RHYMES = RHYMES_WRITTEN.split()
ONSETS = ["", "b", "ch", "đ", "h", "kh", "l", "ng", "ph", "th", "tr"]
TONE_KEYS = {Tone.ACUTE: "s", Tone.GRAVE: "f", Tone.HOOK: "r", Tone.TILDE: "x", Tone.DOT: "j"}
TELEX = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}


def expected(onset: str, rhyme: str, tone: Tone) -> str:
    before, after = rhyme.split("|")
    return onset + unicodedata.normalize("NFC", before + tone) + after


def typed(keys: str, casing: Casing = Casing.AS_TYPED) -> str:
    text = ""
    for key in keys:
        text = put_letter(text, key, casing)
    return text


TABLE = [
    (onset, rhyme, tone)
    for onset, rhyme, tone in itertools.product(ONSETS, RHYMES, TONE_KEYS)
    if not (onset and rhyme[0] == "y")
]


def test_tone_row_finds_its_vowel_after_the_whole_word() -> None:
    for onset, rhyme, tone in TABLE:
        written = put_tone(typed_by_rows(onset + rhyme.replace("|", "")), tone)
        assert written == expected(onset, rhyme, tone)


def typed_by_rows(word: str) -> str:
    text = ""
    for letter in word:
        text = put_letter(text, letter)
    return text


def test_telex_with_the_tone_key_last_writes_the_same() -> None:
    for onset, rhyme, tone in TABLE:
        keys = "".join(TELEX.get(letter, letter) for letter in onset + rhyme.replace("|", ""))
        assert typed(keys + TONE_KEYS[tone]) == expected(onset, rhyme, tone), keys


def test_a_tone_set_early_moves_to_where_it_belongs() -> None:
    assert typed("hofa") == "hòa"
    assert typed("hofan") == "hoàn"
    assert typed("tusan") == "tuán"
    assert put_letter(put_tone("hoa", Tone.GRAVE), "n") == "hoàn"


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("Nguyeenx", "Nguyễn"),
        ("nguyeexn", "nguyễn"),
        ("dduwowcj", "được"),
        ("dduowcj", "được"),
        ("ddawngj", "đặng"),
        ("quyr", "quỷ"),
        ("quar", "quả"),
        ("gif", "gì"),
        ("giasy", "giáy"),
        ("giups", "giúp"),
        ("xoas", "xóa"),
        ("khoer", "khỏe"),
        ("uyr", "ủy"),
        ("thuowr", "thuở"),
        ("did", "đi"),
        ("tw", "tư"),
        ("muwa", "mưa"),
        ("hoawcj", "hoặc"),
        ("xoass", "xoas"),
        ("dadd", "đad"),
        ("ass", "as"),
        ("aaa", "aa"),
    ],
)
def test_telex(keys: str, word: str) -> None:
    assert typed(keys) == word


@pytest.mark.parametrize("name", ["Smith", "Wilson", "Christ", "Anna"])
def test_foreign_names_stay_as_typed(name: str) -> None:
    assert typed(name) == name


def test_first_letters_of_names_are_capitals_by_themselves() -> None:
    assert typed("nguyeenx thij huwowngf", Casing.NAME) == "Nguyễn Thị Hường"
    assert typed("dd", Casing.NAME) == "Đ"
    assert typed("ban sao", Casing.SENTENCE) == "Ban sao"


def test_no_two_spaces_and_none_at_the_beginning() -> None:
    assert typed("  an  ", Casing.NAME) == "An "


def test_erasing_takes_a_whole_letter_and_the_tone_follows() -> None:
    assert erase("Hường") == "Hườn"
    assert erase("hoàn") == "hòa"
    assert erase("hòa") == "hò"
    assert erase("hò") == "h"
    assert erase("An ") == "An"
    assert erase("") == ""


def test_no_mark_takes_the_tone_away_and_then_the_hats() -> None:
    assert put_tone("Hường", Tone.LEVEL) == "Hương"
    assert put_tone("Hương", Tone.LEVEL) == "Huong"
    assert put_tone("Đ", Tone.LEVEL) == "D"


def test_candidates_keep_the_marks_already_typed() -> None:
    assert candidates("Nguyễn Thị Huon")[0] in ("Hương", "Hường", "Hưởng", "Hướng")
    assert set(candidates("Thị Hươ")) <= {"Hương", "Hường", "Hưởng", "Hướng"}
    assert candidates("Thị H") == ()


@given(st.lists(st.sampled_from([*"abcdeghiklmnopqrstuvwxyz ăâêôơưđÁ'-1", *Tone]), max_size=30))
def test_any_keys_give_composed_text_that_can_be_erased(keys: list[str]) -> None:
    text = ""
    for key in keys:
        text = put_tone(text, key) if isinstance(key, Tone) else put_letter(text, key, Casing.NAME)
        assert unicodedata.is_normalized("NFC", text)
        assert "  " not in text
    for _ in range(len(text)):
        text = erase(text)
    assert text == ""
