"""What an officer or the city writes reaches the citizen as letters that are seen, or not at all."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.announcements import Announcement, parse_announcements, write_announcements
from sync.contract.faults import ContractFault
from sync.contract.officer import OfficerWord, parse_word
from sync.contract.plain import is_plain, only_seen
from sync.contract.receipts import DossierState
from sync.contract.schedules import parse_schedules

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VIETNAMESE = "".join(
    unicodedata.normalize("NFC", v + tone) for v in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for tone in TONES
)
UNSEEN = [
    *(chr(code) for code in range(0x20) if chr(code) != "\n"),
    *map(chr, range(0x7F, 0xA0)),
    *map(chr, (0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F)),
    *map(chr, range(0x2028, 0x202F)),
    *map(chr, range(0x2060, 0x2070)),
    *map(chr, (0x3164, 0xD800, 0xDFFF, 0xE000, 0xFE0F, 0xFEFF, 0xFFFF, 0xE0001, 0xE0041, 0xE0100, 0x10FFFF)),
    *map(chr, (0x2800, 0x1D159, 0x16FE4)),
    # Right to left, and what strikes or rings the letter before it.
    *map(chr, (0x5D0, 0x627, 0x661, 0x10800, 0x1E900, 0x20DD, 0x20E0, 0xA670, *range(0x334, 0x339))),
]
WORD = OfficerWord(
    code="TAM-8NY7-D7T1-A",
    procedure="2.000635",
    state=DossierState.REFUSED,
    at="2026-11-22T03:04:05Z",
    remark="",
    reason=None,
    round=0,
    ticket="0" * 32,
    due="",
    defects=(),
)


def test_vietnamese_with_every_tone_is_plain() -> None:
    assert is_plain(VIETNAMESE + "đĐ 0123 ₫ “…” – §5, 77/2025/NQ-HĐND\u00a0(mới)")
    assert parse_word(replace(WORD, remark=f"{VIETNAMESE}\nĐ").to_json()) == replace(
        WORD, remark=f"{VIETNAMESE}\nĐ"
    )


@pytest.mark.parametrize("letter", UNSEEN, ids=ascii)
def test_a_letter_that_is_not_seen_is_refused_wherever_it_stands(letter: str) -> None:
    for text in (letter, f"Đã{letter}", f"{letter}nhận", f"Đã{letter}nhận"):
        assert not is_plain(text)
        assert not is_plain(text, lines=True)
        assert isinstance(parse_word(replace(WORD, remark=text).to_json()), ContractFault)


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u3000", " \u2003 ", "\u00a0\u00a0"], ids=ascii)
def test_blanks_alone_are_no_text(blank: str) -> None:
    assert not is_plain(blank)
    assert not is_plain(f"{blank}\n{blank}", lines=True)
    assert is_plain(f"một{blank}hai")
    assert is_plain("")


def test_a_letter_bears_two_marks_and_no_tower_of_them() -> None:
    assert is_plain("កុំ")
    assert is_plain("x\u0323\u0302")
    assert not is_plain("x\u0323\u0302\u0303")


def test_letters_and_marks_apart_are_refused() -> None:
    assert not is_plain(unicodedata.normalize("NFD", "Đã nhận"))


def test_lines_only_where_they_are_meant() -> None:
    assert is_plain("một\nhai", lines=True)
    assert not is_plain("một\nhai")


@given(st.text(max_size=40))
def test_any_text_is_told_apart_without_an_error(text: str) -> None:
    plain = is_plain(text)
    # Behind a bullet, with which no mark becomes one letter.
    is_seen = all(is_plain(f"•{letter}") for letter in text)
    is_high = "Mn Mn Mn" in " ".join(unicodedata.category(letter) for letter in text)
    is_blank = text != "" and not text.strip()
    assert plain is (is_seen and not is_high and not is_blank and unicodedata.is_normalized("NFC", text))
    if plain:
        assert text.encode().decode() == text
        assert is_plain(text, lines=True)


@given(st.text(max_size=40))
def test_what_is_left_of_any_text_is_plain_or_blank(text: str) -> None:
    left = only_seen(text)
    assert is_plain(left) or not left.strip()
    assert only_seen(left) == left
    if is_plain(text):
        assert left == text


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Lê Thị Hoa\u202e gnụr", "Lê Thị Hoa gnụr"),
        ("Trần\u2028Văn\tNhật", "Trần Văn Nhật"),
        (unicodedata.normalize("NFD", "NGUYỄN "), "NGUYỄN "),
        ("Hoa\u3164\u05d0\u0336", "Hoa"),
        ("x\u0323\u0302\u200d\u0303\u0301", "x\u0323\u0302"),
        ("Hoa ", "Hoa "),
    ],
)
def test_a_name_loses_what_nobody_sees_and_nothing_else(typed: str, left: str) -> None:
    assert only_seen(typed) == left


@given(st.sampled_from(UNSEEN), st.sampled_from(["title", "body"]), st.sampled_from(["vi", "en"]))
def test_an_announcement_with_one_is_refused(letter: str, key: str, language: str) -> None:
    texts = {"vi": "Nghỉ thứ hai", "en": "Closed on Monday"}
    fine = Announcement("closed", texts, texts, "2026-11-22T00:00:00Z", "2026-11-24T00:00:00Z")
    assert parse_announcements(write_announcements((fine,))) == (fine,)
    value = json.loads(write_announcements((fine,)))
    value["announcements"][0][key][language] += letter
    assert isinstance(parse_announcements(json.dumps(value).encode()), ContractFault)


@given(st.sampled_from(UNSEEN))
def test_a_schedule_with_one_is_refused(letter: str) -> None:
    stop = {"days": [1], "from": "08:00", "to": "09:00", "place": {"vi": "Chợ", "en": "Market"}}
    site = {"site": "s", "open": [], "staff": [], "stops": [stop], "exceptions": []}
    assert not isinstance(parse_schedules(json.dumps({"sites": [site]}).encode()), ContractFault)
    stop["place"] = {"vi": f"Chợ{letter}", "en": "Market"}
    assert isinstance(parse_schedules(json.dumps({"sites": [site]}).encode()), ContractFault)
