"""What gives way on a long page or a lowered screen, and what does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk_app.flow.results import ResultScreen
from kiosk_app.ui.engine import Ui
from kiosk_app.ui.gallery import rest
from kiosk_app.ui.samples import samples
from kiosk_app.ui.walk import walk
from tests.ui.test_the_glass import texts


def test_a_sentence_of_help_comes_back_with_a_shorter_page(make_ui: Callable[..., Ui]) -> None:
    ui = make_ui("en", scale=1.3)
    page = samples("en")["result"]
    assert isinstance(page.content, ResultScreen)
    ui.visit.show(replace(page, content=replace(page.content, place="A long way to go, " * 12)))
    rest(ui)
    assert not any("signed" in each for each in texts(ui))
    ui.visit.show(page)
    rest(ui)
    assert any("signed" in each for each in texts(ui))


@pytest.mark.parametrize("name", ["scan", "declaration", "result"])
def test_lowered_the_page_keeps_the_picture_that_it_is_about(make_ui: Callable[..., Ui], name: str) -> None:
    ui = make_ui("vi")
    ui.settings.set_low_reach(True)
    ui.visit.show(samples("vi")[name])
    rest(ui)
    tallest = max(
        item.height()
        for item, _ in walk(ui.window.contentItem())
        if item.inherits("QQuickImage") and "preview" in item.property("source").toString()
    )
    assert tallest > ui.window.height() / 4
