"""The way of the Tab key: to every control once, in reading order, and to nothing that nobody sees.

EN 301 549 5.1.6.1 (a keypad is enough), WCAG 2.2 2.4.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk_app.ui.walk import Finding
from tests.lab.accessing.facts import Facts
from tests.lab.accessing.tree import wrong_order


def findings(facts: Facts) -> Iterator[Finding]:
    for target in facts.targets:
        if target.enabled and target.order < 0:
            yield Finding("unreachable", target.name, "by no key")
    for hidden in facts.stray:
        yield Finding("hidden focus", hidden)
    way = sorted(
        (each for each in facts.targets if each.order >= 0 and each.on_page), key=lambda each: each.order
    )
    for first, second in wrong_order([each.box for each in way]):
        yield Finding("focus order", way[second].name, f"after {way[first].name}")
