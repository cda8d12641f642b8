"""Small files with telling names."""

from __future__ import annotations

import re
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
LONGEST = 400
EMPTY_WORDS = re.compile(r"(manager|helper|util|handler|misc|common)s?$", re.IGNORECASE)


def source_files() -> list[Path]:
    folders = ("drivers", "kiosk_app", "portal", "sync", "tests")
    kinds = ("*.py", "*.qml")
    return [path for folder in folders for kind in kinds for path in sorted((REPOSITORY / folder).rglob(kind))]


def test_no_file_is_longer_than_a_person_reads_at_one_go() -> None:
    lengths = {
        path.relative_to(REPOSITORY): path.read_text(encoding="utf-8").count("\n") for path in source_files()
    }
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST} == {}


def test_no_name_says_nothing() -> None:
    assert [path for path in source_files() if EMPTY_WORDS.search(path.stem)] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        path.relative_to(REPOSITORY)
        for path in source_files()
        if path.suffix == ".py"
        and (text := path.read_text(encoding="utf-8")).strip()
        and not text.lstrip().startswith(('"""', 'r"""'))
        and not text.startswith("#!")
    ]
    assert silent == []


def test_no_item_is_asked_for_its_class() -> None:
    """PySide keeps what it gave out after the item is gone; the next item in its place is taken for a class."""
    asked = "meta" + "Object()"
    assert [path for path in source_files() if asked in path.read_text(encoding="utf-8")] == []
