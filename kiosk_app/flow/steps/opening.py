"""An officer's word opened with the card: through the identity pages and back, with nothing filed or kept.

Only a chip speaks here: without it there are the slip and a person, and no sign-in and no claim.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.effects import AskStatus, SeekCardCode, SeekReceipt, StopCamera, StopCard
from kiosk_app.flow.faults import Way, fault
from kiosk_app.flow.identity import Assurance, Identity
from kiosk_app.flow.screens import FaultPanel, Page
from kiosk_app.flow.state import CardEntry, Turn, Visit, stay

_OF_A_CHIP = frozenset({Assurance.CHIP_CONSISTENT, Assurance.CHIP_TRUSTED})
#: Faults whose words send the citizen on without a card.
_ENDS_HERE = frozenset({"card.no_reader", "card.locked", "card.not_genuine"})


def begin(visit: Visit) -> Turn:
    """From the locked word to the number of the card."""
    assert visit.status is not None
    visit = replace(visit, page=Page.IDENTITY_NUMBER, opening=visit.status.code, card=CardEntry())
    return stay(replace(visit, status_error=""), StopCamera(), SeekCardCode())


def give_up(visit: Visit) -> Turn:
    """Back to the locked word; what was typed of the card is forgotten."""
    visit = replace(visit, page=Page.STATUS, opening="", card=CardEntry())
    return stay(visit, StopCamera(), SeekReceipt())


def ask(visit: Visit, identity: Identity) -> Turn:
    """The chip is read: its number is with the runtime, and the visit keeps nothing of it."""
    if not identity.number or identity.assurance not in _OF_A_CHIP:
        visit = replace(visit, card=replace(visit.card, reading=False, progress=0.0))
        return stay(replace(visit, fault=panel("card.opens_nothing")))
    visit = replace(visit, page=Page.STATUS, card=CardEntry(), fault=None, status_asking=True, status_error="")
    return stay(visit, StopCard(), SeekReceipt(), AskStatus(visit.opening, by_card=True))


def panel(code: str) -> FaultPanel:
    """The fault `code` with no way that leads on without a card."""
    known = fault("card.opens_nothing" if code in _ENDS_HERE else code)
    return FaultPanel(known.code, tuple(way for way in known.ways if way is not Way.SKIP))
