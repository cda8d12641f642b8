"""A slip: what a receipt looks like, before it is dots. The words arrive finished; no sentence is made here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Type sizes of the receipt (203 dpi, 576 dots): body 25 px, code 34, state 42."""

    BODY = "body"
    STRONG = "strong"
    SMALL = "small"
    SMALL_STRONG = "small_strong"
    CODE = "code"
    STATE = "state"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Masthead:
    """The pavilion mark with the name of the service beside it and one line under the name."""

    title: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    role: Role = Role.BODY
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Label left, value after it, wrapping under itself."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Boxed:
    """A line in a double frame: the state of the dossier."""

    text: str
    role: Role = Role.STATE


@dataclass(frozen=True, slots=True)
class Band:
    """White on a black bar: the practice mark."""

    text: str


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR at the left with lines beside it."""

    payload: str
    beside: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    dots: int = 12


Block = Masthead | Line | Pair | Boxed | Band | Qr | Rule | Gap


@dataclass(frozen=True, slots=True)
class Slip:
    """`void` are the words that mark a piece of it which a job cut in the middle left on paper."""

    blocks: tuple[Block, ...]
    max_mm: float = 90.0
    void: str = ""
