"""What the first page shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tile:
    """`id` goes back in openTile; the label is `tile.<id>`, the example line `tile.<id>.example`."""

    id: str
    icon: str
    ready: bool = True


@dataclass(frozen=True, slots=True)
class BoardLine:
    """An announcement in the citizen's language; `attention` where it changes what to do today."""

    title: str
    body: str
    attention: bool


@dataclass(frozen=True, slots=True)
class HomeScreen:
    """`hero` is the red board; `notice_id` a sentence after a restart, else empty.

    `board` is what the city announces; `opening_id` takes the arguments in their order, of which the one named
    `opening_weekday_id` is a translation id itself and comes first.
    """

    hero: Tile
    tiles: tuple[Tile, ...]
    languages: tuple[str, ...]
    notice_id: str = ""
    notice_argument: str = ""
    board: tuple[BoardLine, ...] = ()
    opening_id: str = ""
    opening_weekday_id: str = ""
    opening_arguments: tuple[str, ...] = ()
