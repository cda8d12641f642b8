"""Sample pages of the question on the way out."""

from __future__ import annotations

from collections.abc import Callable

from kiosk_app.flow import screens as s
from kiosk_app.flow.opinion import FACES, REASONS, SurveyScreen


def asked(screen: Callable[..., s.Screen]) -> dict[str, s.Screen]:
    return {
        "survey": screen(s.Page.SURVEY, SurveyScreen(FACES, REASONS, "4", ("waiting",))),
        "survey_missing": screen(s.Page.SURVEY, SurveyScreen(FACES, REASONS, missing=True)),
        "farewell_asks": screen(s.Page.FAREWELL, s.FarewellScreen(True, asks=True)),
        "farewell_thanks": screen(s.Page.FAREWELL, s.FarewellScreen(True, thanked=True)),
    }
