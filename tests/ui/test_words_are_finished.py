"""Every sentence exists in every language, with the same arguments, and nothing asks for another one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk_app import words
from kiosk_app.flow.faults import FAULTS
from kiosk_app.flow.procedure import Scope
from kiosk_app.flow.screens import Screen
from kiosk_app.ui.engine import QML
from kiosk_app.ui.samples import samples
from kiosk_app.ui.shown import plain
from kiosk_app.ui.word_use import unused
from kiosk_app.ui.words import SOURCES, languages, problems

VIETNAMESE = words.read(SOURCES / "kiosk_vi.ts")
ROOT = SOURCES.parent


def test_no_language_lacks_a_word() -> None:
    assert problems() == []


def test_no_word_is_left_that_nobody_asks_for() -> None:
    assert unused(VIETNAMESE, ROOT) == []


def test_vietnamese_comes_first_and_each_language_names_itself() -> None:
    offered = languages()
    assert offered[0].code == "vi"
    assert all(language.own_name and language.short for language in offered)


def test_every_id_in_qml_has_a_sentence() -> None:
    asked = set()
    for file in (QML / "Kiosk").rglob("*.qml"):
        if "DevDock" not in file.parts:
            asked |= set(re.findall(r'(?:qsTrId|say)\("([a-z0-9_.]+)"[),]', file.read_text(encoding="utf-8")))
    assert len(asked) > 100
    assert sorted(asked - VIETNAMESE.keys()) == []


def test_every_fault_has_its_sentences() -> None:
    wanted = {f"fault.{code}.{part}" for code in FAULTS for part in ("title", "safe", "do")}
    wanted |= {f"technician.{code}" for code in FAULTS}
    wanted |= {f"way.{way}" for fault in FAULTS.values() for way in fault.ways}
    assert sorted(wanted - VIETNAMESE.keys()) == []


@pytest.mark.parametrize("scope", list(Scope))
def test_every_scope_is_said(scope: Scope) -> None:
    assert f"scope.{scope}" in VIETNAMESE
    assert f"page.overview.scope_{scope}" in VIETNAMESE


def test_every_code_the_flow_can_send_has_a_sentence() -> None:
    """Ids written out in the flow and the paper: "error.…", "timeline.…", "status.step.…", "paper.…"."""
    families = "error|timeline|review|assurance|trail|weekday|paper|declaration"
    asked = set()
    for folder in ("flow", "runtime"):
        for file in (ROOT / "kiosk_app" / folder).rglob("*.py"):
            asked |= set(re.findall(rf'"((?:{families})\.[a-z0-9_.]+)"', file.read_text(encoding="utf-8")))
    assert len(asked) > 25
    assert sorted(asked - VIETNAMESE.keys()) == []


@pytest.mark.parametrize("language", [language.code for language in languages()])
def test_every_id_in_the_samples_has_a_sentence(language: str) -> None:
    texts = words.read(SOURCES / f"kiosk_{language}.ts")
    assert [lacking for screen in samples(language).values() for lacking in _lacking(screen, texts)] == []


def _lacking(screen: Screen, texts: dict[str, str]) -> list[str]:
    found: list[str] = []

    def look(value: object) -> None:
        if isinstance(value, dict):
            for name, entry in value.items():
                if name.endswith("_id") and isinstance(entry, str) and entry and entry not in texts:
                    found.append(entry)
                look(entry)
        elif isinstance(value, list):
            for entry in value:
                look(entry)

    look(plain(screen))
    return found


def test_official_spelling() -> None:
    """Records write the tone on the first vowel."""
    wrong = re.compile(r"\b\w*(?:uỷ|xoá|khoá|hoà|toà|khoẻ)\b", re.IGNORECASE)
    assert [text for text in VIETNAMESE.values() if wrong.search(text)] == []


def test_the_citizen_is_never_addressed_as_a_user() -> None:
    wrong = re.compile(r"\b(bạn|khách hàng|người dùng|anh/chị|lỗi)\b", re.IGNORECASE)
    citizen = {i: t for i, t in VIETNAMESE.items() if not i.startswith("technician.")}
    assert {i: t for i, t in citizen.items() if wrong.search(t)} == {}


def test_only_letters_the_font_has() -> None:
    """The arrow is missing in the font: pictures stand for it."""
    assert [text for text in VIETNAMESE.values() if "→" in text or "←" in text] == []


def test_a_file_with_an_unfinished_entry_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "kiosk_xx.ts"
    file.write_text(
        '<TS><context><message id="a"><translation type="unfinished">x</translation></message></context></TS>',
        encoding="utf-8",
    )
    with pytest.raises(words.WordsError, match="unfinished"):
        words.read(file)


def test_arguments_are_put_in_place() -> None:
    assert words.fill("%2 before %1", "a", "b") == "b before a"
