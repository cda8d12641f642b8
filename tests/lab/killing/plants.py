"""Faults that the lab must find, so that its silence can be trusted. Only ever used with --plant.

`EarlyOutbox` says "saved" before COMMIT: what it said last is lost with the process. The victim itself
plants two more: an impatient hand files a second dossier, and some papers are cut in half. At the portal the
teller takes a notice from the bank before it is written down.
"""

from __future__ import annotations

from portal.committer.teller import Teller
from portal.errands import Answer
from portal.payments.notices import Notice
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


def answer_the_bank_early() -> None:
    """In this process and its forks the teller says yes at once, and writes when the next notice comes."""
    owed: list[Notice] = []
    write = Teller.notice

    def notice(self: Teller, told: Notice) -> Answer:
        while owed:
            write(self, owed.pop())
        owed.append(told)
        return Answer(200, b"{}")

    setattr(Teller, "notice", notice)  # noqa: B010 - a method is replaced on purpose
