"""Every page can be read and hit: in each language, letter size, theme, shape of screen and low reach."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from kiosk_app.ui.engine import Ui
from kiosk_app.ui.gallery import check, open_all
from kiosk_app.ui.settings_view import SCALES, THEMES
from kiosk_app.ui.walk import walk
from kiosk_app.ui.words import languages

LANGUAGES = [language.code for language in languages()]
QUICK = [("vi", 1.0, "light"), ("en", 2.0, "hc")]


FEW = ("home", "identity_number_error", "question_text", "question_date", "review", "fee", "fault_paper_out")


def _walk(ui: Ui, only: tuple[str, ...] = ()) -> dict[str, list[str]]:
    return {
        name: [f"{each.kind}: {each.what} / {each.detail}" for each in wrong]
        for name in open_all(ui, only)
        if (wrong := check(ui))
    }


@pytest.mark.parametrize(("language", "scale", "theme"), QUICK)
def test_every_page_is_whole(make_ui: Callable[..., Ui], language: str, scale: float, theme: str) -> None:
    assert _walk(make_ui(language, scale, theme)) == {}


def test_pages_are_whole_on_a_wide_screen(make_ui: Callable[..., Ui]) -> None:
    assert _walk(make_ui(size=(960, 540)), FEW) == {}


def test_pages_are_whole_within_low_reach(make_ui: Callable[..., Ui]) -> None:
    assert _walk(make_ui(low=True), FEW) == {}


#: What is read or asked at most, so that large letters on a wide screen leave it no line to spare.
FULL = (
    "overview",
    "consent",
    "identity_card",
    "identity_number_error",
    "question_date_wrong",
    "review",
    "fault_paper_out",
)
#: A page that needs more leaves than this is not read to its end.
MOST_LEAVES = 4
#: What is read like a book or gone through like a list, and the card that opens a word with all that it needs.
BOOKS = {"guide": 8, "people_": 6, "staff": 8, "status_locked": 5}


def _leaves(ui: Ui) -> int:
    frames = [item for item, _ in walk(ui.window.contentItem()) if item.property("turns") is not None]
    return max((int(frame.property("turns")) for frame in frames), default=1)


def _wide(ui: Ui, only: tuple[str, ...] = ()) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    for name in open_all(ui, only):
        if found := [f"{each.kind}: {each.what} / {each.detail}" for each in check(ui)]:
            wrong[name] = found
        if _leaves(ui) > max(
            (most for book, most in BOOKS.items() if name.startswith(book)), default=MOST_LEAVES
        ):
            wrong.setdefault(name, []).append(f"{_leaves(ui)} leaves")
    return wrong


def test_large_letters_on_a_wide_screen_take_few_leaves(make_ui: Callable[..., Ui]) -> None:
    assert _wide(make_ui(scale=2.0, size=(960, 540)), FULL) == {}


@pytest.mark.long
@pytest.mark.parametrize(("language", "scale"), list(product(LANGUAGES, SCALES)))
def test_every_page_is_whole_on_a_wide_screen(make_ui: Callable[..., Ui], language: str, scale: float) -> None:
    assert _wide(make_ui(language, scale, size=(960, 540))) == {}


@pytest.mark.long
@pytest.mark.parametrize("scale", SCALES)
def test_every_page_is_whole_within_low_reach(make_ui: Callable[..., Ui], scale: float) -> None:
    assert _walk(make_ui(scale=scale, low=True)) == {}


@pytest.mark.long
@pytest.mark.parametrize(("language", "scale", "theme"), list(product(LANGUAGES, SCALES, THEMES)))
def test_every_page_is_whole_everywhere(
    make_ui: Callable[..., Ui], language: str, scale: float, theme: str
) -> None:
    assert _walk(make_ui(language, scale, theme)) == {}


def test_the_walk_notices_what_is_cut(make_ui: Callable[..., Ui]) -> None:
    """The measure itself can fail: a sentence set back to a narrow line is found."""
    ui = make_ui()
    assert check(ui) == []
    sentence = next(item for item, _ in walk(ui.window.contentItem()) if item.property("text") == "Có mạng")
    sentence.setWidth(20)
    assert [finding.kind for finding in check(ui)] == ["cut"]


def code_of(ui: Ui) -> QQuickItem:
    return next(item for item, _ in walk(ui.window.contentItem()) if item.property("mustBeWhole") is True)


def test_the_walk_notices_a_code_that_leaves_the_page(make_ui: Callable[..., Ui]) -> None:
    """No sentence is cut: half a VietQR stands over the status line, and pays nothing."""
    ui = make_ui()
    for _ in open_all(ui, ("fee",)):
        assert check(ui) == []
        code = code_of(ui)
        place = ui.window.findChild(QQuickItem, "page place")
        assert isinstance(place, QQuickItem)
        code.setY(code.y() + place.height() - code.mapToItem(place, QPointF(0, code.height())).y() + 20)
        assert ("cut", "picture by page place") in {(each.kind, each.detail) for each in check(ui)}


def test_the_walk_notices_a_code_that_is_clipped(make_ui: Callable[..., Ui]) -> None:
    ui = make_ui()
    for _ in open_all(ui, ("fee",)):
        code = code_of(ui)
        code.setHeight(code.height() - 40)
        code.setClip(True)
        assert {each.kind for each in check(ui)} == {"cut"}


def test_the_walk_notices_what_lies_over_a_code(make_ui: Callable[..., Ui]) -> None:
    ui = make_ui()
    for _ in open_all(ui, ("fee",)):
        panel = next(
            item
            for item, _ in walk(ui.window.contentItem())
            if item.property("tone") is not None and item.height() > 0
        )
        panel.setY(panel.parentItem().mapFromItem(code_of(ui), QPointF(0, 0)).y())
        assert "hidden" in {each.kind for each in check(ui)}


def test_the_walk_notices_a_picture_and_a_target_outside_the_window(make_ui: Callable[..., Ui]) -> None:
    ui = make_ui()
    tile = next(item for item, _ in walk(ui.window.contentItem()) if item.property("example"))
    tile.setX(-ui.window.width() * 0.2)
    assert {("outside", "target"), ("outside", "picture")} <= {(each.kind, each.detail) for each in check(ui)}
