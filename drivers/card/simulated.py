"""A reader without a reader: the simulated chip in this process, as the switchboard says. No socket."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from drivers.cancel import Cancel
from drivers.card.chip.reach import Reaches
from drivers.card.chip.session import Terms, read_card
from drivers.card.chip.trouble import ChipError
from drivers.card.reader import (
    AccessKey,
    CardReading,
    CardState,
    CardStatus,
    Need,
    Step,
    Subscription,
)
from drivers.card.simulator.placing import PlacedCard, Placing
from drivers.card.trust_keeper import TrustKeeper
from drivers.card.watchers import Seen, Watchers
from drivers.card.wrong_keys import WrongKeys
from drivers.errors import DeviceFault, FaultCode
from drivers.switchboard import Switchboard

NAME = "Simulated reader"
#: How often the switchboard is asked; a hand puts a card down far more slowly.
_LOOK_EVERY = 0.05


class SimulatedCardReader:
    """`CardReader` over a `SimulatedChip`. The very same reading code runs as over PC/SC."""

    def __init__(
        self, board: Switchboard, terms: Terms | None = None, trust: TrustKeeper | None = None
    ) -> None:
        """A board that cannot be read, or names a person who is not prepared, shows as NO_READER.

        `trust` stands in the place of the anchors in `terms`.
        """
        self._terms = terms or Terms()
        self._trust = trust or TrustKeeper.of(self._terms.anchors)
        self._placing = Placing(board)
        self._second = Placing(board, second=True)
        self._placing_lock = threading.Lock()
        self._reading = threading.Lock()
        self._wrong_keys = WrongKeys()
        self._reaches = Reaches()
        self._watchers = Watchers()
        self._closed = threading.Event()
        self._watchers.publish(self._look())
        self._thread = threading.Thread(target=self._follow, name="card-simulated", daemon=True)
        self._thread.start()

    def status(self) -> CardStatus:
        status = self._look()
        self._watchers.publish(status)
        return status

    def watch(self, seen: Seen) -> Subscription:
        return self._watchers.watch(seen)

    def read(
        self,
        key: AccessKey,
        needs: frozenset[Need],
        progress: Callable[[Step], None],
        cancel: Cancel,
    ) -> CardReading | DeviceFault:
        with self._reading:
            try:
                card, second, placing = self._laid()
            except ValueError as error:
                return DeviceFault(FaultCode.CARD_NO_READER, str(error))
            if card is None:
                return DeviceFault(FaultCode.CARD_ABSENT)
            if second is not None:
                return DeviceFault(FaultCode.CARD_TWO_CARDS)
            refusal = self._wrong_keys.refusal(placing)
            if refusal:
                return refusal
            card.reset()
            reach = self._reaches.of(NAME, card.atr)
            outcome = read_card(
                lambda command: self._transmit(card, command, cancel),
                key,
                needs,
                progress=progress,
                cancel=cancel,
                terms=replace(self._terms, anchors=self._trust.trust.anchors),
                reach=reach,
                reset=card.reset,
            )
            self._wrong_keys.count(placing, outcome)
            if isinstance(outcome, CardReading):
                self._reaches.keep(NAME, card.atr, reach)
            return outcome

    def close(self) -> None:
        self._closed.set()
        self._thread.join(timeout=2.0)
        self._watchers.close()

    def _transmit(self, card: PlacedCard, command: bytes, cancel: Cancel) -> bytes:
        if not self._still(card):
            raise ChipError(FaultCode.CARD_REMOVED)
        answer = card.transmit(command)
        if cancel.wait(card.delay):
            raise ChipError(FaultCode.CANCELLED)
        if not self._still(card):
            raise ChipError(FaultCode.CARD_REMOVED)
        if answer is None:
            with self._placing_lock:
                (self._placing if self._placing.card() is card else self._second).lifted()
            raise ChipError(FaultCode.CARD_REMOVED)
        return answer

    def _laid(self) -> tuple[PlacedCard | None, PlacedCard | None, int]:
        """The card that is read, one beside it, and how often the reader was laid upon."""
        with self._placing_lock:
            cards = [one for one in (self._placing.card(), self._second.card()) if one is not None]
            first, second = (*cards, None, None)[:2]
            return first, second, self._placing.count + self._second.count

    def _still(self, card: PlacedCard) -> bool:
        try:
            return self._laid()[0] is card
        except ValueError:
            return False

    def _look(self) -> CardStatus:
        return replace(self._lying(), trust=self._trust.look())

    def _lying(self) -> CardStatus:
        try:
            card, second, _ = self._laid()
        except ValueError:
            # A misspelt calamity must not pass for an empty reader.
            return CardStatus(CardState.NO_READER)
        if card is None:
            return CardStatus(CardState.EMPTY, NAME)
        if second is not None:
            return CardStatus(CardState.TWO_CARDS, NAME)
        return CardStatus(CardState.PRESENT if card.atr else CardState.MUTE, NAME)

    def _follow(self) -> None:
        while not self._closed.wait(_LOOK_EVERY):
            self._watchers.publish(self._look())
