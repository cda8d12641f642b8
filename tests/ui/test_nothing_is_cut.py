"""Every page can be read and hit: in each language, letter size, theme, shape of screen and low reach."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

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


@pytest.mark.long
def test_every_page_is_whole_on_a_wide_screen(make_ui: Callable[..., Ui]) -> None:
    assert _walk(make_ui(size=(960, 540))) == {}


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
