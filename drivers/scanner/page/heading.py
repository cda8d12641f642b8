"""What kind of paper a page says it is, by its heading, and whether that is another than was asked for. Pure.

Only what is known by name speaks: a paper without a heading of these, and a paper that was asked for by no name
of these, is never called wrong.
"""

from __future__ import annotations

import difflib
import unicodedata

#: Headings that stand for one kind of paper, older and newer ones, an extract of the register among them.
_KINDS = (
    ("GIẤY KHAI SINH", "TRÍCH LỤC KHAI SINH"),
    ("GIẤY CHỨNG SINH",),
    ("GIẤY CHỨNG TỬ", "TRÍCH LỤC KHAI TỬ", "GIẤY BÁO TỬ"),
    ("GIẤY CHỨNG NHẬN KẾT HÔN", "TRÍCH LỤC KẾT HÔN", "GIẤY ĐĂNG KÝ KẾT HÔN"),
    ("GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",),
    ("GIẤY ỦY QUYỀN", "VĂN BẢN ỦY QUYỀN", "HỢP ĐỒNG ỦY QUYỀN"),
    ("GIẤY KHÁM SỨC KHỎE",),
    ("GIẤY CAM ĐOAN",),
    ("TỜ KHAI",),
    ("ĐƠN ĐỀ NGHỊ",),
    ("QUYẾT ĐỊNH",),
)
#: A heading stands in the upper part: lines that are looked at.
_LINES = 14
#: Likeness from which a line begins with a heading; two headings differ by more.
_LIKE = 0.92


def other_paper(text: str, asked: str) -> bool:
    """Whether `text` of a page, line by line, is headed as another kind of paper than `asked`, a title."""
    title = _plain(asked)
    wanted = {kind for kind, names in enumerate(_KINDS) if any(_plain(name) in title for name in names)}
    kind = _kind(text)
    return bool(wanted) and kind is not None and kind not in wanted


def _kind(text: str) -> int | None:
    """The kind whose heading one of the first lines begins with, the likeliest."""
    best, found = _LIKE, None
    for line in text.splitlines()[:_LINES]:
        if sum(sign.isupper() for sign in line) <= sum(sign.islower() for sign in line):
            continue
        read = _plain(line)
        for kind, names in enumerate(_KINDS):
            for name in map(_plain, names):
                like = difflib.SequenceMatcher(None, read[: len(name)], name, autojunk=False).ratio()
                if like > best:
                    best, found = like, kind
    return found


def _plain(text: str) -> str:
    """Capitals without marks, one blank between words: what a reader gets wrong least."""
    parts = unicodedata.normalize("NFD", text.upper().replace("Đ", "D"))
    return " ".join("".join(sign for sign in parts if not unicodedata.combining(sign)).split())
