"""Which card lies on the simulated reader, and what befalls it: the switchboard's card switches at work."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from drivers.card.persona import load_persona
from drivers.card.simulator.air import Air
from drivers.card.simulator.applet import ATR, SimulatedChip
from drivers.card.simulator.faults import Fault, FaultKind
from drivers.switchboard import CardSwitch, Switchboard, World

#: A slow card takes this long for each command, about 3 s for a whole reading.
SLOW_SECONDS = 0.25
#: A reading takes at least ten commands; pulled later than this, a card would never be pulled in mid-read.
LATEST_PULL = 9
#: Keys of the switchboard's `extra`: a fault as `faults` spells it, a bit rate to keep, a second card's person.
FAULT, AIR, SECOND = "card_fault", "card_air", "second_card"
#: Long enough to be believed, and nothing that any clause allows.
_GARBAGE_BYTES = 40


@dataclass(frozen=True, slots=True)
class Hand:
    """What a hand does with one card; a new value is a new card put down."""

    name: str
    clone: bool = False
    fault: Fault | None = None
    each: float = 0.0
    kbit: int = 0


class PlacedCard:
    """One card from the moment it is put down until it is lifted."""

    def __init__(self, hand: Hand) -> None:
        self._chip = SimulatedChip(load_persona(hand.name), clone=hand.clone)
        self._fault = hand.fault
        self._left = hand.fault.after if hand.fault else 0
        self._each = hand.each
        self._air = Air(hand.kbit) if hand.kbit else None
        #: Seconds that the last answer is held back, and what of it is under way although the card is gone.
        self.delay = 0.0
        self.torn = b""

    @property
    def atr(self) -> bytes:
        """The answer to reset, empty from a chip that does not come up."""
        return b"" if self._fault and self._fault.kind is FaultKind.MUTE else ATR

    def reset(self) -> None:
        self._chip.reset()

    def transmit(self, command: bytes) -> bytes | None:
        """The answer, empty from a mute chip, or None: the card was pulled away before it could answer."""
        self.delay = self._each
        fault = self._fault
        if fault is None or self._left > 0:
            self._left -= 1
            return self._answered(command)
        match fault.kind:
            case FaultKind.REMOVED:
                self.torn = _framed(self._chip.transmit(command), fault.octets)
                return None
            case FaultKind.SILENT | FaultKind.MUTE:
                return b""
            case FaultKind.GARBAGE:
                return hashlib.shake_256(command).digest(_GARBAGE_BYTES)
            case FaultKind.STATUS:
                self._fault = None
                return fault.status.to_bytes(2, "big")
            case FaultKind.SLOW:
                self.delay += fault.seconds
        return self._answered(command)

    def _answered(self, command: bytes) -> bytes:
        answer = self._chip.transmit(command)
        if self._air:
            self.delay += self._air.exchange_seconds(command, answer)
        return answer


class Placing:
    """Follows the switchboard. A card that was pulled stays away until a hand turns a card switch again.

    `second`: the card that lies beside the first one, named in the board's `extra`.
    """

    def __init__(self, board: Switchboard, *, second: bool = False) -> None:
        self._board = board
        self._second = second
        self._seen: World | None = None
        self._hand: tuple[Hand | None, int] = (None, 0)
        self._card: PlacedCard | None = None
        self.count = 0

    def card(self) -> PlacedCard | None:
        """The card that lies there now; the same object for as long as it is not lifted.

        Raises ValueError for a person who is not prepared or a fault that is none: what is misspelt must not
        pass for an empty reader.
        """
        world = self._board.world()
        if world is not self._seen:
            hand = (_second_hand(world) if self._second else _hand(world)), world.pulled_after_apdus
            if hand != self._hand:
                self._hand, self._card = (None, 0), None
                self._card = PlacedCard(hand[0]) if hand[0] else None
                self._hand = hand
                self.count += self._card is not None
            self._seen = world
        return self._card

    def lifted(self) -> None:
        """The card has just been pulled away."""
        self._card = None


def _hand(world: World) -> Hand | None:
    if not world.card:
        return None
    switch = world.card_switch
    fault = Fault.parse(world.extra.get(FAULT, ""))
    if switch is CardSwitch.MUTE:
        fault = Fault(FaultKind.SILENT)
    if switch is CardSwitch.PULLED:
        fault = Fault(FaultKind.REMOVED, min(world.pulled_after_apdus, LATEST_PULL))
    each = SLOW_SECONDS if switch is CardSwitch.SLOW else 0.0
    return Hand(world.card, switch is CardSwitch.CLONE, fault, each, int(world.extra.get(AIR, "0")))


def _second_hand(world: World) -> Hand | None:
    name = world.extra.get(SECOND, "")
    return Hand(name) if name else None


def _framed(answer: bytes, octets: int) -> bytes:
    """The first `octets` of the answer with its length in front, never the whole of it."""
    return (len(answer).to_bytes(2, "big") + answer)[: min(octets, len(answer) + 1)]
