"""What befalls a virtual scanner, and at which side of paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mishap(StrEnum):
    JAM = "jam"
    BUSY = "busy"
    WARMING = "warming"
    COVER_OPEN = "cover_open"
    DENIED = "denied"
    #: Stands still with an error of its own.
    STOPPED = "stopped"
    #: The plug is pulled while the side is sent.
    DIES = "dies"
    #: Accepts and says nothing more.
    HANGS = "hangs"
    #: The connection ends in the middle of a picture.
    CUT_OFF = "cut_off"
    #: The picture is whole by its length and ends in the middle of the sheet.
    HALF_PAGE = "half_page"
    WRONG_TYPE = "wrong_type"
    #: Announces ten gigabytes.
    HUGE = "huge"
    #: A small picture that says it is 60000 by 60000 pixels.
    BOMB = "bomb"
    GARBLED = "garbled"


#: Told before a sheet moves; the others happen while it is sent.
STANDING = frozenset({Mishap.BUSY, Mishap.WARMING, Mishap.DENIED, Mishap.STOPPED})


@dataclass(frozen=True, slots=True)
class Planted:
    """`mishap` at the side with this number, the first being 0, and until it is taken away."""

    mishap: Mishap
    side: int = 0
