"""The stages of our own work on a dossier, its steps for the citizen, and why it may be stuck."""

from __future__ import annotations

from enum import StrEnum

from sync.contract.receipts import SET_ASIDE, DossierState


class Stage(StrEnum):
    """How far the portal is with a dossier. The citizen sees `DossierState` of the contract instead."""

    UPLOADING = "uploading"
    """Known by its manifest only; no officer sees it."""
    COMMITTED = "committed"
    """Whole and durable here; the receipt is signed."""
    OPENED = "opened"
    """Decrypted, checked, re-encrypted for the console; the city has not answered yet."""
    HANDED_OVER = "handed_over"
    """The city's system took it and gave its official code."""
    PARKED = "parked"
    """Stuck, with a trouble code, in sight of officers."""
    CALL_BACK = "call_back"
    """No dossier but a wish to be called back: it lies in `call_backs` until it is done."""
    REJECTED = "rejected"
    """Refused for good before it was received, under the portal's signature."""


HELD = (Stage.COMMITTED, Stage.OPENED, Stage.HANDED_OVER, Stage.PARKED)
"""Stages in which the whole dossier lies here and a receipt says so."""


class Step(StrEnum):
    """Who has the dossier in hand, in the words of the status check."""

    PORTAL_RECEIVED = "portal.received"
    PORTAL_OFFICER = "portal.officer"
    PORTAL_SET_ASIDE = SET_ASIDE
    """A supplement that is joined to no dossier."""
    CITY_RECEIVED = "city.received"
    CITY_PROCESSING = "city.processing"
    CITY_SUPPLEMENT = "city.supplement"
    CITY_DONE = "city.done"
    CITY_REFUSED = "city.refused"


STEP_OF_STATE: dict[DossierState, Step] = {
    DossierState.RECEIVED: Step.PORTAL_RECEIVED,
    DossierState.FORWARDED: Step.CITY_RECEIVED,
    DossierState.ACCEPTED: Step.CITY_RECEIVED,
    DossierState.PROCESSING: Step.CITY_PROCESSING,
    DossierState.SUPPLEMENT: Step.CITY_SUPPLEMENT,
    DossierState.DONE: Step.CITY_DONE,
    DossierState.REFUSED: Step.CITY_REFUSED,
}


class Trouble(StrEnum):
    """Why a dossier is parked. The console shows the code; no value of the dossier is in it."""

    CANNOT_OPEN = "dossier.cannot_open"
    MISSHAPEN = "dossier.misshapen"
    INCOHERENT = "dossier.incoherent"
    """Manifest and content name different dossiers, codes, kiosks or worlds."""
    ATTACHMENT_MISMATCH = "dossier.attachment_mismatch"
    CITY_SILENT = "city.silent"
    CITY_REFUSED = "city.refused"
    CITY_BAD_CODE = "city.bad_code"
    SUPPLEMENT_UNKNOWN = "supplement.unknown"
    """It completes a dossier that does not lie here."""
    SUPPLEMENT_STALE = "supplement.stale"
    """Nobody waits for it: the round is over, or its ticket is not the round's."""


AWAITING = "awaiting"
"""A payment that nothing has come in for; its other states but one are `PaymentState` of the contract."""

REPLACED = "replaced"
"""An officer has set another amount since; money that still comes counts for the payment in its place."""
