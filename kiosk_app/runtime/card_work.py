"""The card's effects: wait for a card, read it, stop."""

from __future__ import annotations

from collections.abc import Callable

from drivers.cancel import Cancel
from drivers.card.reader import (
    AccessKey,
    BacKey,
    CardReader,
    CardReading,
    CardState,
    CardStatus,
    ChipTrust,
    DocumentKind,
    Genuine,
    MrzKey,
    Need,
    PaceKey,
    Photograph,
    Prefilled,
    ReadProgress,
    Step,
    Subscription,
)
from drivers.errors import DeviceFault
from kiosk_app.flow.effects import ReadCard
from kiosk_app.flow.events import CardProgress, CardPut, CardRead, CardWords, ChipRefused, Event, Trouble
from kiosk_app.flow.identity import PASSPORT, Assurance, ChipFound, Identity
from kiosk_app.flow.kept import Kept
from kiosk_app.runtime.workers import Worker
from sync.contract.plain import only_seen

_NEEDS = frozenset({Need.MRZ, Need.VIETNAMESE_TEXT})
#: As many as a dossier takes; the one that decided is the first.
_REASONS = 16
_GONE = {CardState.NO_READER: "card.no_reader", CardState.NO_SERVICE: "card.no_reader"}
#: Half a second: a reader that is plugged in or a service that restarts is not yet a fault.
_SETTLE_S = 1.5


class CardWork:
    """`kept` looks for a visit that was cut off with this chip, by its security object.

    `holds` takes the number that the chip gave, `shows` a photograph that was needed, and names it.
    """

    def __init__(
        self,
        reader: CardReader,
        worker: Worker,
        post: Callable[[Event], None],
        kept: Callable[[bytes], Kept | None] = lambda _sod: None,
        holds: Callable[[str], None] = lambda _number: None,
        *,
        shows: Callable[[Photograph, Cancel], int] = lambda _photograph, _cancel: 0,
    ) -> None:
        self._reader = reader
        self._worker = worker
        self._post = post
        self._kept = kept
        self._holds = holds
        self._shows = shows
        self._watch: Subscription | None = None

    def wait(self) -> None:
        self.stop()
        self._worker.do(self._settle)
        self._watch = self._reader.watch(self._seen)

    def _settle(self, cancel: Cancel) -> None:
        """Say that there is no reader only when it stays so."""
        if cancel.wait(_SETTLE_S):
            return
        code = _GONE.get(self._reader.status().state)
        if code and not cancel.cancelled:
            self._post(Trouble(code))

    def _seen(self, status: CardStatus) -> None:
        if status.state is CardState.PRESENT:
            self._post(CardPut())
        elif status.state is CardState.TWO_CARDS:
            self._post(Trouble("card.two_cards"))

    def read(self, order: ReadCard) -> None:
        self._close_watch()
        key = _key(order)
        self._worker.stop()
        needs = _NEEDS | {Need.PHOTOGRAPH} if order.photograph else _NEEDS
        self._worker.do(lambda cancel: self._read(key, needs, cancel))

    def _read(self, key: AccessKey, needs: frozenset[Need], cancel: Cancel) -> None:
        answer = self._reader.read(key, needs, self._progress, cancel)
        if cancel.cancelled:
            return
        if isinstance(answer, DeviceFault):
            self._post(Trouble(answer.code))
        elif answer.trust is ChipTrust.FAILED or answer.genuine is Genuine.FAILED:
            self._post(ChipRefused(chip_found(answer)))
            self._post(Trouble("card.not_genuine"))
        else:
            self._holds(answer.number)
            face = self._shows(answer.photograph, cancel) if answer.photograph else 0
            self._post(CardRead(identity_of(answer), self._kept(answer.sod), face))

    def _progress(self, progress: Step) -> None:
        if isinstance(progress, ReadProgress) and progress.total > 0:
            self._post(CardProgress(progress.done / progress.total))
        elif isinstance(progress, Prefilled):
            self._post(CardWords(only_seen(progress.name)))

    def stop(self) -> None:
        self._close_watch()
        self._worker.stop()

    def _close_watch(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None


def _key(order: ReadCard) -> AccessKey:
    if order.birth is None:
        return PaceKey(order.number[-6:])
    if order.document == PASSPORT:
        return MrzKey(order.number, order.birth, order.expiry)
    return BacKey(order.number, order.birth, order.expiry)


def identity_of(reading: CardReading) -> Identity:
    """What the visit keeps of a reading: letters that are seen, the assurance in the dossier's words."""
    trusted = reading.trust is ChipTrust.TRUSTED
    return Identity(
        number=reading.number,
        name=only_seen(reading.name),
        birth=reading.birth,
        sex=reading.sex,
        nationality=only_seen(reading.nationality),
        # Where a foreigner was born is asked by nobody here.
        origin=only_seen(reading.origin) if reading.kind is DocumentKind.CARD else "",
        residence=only_seen(reading.residence),
        assurance=Assurance.CHIP_TRUSTED if trusted else Assurance.CHIP_CONSISTENT,
        document=reading.kind.value,
        chip=chip_found(reading),
    )


def chip_found(reading: CardReading) -> ChipFound:
    """For the officer who decides: outcome, what was checked, and why."""
    return ChipFound(
        issuer=reading.issuer,
        trust=reading.trust.value,
        genuine=reading.genuine.value,
        access=reading.access,
        proofs=reading.proofs,
        reasons=reading.reasons[:_REASONS],
        sod_sha256=reading.sod_sha256,
    )
