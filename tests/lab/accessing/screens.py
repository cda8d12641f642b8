"""One window, arranged as wanted, and every page in it looked at in every theme and on every leaf."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk_app.flow.screens import Screen
from kiosk_app.ui import pseudo, walk
from kiosk_app.ui.engine import Ui, build
from kiosk_app.ui.gallery import open_panel, settle, show_sample_world, sources_with
from kiosk_app.ui.samples import PANELS, samples
from kiosk_app.ui.walk import Finding
from tests.lab.accessing import contrast, covers, focus, language, reach, sizes, tree, ways
from tests.lab.accessing.boxes import Box
from tests.lab.accessing.facts import Edge
from tests.lab.accessing.seen import facts_of, pixels_of, room_of, said_of, targets_of, unit_of
from tests.lab.accessing.settings import SIZES, Arrangement
from tests.ui.test_every_procedure_on_the_glass import asked, told

_REST_MS = 6
_SAME = 3
_MOST_RESTS = 200
Places = tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding, on which page and how arranged."""

    page: str
    arrangement: Arrangement
    theme: str
    finding: Finding


@contextmanager
def window(folder: Path) -> Iterator[Ui]:
    """A window with the words of every language, the pseudo-language too. Needs the application."""
    ui = build(lambda _event: None, folder / "compiled", sources_with(pseudo.CODE, folder))
    QAccessible.setActive(True)
    ui.settings.set_still(True)
    show_sample_world(ui)
    ui.visit.show(samples()["home"])
    ui.show()
    ui.window.requestActivate()
    # The collector of cycles takes items of QML with their wrappers: a button of the bar would vanish.
    collects = gc.isenabled()
    gc.disable()
    try:
        yield ui
    finally:
        if collects:
            gc.enable()
        ui.window.close()
        ui.window.deleteLater()
        ui.engine.deleteLater()
        settle(5)


def arrange(ui: Ui, arrangement: Arrangement) -> None:
    ui.settings.follow(arrangement.language)
    ui.settings.set_scale(arrangement.scale)
    ui.settings.set_low_reach(arrangement.shape == "low")
    ui.window.resize(*SIZES[arrangement.shape])
    rest(ui)


def rest(ui: Ui) -> Places:
    """Let bindings, deferred layout and polishing come to rest; where everything is then."""
    before: Places = ()
    same = 0
    for _ in range(_MOST_RESTS):
        settle(_REST_MS)
        QCoreApplication.processEvents()
        ui.window.grabWindow()
        now = _places(ui)
        same = same + 1 if now == before else 0
        if same == _SAME - 1:
            break
        before = now
    return before


def _places(ui: Ui) -> Places:
    return tuple((each.x(), each.y(), each.width(), each.height()) for each, _ in walk.walk(room_of(ui)))


def pages(language: str = "vi") -> tuple[str, ...]:
    """The names of all: samples, and what the catalogue fills."""
    return (*sampled(language), *real(language))


def sampled(language: str = "vi") -> tuple[str, ...]:
    """The names of the samples: those of the visit, and the panels of the glass."""
    return (*samples(language), *PANELS)


@cache
def real(language: str) -> dict[str, Screen]:
    """Groups, overviews and consents as citizens get them; what nobody speaks stands in no catalogue."""
    if language == pseudo.CODE:
        return {}
    consents = {name: screen for name, screen in asked(language).items() if name.endswith(".consent")}
    return told(language) | consents


def open_page(ui: Ui, name: str) -> None:
    shown = samples(ui.settings.language_now)
    open_panel(ui, "")
    ui.line.show_network("offline" if "fault_" in name or name == "finished" else "online")
    if name in PANELS:
        ui.visit.show(shown["review"])
        open_panel(ui, name)
    else:
        ui.visit.show(shown.get(name) or real(ui.settings.language_now)[name])


def look(
    ui: Ui,
    arrangement: Arrangement,
    themes: Sequence[str],
    only: Sequence[str] = (),
    looked: list[str] | None = None,
) -> list[Fault]:
    """Every finding of every page as arranged, in each of the themes; names of pages go to `looked`."""
    arrange(ui, arrangement)
    found: list[Fault] = []
    for number, name in enumerate(pages(arrangement.language)):
        if only and name not in only:
            continue
        if looked is not None:
            looked.append(name)
        ui.settings.set_theme(themes[0])
        open_page(ui, name)
        rest(ui)
        leaves = [
            [
                Fault(name, arrangement, theme, finding)
                for theme, finding in _look_at(ui, themes, name, leaf, number + leaf)
            ]
            for leaf in _leaves(ui)
        ]
        headless = [any(each.finding.kind == ways.NO_HEADING for each in leaf) for leaf in leaves]
        for fault in chain.from_iterable(leaves):
            # One leaf says it for all of them: a page that turns to what is wrong does not open on it.
            if fault.finding.kind != ways.NO_HEADING or all(headless):
                found.append(fault)
    return found


