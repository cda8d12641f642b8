"""A visit that was cut off, and the card that was read in it."""

from __future__ import annotations

import sqlite3

from kiosk_app.flow.kept import Kept
from kiosk_app.runtime.draft_form import kept_from
from kiosk_app.runtime.session import Session
from kiosk_app.store.drafts import Drafts
from kiosk_app.store.keeping import card_key


class Keeping:
    """`card_read` is called on the card's worker when a chip was read and its groups are what it signed."""

    def __init__(self, drafts: Drafts, session: Session, secret: bytes) -> None:
        self._drafts = drafts
        self._session = session
        self._secret = secret

    def card_read(self, security_object: bytes) -> Kept | None:
        """Hold what this chip makes for this visit's own draft; the newest that was cut off with it, if any."""
        if not security_object:
            self._session.hold_card(None)
            return None
        key = card_key(security_object, self._secret)
        self._session.hold_card(key)
        try:
            found = self._drafts.kept_for(key)
        except sqlite3.Error:
            # The app's own disk: the visit goes on as if nothing had been kept.
            return None
        here = self._session.dossier_id
        kept = (kept_from(visit, draft) for visit, draft in found if visit != here)
        return next((entry for entry in kept if entry is not None), None)
