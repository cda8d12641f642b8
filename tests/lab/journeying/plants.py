"""Faults that the journeys must find, each put into a kiosk that is otherwise the one that ships."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtQuick import QQuickItem

from kiosk_app.flow.procedure import Field, FieldKind
from kiosk_app.flow.setting import Setting
from kiosk_app.flow.text import Text
from kiosk_app.ui.walk import PAGE_PLACE, walk
from tests.lab.journeying.booth import Booth

#: A short road on which all of them lie.
ROAD = "driving_licence_renewal"
_OFF = 4000.0


@dataclass(frozen=True, slots=True)
class Plant:
    """`says` stands in what the lab says where it has found it."""

    name: str
    says: str
    mischief: Callable[[Booth], None] | None = None
    setting: Callable[[Setting], Setting] = lambda setting: setting


def _unanswerable(setting: Setting) -> Setting:
    """More than the most and less than the least is asked for: no answer will do."""
    asked = Text({"vi": "Câu không ai trả lời được", "en": "What nobody can answer"})
    field = Field("planted", FieldKind.NUMBER, asked, asked, least=5, most=3)
    return replace(
        setting,
        procedures=tuple(
            replace(entry, fields=(*entry.fields, field)) if entry.id == ROAD else entry
            for entry in setting.procedures
        ),
    )


def _off_the_glass(booth: Booth) -> None:
    """The button that takes the picture stands beside the screen."""
    if booth.page == "scan":
        for button in _buttons(booth):
            if button.property("spoken") == booth.words["page.scan.now"]:
                button.setX(_OFF)


def _no_way_on(booth: Booth) -> None:
    """The page of consent has lost its buttons."""
    if booth.page == "consent":
        for button in _buttons(booth):
            button.setVisible(False)


def _no_person(booth: Booth) -> None:
    """While a question is asked the bar has no person."""
    for item, _ in walk(booth.ui.window.contentItem()):
        if booth.page == "question" and item.objectName() == "bar person":
            item.setVisible(False)


def _buttons(booth: Booth) -> list[QQuickItem]:
    return [
        item
        for item, owners in walk(booth.ui.window.contentItem())
        if item.inherits("QQuickAbstractButton") and any(each.objectName() == PAGE_PLACE for each in owners)
    ]


PLANTS = (
    Plant("a question that nothing answers", "planted", setting=_unanswerable),
    Plant("a button off the glass", "on scan", _off_the_glass),
    Plant("a page without a way on", "on consent", _no_way_on),
    Plant("a page without a person", "question/", _no_person),
)
