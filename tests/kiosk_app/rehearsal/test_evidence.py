"""The search of a disk finds what is there, wherever and however it lies, and nothing else."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.rehearsal.evidence import MAGIC, needles, plain_letters, search

NAME = "NGUYỄN THỊ MAI"
NUMBER = "001189000417"
WANTED = needles([NAME], [NUMBER])


def found_in(folder: Path, content: bytes, name: str = "file.bin") -> list[str]:
    (folder / name).write_bytes(b"\0" * 4097 + content + b"\0" * 99)
    return [trace.what for trace in search([folder], WANTED).found]


@pytest.mark.parametrize(
    "spelt",
    ["NGUYỄN THỊ MAI", "Nguyễn Thị Mai", "nguyen thi mai", "NGUYEN<THI<MAI", "Nguyen-Thi-Mai"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_name_is_found_however_it_is_spelt(tmp_path: Path, spelt: str, encoding: str) -> None:
    assert any(what.startswith("name") for what in found_in(tmp_path, spelt.encode(encoding)))


def test_a_piece_of_nine_digits_betrays_the_number(tmp_path: Path) -> None:
    assert found_in(tmp_path, NUMBER[2:11].encode())


def test_eight_digits_do_not(tmp_path: Path) -> None:
    assert found_in(tmp_path, NUMBER[4:].encode()) == []


@pytest.mark.parametrize("kind", sorted(MAGIC))
def test_a_picture_is_found_in_the_middle_of_a_file(tmp_path: Path, kind: str) -> None:
    assert found_in(tmp_path, MAGIC[kind]) == [f"{kind} picture or paper"]


def test_a_deleted_row_still_lies_in_the_database(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "visit.db")) as rows:
        rows.execute("PRAGMA secure_delete = OFF")
        rows.execute("CREATE TABLE drafts (text TEXT)")
        rows.execute("INSERT INTO drafts VALUES (?)", (NAME,))
        rows.commit()
        rows.execute("DELETE FROM drafts")
        rows.commit()
    assert not search([tmp_path], WANTED).clean


def test_a_row_in_the_write_ahead_log_is_found(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "visit.db")) as rows:
        rows.execute("PRAGMA journal_mode = WAL")
        rows.execute("CREATE TABLE drafts (text TEXT)")
        rows.execute("INSERT INTO drafts VALUES (?)", (NAME,))
        rows.commit()
        assert any(trace.file.endswith("-wal") for trace in search([tmp_path], WANTED).found)


def test_a_file_s_own_name_is_looked_at(tmp_path: Path) -> None:
    said = set(found_in(tmp_path, b"", name=f"{NUMBER}.log"))
    assert said == {"nine digits of the number, utf-8 (file name)"}


def test_what_is_left_out_is_not_searched_and_links_are_not_followed(tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    own.mkdir()
    other.mkdir()
    (other / "page").write_text(NAME)
    (own / "world.json").write_text(NAME)
    os.symlink(other / "page", own / "link")
    assert search([own], WANTED, leave_out=[own / "world.json"]).files == []


def test_what_is_said_of_a_trace_does_not_repeat_it(tmp_path: Path) -> None:
    (tmp_path / "log").write_text(f"{NAME} {NUMBER}")
    found = search([tmp_path], WANTED).found
    assert found
    assert not any(word in trace.what for trace in found for word in ("MAI", "Mai", "mai", NUMBER[:9]))


def test_marks_are_taken_off() -> None:
    assert plain_letters("Đặng Thùy Trâm") == "Dang Thuy Tram"


@given(st.binary(max_size=3000))
def test_random_bytes_hold_no_name(content: bytes) -> None:
    assert not any(needle in content for needle, what in WANTED.items() if what.startswith("name"))
