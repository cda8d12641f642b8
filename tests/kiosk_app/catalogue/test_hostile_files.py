"""A catalogue off anybody's stick: what would fill memory, never end or never begin is a finding at once."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.catalogue import check
from kiosk_app.catalogue.check import check_folder
from kiosk_app.catalogue.dotted import MOST_PARTS, too_many_parts
from kiosk_app.catalogue.locate import line_of
from kiosk_app.catalogue.packed import NAME, read_packed
from kiosk_app.catalogue.procedures import load_procedures
from kiosk_app.catalogue.strict import ContentError, read_bytes, read_toml
from tests.kiosk_app.catalogue.test_strict_content import TODAY, copy_catalogue
from tests.not_checked import not_checked

FIFTY_GB = 50 << 30


def wrong(folder: Path) -> dict[str, str]:
    return {told.file: told.problem for told in check_folder(folder, TODAY) if told.problem}


def holes(path: Path) -> None:
    """A file of fifty gigabytes that takes no room."""
    with path.open("wb") as file:
        file.truncate(FIFTY_GB)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link(path: Path) -> None:
    path.symlink_to("/dev/zero")


CALAMITIES = {"holes": (holes, "larger than"), "pipe": (pipe, "no plain file"), "link": (link, "a link")}


@pytest.mark.parametrize("calamity", CALAMITIES)
def test_fifty_gigabytes_a_pipe_and_a_device_are_named_and_not_read(calamity: str, tmp_path: Path) -> None:
    folder = copy_catalogue(tmp_path)
    make, said = CALAMITIES[calamity]
    names = ["procedures/bad.toml", "sites/bad.toml", "units.json", "wards.json", NAME]
    for name in names:
        (folder / name).unlink(missing_ok=True)
        make(folder / name)
    found = wrong(folder)
    assert [name for name in names if said in found[name]] == names


@pytest.mark.parametrize("calamity", CALAMITIES)
def test_none_of_them_is_read_by_a_kiosk_that_starts(calamity: str, tmp_path: Path) -> None:
    """Beside the packed file, and in its place."""
    folder = copy_catalogue(tmp_path)
    make, _ = CALAMITIES[calamity]
    make(folder / "procedures" / "bad.toml")
    assert read_packed(folder) is None
    with pytest.raises(ContentError):
        load_procedures(folder / "procedures", TODAY)
    (folder / "procedures" / "bad.toml").unlink()
    (folder / NAME).unlink()
    make(folder / NAME)
    assert read_packed(folder) is None


def test_a_file_that_says_it_is_empty_and_is_not_is_read_to_its_limit() -> None:
    """Of this one the kernel tells no size."""
    endless = Path("/proc/kallsyms")
    if not endless.is_file() or endless.stat().st_size:
        not_checked("this kernel has no such file")
    with pytest.raises(ContentError, match="larger than"):
        read_bytes(endless)


KEY = ".".join("a" * 60_000)


@pytest.mark.parametrize(
    "text",
    [f"x = 1\n{KEY} = 1", f"\n[{KEY}]", f"\n[[ {KEY} ]]", f"\nx = {{ y = 1, {KEY} = 1 }}"],
    ids=["key", "table", "tables", "inline"],
)
def test_a_key_of_sixty_thousand_parts_is_refused_with_its_line_before_it_is_parsed(
    text: str, tmp_path: Path
) -> None:
    """Parsing the first takes longer than this whole file of tests may."""
    folder = copy_catalogue(tmp_path)
    bad = folder / "procedures" / "bad.toml"
    bad.write_text(text, "utf-8")
    with pytest.raises(ContentError, match="more than 8 parts"):
        read_toml(bad)
    (told,) = (each for each in check_folder(folder, TODAY) if each.file == "procedures/bad.toml")
    assert (told.line, "more than 8 parts" in told.problem) == (2, True)


def test_a_heading_of_that_form_within_a_text_costs_no_time_when_a_line_is_looked_for() -> None:
    assert line_of(f'a = """\n[{KEY}]\n"""\nb = 1', "b") == 4


@pytest.mark.parametrize(
    "text",
    [
        "a.b.c.d.e.f.g.h = 1",
        'a = "1.2.3.4.5.6.7.8.9.0"',
        "a = '1.2.3.4.5.6.7.8.9.0'",
        'a = """\n1.2.3.4.5.6.7.8.9.0\n"""',
        "a = 1 # 1.2.3.4.5.6.7.8.9.0",
        "a = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 1.0]",
        'a = "\\"1.2.3.4.5.6.7.8.9.0"',
    ],
)
def test_what_only_looks_like_a_long_key_is_none(text: str) -> None:
    assert tomllib.loads(text)
    assert too_many_parts(text) == 0


@pytest.mark.parametrize(
    "before",
    ["", 'p = """a"""", ', 'p = """""""", ', "p = '''a'''', ", 'p = "\\\\", ', "p = '\\', ", "p = '''\\''', "],
)
def test_no_text_before_it_hides_a_long_key(before: str) -> None:
    text = f"x = {{ {before}a.b.c.d.e.f.g.h.i = 1 }}"
    assert tomllib.loads(text)
    assert too_many_parts(text) == 1


_STEPS = st.sampled_from(["a", "b-1", '"c.d"', "'e.f'", '"\\".g"', '"#"', "1"])
_JOINTS = st.sampled_from([".", " .", ". ", "\t.\t"])
_VALUES = st.sampled_from(
    [
        "1",
        "1.5",
        '"a.b.c.d.e.f.g.h.i.j"',
        "'a.b.c.d.e.f.g.h.i.j # '",
        '"""x"y""z\n.a.b.c.d.e.f.g.h.i\n"""',
        "'''a'b''c\n[a.b.c.d.e.f.g.h.i.j]'''",
        '"""a"""""',
        "[1.5, 2.5]",
        "2026-07-18T07:32:00.5",
        '"\\\\"',
    ]
)
_REMARKS = st.sampled_from(["", " # a.b.c.d.e.f.g.h.i", " #'", ' #"""'])


