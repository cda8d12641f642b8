"""That a page says what it is, stands upright and can be left by its own buttons: nobody has to know the bar.

WCAG 2.2 2.4.6 and 2.4.10 (headings), EN 301 549 5.1.6.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk_app.ui.walk import Finding
from tests.lab.accessing.facts import Facts

NO_HEADING = "no heading"
#: Beside the largest letters what is wrong stands in the place of the question.
_SAYS_WHAT = frozenset({"Heading", "AlertMessage"})
#: Its buttons are all that it asks: with large letters they stand alone.
GREETING = "home"
#: A line that lies by less than this is level: what rounding makes of it.
_LEVEL = 0.5
#: The machine is at work or at rest, and goes on by itself.
BY_THEMSELVES = frozenset({"submitting", "out_of_service", "farewell", "call_back_saving", "scan_filing"})


def findings(facts: Facts, page: str = "") -> Iterator[Finding]:
    """`page` as the samples call it."""
    for text in facts.texts:
        if abs(text.turned) > _LEVEL:
            yield Finding("turned", text.words, f"by {text.turned:.0f} degrees")
    for target in facts.targets:
        if abs(target.turned) > _LEVEL:
            yield Finding("turned", target.name, f"by {target.turned:.0f} degrees")
        if target.primary and not target.enabled:
            yield Finding("dead button", target.name, "leads on, and takes no touch")
    own = [each for each in facts.targets if each.on_page and each.enabled and each.order >= 0]
    if not own and page.split("_", maxsplit=1)[0] not in BY_THEMSELVES and page not in BY_THEMSELVES:
        yield Finding("no way on", page, "no button of its own")
    said = [node for node in facts.nodes if node.seen and node.role in _SAYS_WHAT]
    if page.split("_", maxsplit=1)[0] != GREETING and not any(node.name.strip() for node in said):
        yield Finding(NO_HEADING, page)
