"""Syllables that are common in Vietnamese names, to offer while one is typed without marks."""

from __future__ import annotations

import unicodedata

from kiosk_app.typing.text import last_word

#: Ordered by how often they are met, family names first.
_WRITTEN = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm
Phùng Mai Tô Hà Tạ Cao Lương Lưu Chu Thái Tống Quách Kiều Triệu Nghiêm Khổng
Thị Văn Hữu Đức Minh Ngọc Thanh Quang Xuân Thu Kim Hồng Bích Quốc Công Đình Thế Gia Bảo Anh Tuấn Hùng Dũng
Hương Hường Hưởng Hướng Hưng Hằng Hạnh Hiền Hiếu Hiệp Hòa Hoa Hoài Hoan Huệ Huy Huyền Hải Hậu
Lan Liên Linh Loan Long Lộc Lợi Luân Ly Mỹ My Mạnh Nam Nga Ngân Nghĩa Nhung Nhàn Nhi Nhân Nhật Như Ninh Oanh
Phong Phú Phúc Phương Phượng Phước Quân Quý Quyên Quyết Quỳnh Sơn Sang Tâm Tân Tài Thảo Thắng Thành Thao Thịnh
Thủy Thúy Thùy Thuận Thư Thương Tiến Tiên Tín Toàn Trang Trâm Trí Trung Trinh Tú Tuyết Tùng Tường Uyên Vân Vi
Việt Vinh Vy Yên Yến Ánh Ái An Bình Châu Chi Chính Cường Cúc Diễm Diệp Diệu Dung Duy Duyên Giang Giàu Khanh
Khánh Khoa Khôi Kiên Kiệt Lệ Mẫn Đạt Đông Đăng
"""
_COMMON = tuple(_WRITTEN.split())


def _folded(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def candidates(text: str, most: int = 4) -> tuple[str, ...]:
    """Up to `most` whole syllables for the last word; those keeping the marks already typed come first."""
    typed = last_word(text)
    if len(typed) < 2:
        return ()
    bare = _folded(typed)
    found = [name for name in _COMMON if _folded(name).startswith(bare) and name.lower() != typed.lower()]
    found.sort(key=lambda name: (not name.lower().startswith(typed.lower()), len(name) - len(typed)))
    return tuple(found[:most])
