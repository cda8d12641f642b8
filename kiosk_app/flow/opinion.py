"""What a citizen thought of the visit: a face of five and a few ticks. Nothing of it leads to a person."""

from __future__ import annotations

from dataclasses import dataclass

#: "1" is very displeased, "5" very pleased.
FACES = ("1", "2", "3", "4", "5")
REASONS = ("waiting", "clarity", "staff", "machine", "other")


@dataclass(frozen=True, slots=True)
class Opining:
    """All that is left of a finished visit: what was done. `face` is empty until one was touched."""

    procedure: str
    face: str = ""
    reasons: frozenset[str] = frozenset()
    missing: bool = False


@dataclass(frozen=True, slots=True)
class SurveyScreen:
    """`face` is chosen, `ticked` are the reasons that were. `missing`: asked to choose a face first."""

    faces: tuple[str, ...]
    reasons: tuple[str, ...]
    face: str = ""
    ticked: tuple[str, ...] = ()
    missing: bool = False
