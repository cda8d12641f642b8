"""A sentence that nobody asks for is found, also among those whose ids are put together."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk_app.ui.word_use import unused

PAGE = """
Text { // qsTrId("said.in_a_comment")
    text: qsTrId("page.title")
    detail: qsTrId("fault." + code + ".title").arg(qsTrId((isNear ? "near." : "far.") + page.place.name))
    note: qsTrId("scope." + badge.scope + badge.brief)
    day: qsTrId(row.weekday_id + ".short")
    readonly property string brief: isNarrow ? ".short" : ""
}
"""
FLOW = """
def shown(state: str, day: int) -> tuple[str, str, str]:
    return f"status.{state}.note", "owes." + state, f"weekday.{day}"

STATES = ("waiting", "done")
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in {
        "ui/Page.qml": PAGE,
        "flow/show.py": FLOW,
        "rehearsal/hand.py": 'tap("said.by_hand")',
    }.items():
        path = tmp_path / "kiosk_app" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "one.toml").write_text('scope = "guide"\nplace = "gate"', encoding="utf-8")
    return tmp_path


def test_what_is_asked_for_in_one_piece_or_in_several_is_used(tree: Path) -> None:
    asked = ["page.title", "fault.done.title", "near.gate", "far.gate", "scope.guide", "scope.guide.short"]
    asked += ["status.waiting.note", "owes.done", "weekday.1", "weekday.1.short"]
    assert unused(asked, tree) == []


def test_what_no_state_fills_is_not(tree: Path) -> None:
    forgotten = ["fault.gone.title", "near.hall", "owes.blocked", "page.title.short2", "status.blocked.note"]
    assert unused(forgotten, tree) == forgotten


def test_neither_a_comment_nor_a_citizen_of_the_rehearsal_asks_for_a_word(tree: Path) -> None:
    assert unused(["said.by_hand", "said.in_a_comment"], tree) == ["said.by_hand", "said.in_a_comment"]
