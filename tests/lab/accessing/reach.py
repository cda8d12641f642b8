"""What a hand reaches, and what is always there: lowered controls, a person, the language, "lower it".

Low reach: every action in the lower 55 % of an upright screen (at most 1,200 mm from the floor). A person and
the language are one touch away on every page.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk_app.ui.walk import Finding
from tests.lab.accessing.facts import Facts
from tests.lab.accessing.sizes import LARGE

#: The share of the height above which a lowered screen has nothing to touch.
HIGH = 0.45
#: The same for large letters, which need more room: 400 mm over the edge of the panel, which the profile of a
#: post keeps at 800 mm over the floor at most.
HIGH_LARGE = 0.33
_SLACK = 1.0


def findings(facts: Facts, panel: str = "") -> Iterator[Finding]:
    """`panel` is the panel of the glass that is open, "" for none."""
    if facts.low and not facts.wide:
        high = HIGH_LARGE if facts.scale >= LARGE else HIGH
        for target in facts.targets:
            if target.box.y < high * facts.size.tall - _SLACK:
                yield Finding("too high", target.name, f"{target.box.y / facts.size.tall:.0%} from the top")
    marks = {target.mark for target in facts.targets if target.order >= 0}
    for mark, kind in (("bar person", "no person"), ("bar language", "no language")):
        if mark not in marks:
            yield Finding(kind, mark)
    if panel == "settings" and "low reach" not in marks:
        yield Finding("no low reach", "in letters and colours")
