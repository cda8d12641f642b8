"""What half a question in a search may mean: only what is likely, since its words were looked for already."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk_app.assistant.understand import Decision, Understanding
from kiosk_app.flow.procedure import Procedure

LIKELY = 0.15
"""The least chance of the first topic from which anything is offered to half a question."""
MOST = 3


def services_meant(
    understanding: Understanding, procedures: Mapping[str, Procedure], text: str, language: str
) -> tuple[str, ...]:
    """Ids of procedures of the place by rank: of the first topic where it is sure, else of the first three."""
    understood = understanding.ask(text, language)
    if understood.decision is Decision.REFUSE or understood.chance < LIKELY:
        return ()
    topics = understood.topics[: 1 if understood.decision is Decision.OPEN else MOST]
    ids = (id for topic in topics for id in topic.leads_to if id in procedures)
    return tuple(dict.fromkeys(ids))[:MOST]
