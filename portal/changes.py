"""What befell a dossier and may be news to the citizen: a hook for whoever sends messages.

A listener is called inside the transaction of the deed, so that a row which it adds stands or falls with it.
It must not wait for a network.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from sync.contract.dossier import Dossier
from sync.contract.receipts import DossierState


class News(StrEnum):
    """What there is to tell."""

    STATE = "state"
    """The state moved; `Change.state` says where to."""
    FEE = "fee"
    """A fee notice was opened or replaced."""


@dataclass(frozen=True, slots=True)
class Change:
    """Nothing of the citizen's is in it: whether somebody wants to be told is the listener's to find."""

    dossier_id: str
    code: str
    news: News
    state: DossierState
    language: str
    practice: bool
    at: int


Listener = Callable[[Session, Change], None]


def nobody(_session: Session, _change: Change) -> None:
    """Where no adapter sends anything."""


def change_of(dossier: Dossier, news: News, state: DossierState, at_ms: int) -> Change:
    """The news about an opened dossier."""
    return Change(
        dossier_id=dossier.id,
        code=dossier.code,
        news=news,
        state=state,
        language=dossier.language,
        practice=dossier.practice,
        at=at_ms,
    )