def _leaves(ui: Ui) -> Iterator[int]:
    """The leaf that the page opens with, and each other: a page may turn to what is wrong as it opens."""
    yield 0
    frame = next((item for item, _ in walk.walk(room_of(ui)) if item.property("turns") is not None), None)
    if frame is None or int(frame.property("turns")) < 2:
        return
    opened = int(frame.property("turn"))
    for leaf in range(int(frame.property("turns"))):
        if leaf != opened:
            # Only what changes turns it: 0 was asked for from the beginning.
            frame.setProperty("asked", leaf or -1)
            rest(ui)
            yield leaf + 1
    frame.setProperty("asked", -1)
    frame.setProperty("asked", 0)


def _look_at(ui: Ui, themes: Sequence[str], name: str, leaf: int, chance: int) -> Iterator[tuple[str, Finding]]:
    """What is wrong with what is on the screen, in each theme; of places, once while they stay the same."""
    placed: Places = ()
    for turn, theme in enumerate(themes):
        if turn:
            ui.settings.set_theme(theme)
            rest(ui)
        now = _places(ui)
        if now != placed:
            placed = now
            for each in of_places(ui, name, first=leaf == 0):
                yield theme, each
        for each in of_paint(ui, chance + turn):
            yield theme, each


def of_places(ui: Ui, name: str = "", *, first: bool = True) -> Iterator[Finding]:
    """What is cut, small, unsaid, out of order or out of reach on the screen now; `first`: no later leaf."""
    yield from (each for each in walk.findings(room_of(ui), unit_of(ui)) if each.kind != "small target")
    facts = facts_of(ui)
    for each in (tree.findings, sizes.findings, focus.findings, language.findings):
        yield from each(facts)
    yield from covers.findings(room_of(ui), said_of(ui))
    yield from ringless(ui)
    yield from reach.findings(facts, name if first and name in PANELS else "")
    yield from ways.findings(facts, name)


def of_paint(ui: Ui, chance: int = 0) -> Iterator[Finding]:
    """What is faint on the screen now, with the ring on one of the controls."""
    yield from contrast.findings(facts_of(ui), pixels_of(ui.window.grabWindow()), unit_of(ui))
    targets = [each for each in targets_of(ui) if each.isEnabled()]
    if targets:
        yield from ring(ui, targets[chance % len(targets)])


def ringless(ui: Ui) -> Iterator[Finding]:
    """Every control that has no ring when the keypad brings the focus."""
    had = ui.window.activeFocusItem()
    for target in (each for each in targets_of(ui) if each.isEnabled()):
        room_of(ui).forceActiveFocus(Qt.FocusReason.OtherFocusReason)
        target.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        if not _rings(target):
            yield Finding("no ring", str(target.property("spoken")))
    if had is not None:
        had.forceActiveFocus(Qt.FocusReason.OtherFocusReason)


def _rings(target: QQuickItem) -> list[QQuickItem]:
    return [item for item, _ in walk.walk(target) if item.objectName() == "focus ring"]


def ring(ui: Ui, target: QQuickItem) -> Iterator[Finding]:
    """Puts the ring on `target` and looks whether it is painted, whole and dark enough."""
    name = str(target.property("spoken"))
    had = ui.window.activeFocusItem()
    # From elsewhere: what has the focus already keeps the reason for which it came.
    room_of(ui).forceActiveFocus(Qt.FocusReason.OtherFocusReason)
    target.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QCoreApplication.processEvents()
    drawn = _rings(target)
    if not drawn:
        yield Finding("no ring", name)
        return
    room, unit = room_of(ui), unit_of(ui)
    place = drawn[-1].mapRectToItem(room, drawn[-1].boundingRect())
    box = Box(place.x() / unit, place.y() / unit, place.width() / unit, place.height() / unit)
    if not Box(0, 0, room.width() / unit, room.height() / unit).holds(box, 1.0):
        yield Finding("no ring", name, "leaves the screen")
    found = contrast.edge_contrast(Edge(name, box, 0), pixels_of(ui.window.grabWindow()), unit)
    if found < contrast.LINE:
        yield Finding("faint ring", name, f"{found:.1f}:1, at least {contrast.LINE:g}")
    if had is not None:
        had.forceActiveFocus(Qt.FocusReason.OtherFocusReason)
