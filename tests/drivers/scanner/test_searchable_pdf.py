"""What an independent reader (poppler) takes out of the PDF is what was put in."""

from __future__ import annotations

import io
import subprocess
import unicodedata
from pathlib import Path

import numpy as np
import pikepdf
from PIL import Image, ImageFont

from drivers.scanner.page import file, pixels
from drivers.scanner.page.font import Face
from drivers.scanner.page.limits import FILED_PICTURE_BYTES
from drivers.scanner.page.read import Word

FONT = Path(__file__).parents[3] / "assets" / "fonts" / "BeVietnamPro-Medium.ttf"
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
ALPHABET = [*LETTERS, *(letter.upper() for letter in LETTERS)]


def _white(width: int = 200, height: int = 280) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (255, 255, 255)).save(out, "JPEG")
    return out.getvalue()


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
    copied = _text(file.bind([file.Leaf(_white(), tuple(words))]), tmp_path).split()
    assert copied == written


def test_letters_that_the_font_lacks_copy_out_too(tmp_path: Path) -> None:
    words = ["漢字", "한글", "😀", "Ω≠"]
    assert _text(file.bind([file.Leaf(_white(), tuple(_line(words, 0.1, 0)))]), tmp_path).split() == words


def test_words_stand_where_they_were_read(tmp_path: Path) -> None:
    document = tmp_path / "bound.pdf"
    word = Word("Quyền", 0.25, 0.5, 0.5, 0.52, 0)
    document.write_bytes(file.bind([file.Leaf(_white(), (word,))]))
    layout = subprocess.run(["pdftotext", "-bbox", document, "-"], capture_output=True, check=True)
    line = next(line for line in layout.stdout.decode().splitlines() if "Quyền" in line)
    left, top, right, _ = (float(part) for part in line.split('"')[1:8:2])
    assert abs(left / 595.276 - 0.25) < 0.005
    assert abs(right / 595.276 - 0.5) < 0.01
    assert abs(top / 841.89 - 0.5) < 0.02


def test_each_page_keeps_its_own_words_and_its_own_way_round(tmp_path: Path) -> None:
    upright = file.Leaf(_white(200, 280), tuple(_line(["một"], 0.1, 0)))
    crosswise = file.Leaf(_white(280, 200), tuple(_line(["hai"], 0.1, 0)))
    pdf = file.bind([upright, crosswise])
    assert [page.split() for page in _text(pdf, tmp_path).split("\f")[:2]] == [["một"], ["hai"]]
    with pikepdf.open(io.BytesIO(pdf)) as bound:
        boxes = [[float(side) for side in page.mediabox] for page in bound.pages]
    assert boxes[0][2] < boxes[0][3]
    assert boxes[1][2] > boxes[1][3]


def test_the_font_is_inside_and_small(tmp_path: Path) -> None:
    pdf = file.bind([file.Leaf(_white(), tuple(_line(["Giấy", "ủy", "quyền"], 0.1, 0)))])
    document = tmp_path / "bound.pdf"
    document.write_bytes(pdf)
    fonts = subprocess.run(["pdffonts", document], capture_output=True, check=True).stdout.decode()
    assert "Identity-H" in fonts
    assert fonts.splitlines()[2].split()[-5:-2] == ["yes", "yes", "yes"]
    assert len(pdf) < 40_000


def test_the_same_page_gives_the_same_bytes() -> None:
    leaf = file.Leaf(_white(), tuple(_line(["Giấy"], 0.1, 0)))
    assert file.bind([leaf]) == file.bind([leaf])


def test_a_filed_picture_keeps_to_its_size_on_ordinary_pages() -> None:
    page = np.full((2339, 1654, 3), 215, np.uint8)
    for row in range(200, 2100, 60):
        page[row : row + 26 : 4, 180:1480] = 50
    assert len(file.slim(page)) <= FILED_PICTURE_BYTES
    assert pixels.decode(file.slim(page)).shape[0] >= 1754


def test_widths_agree_with_freetype() -> None:
    face, oracle = Face(FONT.read_bytes()), ImageFont.truetype(str(FONT), 1000)
    for letter in ALPHABET:
        assert abs(face.advance(face.glyph(letter)) - oracle.getlength(letter)) <= 1


def test_the_smaller_font_draws_the_letters_it_kept() -> None:
    face = Face(FONT.read_bytes())
    small = face.subset(face.glyph(letter) for letter in "Ấợ")
    assert len(small) < 30_000
    # Without its own character map FreeType draws by no name; the outlines must still load as a font.
    assert ImageFont.truetype(io.BytesIO(small), 40).size == 40
