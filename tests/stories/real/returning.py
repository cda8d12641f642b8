"""A citizen who comes back with the slip: asks, shows its QR, supplies what is missing, pays what is due."""

from __future__ import annotations

import time
from collections.abc import Callable

from kiosk_app.rehearsal.citizen import Citizen, Screen, Seen
from kiosk_app.rehearsal.hand import HandError

_LOOK_S = 0.05
_HEARD_S = 30.0


class Returning(Citizen):
    """`hold` puts a QR before the camera until `put_away`; every wait ends in HandError at the latest."""

    def ask(self, code: str) -> Screen:
        """Type the code at "Where is my dossier?"; what the page says then, status or trouble."""
        self._open("tile.status")
        self.type_code(code)
        return self.go()

    def type_code(self, code: str) -> None:
        for letter in code.removeprefix("TAM-"):
            self._key_tap(letter)

    def go(self) -> Screen:
        """The portal's answer to what is typed: a status, or what is wrong."""
        self._tap("page.status_code.go")
        return self.until(lambda screen: not screen["content"].get("asking"), "an answer about the code")

    def hold(self, text: str) -> None:
        self._world.turn(held=text)

    def put_away(self) -> None:
        self._world.turn(held="")

    def ask_by_slip(self, text: str) -> Screen:
        """Hold the slip's QR before the camera instead of typing."""
        self._open("tile.status")
        self.hold(text)
        screen = self.until(lambda seen: seen["page"] == "status", "the status by the slip's QR")
        self.put_away()
        return screen

    def supply(self) -> Seen:
        """From the officer's word to the new slip and the farewell."""
        self._tap("page.status.supplement")
        self._left("status")
        return self.go_on()

    def owes(self, code: str) -> Screen:
        """ "Pay a fee": what the page says of this code."""
        self._open("tile.pay")
        self.type_code(code)
        self._tap("action.go_on")
        return self.until(lambda screen: not screen["content"].get("asking"), "an answer about the fee")

    def go_and_pay(self) -> Screen:
        """From a status that names a fee, or from a part that was paid, to what is to pay."""
        self._tap("page.paid.pay_left" if self.hand.look()["page"] == "paid" else "tile.pay")
        return self.hand.wait_page("owing")

    def pay(self) -> Screen:
        """From the fee to the page that says that the money came, its slip printed or refused."""
        content = self.hand.wait_page("owing")["content"]
        assert self._pay is not None
        self._pay(content["content"], int(content["amount"].replace(".", "")))
        done = ("printed", "refused")
        return self.until(
            lambda seen: seen["page"] == "paid" and seen["content"]["print_state"] in done, "the money"
        )

    def back(self) -> None:
        """From the typed code to the first page."""
        self._tap("action.back")
        self.hand.wait_page("home")

    def read_result(self) -> Screen:
        """From where it says that the paper is there to its pages on the screen."""
        self._tap("page.status.paper.view")
        return self.until(
            lambda seen: seen["page"] == "result" and seen["content"]["state"] != "fetching", "the paper"
        )

    def end(self) -> None:
        """By the bar below every page."""
        self._tap("bar.end")
        self.hand.wait_page("farewell", "home")

    def leave(self) -> None:
        """By the bar, from a page on which nothing is open."""
        self._tap("bar.end.long")
        self.hand.wait_page("farewell", "home")

    def done(self) -> None:
        self._tap("page.finished.done")
        self.hand.wait_page("farewell", "home")

    def until(self, holds: Callable[[Screen], bool], what: str, seconds: float = _HEARD_S) -> Screen:
        """Raises HandError."""
        end = time.monotonic() + seconds
        while not holds(screen := self.hand.look()):
            if time.monotonic() > end:
                raise HandError(f"waited in vain for {what}; the page is {screen['page']}")
            time.sleep(_LOOK_S)
        return screen

    def _open(self, tile: str) -> None:
        self.hand.wait_page("home")
        self._world.turn(card="", shown="", held="", page="")
        self._speak_language()
        self._tap(tile, starts=True)
        self.hand.wait_page("status_code")
