"""What the documents point at is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#]+\.(?:md|png))")
PATH = re.compile(r"`((?:assets|docs|drivers|i18n|kiosk_app|locks|portal|sync|systemd|tests)/[\w./-]*)`")
"""A path as prose names it, from the root; one with a NAME or CODE in capitals stands for many."""


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_link_leads_to_a_document(document: Path) -> None:
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_path_named_is_there(document: Path) -> None:
    named = (
        path for path in PATH.findall(document.read_text(encoding="utf-8")) if not re.search("[A-Z]{4}", path)
    )
    assert [path for path in named if not (REPOSITORY / path).exists()] == []


def test_whose_work_each_dependency_is_stands_written() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    pinned = [*project["dependencies"], *extras["pcsc"], *extras["emupos"]]
    names = {pin.partition("==")[0].replace("_", " ").lower() for pin in pinned}
    told = (REPOSITORY / "docs" / "licences.md").read_text(encoding="utf-8").lower()
    assert {name for name in names if name not in told} == set()
