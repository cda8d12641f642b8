"""What an official is told: the file, the line, what is wrong and what to do; and what no page shows."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from kiosk_app.catalogue.__main__ import main
from kiosk_app.catalogue.check import Finding, check_folder, first_problem
from kiosk_app.catalogue.locate import line_of
from kiosk_app.catalogue.packed import NAME, pack, read_packed
from kiosk_app.catalogue.procedures import load_procedure, load_procedures
from kiosk_app.flow.procedure import Procedure
from tests.kiosk_app.catalogue.test_strict_content import CATALOGUE, TODAY, copy_catalogue

RATE = '[[fee.rates]]\ncounter = 9000\nbasis = "1/QĐ"\nlabel = { vi = "Một", en = "One" }\n'
CARD = "id_card_exchange"


def found(folder: Path, day: date, file: str) -> Finding:
    return next(each for each in check_folder(folder, day) if each.file == f"procedures/{file}.toml")


def alone(to: Path, *names: str) -> Path:
    """A catalogue of these procedures only."""
    folder = to / "catalogue"
    (folder / "procedures").mkdir(parents=True)
    for path in (*CATALOGUE.glob("*.toml"), CATALOGUE / "units.json"):
        (folder / path.name).write_bytes(path.read_bytes())
    for name in names:
        file = Path("procedures") / f"{name}.toml"
        (folder / file).write_bytes((CATALOGUE / file).read_bytes())
    return folder


def with_text(folder: Path, file: str, old: str, new: str) -> Path:
    path = folder / "procedures" / f"{file}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


MISTAKES = {
    "a figure without a source": ("birth_extract", "\nsource = ", "\n# source = ", "a figure without source"),
    "a figure nobody checked": ("birth_extract", "verified_at =", "# verified_at =", "without verified_at"),
    "a figure in a sentence": (
        "land_certificate",
        'vi = "Xin hỏi nơi nhận hồ sơ"',
        'vi = "Khoảng 50.000 ₫"',
        "'50.000 ₫' is a figure without a source; give it as amount or counter",
    ),
    "days in a sentence": (
        "birth_registration",
        'note = { vi = "Thời hạn hiện chưa xác minh"',
        'note = { vi = "Trong 2 ngày"',
        "'2 ngày' is a figure without a source; give it as working_days",
    ),
    "no group": ("birth_extract", 'life_events = ["birth"]', "life_events = []", "life_events is missing"),
    "a group that is none": ("birth_extract", '["birth"]', '["brith"]', "'brith' is none of birth,"),
    "guidance that asks": (
        "passport",
        "[duration]",
        '[[purposes]]\nid = "x"\ntitle = { vi = "a", en = "a" }\nrefusal = { vi = "a", en = "a" }\n[duration]',
        "'guide' asks nothing",
    ),
    "guidance that leads nowhere": ("passport", "\nwhere = ", "\n# where = ", "'where' is missing"),
    "guidance that takes money": ("passport", "counter = 200000", "amount = 200000", "nobody is charged this"),
    "a rate for nobody": (
        "birth_extract",
        "[duration]",
        f'{RATE}when = {{ field = "requster", values = ["self"] }}\n[duration]',
        "depends on 'requster', which is not asked",
    ),
    "two rates on one day": (
        CARD,
        "valid_from = 2027-01-01",
        "valid_from = 2026-12-31",
        "two rates for 'Một thẻ'",
    ),
    "a rate that ends before it begins": (
        CARD,
        "valid_to = 2026-12-31",
        "valid_to = 2024-12-31",
        "before valid_from",
    ),
    "a source that is no address": (
        "passport",
        'source_url = "https://',
        'source_url = "ftp://',
        "of the form",
    ),
    "both kinds of days": (
        "passport",
        "working_days = 8",
        "working_days = 8\ncalendar_days = 9",
        "one of them",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_its_line(mistake: str, tmp_path: Path) -> None:
    file, old, new, said = MISTAKES[mistake]
    folder = alone(tmp_path, file)
    with_text(folder, file, old, new)
    told = found(folder, TODAY, file)
    assert said in told.problem
    assert first_problem(folder, TODAY, tmp_path / "no drawings")


def test_the_line_is_the_one_to_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = alone(tmp_path, "marital_status")
    path = with_text(folder, "marital_status", 'kind = "number"', 'kind = "nmber"')
    line = path.read_text(encoding="utf-8").splitlines().index('kind = "nmber"') + 1
    assert main(["check", str(folder), "--on", "2026-11-20"]) == 1
    wrong = next(told for told in capsys.readouterr().out.splitlines() if told.startswith("WRONG"))
    assert f"procedures/marital_status.toml:{line} " in wrong
    assert "'nmber' is none of" in wrong


#: What an editor, a copied folder or a slip of the hand makes of a file: line and words that say so.
SLIPS: dict[str, tuple[str, str, int, str]] = {
    "no such day": ("verified_at = 2026-07-18", "verified_at = 2026-02-30", 9, "there is no such day"),
    "a day in quotes": ("verified_at = 2026-07-18", 'verified_at = "18/07/2026"', 9, "a day like 2026-07-18"),
    "a point in thousands": ("counter = 8000", "counter = 8.000", 23, "without quotes, points or commas"),
    "no quotes": ('name = { vi = "Bản', "name = { vi = Bản", 16, "texts stand in quotes"),
    "a key twice": ("order = 10", "order = 10\norder = 11", 2, "stands above"),
    "the other way round": ("Copy of a birth", "Copy \u202eof a birth", 16, "letter 6 is U+202E"),
    "nothing between": ("Copy of a birth", "Copy \u200bof a birth", 16, "letter 6 is U+200B"),
    "marks apart": ("Bản sao trích lục khai sinh", "Ba\u0309n sao", 16, "letters and marks apart"),
    "a zero byte": ("Copy of a birth", "Copy\x00of a birth", 16, "Illegal character"),
    "after itself": (
        'id = "requester"',
        'id = "requester"\nwhen = { field = "relation", values = ["family"] }',
        45,
        "'relation', which is not asked before",
    ),
    "a question twice": ('id = "relation"', 'id = "requester"', 60, "share an id"),
    "a condition on nothing": ('field = "requester"', 'field = "requster"', 60, "depends on 'requster'"),
    "a period turned round": (
        "valid_from = 2026-01-01",
        "valid_from = 2026-01-01\nvalid_to = 2025-01-01",
        11,
        "2025",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_with_its_line_in_plain_words(slip: str, tmp_path: Path) -> None:
    old, new, line, said = SLIPS[slip]
    folder = alone(tmp_path, "birth_extract")
    with_text(folder, "birth_extract", old, new)
    told = found(folder, TODAY, "birth_extract")
    assert said in told.problem
    assert abs(told.line - line) <= 1


def test_what_is_no_plain_file_is_refused_at_once(tmp_path: Path) -> None:
    folder = alone(tmp_path, "birth_extract")
    os.mkfifo(folder / "procedures" / "pipe.toml")
    (folder / "procedures" / "link.toml").symlink_to("/dev/zero")
    (folder / "procedures" / "folder.toml").mkdir()
    (folder / "procedures" / "gone.txt").symlink_to("nowhere")
    (folder / "procedures" / "\x1b[31m.toml").symlink_to("nowhere")
    said = {told.file: told.problem for told in check_folder(folder, TODAY) if told.problem}
    assert "no plain file" in said["procedures/pipe.toml"]
    assert "no plain file" in said["procedures/folder.toml"]
    assert "a link" in said["procedures/link.toml"]
    assert "nothing reads" in said["procedures/gone.txt"]
    assert "procedures/\\u001b[31m.toml" in said
    assert len(said) == 5


def test_the_mark_that_an_editor_sets_before_a_file_is_no_mistake(tmp_path: Path) -> None:
    folder = alone(tmp_path, "birth_extract")
    path = folder / "procedures" / "birth_extract.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert not found(folder, TODAY, "birth_extract").problem
    path.write_text(path.read_text("utf-8-sig").replace("order = 10", "order = x", 1), "utf-16")
    told = found(folder, TODAY, "birth_extract")
    assert (told.line, "save it as text in UTF-8" in told.problem) == (1, True)


@pytest.mark.parametrize(
    ("place", "line"),
    [("a", 1), ("b.c", 3), ("d[1].e", 7), ("d[1].f[1].g", 11), ("d[1].f[0]", 8), ("d[0].none", 4), ("none", 0)],
)
def test_a_place_is_found_in_the_text(place: str, line: int) -> None:
    text = "a = 1\n[b]\nc = 2\n[[d]]\ne = 1\n[[d]]\ne = 2\n[[d.f]]\ng = 1\n[[d.f]]\ng = 2"
    assert line_of(text, place) == line


def test_a_period_that_is_over_is_told_and_keeps_no_kiosk_from_the_rest(tmp_path: Path) -> None:
    folder = alone(tmp_path, CARD, "birth_extract")
    assert not found(folder, date(2026, 12, 31), CARD).stale
    after = found(folder, date(2027, 1, 1), CARD)
    assert (after.problem, after.stale) == ("", "fee 'Một thẻ' ended on 2026-12-31: take it out")
    with_text(
        folder, CARD, "counter = 50000\nvalid_from = 2027-01-01", "counter = 50000\nvalid_from = 2028-01-01"
    )
    assert "no page shows it" in found(folder, date(2027, 1, 1), CARD).stale
    assert first_problem(folder, date(2027, 1, 1), tmp_path / "no drawings") == ""
    assert main(["check", str(folder), "--on", "2027-01-01"]) == 1
    assert "has not come yet" in found(folder, date(2026, 1, 1), CARD).stale


def procedures(folder: Path) -> tuple[Procedure, ...]:
    return load_procedures(folder / "procedures", TODAY)


def test_the_packed_file_that_ships_is_of_the_files_beside_it() -> None:
    assert (CATALOGUE / NAME).read_bytes() == pack(CATALOGUE), "run: python -m kiosk_app.catalogue pack"


def test_packed_or_not_the_procedures_are_the_same(tmp_path: Path) -> None:
    folder = copy_catalogue(tmp_path)
    packed = procedures(folder)
    assert read_packed(folder) is not None
    (folder / NAME).unlink()
    assert procedures(folder) == packed
    assert len(packed) == len(list((folder / "procedures").iterdir()))


def test_a_packed_file_of_other_files_is_not_looked_at(tmp_path: Path) -> None:
    folder = copy_catalogue(tmp_path)
    with_text(folder, "birth_extract", "minutes = 6", "minutes = 7")
    assert read_packed(folder) is None
    assert next(each.minutes for each in procedures(folder) if each.id == "birth_extract") == 7
    assert "made from other files" in next(
        each.note for each in check_folder(folder, TODAY) if each.file == NAME
    )
    assert main(["pack", str(folder)]) == 0
    assert read_packed(folder) is not None


@pytest.mark.parametrize(
    "raw",
    [b"", b"[]", b"{}", b"\xff", b'{"of":1}', b"[" * 9999, b'{"of":"","files":[]}', b"x" * 300_000],
    ids=range(8),
)
def test_a_broken_packed_file_costs_nothing_but_time(raw: bytes, tmp_path: Path) -> None:
    folder = alone(tmp_path, CARD)
    (folder / NAME).write_bytes(raw)
    assert read_packed(folder) is None
    assert procedures(folder)


def test_what_is_packed_is_checked_as_a_file_is(tmp_path: Path) -> None:
    folder = copy_catalogue(tmp_path)
    held = json.loads((folder / NAME).read_bytes())
    held["files"]["passport.toml"]["scope"] = "all"
    (folder / NAME).write_text(json.dumps(held))
    with pytest.raises(ValueError, match="none of"):
        procedures(folder)


def test_what_is_not_verified_shows_no_figure() -> None:
    for path in CATALOGUE.glob("procedures/*.toml"):
        _, entry = load_procedure(path)
        figures = [
            figure
            for rate in (entry.fee, *entry.fee.rates)
            for figure in (rate.amount, rate.counter)
            if figure is not None
        ]
        if entry.verified_at is None:
            assert figures == []
            assert entry.duration.days is None


#: What the page says where the official record has no fee at all: no figure, and nothing left to settle.
UNNAMED = "Hồ sơ chính thức không ghi mức thu"


def test_ten_are_complete_and_fourteen_and_more_say_where_to_go() -> None:
    """Complete: filed here, its time verified, its source named, and its fee verified or named by no record."""
    entries = [load_procedure(path)[1] for path in CATALOGUE.glob("procedures/*.toml")]
    here = [entry for entry in entries if entry.scope == "all_here"]
    whole = [
        entry.id
        for entry in here
        if entry.verified_at
        and entry.source_url
        and (entry.fee.amount is not None or entry.fee.reason.read("vi") == UNNAMED)
        and entry.duration.days is not None
    ]
    assert len(whole) >= 10, whole
    assert len(entries) - len(here) >= 14


TEN = {
    'icon = "elder"': ('icon = "Elder"', "icon: 'Elder' is not of the form"),
    'scope = "all_here"': ('scope = "allhere"', "scope: 'allhere' is none of"),
    "minutes = 6": ('minutes = "6"', "minutes: expected a whole number"),
    'life_events = ["support"]': ('life_events = ["suport"]', "life_events: 'suport' is none of"),
    "verified_at = 2026-07-18": ('verified_at = "18/07/2026"', "verified_at: expected a day like"),
    'en = "Social pension"': ('en = ""', "name: no en text"),
    "working_days = 10": ("working_days = 10000", "duration.working_days: not within"),
    'kind = "date"': ('kind = "dat"', "fields[2].kind: 'dat' is none of"),
    "competent_unit = true": ("competent_unti = true", "fields[3].competent_unti: unknown key; is"),
    'id = "pension"': ('id = "Lương hưu"', "fields[4].id: 'Lương hưu' is not of the form"),
}


def test_ten_mistakes_in_one_file_are_ten_lines_to_mend(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = alone(tmp_path, "elderly_allowance")
    file = folder / "procedures" / "elderly_allowance.toml"
    for old, (new, _) in TEN.items():
        with_text(folder, "elderly_allowance", old, new)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert main(["check", str(folder)]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if "elderly_allowance.toml" in line]
    assert len(told) == len(TEN)
    for new, said in TEN.values():
        place = next(number for number, line in enumerate(lines, 1) if new in line)
        named = [line for line in told if said in line]
        assert len(named) == 1, said
        assert f"elderly_allowance.toml:{place} " in named[0]


def test_the_folder_of_procedures_given_alone_is_said_in_one_line() -> None:
    (finding,) = check_folder(CATALOGUE / "procedures", TODAY)
    assert "the folder in which this one lies" in finding.problem


def test_what_a_kiosk_refuses_is_named_by_its_first_mistake_alone(tmp_path: Path) -> None:
    folder = alone(tmp_path, "elderly_allowance")
    for old, (new, _) in TEN.items():
        with_text(folder, "elderly_allowance", old, new)
    assert len([each for each in check_folder(folder, TODAY, most=1) if "elderly" in each.file]) == 1
