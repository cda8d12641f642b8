"""Staff who are called to the kiosk see that a dossier waits for them: how many, and nothing of whose."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk_app.ui.engine import Ui
from kiosk_app.ui.gallery import check, rest
from kiosk_app.ui.samples import samples
from kiosk_app.ui.walk import walk


def texts(ui: Ui) -> list[str]:
    found: list[QQuickItem] = [item for item, _ in walk(ui.window.contentItem())]
    return [str(item.property("text")) for item in found if item.inherits("QQuickText")]


@pytest.mark.parametrize(("language", "said"), [("vi", "hồ sơ cần cán bộ xem"), ("en", "For staff: dossiers")])
@pytest.mark.parametrize("size", [(540, 960), (960, 540)])
def test_parked_dossiers_are_counted_on_the_persons_panel_alone(
    make_ui: Callable[..., Ui], language: str, said: str, size: tuple[int, int]
) -> None:
    ui = make_ui(language, size=size)
    screens = samples(language)
    ui.line.show_parked(3)
    ui.visit.show(screens["home"])
    rest(ui)
    assert not [text for text in texts(ui) if said in text]
    ui.visit.show(screens["person"])
    rest(ui)
    (line,) = [text for text in texts(ui) if said in text]
    assert "3" in line
    assert check(ui) == []
    ui.line.show_parked(0)
    rest(ui)
    assert not [text for text in texts(ui) if said in text]
