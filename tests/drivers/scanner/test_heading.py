"""A paper that names itself as another than was asked for; whatever is in doubt is nobody's mistake."""

from __future__ import annotations

import pytest

from drivers.scanner.page.heading import other_paper

BIRTH_NOTICE = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nGIẤY CHỨNG SINH\nHọ tên mẹ: TRẦN MẪU ĐƠN"
)


@pytest.mark.parametrize("asked", ["Giấy ủy quyền", "Giấy khai sinh", "Giấy khám sức khỏe của người lái xe"])
def test_another_paper_than_was_asked_for_is_known(asked: str) -> None:
    assert other_paper(BIRTH_NOTICE, asked)


@pytest.mark.parametrize("heading", ["GIẤY CHỨNG SINH", "GlẤY CHÚNG SINH", "GIẤY CHỨNG SINH (bản sao)"])
def test_the_paper_that_was_asked_for_is_right_also_where_a_letter_was_misread(heading: str) -> None:
    assert not other_paper(BIRTH_NOTICE.replace("GIẤY CHỨNG SINH", heading), "Giấy chứng sinh")


def test_papers_that_stand_for_each_other_are_right() -> None:
    extract = BIRTH_NOTICE.replace("GIẤY CHỨNG SINH", "TRÍCH LỤC KHAI TỬ")
    assert not other_paper(extract, "Giấy chứng tử hoặc giấy báo tử")
    assert other_paper(extract, "Giấy chứng nhận kết hôn")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("", "Giấy khai sinh"),
        ("SỔ TIẾT KIỆM\nTRẦN MẪU ĐƠN", "Giấy khai sinh"),
        (BIRTH_NOTICE, "Giấy tờ về chỗ ở"),
        ("Căn cứ giấy chứng sinh số 12 ngày 01/02/2026,", "Giấy khai sinh"),
    ],
)
def test_what_nobody_can_know_is_not_said(text: str, asked: str) -> None:
    assert not other_paper(text, asked)
