"""A word in doubt is read a second time, on a page that leans; two readings make one."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from drivers.scanner.page import leaning
from drivers.scanner.page.agreed import agreed, strange
from drivers.scanner.page.mend import in_line, mended
from drivers.scanner.page.read import read
from drivers.scanner.page.word import Word, text_of
from drivers.scanner.prepared.paper import FONTS


def _line(*said: tuple[str, float], line: int = 0) -> list[Word]:
    """Words of equal width beside each other, with their confidence."""
    return [
        Word(text, 0.1 * at, 0.1 + 0.05 * line, 0.1 * at + 0.08, 0.12 + 0.05 * line, line, sure)
        for at, (text, sure) in enumerate(said)
    ]


def _texts(words: list[Word]) -> list[str]:
    return [word.text for word in words]


def test_a_sure_word_stays_whatever_the_second_reading_says() -> None:
    one = _line(("lễ", 95), ("2016", 92))
    assert agreed(one, _line(("lê", 97), ("2018", 99)), ringed=False) == one


def test_a_doubtful_word_gives_way_to_a_surer_one_and_no_field_with_it_is_believed() -> None:
    said = agreed(_line(("miên", 57), ("phí", 95)), _line(("miễn", 93), ("phí", 96)), ringed=False)
    assert _texts(said) == ["miễn", "phí"]
    assert said[0].confidence <= 60
    assert said[1].confidence == 95


def test_two_that_say_the_same_are_surer_than_one() -> None:
    said = agreed(_line(("NGUYỄN", 80)), _line(("NGUYỄN", 96)), ringed=False)
    assert (said[0].text, said[0].confidence) == ("NGUYỄN", 96)


def test_what_only_one_reading_has_is_kept_where_it_stands_upright_alone() -> None:
    one = _line(("Số", 95), ("1", 40))
    elsewhere = [Word("bóng", 0.7, 0.7, 0.8, 0.72, 4, 99)]
    assert agreed(one, elsewhere, ringed=False) == one


def test_a_gap_that_was_overlooked_is_seen_by_the_second_reading() -> None:
    one = [Word("Nộidung", 0.1, 0.1, 0.3, 0.12, 0, 83)]
    two = [Word("Nội", 0.1, 0.1, 0.18, 0.12, 0, 95), Word("dung", 0.2, 0.1, 0.3, 0.12, 0, 96)]
    assert _texts(agreed(one, two, ringed=False)) == ["Nội", "dung"]


def test_where_a_is_a_ring_the_leaning_reading_is_believed_about_it_alone() -> None:
    one, two = _line(("khơi", 96), ("tố", 90)), _line(("khai", 67), ("tổ", 70))
    assert _texts(agreed(one, two, ringed=True)) == ["khai", "tố"]


def test_a_page_is_strange_where_many_words_are_in_doubt() -> None:
    words = _line(*[("thóng", 80.0)] * 3, *[("ngày", 96.0)] * 27)
    assert strange(words)
    assert not strange(words[2:])
    assert not strange(words[:12]), "too little to tell"


def test_words_of_a_leaning_page_come_back_to_where_they_stand() -> None:
    grey = np.full((800, 600), 255, np.uint8)
    grey[200:212, 100:150] = 0
    grey[600:612, 450:500] = 0
    there = leaning.leant(grey)
    for top, left in ((200, 100), (600, 450)):
        rows = np.flatnonzero(there.min(axis=1) < 60) / there.shape[0]
        band = rows[np.abs(rows - top / 800) < 0.05]
        columns = np.flatnonzero(there[round(band.mean() * there.shape[0])] < 60) / there.shape[1]
        seen = Word("x", columns.min(), band.min(), columns.max(), band.max(), 0)
        back = leaning.upright([seen], (600, 800))[0]
        assert back.left * 600 == pytest.approx(left, abs=3)
        assert back.right * 600 == pytest.approx(left + 50, abs=3)


@pytest.mark.parametrize("read_as", ["(V/w", "(VWw/", "(V⁄", "(V%", "(V/V", "(V/", "(VW"])
def test_the_sign_that_opens_a_subject_is_known_in_every_form(read_as: str) -> None:
    assert mended(read_as, 40) == "(V/v"


@pytest.mark.parametrize("word", ["VN", "VNĐ", "Vũ", "V.", "VII", "50%", "V", "VW"])
def test_what_only_looks_like_it_is_left_alone(word: str) -> None:
    assert mended(word, 90) == word


def test_a_zero_with_a_stroke_is_a_zero_among_digits() -> None:
    assert mended("Ø7", 83) == "07"
    assert mended("27/Ø3/2001,", 83) == "27/03/2001,"


def test_the_currency_is_known_after_a_sum_alone() -> None:
    assert _texts(in_line(_line(("2.340.000", 95), ("VNE", 70)), ringed=False)) == ["2.340.000", "VNĐ"]
    assert _texts(in_line(_line(("hãng", 95), ("VNE", 70)), ringed=False)) == ["hãng", "VNE"]


def test_two_syllables_that_stuck_together_are_parted_where_but_one_cut_is_possible() -> None:
    parted = in_line([Word("thuậtpháp", 0.1, 0.1, 0.28, 0.12, 0, 91)], ringed=False)
    assert _texts(parted) == ["thuật", "pháp"]
    assert parted[0].right == parted[1].left
    for whole in ("Samsung", "nghiêng", "ĐỀNGHỊ"):
        assert _texts(in_line(_line((whole, 91)), ringed=False)) == [whole]


def test_a_ring_that_was_taken_for_another_letter_is_an_a_where_only_that_is_a_syllable() -> None:
    assert _texts(in_line(_line(("ngogi", 60), ("giagn.", 60)), ringed=True)) == ["ngoại", "giagn."]
    assert _texts(in_line(_line(("ngogi", 60)), ringed=False)) == ["ngogi"]


def test_our_own_screens_face_is_read_as_it_stands() -> None:
    written = (
        "Căn cứ hồ sơ đã tiếp nhận, bộ phận một cửa kiểm tra tính đầy đủ",
        "Người nộp chịu trách nhiệm trước pháp luật về tính chính xác",
        "Hai bên tự nguyện giao kết, đã đọc lại toàn bộ nội dung, hiểu rõ",
        "Bản sao được cấp từ sổ gốc có giá trị sử dụng thay cho bản chính",
        "Việc thay đổi nơi cư trú phải được khai báo với cơ quan đăng ký",
    )
    face = ImageFont.truetype(str(FONTS / "BeVietnamPro-Medium.ttf"), 36)
    page = Image.new("L", (1654, 700), 255)
    for at, line in enumerate(written):
        ImageDraw.Draw(page).text((180, 120 + 56 * at), line, 20, face)
    got = text_of(read(np.asarray(page, np.uint8))).split()
    wrong = [pair for pair in zip(got, " ".join(written).split(), strict=True) if pair[0] != pair[1]]
    assert len(wrong) <= 1, wrong
