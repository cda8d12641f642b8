"""Syllables that are common in Vietnamese names, to offer while one is typed, with marks or without.

A name begins with a family name and ends with a given one, so the place of the word decides who comes first.
Each list is ordered by how often its syllables are met.
"""

from __future__ import annotations

import unicodedata

from kiosk_app.typing.composer import last_word
from kiosk_app.typing.syllable import BASE, Tone, parse

_FAMILY = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm
Phùng Mai Tô Hà Tạ Cao Lương Lưu Chu Thái Tống Quách Kiều Triệu Nghiêm Khổng Châu Văn Tăng Thạch Quan Lại
Mạc Bạch Từ Tôn Đàm Ninh Khuất Phí Nông Lò Giàng Vàng Sùng Hứa Hán La Lục Mã Thân Trà Ông Ứng Viên Âu Cù
Doãn Giáp Khúc Kim Lã Mẫn Nhâm Nhữ Ôn Phó Quản Tiêu Tòng Trang Ung Vi Đồng Đậu Đường Cấn Chử Diệp Hàn Thiều
Thẩm Vừ Cầm Quàng Lường Hoàn
"""
_MIDDLE = """
Thị Văn Hữu Đức Minh Ngọc Thanh Quang Xuân Thu Kim Hồng Bích Quốc Công Đình Thế Gia Bảo Anh Phương Thùy Thúy
Hoàng Mạnh Tuấn Trọng Duy Huy Khánh Hải Hà Mai Lan Như Diệu Mỹ Thái Tiến Việt Nhật Phúc Thành Trung Bá Viết
Vĩnh Quý Phú Tấn Chí Hoài Tường Ánh Cẩm Châu Đăng Đại Đắc Huyền Khắc Kiều Linh Nguyên Nhân Nho Phước Quỳnh
Sỹ Tâm Tất Thảo Thiên Tố Trà Trúc Tú Tuyết Uyên Vân Yến Danh Doãn Hạnh Hiền Lệ Lưu Nam Năng Sơn Thục Toàn
Trường Tuệ Cao Cảnh Chính Hùng Khôi Long Thượng
"""
_GIVEN = """
Anh Linh Hương Hằng Hà Hùng Dũng Nam Minh Tuấn Hải Lan Mai Nga Hoa Thảo Trang Phương Huyền Hạnh Hiền Thủy
Thúy Thùy Yến Ngọc Quang Sơn Thắng Trung Long Đức Cường Hoàng Huy Kiên Khánh Bình Dung Dương Duy Giang Hiếu
Hòa Hồng Huệ Lâm Liên Loan Ly My Mỹ Ngân Nhung Nhi Oanh Phong Phúc Quân Quỳnh Tâm Tân Thành Thanh Thu Thư
Tiến Toàn Trâm Tú Tùng Tuyết Uyên Vân Việt Vinh Vy Xuân Bảo Bích Châu Chi Chính Chung Công Cúc Cương Đạt
Đông Đăng Đại Diễm Diệp Diệu Định Đoan Duyên Gia Giàu Hân Hậu Hảo Hiệp Hoài Hoan Hoàn Hợp Huấn Hưng Hường
Hưởng Hướng Hữu Huân Khang Khanh Khoa Khôi Khuê Kiệt Kim Lam Lệ Lộc Lợi Luân Lực Lương Lưu Lượng Mạnh Mẫn
Miên Mừng Năm Nghĩa Nguyên Nguyệt Nhàn Nhân Nhật Nhã Như Ninh Nụ Phát Phú Phước Phượng Quế Quý Quyên Quyết
Quyền Quyến Sang Sinh Sáng Sương Tài Thái Thảnh Thạch Thiện Thịnh Thọ Thoa Thơm Thông Thuận Thuật Thuyết
Thương Thường Tiên Tín Tính Tình Tố Trà Trí Trinh Trọng Trường Trúc Tuân Tuyền Tuyến Tuyên Tuyển Tươi Tường
Tưởng Tỵ Úy Văn Vĩnh Viên Vũ Vương Vượng Xoan Xuyến Ánh Ái An Ân Bách Bắc Bằng Báu Biên Bốn Cảnh Cẩm Chiến
Chiêu Chín Chuyên Cừ Danh Đào Đan Điệp Điền Đình Đoàn Đồng Đô Đường Hoạt Hội Hiển Hào Hạ Hiên Hỷ Khải Khương
Kiều Lành Lập Liễu
"""
_PLACES = tuple(tuple(dict.fromkeys(written.split())) for written in (_FAMILY, _MIDDLE, _GIVEN))
#: Family name and first middle name: the likeliest are worth offering unasked.
_BEGINNING = 2
#: Two letters that carry the tone otherwise in many records ("Hoà" beside "Hòa").
_OPEN_PAIRS = ("oa", "oe", "uy")


def folded(word: str) -> str:
    """Lower case without any mark."""
    parts = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(part for part in parts if not unicodedata.combining(part))


_FOLDED = {name: folded(name) for names in _PLACES for name in names}


def candidates(text: str, most: int = 4) -> tuple[str, ...]:
    """Up to `most` whole syllables for the last word, the likeliest in this place of a name first.

    What keeps the marks typed comes before what has others. A word that stands already is not offered again,
    but the other way to write it is. Before its first letter only what most names begin with.
    """
    typed = last_word(text)
    place = len(text[: len(text) - len(typed)].split())
    if not typed:
        return _PLACES[place][:most] if place < _BEGINNING and text[-1:] in ("", " ") else ()
    bare = folded(typed)
    ranked = dict.fromkeys(name for names in _order(place) for name in names)
    found = [name for name in ranked if _FOLDED[name].startswith(bare) and not _stands(typed, name)]
    found.sort(key=lambda name: (not _goes_on(typed, name), len(_FOLDED[name]) != len(bare)))
    other = other_placement(typed)
    if other is not None:
        found = [*found[: most - 1], other]
    return tuple(_cased(name, typed) for name in found[:most])


def other_placement(word: str) -> str | None:
    """ "Hoà" for "Hòa" and the other way round: a name is written as its bearer's papers have it."""
    syllable = parse(word)
    begin, end = syllable.vowel_span
    open_pair = syllable.plain[begin:end] in _OPEN_PAIRS and end == len(syllable.letters)
    if not open_pair or syllable.tone is Tone.LEVEL:
        return None
    at = begin + 1 if word == syllable.written() else begin
    toned = unicodedata.normalize("NFC", syllable.letters[at] + syllable.tone)
    return "".join((*syllable.letters[:at], toned, *syllable.letters[at + 1 :]))


def _order(place: int) -> tuple[tuple[str, ...], ...]:
    family, middle, given = _PLACES
    if place == 0:
        return family, given, middle
    return (middle, given, family) if place == 1 else (given, middle, family)


def _stands(typed: str, name: str) -> bool:
    word, whole = parse(typed), parse(name)
    return word.plain == whole.plain and word.tone is whole.tone


def _goes_on(typed: str, name: str) -> bool:
    """Every mark typed stands in the name too, at its letter."""
    word, whole = parse(typed), parse(name)
    return word.tone in (Tone.LEVEL, whole.tone) and all(
        letter in (there, BASE.get(there, there))
        for letter, there in zip(word.plain, whole.plain, strict=False)
    )


def _cased(name: str, typed: str) -> str:
    """Somebody who writes in capitals goes on so."""
    return name.upper() if len(typed) > 1 and typed.isupper() else name
