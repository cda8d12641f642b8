"""Somebody made the letters large, left the panel open and walked off: the next person finds the greeting."""

from __future__ import annotations

from collections.abc import Callable

from kiosk_app.ui.engine import Ui
from kiosk_app.ui.gallery import open_panel, settle, stage_of


def test_panel_size_and_theme_go_with_whoever_chose_them(make_ui: Callable[..., Ui]) -> None:
    ui = make_ui(scale=2.0, theme="hc", low=True)
    open_panel(ui, "settings")
    settle()
    assert stage_of(ui).property("cover") == "settings"
    ui.settings.reset()
    settle()
    assert stage_of(ui).property("cover") == ""
    assert (ui.settings.scale_now, ui.settings.theme_now, ui.settings.low_reach_now) == (1.0, "light", False)
