"""What can be taken home on paper without a dossier: guidance, how to do it at home, a network, a timetable."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence by its translation id; without an id the argument itself, which comes from the catalogue.

    An argument may be a sentence of its own, such as the name of a weekday.
    """

    id: str
    arguments: tuple[str | Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading. `numbered` where they are steps or things to count."""

    heading_id: str
    icon: str
    lines: tuple[Said, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Leaflet:
    """`title_id` heads it, `subject` is what it is about. `qr` opens what `qr_id` says; empty: no code."""

    title_id: str
    subject: str
    parts: tuple[Part, ...]
    site: str
    kiosk: str
    hotline: str
    practice: bool
    qr: str = ""
    qr_id: str = ""
    language: str = "vi"


def text(words: str) -> Said:
    return Said("", (words,))
