"""The visit is over behind a cover: what it covered is not seen once more while the next page is being made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtQuick import QQuickItem

from kiosk_app.flow import screens as s
from kiosk_app.ui.engine import Ui
from kiosk_app.ui.gallery import rest, stage_of
from kiosk_app.ui.samples import samples
from kiosk_app.ui.turning import Turning

SCREENS = samples("vi")
NAME = "TRẦN MINH ĐỨC"


def seen(item: QQuickItem, opacity: float = 1.0) -> Iterator[str]:
    opacity *= item.opacity()
    if not item.isVisible() or opacity == 0:
        return
    text = item.property("text")
    if isinstance(text, str):
        yield text
    for child in item.childItems():
        yield from seen(child, opacity)


def frames(ui: Ui, most: int = 400) -> Iterator[list[str]]:
    """What can be seen after each piece of work, until the next page stands."""
    for _ in range(most):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
        yield list(seen(ui.window.contentItem()))
        if not stage_of(ui).property("turning"):
            return
    raise AssertionError("the next page never came")


@pytest.fixture
def ui(make_ui: Callable[..., Ui]) -> Iterator[Ui]:
    made = make_ui()
    made.settings.set_still(False)
    turning = Turning()
    made.engine.setIncubationController(turning)
    made.visit.show(SCREENS["review"])
    for _ in frames(made):
        pass
    rest(made)
    assert any(NAME in text for text in seen(made.window.contentItem()))
    yield made
    made.settings.set_still(True)


@pytest.mark.parametrize(
    "cover", [{"overlay": "inactivity"}, {"fault": s.FaultPanel("card.removed", ("back",))}]
)
def test_no_frame_shows_it_again(ui: Ui, cover: dict[str, object]) -> None:
    ui.visit.show(replace(SCREENS["review"], **cover))  # type: ignore[arg-type]  # the names are checked by replace
    for _ in frames(ui):
        pass
    assert not any(NAME in text for text in seen(ui.window.contentItem()))
    ui.visit.show(SCREENS["farewell"])
    assert stage_of(ui).property("turning"), "it was made at once, and nothing was tried"
    shown = [list(seen(ui.window.contentItem())), *frames(ui)]
    assert not any(NAME in text for texts in shown for text in texts)


def test_a_page_that_is_left_stays_untouchable_until_the_next_one_is_whole(ui: Ui) -> None:
    ui.visit.show(SCREENS["farewell"])
    assert stage_of(ui).property("turning")
    assert not any(NAME in text for text in list(frames(ui))[-1])
