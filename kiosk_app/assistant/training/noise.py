"""How others type the same sentence: without marks, in bare Telex, in haste, in short forms, in dialect."""

from __future__ import annotations

import re
import unicodedata
from random import Random

from kiosk_app.assistant.fold import bare

_SHORTENED = {
    "không": ("ko", "k", "hok", "hông"), "được": ("dc", "đc", "đk"),
    "đăng ký": ("đk", "dk", "đăng kí", "dki"),
    "giấy phép lái xe": ("gplx",), "căn cước công dân": ("cccd",), "bảo hiểm y tế": ("bhyt",),
    "giấy tờ": ("gt",),
    "lý lịch tư pháp": ("lltp",), "tình trạng hôn nhân": ("tthn",), "hộ khẩu": ("hk",),
    "khai sinh": ("ks",),
    "hộ kinh doanh": ("hkd",), "hồ sơ": ("hs",), "chứng minh nhân dân": ("cmnd", "cmt"),
    "bao nhiêu": ("bn", "bnh"),
    "giấy chứng nhận": ("gcn",), "thế nào": ("ntn", "tn"), "xác nhận": ("xn",),
    "công chứng": ("cc",),
    "hộ chiếu": ("passport", "hc"), "trước": ("trc",), "lịch": ("lich",), "online": ("onl",),
}  # fmt: skip
_REGIONS = (
    {
        "tôi": "tui", "không": "hông", "sinh": "sanh", "vợ tôi": "bà xã tui", "mẹ": "má", "bố": "ba",
        "để": "đặng", "vào": "vô", "vậy": "dzậy", "bệnh": "bịnh", "nhận": "lãnh", "mất": "rớt mất",
        "bao nhiêu": "nhiêu", "ô tô": "xe hơi", "thế nào": "sao", "tìm": "kiếm", "cửa hàng": "tiệm",
    },
    {
        "tôi": "tui", "đâu": "mô", "làm": "mần", "thế nào": "răng", "làm sao": "mần răng", "gì": "chi",
        "mẹ": "mạ", "bà": "mệ", "giờ": "chừ", "này": "ni", "cô": "o", "vậy": "rứa", "sao": "răng", "bố": "ba",
    },
    {
        "làm": "nàm", "lệ": "nệ", "lý": "ný", "lịch": "nịch", "nộp": "lộp", "nào": "lào", "trai": "giai",
        "là": "nà", "lại": "nại", "lấy": "nấy",
    },
)  # fmt: skip
_SWAPS = (
    ("tr", "ch"), ("ch", "tr"), ("s", "x"), ("x", "s"), ("d", "gi"), ("gi", "d"), ("r", "d"),
    ("l", "n"),
    ("n", "l"), ("ng", "n"), ("nh", "n"), ("c", "t"), ("t", "c"), ("i", "y"), ("y", "i"),
    ("k", "c"),
)  # fmt: skip
_TONE = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_KEYS = "qwertyuiopasdfghjklzxcvbnm"


def retyped(text: str, language: str, random: Random) -> str:
    """One other way of typing it, drawn by `random`."""
    if language == "vi":
        return _vietnamese(text, random)
    if language in ("en", "fr"):
        if random.random() < 0.4:
            text = bare(text)
        return slip(text, random) if random.random() < 0.5 else text
    return text


def _vietnamese(text: str, random: Random) -> str:
    lot = random.random()
    if lot < 0.30:
        text = _replaced(text, random.choice(_REGIONS), random)
    elif lot < 0.55:
        text = _replaced(text, {long: random.choice(short) for long, short in _SHORTENED.items()}, random)
    lot = random.random()
    if lot < 0.45:
        text = bare(text)
    elif lot < 0.57:
        text = telex(text, random)
    elif lot < 0.70:
        text = _some_marks(text, random)
    if random.random() < 0.35:
        text = slip(text, random)
    return text


def _replaced(text: str, words: dict[str, str], random: Random) -> str:
    for word, other in words.items():
        if word in text and random.random() < 0.8:
            text = re.sub(rf"\b{word}\b", other, text)
    return text


def telex(text: str, random: Random) -> str:
    """The keys of Telex as they stand where nothing composes them, in most of the words."""
    return " ".join(_keys(word) if random.random() < 0.75 else bare(word) for word in text.split())


def _keys(word: str) -> str:
    typed, tone = "", ""
    for letter in unicodedata.normalize("NFD", word):
        if letter == "đ":
            typed += "dd"
        elif letter in _TONE:
            tone = _TONE[letter]
        elif letter == "\u0302":
            typed += typed[-1]
        elif letter in ("\u0306", "\u031b"):
            typed += "w"
        else:
            typed += letter
    return typed + tone


def _some_marks(text: str, random: Random) -> str:
    return " ".join(bare(word) if random.random() < 0.35 else word for word in text.split())


def slip(text: str, random: Random) -> str:
    """One slip of a finger or of the ear: a letter doubled, dropped, swapped, another, or a sound misspelt."""
    if len(text) < 6:
        return text
    at = random.randrange(1, len(text) - 1)
    match random.randrange(5):
        case 0:
            return text[:at] + text[at] + text[at:]
        case 1:
            return text[:at] + text[at + 1 :]
        case 2:
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        case 3:
            return text[:at] + random.choice(_KEYS) + text[at + 1 :]
        case _:
            sound, other = random.choice(_SWAPS)
            places = [found.start() for found in re.finditer(rf"\b{sound}|{sound}\b", text)]
            if not places:
                return text
            at = random.choice(places)
            return text[:at] + other + text[at + len(sound) :]
