"""What cannot be finished here: the page that says where it ends, and every way that it offers, each tried."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk_app.flow.procedure import Procedure
from tests.lab.journeying import finger
from tests.lab.journeying.booth import LEAVES, Booth, StuckError
from tests.lab.journeying.citizen import Citizen, Plan


def hear(citizen: Citizen, booth: Booth, plan: Plan) -> int:
    """At the overview of `plan`: read where it ends, try each way, count the ways. Raises StuckError."""
    _reads_where(booth, plan.procedure)
    ways = offered(booth)
    for way in ways:
        _try(booth, way)
        citizen.again(plan)
    return len(ways)


def offered(booth: Booth) -> list[str]:
    """Buttons of the page itself, on all of its leaves; those that turn them and lead back are no ways on."""
    known = {booth.words[word] for word in ("action.back", *LEAVES)}
    found: list[str] = []
    for _ in _leaves(booth):
        shown = [each for each in finger.targets(booth.ui.window) if each.on_page and not each.types]
        found += [each.name for each in shown if each.name not in known and each.name not in found]
    return found


def _leaves(booth: Booth) -> Iterator[str]:
    """Each leaf in turn, with its words, from the one that is shown on until it comes again."""
    read: list[str] = []
    while (words := finger.texts(booth.ui.window)) not in read:
        read.append(words)
        yield words
        if not booth.turn():
            break


def _reads_where(booth: Booth, procedure: Procedure) -> None:
    where = str(booth.content["where"])
    words = "\n".join(_leaves(booth))
    if not where or where not in words:
        raise StuckError(f"the page of {procedure.id} does not say where it ends")
    if booth.words[f"page.overview.scope_{procedure.scope}"] not in words:
        raise StuckError(f"the page of {procedure.id} does not say that it is not finished here")


def _try(booth: Booth, way: str) -> None:
    before = (booth.page, booth.cover, booth.content, len(booth.devices.performed))
    booth.touch(way)
    while booth.let():
        pass
    if (booth.page, booth.cover, booth.content, len(booth.devices.performed)) == before:
        raise StuckError(f"{way!r} on {booth.page} does nothing")
