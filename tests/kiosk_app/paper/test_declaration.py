"""Every procedure's declaration says each answer once, however long and many they are, on whole pages."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from drivers.cancel import Cancel
from kiosk_app import words
from kiosk_app.flow.declaration import Declaration, Words
from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.flow.paper import declaration as filled
from kiosk_app.flow.procedure import Scope
from kiosk_app.flow.questions import applicable_fields
from kiosk_app.paper import declaration, layout, sample
from kiosk_app.paper.__main__ import main as tool
from kiosk_app.paper.press import NoPaper, Press
from tests.kiosk_app.paper.declarations import LONG
from tests.not_checked import not_checked
from tests.walks.papers import I18N

CATALOGUE = Path(__file__).parents[3] / "assets" / "catalogue"
NOW = Moment(datetime(2026, 11, 20, 3, 0, tzinfo=UTC), TimeTrust.TRUSTED)
PLACE = sample.setting(CATALOGUE, "practice", ("vi", "en"), date(2026, 11, 20))
HERE = {entry.id: entry for entry in PLACE.procedures if entry.scope is Scope.ALL_HERE}


@cache
def sentences(language: str) -> dict[str, str]:
    return words.read(I18N / f"kiosk_{language}.ts")


def content(wanted: Declaration) -> dict[str, Any]:
    return declaration.content(
        wanted, sentences("vi"), None if wanted.language == "vi" else sentences(wanted.language)
    )


def sheet(wanted: Declaration) -> bytes:
    return layout.pdf(declaration.TEMPLATE, content(wanted), NOW.at)


def read(pdf: bytes) -> list[str]:
    """The text of each page by a stranger (poppler), without what only lines need."""
    if not _poppler():
        not_checked("pdftotext is not installed")
    told = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return [tight(page) for page in told.decode().split("\f")[:-1]]


@cache
def _poppler() -> bool:
    try:
        return subprocess.run(["pdftotext", "-v"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def tight(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


@pytest.mark.parametrize("procedure", sorted(HERE))
def test_every_answer_stands_there_once(procedure: str) -> None:
    for turn, longest, language in ((0, False, "vi"), (1, True, "en")):
        visit = sample.visit(PLACE, HERE[procedure], NOW, language=language, turn=turn, longest=longest)
        wanted = filled(visit, masked=False)
        assert len(wanted.rows) == len(applicable_fields(visit))
        said = content(wanted)
        groups = next(part for part in said["parts"] if part["title"][0] == "Nội dung kê khai")["groups"]
        shown = [value[0] for group in groups for value in values(group)]
        assert [tight(value) for value in shown] == [tight(row.value.vi) for row in wanted.rows]
        pages = read(sheet(wanted))
        text = "".join(pages)
        rows = [tight(row.label.vi + row.label.beside + row.value.vi) for row in wanted.rows if not row.person]
        assert {row: text.count(row) for row in rows} == Counter(rows)
        for row in wanted.rows:
            assert not row.person or tight(row.value.vi) in text
        for form in wanted.forms:
            assert tight(form) in text
        assert tight(wanted.official) in text
        assert wanted.code in text
        assert [f"Trang{number}/{len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(
            pages
        )


def values(group: dict[str, Any]) -> list[list[str]]:
    """The answers of a group, in order: a list of people stands in a table."""
    told: list[list[str]] = [row["value"] for row in group["rows"]]
    return told + [value for one in group.get("table", {}).get("rows", []) for value in one]


def with_people(count: int, language: str = "vi", name: str = "NGUYỄN THỊ NGỌC ÁNH") -> Declaration:
    visit = sample.visit(PLACE, HERE["temporary_residence"], NOW, language=language, turn=1)
    lists = {"people": str(count)} | {
        f"people.{person}.{part}": said
        for person in range(1, count + 1)
        for part, said in (
            ("name", f"{name} {person}"),
            ("birth", "01/05/1990"),
            ("sex", "female"),
            ("number", f"000185001{person:03d}"),
        )
    }
    return filled(replace(visit, answers={**visit.answers, **lists}), masked=False)


@pytest.mark.parametrize(("count", "language", "pages"), [(2, "vi", 1), (12, "vi", 2), (20, "en", 3)])
def test_people_of_a_list_stand_in_rows_under_names_that_come_again(
    count: int, language: str, pages: int
) -> None:
    told = read(sheet(with_people(count, language)))
    assert len(told) <= pages
    text = "".join(told)
    places = [text.index(f"NGỌCÁNH{person}01/05/1990") for person in range(1, count + 1)]
    assert places == sorted(places)
    assert all(text.count(f"000185001{person:03d}") == 1 for person in range(1, count + 1))


def test_a_name_of_eighty_letters_stays_in_its_column() -> None:
    (page, *_) = read(sheet(with_people(3, name="CÔNG TẰNG TÔN NỮ " * 4)))
    assert all(f"000185001{person:03d}" in page for person in (1, 2, 3))


@pytest.mark.parametrize("procedure", sorted(HERE))
def test_nobody_signs_a_sheet_that_says_nothing(procedure: str) -> None:
    for turn, longest in ((0, False), (1, False), (1, True)):
        wanted = filled(sample.visit(PLACE, HERE[procedure], NOW, turn=turn, longest=longest), masked=False)
        said = content(wanted)
        last = values(said["parts"][-1]["groups"][-1])[-1][0]
        assert tight(last) in read(sheet(wanted))[-1]


def test_the_longest_answers_of_forty_questions_lose_no_letter() -> None:
    pages = read(sheet(LONG))
    assert len(pages) >= 3
    text = "".join(pages)
    assert text.count("Ữ") == 40 * 118
    assert text.count("W") == 7 * 115
    assert all(tight(LONG.name) in page for page in pages)
    assert all(LONG.dossier in page for page in pages)


def test_no_letter_leaves_the_page() -> None:
    """Lines of unbroken letters end within the margins: seen as ink, not believed."""
    from PIL import Image  # noqa: PLC0415 - for this test only

    for page in layout.pictures(declaration.TEMPLATE, content(replace(LONG, practice=False)), NOW.at, 60):
        with Image.open(io.BytesIO(page)) as drawn:
            grey = drawn.convert("L")
            edge = round(grey.width * 15 / 210)
            for left in (0, grey.width - edge):
                assert min(grey.crop((left, 0, left + edge, grey.height)).tobytes()) > 250


def test_it_is_tagged_with_its_fonts_inside() -> None:
    with pikepdf.open(io.BytesIO(sheet(LONG))) as made:
        assert made.Root.MarkInfo.Marked
        assert str(made.Root.Lang) == "vi"
        assert made.docinfo.get("/Author") is None or LONG.name not in str(made.docinfo["/Author"])


def test_it_says_what_it_is_and_what_it_is_not() -> None:
    wanted = filled(sample.visit(PLACE, HERE["temporary_residence"], NOW), masked=False)
    assert "*không phải* mẫu chính thức" in str(content(wanted)["note"])
    assert wanted.forms[0] in str(content(wanted)["note"])
    assert "*không phải* biểu mẫu chính thức" in str(content(replace(wanted, forms=()))["note"])
    text = str(content(wanted)).upper()
    assert "CỘNG HÒA" not in text
    assert "QUỐC HIỆU" not in text


def test_the_screen_shows_no_whole_number_and_the_paper_does() -> None:
    visit = sample.visit(PLACE, HERE["temporary_residence"], NOW)
    on_screen, on_paper = (str(content(filled(visit, masked=masked))) for masked in (True, False))
    numbers = [
        said for said in (*visit.answers.values(), sample.HOLDER.number) if re.fullmatch(r"0\d{9,11}", said)
    ]
    assert len(numbers) >= 3
    assert not [number for number in numbers if number in on_screen]
    assert all(number in on_paper for number in numbers)


def test_english_stands_beside_vietnamese_never_alone() -> None:
    visit = sample.visit(PLACE, HERE["birth_extract"], NOW, language="en")
    wanted = filled(visit, masked=False)
    assert wanted.procedure == Words("Bản sao trích lục khai sinh", "Copy of a birth record")
    assert content(wanted)["title"] == ["BẢN KÊ KHAI", "DECLARATION"]
    assert [row.label.beside != "" for row in wanted.rows] == [True] * len(wanted.rows)


def test_the_press_makes_the_same_paper_in_a_process_of_its_own() -> None:
    press, values = Press(), content(LONG)
    assert press.pdf(declaration.TEMPLATE, values, NOW.at, Cancel()) == sheet(LONG)
    pictures = press.pictures(declaration.TEMPLATE, values, NOW.at, 30, Cancel())
    assert not isinstance(pictures, NoPaper)
    assert [picture[:4] for picture in pictures] == [b"\x89PNG"] * len(pictures)
    assert press.pdf("no_such_template", values, NOW.at, Cancel()) == NoPaper()


@pytest.mark.parametrize(
    "told", [b"", b"\0\0\0\1", b"\0\0\0\1\0\0\0\5%PDF", b"\0\0\0\2\0\0\0\1x", b"\0\0\0\1\0\0\0\0", b"nonsense"]
)
def test_half_an_answer_is_no_paper(told: bytes) -> None:
    child = (sys.executable, "-c", f"import sys; sys.stdin.read(); sys.stdout.buffer.write({told!r})")
    assert Press(child).pdf("x", {}, NOW.at, Cancel()) == NoPaper()


def test_what_hangs_is_ended_and_what_nobody_wants_any_more_too() -> None:
    asleep = (sys.executable, "-c", "import time; time.sleep(60)")
    assert Press(asleep, within_s=0.0).pdf("x", {}, NOW.at, Cancel()) == NoPaper()
    cancel = Cancel()
    cancel.cancel()
    assert Press(asleep).pdf("x", {}, NOW.at, cancel) == NoPaper(cancelled=True)
    assert Press(("/no/such/program",)).pdf("x", {}, NOW.at, Cancel()) == NoPaper()


def test_an_official_sees_any_procedures_declaration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.pdf"
    assert tool(["declaration", "--procedure", "birth_extract", "-o", str(out), "--language", "en"]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert tool(["declaration", "--procedure", "passport", "-o", str(out)]) == 64
    assert "birth_extract" in capsys.readouterr().err


def test_a_child_that_is_slow_to_read_is_told_all_the_same() -> None:
    """More than a pipe holds, and asked for only after somebody looked whether it is still wanted."""
    asleep = "import sys, time; time.sleep(0.3); n = len(sys.stdin.buffer.read()); "
    told = (
        "b = str(n).encode(); sys.stdout.buffer.write((1).to_bytes(4, 'big') + len(b).to_bytes(4, 'big') + b)"
    )
    answer = Press((sys.executable, "-c", asleep + told)).pdf("x", {"much": "á" * 200_000}, NOW.at, Cancel())
    assert isinstance(answer, bytes)
    assert int(answer) > 1_000_000
