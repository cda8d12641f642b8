"""What a citizen comes back for, a word or a fee, stands whole on a wide screen with letters of every size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk_app.ui.engine import Ui
from kiosk_app.ui.gallery import check, open_all

STATUS = (
    "status",
    "status_locked",
    "status_other_slip",
    "status_asking",
    "status_supplement",
    "status_refused",
)
CODE = ("status_code", "status_code_error", "pay_code", "pay_code_nothing")
MONEY = ("fee", "fee_not_yet", "owing", "paid", "paid_no_slip")


def items(item: QQuickItem) -> list[QQuickItem]:
    return [item, *(found for child in item.childItems() for found in items(child))]


@pytest.mark.parametrize(
    ("language", "scale"),
    [
        ("vi", 2.0),
        pytest.param("en", 2.0, marks=pytest.mark.long),
        pytest.param("vi", 1.65, marks=pytest.mark.long),
        pytest.param("en", 1.65, marks=pytest.mark.long),
        pytest.param("vi", 1.3, marks=pytest.mark.long),
        pytest.param("en", 1.3, marks=pytest.mark.long),
    ],
)
def test_each_stands_whole(make_ui: Callable[..., Ui], language: str, scale: float) -> None:
    ui = make_ui(language, scale=scale, size=(960, 540))
    wrong = {}
    for name in open_all(ui, (*STATUS, *CODE, *MONEY)):
        if found := check(ui):
            wrong[name] = [f"{each.kind}: {each.what} / {each.detail}" for each in found]
    assert wrong == {}


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(540, 960), (960, 540)])
def test_the_wrong_slip_is_said_where_the_eye_is(
    make_ui: Callable[..., Ui], scale: float, size: tuple[int, int]
) -> None:
    ui = make_ui("vi", scale=scale, size=size)
    for _ in open_all(ui, ("status_other_slip",)):
        shown = [
            item
            for item in items(ui.window.contentItem())
            if item.property("text") == "Phiếu này của hồ sơ khác." and item.isVisible()
        ]
        assert any(all(parent.opacity() > 0 for parent in parents(item)) for item in shown)


def parents(item: QQuickItem) -> list[QQuickItem]:
    above = item.parentItem()
    return [item, *(parents(above) if above is not None else [])]
