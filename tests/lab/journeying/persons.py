"""A person in one touch, from every page that a journey sees, and from the panels that lie over pages."""

from __future__ import annotations

from collections.abc import Callable

from kiosk_app.flow import events as e
from tests.lab.journeying import finger
from tests.lab.journeying.booth import Booth, StuckError
from tests.lab.journeying.citizen import Citizen


class Persons:
    """`touches` by page: 1 where the panel with the person came at once. `missing` names the others."""

    def __init__(self) -> None:
        self.touches: dict[str, int] = {}
        self.missing: list[str] = []

    def look(self, booth: Booth) -> None:
        """Once for each kind of page and each of its states: call, see the number, come back."""
        here = _name(booth)
        if here in self.touches:
            return
        before = (booth.page, booth.content)
        self.touches[here] = 0
        with booth.aside() as count:
            try:
                _call(booth)
                self.touches[here] = count.touches + count.turns
            except StuckError as reason:
                self.missing.append(f"{here}: {reason}")
            if booth.cover == "person":
                booth.touch(booth.words["page.person.go_on"])
        if (booth.page, booth.content) != before or booth.cover:
            self.missing.append(f"{here}: calling a person changes the page")

    def panels(self, citizen: Citizen, booth: Booth) -> None:
        """The same from what lies over a page: letters and colours, nobody there."""
        opens: dict[str, Callable[[], None]] = {
            "settings": lambda: booth.touch(booth.words["bar.text"]),
            "inactivity": lambda: booth.post(e.IdleAsked()),
        }
        for name, opened in opens.items():
            citizen.leave()
            booth.touch(booth.word("tile.apply"), starts=True)
            opened()
            if booth.cover != name:
                self.missing.append(f"{name}: {booth.cover!r} opened instead")
            with booth.aside() as count:
                try:
                    _call(booth)
                    self.touches[f"{name} over services"] = count.touches + count.turns
                    booth.touch(booth.words["page.person.go_on"])
                except StuckError as reason:
                    self.missing.append(f"{name}: {reason}")
        citizen.leave()


def _call(booth: Booth) -> None:
    booth.touch(booth.words["bar.person"])
    if booth.cover != "person":
        raise StuckError("no person after the touch")
    if booth.screen["hotline"] not in finger.texts(booth.ui.window):
        raise StuckError("the panel of the person shows no number to call")


def _name(booth: Booth) -> str:
    kinds = ("kind", "state", "part", "print_state")
    return "/".join([booth.page, *(str(booth.content[key]) for key in kinds if booth.content.get(key))])
