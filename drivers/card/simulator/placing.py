"""Which card lies on the simulated reader, and what befalls it: the switchboard's card switches at work."""

from __future__ import annotations

from drivers.card.persona import load_persona
from drivers.card.simulator.applet import SimulatedChip
from drivers.switchboard import CardSwitch, Switchboard, World

#: A slow card takes this long for each command, about 3 s for a whole reading.
SLOW_SECONDS = 0.25
#: A reading takes at least ten commands; pulled later than this, a card would never be pulled in mid-read.
LATEST_PULL = 9


class PlacedCard:
    """One card from the moment it is put down until it is lifted."""

    def __init__(self, name: str, switch: CardSwitch, pulled_after: int) -> None:
        self._chip = SimulatedChip(load_persona(name), clone=switch is CardSwitch.CLONE)
        self._mute = switch is CardSwitch.MUTE
        self._left = min(pulled_after, LATEST_PULL) if switch is CardSwitch.PULLED else None
        self.delay = SLOW_SECONDS if switch is CardSwitch.SLOW else 0.0

    def reset(self) -> None:
        self._chip.reset()

    def transmit(self, command: bytes) -> bytes | None:
        """The answer, empty from a mute chip, or None: the card was pulled away before it could answer."""
        if self._left is not None:
            if self._left <= 0:
                return None
            self._left -= 1
        return b"" if self._mute else self._chip.transmit(command)


class Placing:
    """Follows the switchboard. A card that was pulled stays away until a hand turns a card switch again."""

    def __init__(self, board: Switchboard) -> None:
        self._board = board
        self._hand: tuple[str, CardSwitch, int] | None = None
        self._card: PlacedCard | None = None
        self.count = 0

    def card(self) -> PlacedCard | None:
        """The card that lies there now; the same object for as long as it is not lifted.

        Raises ValueError for a person who is not prepared: a misspelt name must not pass for an empty reader.
        """
        hand = _hand(self._board.world())
        if hand != self._hand:
            self._hand, self._card = None, None
            self._card = PlacedCard(*hand) if hand[0] else None
            self._hand = hand
            self.count += self._card is not None
        return self._card

    def lifted(self) -> None:
        """The card has just been pulled away."""
        self._card = None


def _hand(world: World) -> tuple[str, CardSwitch, int]:
    return world.card, world.card_switch, world.pulled_after_apdus
