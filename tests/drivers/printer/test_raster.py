"""What the dots look like: sizes, marks of the language, the QR, and that nothing is lost."""

from __future__ import annotations

import unicodedata

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from drivers.printer.model import Head
from drivers.printer.raster import from_image, render, sha256, to_image
from drivers.printer.slip import Band, Block, Boxed, Gap, Line, Masthead, Pair, Qr, Role, Rule, Slip
from drivers.printer.typeset import ASCENT, Face, Faces, wrap
from tests.drivers.printer.overflow import overflow_mm

FACES = Faces()
#: The deepest letters of the script (Ự) reach so far below the baseline of Be Vietnam Pro, in em.
DEPTH = 0.27
PAYLOAD = "https://example.invalid/h/TAM-7KQ2-M9XA-K#0123456789abcdef"
RECEIPT: tuple[Block, ...] = (
    Band("BẢN DÙNG THỬ, KHÔNG CÓ GIÁ TRỊ"),
    Masthead("DỊCH VỤ CÔNG HÀ NỘI", "Trạm A17 · mở 07:30–21:30"),
    Boxed("ĐÃ LƯU, CHỜ GỬI"),
    Line("TAM-7KQ2-M9XA-K", Role.CODE, centred=True),
    Line("18:49 Chủ Nhật, 22/11/2026", centred=True),
    Rule(),
    Line("Bản sao trích lục khai sinh, 2 bản", Role.STRONG),
    Pair("Người nộp", "TRẦN M*** Đ**, số …1234"),
    Pair("Lệ phí", "0 ₫, vì nộp trực tuyến"),
    Pair("Ngày hẹn", "Chưa có. Sẽ nhắn sau"),
    Rule(),
    Qr(PAYLOAD, (Line("Phiếu lưu hồ sơ. Máy sẽ tự gửi khi có mạng."), Line("Hỏi: 1900 0000", Role.STRONG))),
)
#: Every letter of the language with every tone, both cases, from the base letters and the five marks.
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
VIETNAMESE = sorted(
    {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for tone in TONES}
    | {*"đĐ"}
)


def dots(blocks: tuple[Block, ...]) -> Image.Image:
    return to_image(render(Slip(blocks, max_mm=400), FACES))


def black(picture: Image.Image) -> tuple[int, int, int, int]:
    box = picture.convert("L").point([255] * 128 + [0] * 128).getbbox()
    assert box is not None
    return box


def test_the_receipt_of_the_design_fits_ninety_millimetres() -> None:
    raster = render(Slip(RECEIPT), FACES)
    assert raster.width == Head().dots == 576
    assert raster.height <= 90 * Head().dots_per_mm
    assert len(raster.rows) == raster.height * 72
    assert overflow_mm(Slip(RECEIPT), FACES) == 0


def test_the_same_slip_is_the_same_dots() -> None:
    assert render(Slip(RECEIPT), FACES) == render(Slip(RECEIPT), Faces())
    assert sha256(render(Slip(RECEIPT), FACES)) != sha256(render(Slip(RECEIPT[1:]), FACES))


def test_a_slip_too_long_is_longer_paper_and_known_by_how_much() -> None:
    long = Slip(RECEIPT + tuple(Line(f"dòng {number}") for number in range(20)))
    assert overflow_mm(long, FACES) > 50
    assert render(long, FACES).height > 140 * Head().dots_per_mm


def test_gaps_tighten_before_the_slip_grows() -> None:
    loose = Slip((Line("một"), Gap(200), Line("hai")), max_mm=90)
    tight = Slip(loose.blocks, max_mm=20)
    assert render(tight, FACES).height < render(loose, FACES).height


def test_the_qr_decodes_from_the_dots() -> None:
    found = zxingcpp.read_barcodes(dots(RECEIPT).convert("L"))
    assert [code.text for code in found] == [PAYLOAD]


@pytest.mark.parametrize("length", [1, 60, 200, 400])
def test_four_white_modules_stand_around_a_qr_of_any_size(length: int) -> None:
    payload = "A" * length
    beside = (Line("Chữ ở bên cạnh mã, đủ dài để xuống vài dòng. " * 4),)
    picture = dots((Rule(heavy=True), Qr(payload, beside), Rule(heavy=True)))
    (code,) = zxingcpp.read_barcodes(picture.convert("L"))
    assert code.text == payload
    corners = code.position
    left, top = corners.top_left.x, corners.top_left.y
    right, bottom = corners.bottom_right.x, corners.bottom_right.y
    alone = dots((Qr(payload),))
    box = black(alone)
    module = next(step for step in range(4, 9) if (box[2] - box[0]) % step == 0 and _module(alone, box) == step)
    quiet = 4 * module
    assert abs((right - left) - (box[2] - box[0])) <= module
    for x0, y0, x1, y1 in (
        (left - quiet, top - quiet, right + quiet, top),
        (left - quiet, bottom + 1, right + quiet, bottom + quiet),
        (left - quiet, top, left, bottom),
        (right + 1, top, right + quiet, bottom),
    ):
        # A dot of tolerance: the reader gives corners to about a dot.
        strip = picture.crop((max(0, x0) + 1, y0 + 1, x1 - 1, y1 - 1))
        assert strip.convert("L").getextrema() == (255, 255)


