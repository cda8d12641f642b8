"""What the accessibility tree says of a page: every control by role and name, every word, in reading order.

EN 301 549 5.1.3.1 and 11.4.1.2, WCAG 2.2 1.3.2 and 4.1.2.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kiosk_app.ui.walk import Finding
from tests.lab.accessing.boxes import Box
from tests.lab.accessing.facts import Facts, Node

_CONTROLS = frozenset({"Button", "RadioButton", "CheckBox", "Key", "EditableText", "Link"})
#: Those that are one of several or on and off.
_CHOSEN = frozenset({"RadioButton", "CheckBox"})
#: What shows that a name was made of an object or of nothing instead of words.
_NO_NAME = re.compile(r"QMLTYPE|\(0x|undefined|\[object|%[1-9]|\bNaN\b")
#: Signs that are drawn, not read: they join or part what is read.
_SILENT = re.compile("[\u200b\u00ad\u2060]")
_TWICE = re.compile(r"([^\W\d])\1")
#: So few letters are a sign.
_SIGN = 3
#: So few letters of a word may be what is left of it.
_SHORTENED = 2
_SLACK = 4.0


def findings(facts: Facts) -> Iterator[Finding]:
    yield from _controls(facts)
    yield from _words(facts)
    yield from _heard_only(facts)
    yield from _order(facts)


def _controls(facts: Facts) -> Iterator[Finding]:
    for target in facts.targets:
        if target.role not in _CONTROLS:
            yield Finding("no role", target.mark, target.role or "not in the tree")
        if not target.tree_name.strip():
            yield Finding("no name", target.mark, f"at {target.box.x:.0f},{target.box.y:.0f}")
        # A button says in its name that it is chosen.
        if target.role in _CHOSEN and target.chosen != target.told_chosen:
            yield Finding("state not said", target.name, f"chosen is {target.chosen}")
        if target.role and target.enabled == target.told_disabled:
            yield Finding("state not said", target.name, f"enabled is {target.enabled}")
    # A page may have for itself what the bar has always: it does the same.
    for name, count in Counter(each.tree_name.strip() for each in facts.targets if each.on_page).items():
        if name and count > 1:
            yield Finding("same name", name, f"{count} controls")
    for node in facts.nodes:
        if node.seen and _NO_NAME.search(node.name):
            yield Finding("no name", node.role, _NO_NAME.sub("…", node.name))


def _words(facts: Facts) -> Iterator[Finding]:
    """Letters that stand on the screen and are said nowhere; those of a control are said by the control itself,
    so that whoever speaks what they see is understood (WCAG 2.2 2.5.3)."""
    everything = [_plain(f"{node.name} {node.more}") for node in facts.nodes if node.seen]
    for text in facts.texts:
        seen = _plain(text.words)
        heard = [_plain(each) for each in text.heard]
        said = any(seen in each for each in (heard if text.in_target else heard + everything))
        # Apart from controls a shortened word, like that of a weekday, is said in full.
        long = [word for each in text.words.split() if len(word := _plain(each)) > _SHORTENED]
        said = said or (
            not text.in_target and any(all(word in each for word in long) for each in heard if long)
        )
        # A sign, like the letters of a size or the number of a step, has another name than its look.
        if seen and not said and not (len(seen) <= _SIGN and any(heard)):
            yield Finding("not said", text.words, " | ".join(text.heard)[:80])


def _plain(words: str) -> str:
    """Letters alone: what is said of a code parts its signs, what is shown joins its words with a point.

    A letter that stands twice counts once: the language that nobody speaks makes words long that way, and
    leaves short ones as they are."""
    return _TWICE.sub(r"\1", re.sub(r"[\W_]", "", _SILENT.sub("", words)).casefold())


def _heard_only(facts: Facts) -> Iterator[Finding]:
    for node in facts.nodes:
        if not node.seen and not node.dead and node.name.strip():
            yield Finding("said, not seen", node.name, node.role)


def _order(facts: Facts) -> Iterator[Finding]:
    # A question may be read before the picture that stands on its left.
    read = [
        node
        for node in facts.nodes
        if node.seen and node.on_page and node.role != "Graphic" and node.box.wide > 0 and node.box.tall > 0
    ]
    for first, second in wrong_order([node.box for node in read]):
        yield Finding("reading order", _name(read[second]), f"after {_name(read[first])}")


def _name(node: Node) -> str:
    return node.name or node.role


def wrong_order(boxes: list[Box]) -> Iterator[tuple[int, int]]:
    """Pairs that stand in this order and are read in the other: the later above the earlier in its own column,
    or before it in its own row. One that holds the other is read before or after, as it likes."""
    for first, one in enumerate(boxes):
        for second in range(first + 1, len(boxes)):
            other = boxes[second]
            if one.holds(other, _SLACK) or other.holds(one, _SLACK):
                continue
            above = other.bottom <= one.y + _SLACK and one.over(other) > _SLACK
            half = min(one.tall, other.tall) / 2
            before = other.right <= one.x + _SLACK and one.beside(other) > half
            if above or before:
                yield first, second
                break
