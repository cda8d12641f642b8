"""The sheet in the pictures of the gallery: a declaration with invented answers, as the press makes it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from PySide6.QtGui import QImage

from drivers.cancel import Cancel
from kiosk_app import words
from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.flow.paper import declaration as filled
from kiosk_app.paper import declaration, sample
from kiosk_app.paper.press import NoPaper, Press

_ROOT = Path(__file__).parents[2]
_NOW = Moment(datetime(2026, 11, 22, 11, 42, tzinfo=UTC), TimeTrust.TRUSTED)
#: As `runtime.sheet_work` asks for them.
_DOTS_PER_INCH = 120


@cache
def declared() -> QImage:
    """The first sheet of it. Raises RuntimeError where the press gives none."""
    place = sample.setting(_ROOT / "assets" / "catalogue", "practice", (words.FIRST,), _NOW.today)
    procedure = next(entry for entry in place.procedures if entry.id == "birth_extract")
    visit = sample.visit(place, procedure, _NOW)
    sentences = words.read(_ROOT / "i18n" / f"kiosk_{words.FIRST}.ts")
    values = declaration.content(filled(visit, masked=True), sentences)
    drawn = Press().pictures(declaration.TEMPLATE, values, _NOW.at, _DOTS_PER_INCH, Cancel())
    if isinstance(drawn, NoPaper):
        raise RuntimeError("the press gave no sheet")
    return QImage.fromData(drawn[0])
