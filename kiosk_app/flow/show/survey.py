"""The one question on the way out."""

from __future__ import annotations

from kiosk_app.flow.opinion import FACES, REASONS, SurveyScreen
from kiosk_app.flow.state import Visit


def survey(visit: Visit) -> SurveyScreen:
    opining = visit.opining
    assert opining is not None
    ticked = tuple(reason for reason in REASONS if reason in opining.reasons)
    return SurveyScreen(FACES, REASONS, opining.face, ticked, opining.missing)