@st.composite
def _keys(draw: st.DrawFn) -> tuple[str, int]:
    """A key as it is written, and its parts; the first is its own, so that no key stands twice."""
    steps = draw(st.lists(_STEPS, max_size=MOST_PARTS + 4))
    written = f"k{draw(st.uuids()).hex}" + "".join(draw(_JOINTS) + step for step in steps)
    return written, 1 + len(steps)


@st.composite
def _lines(draw: st.DrawFn) -> tuple[str, int]:
    (key, parts), (inner, inner_parts) = draw(_keys()), draw(_keys())
    value, remark = draw(_VALUES), draw(_REMARKS)
    match draw(st.sampled_from(["key", "table", "tables", "inline"])):
        case "table":
            return f"[{key}]{remark}", parts
        case "tables":
            return f"[[{key}]]{remark}", parts
        case "inline":
            return f"{key} = {{ x = {value}, {inner} = {value} }}{remark}", max(parts, inner_parts)
    return f"{key} = {value}{remark}", parts


@given(st.lists(_lines(), max_size=6))
def test_of_well_formed_files_those_with_a_long_key_are_found_and_no_others(
    lines: list[tuple[str, int]],
) -> None:
    text = "\n".join(line for line, _ in lines)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        # Two keys that hypothesis gave the same beginning.
        return
    assert (too_many_parts(text) > 0) == any(parts > MOST_PARTS for _, parts in lines)


@given(st.text(max_size=60) | st.text(alphabet="a.\"'\\#[]{}= \n", max_size=200))
def test_of_any_text_it_names_a_line_that_is_there(text: str) -> None:
    assert 0 <= too_many_parts(text) <= text.count("\n") + 1


def test_a_folder_deeper_than_any_stack_is_named_and_not_entered(tmp_path: Path) -> None:
    folder = copy_catalogue(tmp_path)
    deep = folder / "sites" / "deep"
    (folder / "sites" / "round").symlink_to(folder)
    (folder / "elsewhere").symlink_to("/")
    (folder / ".drafts").mkdir()
    (folder / ".drafts" / "a.toml").touch()
    (folder / "procedure").mkdir()
    (folder / "procedure" / "a.toml").touch()
    deep.mkdir()
    held = [os.open(deep, os.O_RDONLY)]
    try:
        for _ in range(300):
            os.mkdir("d", dir_fd=held[-1])
            held.append(os.open("d", os.O_RDONLY, dir_fd=held[-1]))
        assert wrong(folder) == {
            "sites/deep": "nothing reads this folder",
            "sites/round": "nothing reads this folder",
            "elsewhere": "nothing reads this folder",
            "procedure/a.toml": "nothing reads this file",
        }
    finally:
        os.close(held.pop())
        while held:
            os.rmdir("d", dir_fd=held[-1])
            os.close(held.pop())


@pytest.mark.parametrize("trouble", [RecursionError(), MemoryError()], ids=["too deep", "too much"])
def test_a_file_that_a_reader_cannot_hold_is_a_finding_and_the_others_are_read(
    trouble: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_path: Path) -> str:
        raise trouble

    monkeypatch.setattr(check, "_wards", fails)
    folder = copy_catalogue(tmp_path)
    assert list(wrong(folder)) == ["wards.json"]
    assert len(check_folder(folder, TODAY)) > 40
