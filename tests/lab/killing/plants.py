"""Faults that the lab must find, so that its silence can be trusted. Only ever used with --plant.

`EarlyOutbox` says "saved" before COMMIT: what it said last is lost with the process. The victim itself
plants two more: an impatient hand files a second dossier, and some papers are cut in half.
"""

from __future__ import annotations

from sync.store import NewDossier, Outbox, PaymentIntent, Stored, StoreFault


class EarlyOutbox(Outbox):
    """Answers at once and writes when the next dossier comes."""

    _owed: tuple[NewDossier, PaymentIntent | None] | None = None

    @classmethod
    def over(cls, outbox: Outbox) -> EarlyOutbox:
        return cls(outbox._store, outbox._blobs, outbox._clock)

    def submit(self, row: NewDossier, payment: PaymentIntent | None = None) -> Stored | StoreFault:
        if self._owed is not None:
            super().submit(*self._owed)
        self._owed = (row, payment)
        manifest = row.sealed.manifest
        return Stored(manifest.dossier_id, manifest.code, self._clock.now())
