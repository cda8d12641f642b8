"""A key that the chip does not take, and what is left of its patience (ICAO 9303-11, 4.3.3 and 4.4.4)."""

from __future__ import annotations

from drivers.card.chip.apdu import LOCKED, Response
from drivers.card.chip.trouble import ChipError
from drivers.errors import FaultCode

#: Detail of a CARD_KEY_MORE where PACE was begun and broke off.
PACE_BROKE = "pace failed"


class KeyRefusedError(ChipError):
    """The chip is well and does not take this key."""

    def __init__(self, detail: str) -> None:
        super().__init__(FaultCode.CARD_KEY_REFUSED, detail)


class KeyTooShortError(ChipError):
    """A card access number alone does not open this chip: birth and expiry are asked for."""

    def __init__(self, detail: str = "pace not offered") -> None:
        super().__init__(FaultCode.CARD_KEY_MORE, detail)


def refusal(response: Response) -> ChipError:
    """What a refused authentication means: another key may be tried, or none any more.

    The last try is the citizen's own: a counter at one counts as locked, and the card stays usable.
    """
    left = response.tries_left
    if response.sw == LOCKED or (left is not None and left <= 1):
        return ChipError(FaultCode.CARD_LOCKED, f"status {response.sw:04X}")
    return KeyRefusedError(f"status {response.sw:04X}")
