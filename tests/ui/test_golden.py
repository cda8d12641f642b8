"""Pages look as when a person last said that they are right; who changes one renews its picture on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from kiosk_app.ui.engine import Ui
from tests.lab.accessing import screens
from tests.lab.accessing.pictures import (
    GOLDEN,
    MOST_BYTES,
    RENEW,
    VIEWS,
    View,
    half_of,
    is_same,
    kept,
    path_of,
    shown,
)
from tests.lab.accessing.seen import targets_of
from tests.not_checked import unless

FEW = ("home", "consent", "question_text", "review", "finished")

#: Once the folder is there, a picture that is missing from it is a failure.
needs_pictures = unless(None if GOLDEN.is_dir() else f"no golden pictures are kept yet: {RENEW}")


@pytest.fixture(scope="module")
def ui(application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ui]:
    folder: Path = tmp_path_factory.mktemp("golden")
    with screens.window(folder) as made:
        yield made


def other_pages(ui: Ui, view: View, pages: tuple[str, ...] = ()) -> list[str]:
    """The pages that look other than their picture or have none."""
    return [
        page
        for page, now in shown(ui, view, pages)
        if (golden := kept(view, page)) is None or not is_same(golden, now)
    ]


@needs_pictures
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_page_has_its_picture(view: View) -> None:
    pages = screens.sampled(view.arrangement.language)
    assert [page for page in pages if not path_of(view, page).exists()] == [], RENEW


@needs_pictures
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_few_pages_look_as_kept(ui: Ui, view: View) -> None:
    assert other_pages(ui, view, FEW) == [], RENEW


@needs_pictures
@pytest.mark.long
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_page_looks_as_kept(ui: Ui, view: View) -> None:
    assert other_pages(ui, view) == [], RENEW


def test_a_button_that_moved_is_noticed_and_noise_is_not(ui: Ui) -> None:
    before = next(now for _, now in shown(ui, VIEWS[0], ("review",)))
    noise = np.random.default_rng(1).integers(-9, 10, before.shape)
    assert is_same(before, np.clip(before + noise, 0, 255).astype(np.uint8))
    targets_of(ui)[0].setX(targets_of(ui)[0].x() + 24)
    screens.rest(ui)
    assert not is_same(before, half_of(ui))


def test_all_of_them_are_small() -> None:
    assert sum(each.stat().st_size for each in GOLDEN.glob("*.png")) <= MOST_BYTES


@needs_pictures
def test_no_picture_is_left_of_a_page_that_went() -> None:
    wanted = {path_of(view, page) for view in VIEWS for page in screens.sampled(view.arrangement.language)}
    assert set(GOLDEN.glob("*.png")) - wanted == set()
