"""The codes of a filed dossier for the citizen's own telephone, made of the sealed file in the outbox."""

from __future__ import annotations

from collections.abc import Callable

from kiosk_app.flow.carrying import GONE, TOO_LARGE, CodesMade, CodesRefused
from kiosk_app.flow.events import Event
from sync.envelope import EnvelopeCode, EnvelopeFault
from sync.envelope.carried import fragments, pack
from sync.envelope.sealed_file import open_file
from sync.store.outbox import Outbox


class CarryWork:
    """Runs on the store's worker. Only ciphertext leaves it, and the file stays where it is."""

    def __init__(self, outbox: Outbox, post: Callable[[Event], None], note: Callable[[str, str], None]) -> None:
        self._outbox = outbox
        self._post = post
        self._note = note

    def make(self, dossier: str) -> None:
        packed = self._packed(dossier)
        if isinstance(packed, EnvelopeFault):
            reason = TOO_LARGE if packed.code is EnvelopeCode.TOO_LARGE else GONE
            self._note("carry.refused", reason)
            self._post(CodesRefused(dossier, reason))
            return
        codes = fragments(packed)
        self._note("carry.shown", str(len(codes)))
        self._post(CodesMade(dossier, codes))

    def _packed(self, dossier: str) -> bytes | EnvelopeFault:
        sealed = open_file(self._outbox.sealed_path(dossier))
        if isinstance(sealed, EnvelopeFault):
            return sealed
        try:
            return pack(sealed)
        except OSError:
            return EnvelopeFault(EnvelopeCode.DISK_ERROR)