def _module(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    """A finder pattern's edge is seven modules of black."""
    run = 0
    while picture.getpixel((box[0] + run, box[1])) == 0:
        run += 1
    return run // 7


@pytest.mark.parametrize("role", list(Role))
def test_every_letter_of_the_language_has_a_picture_of_its_own(role: Role) -> None:
    assert len(VIETNAMESE) == 12 * 6 * 2 + 2
    face = FACES[role]
    missing = _glyph(face, "\U0010fffd")
    pictures = {letter: _glyph(face, letter) for letter in [*VIETNAMESE, *"₫…–·0123456789"]}
    assert missing not in pictures.values()
    assert len(set(pictures.values())) == len(pictures)


def _glyph(face: Face, letter: str) -> bytes:
    sheet = Image.new("L", (120, 120), 255)
    face.draw(ImageDraw.Draw(sheet), 20, 20, letter)
    return from_image(sheet).rows


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("letters", ["ẪẨẤẦẮẰẴỖỔỐỂỄ", "ỰỢỘẶẬỤỊgyp"])
def test_stacked_marks_are_not_cut_by_their_line(role: Role, letters: str) -> None:
    """The line box holds all that the letters need, above and below, also in the first line of a slip."""
    face = FACES[role]
    free = Image.new("L", (800, 400), 255)
    face.draw(ImageDraw.Draw(free), 10, 100, letters)
    _, top, _, bottom = black(free)
    assert top >= 100
    assert bottom <= 101 + face.size * (ASCENT + DEPTH)
    assert bottom - top == black(dots((Line(letters, role),)))[3] - black(dots((Line(letters, role),)))[1]


def test_the_band_is_a_black_bar_of_forty_dots_with_white_words() -> None:
    picture = dots((Band("BẢN DÙNG THỬ"), Gap(40)))
    left, top, right, bottom = black(picture)
    assert (left, right, bottom - top) == (20, 556, 40)
    inside = picture.crop((left, top, right, bottom))
    share = inside.histogram()[0] / (inside.width * inside.height)
    assert 0.6 < share < 0.95


def test_a_long_band_grows_instead_of_losing_words() -> None:
    words = "BẢN DÙNG THỬ, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ, KHÔNG THAY GIẤY TIẾP NHẬN"
    picture = dots((Band(words),))
    assert black(picture)[3] - black(picture)[1] > 40


def test_the_state_stands_in_a_double_frame() -> None:
    picture = dots((Boxed("ĐÃ LƯU"),))
    left, top, _, bottom = black(picture)
    row = [picture.getpixel((x, (top + bottom) // 2)) == 0 for x in range(left, left + 20)]
    edges = [at for at in range(1, len(row)) if row[at] != row[at - 1]]
    assert row[0]
    assert len(edges) == 3, "outer line, white, inner line, white"


@pytest.mark.parametrize("letter", ["W", "Ẫ", "g"])
def test_ink_keeps_to_the_margins_whatever_the_text(letter: str) -> None:
    for block in (
        Line(letter * 200),
        Line(f"{letter} " * 100, Role.STATE, centred=True),
        Pair(letter * 60, letter * 90),
        Masthead(letter * 60, letter * 60),
        Qr("x", (Line(letter * 90),)),
        Boxed(letter * 60),
        Band(letter * 60),
    ):
        left, _, right, _ = black(dots((block,)))
        assert left >= 18
        assert right <= 558


def test_wrapping_loses_no_letter() -> None:
    text = "Mang thẻ căn cước tới bất kỳ trạm nào để hỏi tiếp " + "Ẫ" * 80 + " TAM-7KQ2-M9XA-K" * 3
    lines = wrap(text, FACES[Role.CODE], 300)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(FACES[Role.CODE].length(line) <= 300 for line in lines)


def test_a_word_too_long_breaks_after_its_hyphen() -> None:
    face = FACES[Role.CODE]
    lines = wrap("TAM-7KQ2-M9XA-K", face, round(face.length("TAM-7KQ2-M9")))
    assert lines == ["TAM-7KQ2-", "M9XA-K"]


def test_decomposed_letters_come_out_composed_and_line_breaks_stay() -> None:
    assert wrap("Tra\u0302\u0300n\nĐ", FACES[Role.BODY], 500) == ["Trần", "Đ"]


def test_a_combining_mark_never_starts_a_line() -> None:
    lines = wrap("q\u0323" * 40, FACES[Role.STATE], 100)
    assert all(not unicodedata.combining(line[0]) for line in lines)
    assert "".join(lines) == "q\u0323" * 40


def test_an_empty_slip_is_still_a_raster() -> None:
    raster = render(Slip(()), FACES)
    assert raster.height >= 1
    assert not any(raster.rows)
