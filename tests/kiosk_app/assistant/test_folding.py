"""However it is typed, the same question has one face."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.assistant.features import features
from kiosk_app.assistant.fold import LONGEST, fold
from kiosk_app.assistant.language import LANGUAGES, language_of
from kiosk_app.assistant.syllables import is_syllable, without_remnants


@pytest.mark.parametrize(
    "typed",
    [
        "Đăng ký tạm trú",
        "dang ky tam tru",
        "ddawng kys tamj trus",
        "d9a8ng ky1 tam5 tru1",
        "đk TẠM TRÚ",
        "dk tam tru",
    ],
)
def test_marks_telex_vni_and_short_forms_come_to_the_same_words(typed: str) -> None:
    assert fold(typed).words == ("dang", "ky", "tam", "tru")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("mất gplx", "mat giay phep lai xe"),
        ("đổi cccd", "doi can cuoc cong dan"),
        ("thẻ bhyt", "the bao hiem y te"),
        ("đi mô", "di dau"),
        ("mo quan", "mo quan"),
        ("sổ hồng", "so hong"),
        ("ＣＴ０７ và KT3", "ct07 va kt3"),
    ],
)
def test_a_word_stands_for_what_it_means(typed: str, words: str) -> None:
    assert fold(typed).words == tuple(words.split())


def test_east_asian_runs_are_kept_apart_from_latin_words() -> None:
    folded = fold("VNeID登录不了")
    assert folded.words == ("vneid",)
    assert folded.east == ("登录不了",)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("xin giay doc than", "vi"),
        ("Đăng ký khai sinh", "vi"),
        ("where do I renew my licence", "en"),
        ("où est ma demande", "fr"),
        ("出生证明丢了", "zh"),
        ("出生証明書をなくしました", "ja"),
        ("신분증을 잃어버렸어요", "ko"),
        ("???", "vi"),
    ],
)
def test_the_language_is_told_by_letters_and_small_words(question: str, language: str) -> None:
    assert language_of(question) == language


@given(st.text(max_size=2 * LONGEST))
def test_any_text_is_read_the_same_way_twice_and_within_the_table(text: str) -> None:
    rows = features(text)
    assert rows == features(text) == sorted(set(rows))
    assert all(0 <= row < 1 << 16 for row in rows)
    assert language_of(text) in LANGUAGES


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz123456789", min_size=1, max_size=12))
def test_a_word_is_a_syllable_afterwards_or_as_it_was(word: str) -> None:
    bare = without_remnants(word)
    assert bare == word or is_syllable(bare)
