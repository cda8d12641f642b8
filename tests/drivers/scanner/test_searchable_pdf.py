"""What an independent reader (poppler) takes out of the PDF is what was put in."""

from __future__ import annotations

import io
import struct
import subprocess
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFont

from drivers.scanner.page import file, font, wire
from drivers.scanner.page.layers import Cut, Layers
from drivers.scanner.page.word import Word

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
ALPHABET = [*LETTERS, *(letter.upper() for letter in LETTERS)]


def _leaf(words: Sequence[Word]) -> file.Leaf:
    out = io.BytesIO()
    Image.new("RGB", (200, 280), (255, 255, 255)).save(out, "JPEG")
    paper = Cut(out.getvalue(), 0.0, 0.0, 1.0, 1.0, 3)
    return file.Leaf(Layers(b"", 0, 0, (paper,)), tuple(words), 210 / 25.4, 297 / 25.4)


def _line(words: list[str], top: float, number: int) -> list[Word]:
    step = 0.9 / len(words)
    return [
        Word(word, 0.05 + i * step, top, 0.05 + (i + 0.8) * step, top + 0.015, number)
        for i, word in enumerate(words)
    ]


def _text(pdf: bytes, folder: Path) -> str:
    document = folder / "bound.pdf"
    document.write_bytes(pdf)
    return subprocess.run(["pdftotext", document, "-"], capture_output=True, check=True).stdout.decode()


def test_every_vietnamese_letter_copies_out_as_it_went_in(tmp_path: Path) -> None:
    written = ["".join(ALPHABET[start : start + 5]) for start in range(0, len(ALPHABET), 5)]
    rows = [written[start : start + 4] for start in range(0, len(written), 4)]
    words = [word for i, row in enumerate(rows) for word in _line(row, 0.05 + 0.05 * i, i)]
    copied = _text(file.bind([_leaf(words)]), tmp_path).split()
    assert copied == written


def test_letters_that_the_font_lacks_copy_out_too(tmp_path: Path) -> None:
    words = ["漢字", "한글", "😀", "Ω≠"]
    assert _text(file.bind([_leaf(_line(words, 0.1, 0))]), tmp_path).split() == words


def test_words_stand_where_they_were_read(tmp_path: Path) -> None:
    document = tmp_path / "bound.pdf"
    word = Word("Quyền", 0.25, 0.5, 0.5, 0.52, 0)
    document.write_bytes(file.bind([_leaf([word])]))
    layout = subprocess.run(["pdftotext", "-bbox", document, "-"], capture_output=True, check=True)
    line = next(line for line in layout.stdout.decode().splitlines() if "Quyền" in line)
    left, top, right, _ = (float(part) for part in line.split('"')[1:8:2])
    assert abs(left / 595.276 - 0.25) < 0.005
    assert abs(right / 595.276 - 0.5) < 0.01
    assert abs(top / 841.89 - 0.5) < 0.02


def test_each_page_keeps_its_own_words_and_its_own_way_round(tmp_path: Path) -> None:
    upright = _leaf(_line(["một"], 0.1, 0))
    crosswise = replace(_leaf(_line(["hai"], 0.1, 0)), width=upright.height, height=upright.width)
    pdf = file.bind([upright, crosswise])
    assert [page.split() for page in _text(pdf, tmp_path).split("\f")[:2]] == [["một"], ["hai"]]
    with pikepdf.open(io.BytesIO(pdf)) as bound:
        boxes = [[float(side) for side in page.mediabox] for page in bound.pages]
    assert boxes[0][2] < boxes[0][3]
    assert boxes[1][2] > boxes[1][3]


def test_the_font_is_inside_and_small(tmp_path: Path) -> None:
    pdf = file.bind([_leaf(_line(["Giấy", "ủy", "quyền"], 0.1, 0))])
    document = tmp_path / "bound.pdf"
    document.write_bytes(pdf)
    fonts = subprocess.run(["pdffonts", document], capture_output=True, check=True).stdout.decode()
    assert "Identity-H" in fonts
    assert fonts.splitlines()[2].split()[-5:-2] == ["yes", "yes", "yes"]
    assert len(pdf) < 8_000


def test_the_same_page_gives_the_same_bytes() -> None:
    leaf = _leaf(_line(["Giấy"], 0.1, 0))
    assert file.bind([leaf]) == file.bind([leaf])


def test_a_packed_leaf_comes_back_as_it_went() -> None:
    leaf = _leaf(_line(["Giấy"], 0.1, 0))
    assert file.unpacked(leaf.packed()) == leaf


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_what_is_no_leaf_is_refused(blob: bytes) -> None:
    with pytest.raises((wire.WireError, KeyError, TypeError, ValueError)):
        file.unpacked(blob)


def test_the_unseen_font_is_one_that_freetype_takes() -> None:
    data = font.unseen()
    assert len(data) < 700
    assert ImageFont.truetype(io.BytesIO(data), 40).size == 40
    assert sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF == 0xB1B0AFBA
