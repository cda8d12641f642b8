"""The scripts of the form for home draw the code that the standard asks, with the text that the kiosk takes."""

from __future__ import annotations

import random

import numpy
import pytest
import segno

from drivers.scanner.code import qr
from sync.contract import prepared
from sync.contract.prepared import MAX_TEXT, Prepared
from tests.portal.public.scripts import TODAY, Scripts

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
LATIN = 'aăâbcdđeêghiklmnoôơpqrstuưvxyAĐƯ àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ/"\\,.-'


@pytest.fixture(scope="module")
def scripts() -> Scripts:
    return Scripts()


def drawn(text: str, mask: int) -> list[list[int]]:
    made = segno.make_qr(text, error="m", mode="alphanumeric", boost_error=False, mask=mask)
    return [list(row) for row in made.matrix]


@pytest.mark.parametrize("mask", range(8))
def test_each_mask_is_the_matrix_of_another_encoder(scripts: Scripts, mask: int) -> None:
    dice = random.Random(mask)
    for length in (1, 20, 61, dice.randint(62, 400)):
        # Where nothing is left to fill up to a whole byte, segno puts eight zeros; ISO/IEC 18004 (7.4.9) none.
        text = "".join(dice.choices(LETTERS, k=length + (bits(length) % 8 == 4)))
        assert scripts.matrix(text, mask) == drawn(text, mask)


def bits(length: int) -> int:
    """What an alphanumeric text takes before its terminator."""
    return 4 + (9 if length <= 262 else 11) + 11 * (length // 2) + 6 * (length % 2)


def test_a_text_that_ends_on_a_whole_byte_is_read(scripts: Scripts) -> None:
    for length in (7, 10, 183):
        assert bits(length) % 8 == 4
        rows = scripts.matrix("K" * length)
        assert rows is not None
        assert qr(picture(rows)) == "K" * length


def test_every_version_is_the_matrix_of_another_encoder(scripts: Scripts) -> None:
    dice = random.Random(4)
    seen = set()
    for length in (
        20,
        38,
        61,
        90,
        122,
        154,
        178,
        221,
        262,
        311,
        366,
        419,
        483,
        528,
        600,
        656,
        734,
        816,
        904,
        970,
    ):
        text = "".join(dice.choices(LETTERS, k=length))
        seen.add(scripts.ask("Qr.versionFor", text))
        assert scripts.matrix(text, 3) == drawn(text, 3)
    assert seen == set(range(1, 21))


def test_the_kiosks_reader_reads_what_the_page_draws(scripts: Scripts) -> None:
    dice = random.Random(7)
    for length in (6, 300, MAX_TEXT):
        text = "TMC1:" + "".join(dice.choices(LETTERS[:36], k=length - 5))
        rows = scripts.matrix(text)
        assert rows is not None
        assert qr(picture(rows)) == text


def picture(rows: list[list[int]]) -> numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.uint8]]:
    """As the page draws it: eight points a module, four modules of quiet."""
    light = numpy.pad(1 - numpy.array(rows, numpy.uint8), 4, constant_values=1) * 255
    grey = numpy.kron(light, numpy.ones((8, 8), numpy.uint8))
    return numpy.stack([grey] * 3, axis=-1).astype(numpy.uint8)


def test_too_long_a_text_and_a_strange_letter_give_no_code(scripts: Scripts) -> None:
    assert scripts.matrix("A" * 971) is None
    assert scripts.matrix("abc") is None


def test_what_the_page_writes_the_kiosk_reads(scripts: Scripts) -> None:
    dice = random.Random(1)
    for _ in range(40):
        said = {
            f"{name}.{dice.randint(1, 9)}": " ".join(
                "".join(dice.choices(LATIN, k=dice.randint(0, 60))).split()
            )
            for name in ("name", "mother", "b_2")
        }
        form = Prepared("birth_extract", "2026-07-18", dice.choice(["vi", "en"]), said)
        text = scripts.write(
            {"answers": said, "language": form.language, "procedure": form.procedure, "version": form.version}
        )
        assert prepared.read(text) == form


def test_far_and_long_repeats_are_written_right(scripts: Scripts) -> None:
    dice = random.Random(2)
    words = ["".join(dice.choices(LATIN.strip(), k=9)).strip() for _ in range(6)]
    said = {f"a{number}": " ".join(dice.choices(words, k=8)).strip()[:150].strip() for number in range(24)}
    said["z"] = "a" * 290
    form = Prepared("x", "1", "vi", said)
    text = scripts.write({"answers": said, "language": "vi", "procedure": "x", "version": "1"})
    assert text == "" or prepared.read(text) == form
    short = {"z": "a" * 290, "y": "ab" * 140}
    text = scripts.write({"answers": short, "language": "vi", "procedure": "x", "version": "1"})
    assert prepared.read(text) == Prepared("x", "1", "vi", short)


def test_what_no_code_holds_is_said(scripts: Scripts) -> None:
    dice = random.Random(3)
    said = {f"a{number}": "".join(dice.choices(LATIN.replace(" ", ""), k=200)) for number in range(9)}
    assert scripts.write({"answers": said, "language": "vi", "procedure": "x", "version": "1"}) == ""


@pytest.mark.parametrize(
    ("question", "typed", "said", "wrong"),
    [
        ({"kind": "date"}, "5.9.1990", "05/09/1990", ""),
        ({"kind": "date"}, "05091990", "05/09/1990", ""),
        ({"kind": "date"}, "31/02/1990", None, "no_day"),
        ({"kind": "date"}, "29/02/2024", "29/02/2024", ""),
        ({"kind": "date"}, "1990", None, "date"),
        ({"kind": "date", "year_alone": True}, "1990", "1990", ""),
        ({"kind": "date", "year_alone": True}, "2027", None, "date"),
        ({"kind": "date", "past": True}, "24/11/2026", None, "future"),
        ({"kind": "date", "future": True}, "22/11/2026", None, "past"),
        ({"kind": "number", "least": 1, "most": 20}, "007", "7", ""),
        ({"kind": "number", "least": 1, "most": 20}, "21", None, "number"),
        ({"kind": "phone"}, "+84 912 345 678", "0912345678", ""),
        ({"kind": "phone"}, "912", None, "phone"),
        ({"kind": "email"}, "a@b", None, "email"),
        ({"kind": "name"}, "  Nguyê\u0303n  Thị Bưởi ", "Nguyễn Thị Bưởi", ""),
        ({"kind": "name"}, "R2-D2", None, "name"),
        ({"kind": "text"}, "12 \u202eHàng\u200b Bạc", "12 Hàng Bạc", ""),
        ({"kind": "text", "longest": 5}, "123456", None, "long"),
        ({"kind": "pick"}, "phuong hoan kiem", "00070", ""),
        ({"kind": "pick"}, "Phường Nơi Nào", None, "pick"),
    ],
)
def test_an_answer_is_spelled_as_the_kiosk_keeps_it(
    scripts: Scripts, question: dict[str, object], typed: str, said: str | None, wrong: str
) -> None:
    whole = {"id": "q", "required": True, "when": None, "card": None, "options": [], "longest": 120, **question}
    found = scripts.ask("Answers.collect", [whole], {"q": typed}, [["Phường Hoàn Kiếm", "00070", ""]], TODAY)
    assert found["wrong"] == ({"q": wrong} if wrong else {})
    assert found["answers"] == ({} if said is None else {"q": said})
