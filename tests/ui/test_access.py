"""Whoever cannot see, hear, reach or read well can use every page: the axe over them, and proof that it cuts.

Any two choices of language, text scale, shape and theme come together on some page here, and on every page in
the long part; all of them at once is `./kiosk lab access`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk_app.flow.frame import Page
from kiosk_app.ui.engine import Ui
from kiosk_app.ui.samples import PANELS, samples
from tests.lab.accessing import screens
from tests.lab.accessing.plants import PLANTS, Plant, findings_of
from tests.lab.accessing.settings import Setting, cover, every

COVER = cover(every())
#: The quick part: each of these under three or four settings, so that all of the cover has its turn.
FEW = (
    "home",
    "services",
    "consent",
    "identity_number",
    "question_text",
    "question_choice",
    "review",
    "fee",
    "finished",
    "status",
    "settings",
    "inactivity",
)


@pytest.fixture(scope="module")
def ui(application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ui]:
    """One window with all the words, for all these tests."""
    folder: Path = tmp_path_factory.mktemp("access")
    with screens.window(folder) as made:
        yield made


def look(ui: Ui, setting: Setting, pages: tuple[str, ...] = ()) -> list[str]:
    found = screens.look(ui, setting.arrangement, [setting.theme], pages)
    return [f"{each.page}: {each.finding.kind}: {each.finding.what} {each.finding.detail}" for each in found]


def test_the_cover_has_every_two_choices_together() -> None:
    pairs = set()
    for setting in COVER:
        at = setting.arrangement
        pairs |= {
            (at.language, at.scale),
            (at.scale, at.shape),
            (at.shape, setting.theme),
            (at.scale, setting.theme),
        }
    assert len(COVER) <= 14
    assert len(pairs) == 3 * 4 + 4 * 3 + 3 * 3 + 4 * 3


@pytest.mark.parametrize(
    ("setting", "pages"),
    list(zip(COVER, cycle((FEW[0::4], FEW[1::4], FEW[2::4], FEW[3::4])), strict=False)),
    ids=str,
)
def test_some_pages_under_some_settings(ui: Ui, setting: Setting, pages: tuple[str, ...]) -> None:
    assert look(ui, setting, pages) == []


@pytest.mark.long
@pytest.mark.parametrize("setting", COVER, ids=str)
def test_every_page_under_settings_that_cover_all_pairs(ui: Ui, setting: Setting) -> None:
    assert look(ui, setting) == []


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_what_is_planted_is_found(ui: Ui, plant: Plant) -> None:
    clean, spoilt = findings_of(ui, plant, spoilt=False), findings_of(ui, plant, spoilt=True)
    assert plant.kind in {each.kind for each in spoilt - clean}


def test_every_page_is_looked_at() -> None:
    assert set(screens.sampled()) == {*samples(), *PANELS}
    # A page without a sample is looked at by nobody.
    assert {each.page for each in samples().values()} >= set(Page)


def test_every_kind_of_question_and_every_overlay_is_looked_at() -> None:
    shown = samples().values()
    assert {each.overlay for each in shown} >= {
        "inactivity",
        "end",
        "person",
        "call_back",
        "staff_code",
        "staff",
        "assist",
    }
    assert any(each.fault for each in shown)
    assert any(each.practice for each in shown)
