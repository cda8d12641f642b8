"""A filed dossier on the citizen's own telephone: what is asked for, what comes back, what is shown of it."""

from __future__ import annotations

from dataclasses import dataclass

MAKING, READY, TOO_LARGE, GONE = "making", "ready", "too_large", "gone"


@dataclass(frozen=True, slots=True)
class MakeCodes:
    """Spell the sealed words of this dossier for a telephone: `CodesMade` or `CodesRefused`."""

    dossier: str


@dataclass(frozen=True, slots=True)
class CodesMade:
    """What stands behind the `#` of each address, in order; sealed, and about equally long."""

    dossier: str
    fragments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodesRefused:
    """`reason` is "too_large" (too many codes to scan) or "gone" (it is through already, or cannot be read)."""

    dossier: str
    reason: str


@dataclass(frozen=True, slots=True)
class Carrying:
    """`number` of the code that is shown, from 1."""

    state: str = MAKING
    fragments: tuple[str, ...] = ()
    number: int = 1

    @property
    def is_last(self) -> bool:
        return self.number >= len(self.fragments)


@dataclass(frozen=True, slots=True)
class CarryScreen:
    """`state` as in `Carrying`, or "received" once the portal's own receipt is here. `qr` is the address of
    code `number` of `count`. `papers`: scanned pages stay here until there is a line.
    """

    state: str
    qr: str
    number: int
    count: int
    papers: bool
