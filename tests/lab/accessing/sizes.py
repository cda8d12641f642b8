"""Millimetres: how large a target and a letter are, and how far targets stand apart.

20 mm for the button that leads on, 15 mm for any other, 3 mm between two; capitals 7.25 mm, and 12 mm from
165 % on (Korea's notice on barrier-free kiosks; EN 301 549, 5.1.4).
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk_app.ui import pseudo
from kiosk_app.ui.walk import Finding
from tests.lab.accessing.boxes import MM
from tests.lab.accessing.facts import Facts

ANY_MM = 15.0
PRIMARY_MM = 20.0
GAP_MM = 3.0
CAPITAL_MM = 7.25
LARGE_CAPITAL_MM = 12.0
#: A capital of Be Vietnam Pro, of the size of its font (measured).
CAPITAL = 0.74
#: From this scale on letters are large.
LARGE = 1.65
#: More leaves of one page than this nobody turns, with letters of the usual size.
MOST_LEAVES = 4
#: A wide one has half of the height, and not twice as much stands beside each other.
MOST_WIDE = 5
#: A lowered screen has little more than half of the room.
MOST_LOWERED = 7
_SLACK_MM = 0.1


def findings(facts: Facts) -> Iterator[Finding]:
    yield from _targets(facts)
    yield from _gaps(facts)
    yield from _letters(facts)
    # Nobody reads the language that nobody speaks to its end.
    if facts.language != pseudo.CODE and facts.leaves > _most_leaves(facts):
        yield Finding("many leaves", f"{facts.leaves} leaves")


def _most_leaves(facts: Facts) -> float:
    """Letters of twice the size fill four times the room: twelve people have no fewer words for them."""
    return (MOST_LOWERED if facts.low else MOST_WIDE if facts.wide else MOST_LEAVES) * facts.scale**2


def _targets(facts: Facts) -> Iterator[Finding]:
    for target in facts.targets:
        least = PRIMARY_MM if target.primary else ANY_MM
        if min(target.box.wide, target.box.tall) * MM < least - _SLACK_MM:
            size = f"{target.box.wide * MM:.1f} x {target.box.tall * MM:.1f} mm, at least {least:g}"
            yield Finding("small target", target.name, size)


def _gaps(facts: Facts) -> Iterator[Finding]:
    for index, one in enumerate(facts.targets):
        for other in facts.targets[index + 1 :]:
            if one.number in other.owners or other.number in one.owners:
                continue
            gap = one.box.apart(other.box) * MM
            if -_SLACK_MM <= gap < GAP_MM - _SLACK_MM:
                yield Finding("narrow gap", one.name, f"{gap:.1f} mm to {other.name}")


def _letters(facts: Facts) -> Iterator[Finding]:
    least = LARGE_CAPITAL_MM if facts.scale >= LARGE else CAPITAL_MM
    for text in facts.texts:
        tall = text.letters * CAPITAL * MM
        if tall < least - _SLACK_MM:
            yield Finding("small letters", text.words, f"{tall:.1f} mm, at least {least:g}")
