"""What an official's hand does to a catalogue: each slip is named with file and line, in words that help.

Other slips of one file stand in `test_checker.py`, files that are no files in `test_hostile_files.py`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk_app.catalogue.__main__ import main

CATALOGUE = Path(__file__).parents[3] / "assets" / "catalogue"
BIRTH, STAY, CARD = "birth_extract", "temporary_residence", "id_card_again"
OF_CLASS = 'when = { field = "mode", values = ["people", "list"] }\ncounter'

#: Slip: file, what stood there, what stands there now, the text on whose line it is, words of the message.
TYPED: dict[str, tuple[str, str, str, str, str]] = {
    "a number in words": (BIRTH, "minutes = 6", 'minutes = "sáu"', "minutes", "a whole number"),
    "yes for a number": (BIRTH, "minutes = 6", "minutes = true", "minutes", "a whole number"),
    "a key that is none": (BIRTH, "minutes = 6", "minutes = 6\nminuts = 7", "minuts", "is 'minutes' meant?"),
    "a comma for a point": (BIRTH, "counter = 8000", "counter = 8,000", "8,000", "one key = one value"),
    "money as a text": (BIRTH, "counter = 8000", 'counter = "8.000đ"', "8.000đ", "without quotes, points"),
    "less than nothing": (BIRTH, "counter = 8000", "counter = -8000", "-8000", "not within 0"),
    "the end before the beginning": (
        BIRTH,
        "valid_from = 2026-01-01",
        "valid_from = 2026-01-01\nvalid_to = 2025-12-31",
        "valid_to",
        "before valid_from",
    ),
    "days as we write them": (
        BIRTH,
        "verified_at = 2026-07-18",
        "verified_at = 18/07/2026",
        "18/07/2026",
        "days are like 2026-07-18",
    ),
    "no English": (BIRTH, ', en = "Copy of a birth record" }', " }", "name =", "no en text"),
    "nobody's fee": (STAY, OF_CLASS, "amount = 5000\ncounter", "amount = 5000", "say whose fee it is (when)"),
    "a class without values": (
        STAY,
        OF_CLASS,
        OF_CLASS.replace('"people", "list"', ""),
        "values = []",
        "never holds",
    ),
    "a class that is no option": (
        STAY,
        OF_CLASS,
        OF_CLASS.replace('"people"', '"peple"'),
        "[[fee.rates]]",
        "no option ['peple']",
    ),
    "a line without a price": (CARD, "counter = 70000\n", "", "valid_from = 2027", "a line without a price"),
    "two prices on a day": (
        CARD,
        "valid_from = 2027-01-01",
        "valid_from = 2026-12-01",
        "[fee]",
        "two rates for 'Một thẻ'",
    ),
    "a time by no law": (BIRTH, 'basis = "60/2014/QH13"\n', "", "[duration]", "needs the law"),
    "two kinds of time": (
        BIRTH,
        "working_days = 0",
        "working_days = 0\nhours = 2",
        "[duration]",
        "one of them only",
    ),
    "a sum in a sentence": (
        BIRTH,
        'vi = "Thẻ căn cước"',
        'vi = "Thẻ căn cước và 20.000 đồng"',
        "20.000",
        "a figure without a source",
    ),
    "multiplied by nothing": (BIRTH, 'per = "copies"', 'per = "copy"', "per =", "no question 'copy'"),
    "in a circle": (
        BIRTH,
        'id = "requester"\n',
        'id = "requester"\nwhen = { field = "relation", values = ["family"] }\n',
        'id = "requester"',
        "'relation', which is not asked before",
    ),
    "a paper for nobody": (
        BIRTH,
        'id = "authorisation"\nwhen = { field = "requester", values = ["authorised"] }',
        'id = "authorisation"\nwhen = { field = "requester", values = ["proxy"] }',
        'id = "authorisation"',
        "has no option ['proxy']",
    ),
    "after no day": (
        STAY,
        'after = "from"',
        'after = "form"',
        'id = "to"',
        "after 'form' is no date asked before",
    ),
    "papers of no list": (
        STAY,
        'people = "people"',
        'people = "peple"',
        "people =",
        "'peple' is no people asked",
    ),
    "two of one name": (BIRTH, 'id = "copies"', 'id = "birth"', 'id = "birth"', "share an id"),
    "marks in an id": (BIRTH, 'id = "copies"', 'id = "số bản"', "số bản", "not of the form birth_copy"),
    "a code too short": (BIRTH, 'code = "2.000635"', 'code = "2.00635"', "2.00635", "not of the form 2.000635"),
    "a drawing that is none": (
        BIRTH,
        'icon = "birth-record"',
        'icon = "birth-cert"',
        "birth-cert",
        "no drawing",
    ),
    "one bracket": (BIRTH, "[[papers]]\n", "[papers]\n", "[papers]", "headed [[ ]]"),
    "quotes of a letter": (BIRTH, '"birth_extract"', "“birth_extract”", "“", "texts stand in quotes"),
    "no comma": (BIRTH, '"khai sinh", ', '"khai sinh" ', "keywords", "a comma between two texts"),
    "no bracket": (BIRTH, 'en = "Copies" }', 'en = "Copies"', '"Copies"', "the } at the end, is missing"),
    "a colon": (BIRTH, "minutes = 6", "minutes: 6", "minutes", "joined by ="),
    "a tab in a text": (BIRTH, "Của tôi", "Của\ttôi", "Của\ttôi", "letter 4 is U+0009"),
    "a photograph for no reason": (
        BIRTH,
        "minutes = 6",
        "minutes = 6\nphotograph = true",
        "photograph",
        "say why the face on the chip is read",
    ),
    "a photograph for a long reason": (
        BIRTH,
        "minutes = 6",
        f'minutes = 6\nphotograph = {{ vi = "{"ảnh " * 17}", en = "a" }}',
        "photograph",
        "longer than 64 letters",
    ),
    "a photograph where no card is read": (
        CARD,
        'scope = "',
        'photograph = { vi = "Để so ảnh", en = "To compare" }\nscope = "',
        "photograph",
        "reads no card",
    ),
    "a key forgotten": (BIRTH, 'code = "2.000635"\n', "", "order", "'code' is missing; add it"),
}


def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert main(["check", str(folder), "--on", "2026-11-23"]) == 1
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith("WRONG")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "catalogue"
    shutil.copytree(CATALOGUE, copy)
    return copy


def write(path: Path, old: str, new: str) -> None:
    source = path.read_text(encoding="utf-8")
    assert old in source
    path.write_text(source.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("slip", TYPED)
def test_a_slip_of_the_hand(slip: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, old, new, needle, said = TYPED[slip]
    path = folder / "procedures" / f"{file}.toml"
    write(path, old, new)
    lines = path.read_text(encoding="utf-8").splitlines()
    wrong = told(folder, capsys)
    assert len(wrong) == 1, wrong
    assert said in wrong[0]
    line = int(wrong[0].partition(f"procedures/{file}.toml:")[2].split()[0])
    # Of a table that stands often its heading is told, or the line under it.
    assert any(needle in text for text in lines[max(0, line - 3) : line + 2]), (line, lines[line - 1])


def copied(name: str, change: tuple[str, str] = ("", "")) -> Callable[[Path], None]:
    def do(folder: Path) -> None:
        source = (folder / "procedures" / "marriage.toml").read_text(encoding="utf-8")
        (folder / "procedures" / name).write_text(source.replace(*change), encoding="utf-8")

    return do


def bytes_of(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def do(folder: Path) -> None:
        (folder / name).write_bytes(change((folder / name).read_bytes()))

    return do


def strange(folder: Path) -> None:
    (folder / "procedures" / "ghi chú.docx").write_bytes(b"PK")


BIRTH_FILE = "procedures/birth_extract.toml"
#: Slip: what is done to the folder, file and line (where there is one), words of the message.
DONE: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "copied for a later day": (copied("marriage.2027.toml"), "marriage.2027.toml:2 ", "let one end (valid_to)"),
    "copied for another": (
        copied("marriage_b.toml", ('id = "marriage"', 'id = "marriage_b"')),
        "marriage_b.toml:3 ",
        "marriage.toml is '1.000894' too",
    ),
    "saved by another program": (
        bytes_of(BIRTH_FILE, lambda raw: raw.decode().encode("utf-16")),
        "birth_extract.toml:1 ",
        "save it as text in UTF-8",
    ),
    "in an old code page": (
        bytes_of(BIRTH_FILE, lambda raw: raw.replace("Bản sao trích".encode(), b"B\xe4n sao tr\xedch", 1)),
        "birth_extract.toml:16 ",
        "save it as text in UTF-8",
    ),
    "a picture pasted in": (
        bytes_of(BIRTH_FILE, lambda raw: raw + b"# " + b"A" * 300_000),
        "birth_extract.toml ",
        "larger than 262144 bytes",
    ),
    "nothing in it": (bytes_of(BIRTH_FILE, lambda _: b""), "birth_extract.toml:1 ", "'id' is missing; add it"),
    "a document of an office": (
        strange,
        "ghi chú.docx ",
        "nothing reads this file",
    ),
    "a unit's code": (
        bytes_of("units.json", lambda raw: raw.replace(b'"00004"', b'"O0004"', 1)),
        "units.json:2 ",
        "'O0004' is not of the form",
    ),
    "a ward that leads nowhere": (
        bytes_of("wards.json", lambda raw: raw.replace(b'["00097"]', b'["99097"]', 1)),
        "wards.json:2 ",
        "is in no list of units",
    ),
    "hours as one says them": (
        bytes_of(
            "sites/practice.toml", lambda raw: raw.replace("07:30–21:30".encode(), "7 giờ rưỡi".encode(), 1)
        ),
        "sites/practice.toml:2 ",
        "hours like 07:30–11:30",
    ),
}


@pytest.mark.parametrize("slip", DONE)
def test_a_slip_with_a_file(slip: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change, where, said = DONE[slip]
    change(folder)
    named = [line for line in told(folder, capsys) if where in line and said in line]
    assert len(named) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw.replace(b"minutes = 6", b"\tminutes\t=\t6"),
        lambda raw: raw + b"\n\n\n# a remark\n",
    ],
    ids=["a mark at the beginning", "ends of lines", "tabs between", "a remark"],
)
def test_what_an_editor_does_by_itself_is_no_mistake(change: Callable[[bytes], bytes], folder: Path) -> None:
    bytes_of(BIRTH_FILE, change)(folder)
    assert main(["check", str(folder), "--on", "2026-11-23"]) == 0
