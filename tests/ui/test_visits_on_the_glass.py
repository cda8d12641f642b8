"""What citizens get, by the catalogue that ships: whole, and on one leaf where the design says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from kiosk_app.flow.screens import Screen
from kiosk_app.ui.engine import Ui
from kiosk_app.ui.gallery import check, rest
from kiosk_app.ui.walk import walk
from tests.ui.visited import visited

FIVE = ("overview_driving_licence_renewal", "number_short", "licence_address", "review_missing", "fee")
#: Pages whose rows may turn a leaf at 100 %; all others stand on one.
#: The reviews, and what is found for a few letters while the keys take half the page.
LONG = ("review", "birth_review", "pension_review", "birth_ward")


def show_all(ui: Ui, screens: dict[str, Screen], only: Iterable[str] = ()) -> Iterator[str]:
    for name in only or screens:
        ui.visit.show(screens[name])
        rest(ui)
        yield name


def wrong(ui: Ui, language: str, only: Iterable[str] = ()) -> dict[str, list[str]]:
    return {
        name: [f"{each.kind}: {each.what} / {each.detail}" for each in found]
        for name in show_all(ui, visited(language), only)
        if (found := check(ui))
    }


def frame(ui: Ui) -> QQuickItem:
    return next(item for item, _ in walk(ui.window.contentItem()) if item.property("turns") is not None)


def texts(ui: Ui) -> list[str]:
    return [
        str(item.property("text")) for item, _ in walk(ui.window.contentItem()) if item.inherits("QQuickText")
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_of_real_visits_stands_whole_and_on_one_leaf(
    make_ui: Callable[..., Ui], language: str
) -> None:
    ui = make_ui(language)
    screens = visited(language)
    turning = {}
    for name in show_all(ui, screens):
        assert [f"{each.kind}: {each.what} / {each.detail}" for each in check(ui)] == [], name
        if screens[name].page != "home" and (turns := int(frame(ui).property("turns"))) > 1:
            turning[name] = turns
    assert {name: turns for name, turns in turning.items() if not name.startswith(LONG)} == {}
    assert max(turning.values()) == 2


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_pages_that_say_most_stand_whole_with_letters_twice_as_large(
    make_ui: Callable[..., Ui], language: str
) -> None:
    assert wrong(make_ui(language, scale=2.0), language, (*FIVE, "consent_missing_birth_extract")) == {}


@pytest.mark.parametrize("theme", ["light", "hc"])
def test_five_pages_of_real_visits_on_a_wide_screen(make_ui: Callable[..., Ui], theme: str) -> None:
    assert wrong(make_ui(theme=theme, size=(960, 540)), "vi", FIVE) == {}


def test_what_a_wide_screen_can_show_at_once_it_does(make_ui: Callable[..., Ui]) -> None:
    ui = make_ui(size=(960, 540))
    at_once = ("overview_driving_licence_renewal", "overview_birth_extract", "number_short", "fee", "services")
    for name in show_all(ui, visited("vi"), (*at_once, "finished_later", "finished_paper_out", "status")):
        assert frame(ui).property("turns") == 1, name


@pytest.mark.long
@pytest.mark.parametrize(
    ("language", "scale", "theme", "size"),
    list(product(["vi", "en"], [1.3, 1.65, 2.0], ["light", "hc"], [(540, 960)]))
    + list(product(["vi", "en"], [1.0], ["light", "hc"], [(960, 540)])),
)
def test_every_page_of_real_visits_stands_whole_everywhere(
    make_ui: Callable[..., Ui], language: str, scale: float, theme: str, size: tuple[int, int]
) -> None:
    assert wrong(make_ui(language, scale=scale, theme=theme, size=size), language) == {}


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_button_pressed_before_reading_turns_to_the_tick_that_is_missing(
    make_ui: Callable[..., Ui], scale: float
) -> None:
    ui = make_ui("vi", scale=scale)
    screens = visited("vi")
    for name in show_all(ui, screens, ("review", "review_missing")):
        ticks = [item for item, _ in walk(ui.window.contentItem()) if item.property("wanting") is True]
        assert len(ticks) == (name == "review_missing"), name
    assert int(frame(ui).property("turn")) > 0
    assert any(text.startswith(("Mời đọc", "Còn một ô")) for text in texts(ui)), "it says why it did not go on"


def test_with_large_letters_the_fee_is_on_the_first_leaf(make_ui: Callable[..., Ui]) -> None:
    ui = make_ui("vi", scale=2.0)
    for name in show_all(ui, visited("vi"), [f"overview_{each}" for each in ("birth_extract", FIVE[0][9:])]):
        assert any(text.endswith("₫") for text in texts(ui)), name


def test_figures_and_what_is_typed_are_seen_together_with_large_letters(make_ui: Callable[..., Ui]) -> None:
    ui = make_ui("vi", scale=2.0)
    for name in show_all(ui, visited("vi"), ("number_short", "birth_copies")):
        seen = texts(ui)
        assert "7" in seen, name
        assert {"•••1", "99"} & set(seen), name
        assert any("12 chữ số" in text or "Nhiều nhất" in text for text in seen), "and what was wrong"


@pytest.mark.parametrize("size", [(540, 960), (960, 540)])
def test_the_caret_stands_upright_behind_the_last_letter(
    make_ui: Callable[..., Ui], size: tuple[int, int]
) -> None:
    ui = make_ui("vi", size=size)
    for name in show_all(ui, visited("vi"), ("licence_address", "birth_name")):
        field = next(item for item, _ in walk(ui.window.contentItem()) if item.property("caret") is True)
        caret = field.childItems()[-1]
        words = next(item for item in field.childItems() if item.inherits("QQuickText"))
        assert caret.height() > 4 * caret.width(), name
        assert QRectF(0, 0, field.width(), field.height()).contains(
            QRectF(caret.x(), caret.y(), caret.width(), caret.height())
        ), name
        assert caret.y() + caret.height() > words.y() + words.height() * 0.8, "on the last line"


def test_an_official_code_breaks_only_where_a_person_pauses(make_ui: Callable[..., Ui]) -> None:
    for scale in (1.0, 2.0):
        ui = make_ui("vi", scale=scale)
        for _ in show_all(ui, visited("vi"), ("status",)):
            code = next(text for text in texts(ui) if text.startswith("THU"))
            assert all(before in "-." for before in (part[-1:] for part in code.split("\u200b")[:-1]))
