"""Bad days, each played through to a true end with a picture before and after."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from drivers.switchboard import CardSwitch, LineSwitch, PortalSwitch, PrinterSwitch
from kiosk_app.rehearsal.hand import HandError
from kiosk_app.rehearsal.spectator import dossiers
from kiosk_app.rehearsal.stage import Stage

Screen = dict[str, Any]
#: A chip is read with some hundred commands; the card leaves in the middle of its name.
_PULLED_AFTER = 40
_LONGEST_DELAY_S = 0.8
_NONSENSE_S = 3.0


class KilledError(Exception):
    """The hand on the glass is gone because its kiosk was killed on purpose."""


class Calamity:
    """Nothing goes wrong. `prepare` before the visit, `play` the visit, `mend` after it."""

    name = ""
    line_is_up = True

    def prepare(self, stage: Stage) -> None:
        stage.citizen.on_fault = None

    def play(self, stage: Stage) -> None:
        stage.citizen.visit()

    def mend(self, stage: Stage) -> None:
        """The world is well again."""


class CutLine(Calamity):
    """No network from the first minute; it comes back when the citizen has left."""

    name = "offline"
    line_is_up = False

    def prepare(self, stage: Stage) -> None:
        stage.citizen.patience_s = 4.0
        stage.world.switchboard.turn(line=LineSwitch.CUT)
        stage.citizen.before["finished"] = lambda: _when_printed(stage, "offline.before")

    def mend(self, stage: Stage) -> None:
        stage.console.step("the line comes back")
        stage.world.switchboard.turn(line=LineSwitch.UP)


class KilledWhileSubmitting(Calamity):
    """kill -9 of the app while it seals, then of the sender while it uploads."""

    name = "submit"

    def prepare(self, stage: Stage) -> None:
        delay = stage.dice.uniform(0.0, _LONGEST_DELAY_S) if stage.dice.random() < 0.5 else 0.0

        def kill() -> None:
            time.sleep(delay)
            stage.world.company.kill("kiosk")
            raise KilledError

        stage.citizen.before["review"] = lambda: stage.panel("submit.before")
        stage.hand.after[stage.words["page.review.file"]] = kill

    def play(self, stage: Stage) -> None:
        stage.world.switchboard.turn(line=LineSwitch.SLOW)
        with suppress(KilledError):
            stage.citizen.visit()
            raise HandError("the kiosk outlived its kill")
        stage.console.step("kill -9 of the kiosk in the middle of submitting; it starts again")
        stage.restart_kiosk()
        stage.hand.wait_page("home", seconds=30)
        stage.panel("submit.restarted")
        if dossiers(stage.outbox):
            # It was durable before the kill: filing it again would be a second one.
            self._kill_sender(stage)
            return
        stage.console.step("nothing was saved, nothing half: the citizen files again")
        stage.citizen.before["fee"] = lambda: self._kill_sender(stage)
        stage.citizen.visit()

    def _kill_sender(self, stage: Stage) -> None:
        def under_way() -> bool:
            return any(row["state"] == "uploading" or row["sent_leaves"] for row in dossiers(stage.outbox))

        stage.wait(under_way, 30, "the upload begins")
        stage.world.company.kill("sync")
        stage.console.step("kill -9 of sync in the middle of its upload; it starts again")
        stage.panel("submit.sender_killed")
        stage.world.company.again("sync")
        stage.world.switchboard.turn(line=LineSwitch.UP)

    def mend(self, stage: Stage) -> None:
        stage.world.switchboard.turn(line=LineSwitch.UP)


class PaperOut(Calamity):
    """The roll ends in the middle of the slip: the screen becomes the record, then paper comes."""

    name = "paper"

    def prepare(self, stage: Stage) -> None:
        stage.world.switchboard.turn(printer=PrinterSwitch.OUT_MID_PRINT)
        stage.citizen.on_fault = lambda _screen: self._on_fault(stage)

    def _on_fault(self, stage: Stage) -> None:
        stage.panel("paper.before")
        stage.hand.tap(stage.words["way.screen_record"])
        stage.wait(lambda: not stage.hand.look().get("fault"), 5, "the screen becomes the record")
        stage.panel("paper.on_screen")
        stage.console.step("paper is put in; the slip is printed again")
        stage.world.switchboard.turn(printer=PrinterSwitch.ENOUGH)
        for _ in range(2):
            stage.hand.tap(stage.words["page.finished.reprint"])
            _printed(stage)
        stage.panel("paper.after")


class CardPulled(Calamity):
    """The card leaves the reader while it is read, and is put back."""

    name = "card"

    def prepare(self, stage: Stage) -> None:
        stage.world.switchboard.turn(card_switch=CardSwitch.PULLED, pulled_after_apdus=_PULLED_AFTER)
        stage.citizen.on_fault = lambda _screen: self._on_fault(stage)

    def _on_fault(self, stage: Stage) -> None:
        stage.panel("card.before")
        stage.console.step("the card is put on the reader again")
        stage.world.switchboard.turn(card="", card_switch=CardSwitch.STEADY)
        stage.hand.tap(stage.words["way.retry"])
        stage.wait(lambda: not stage.hand.look().get("fault"), 5, "the card may be put again")
        stage.citizen.before["question"] = lambda: stage.panel("card.after")


class FlakyLine(Calamity):
    """Connections die in the middle of the upload, again and again."""

    name = "line"

    def prepare(self, stage: Stage) -> None:
        stage.citizen.patience_s = 8.0

        def break_it() -> None:
            stage.panel("line.before")
            stage.world.switchboard.turn(line=LineSwitch.FLAKY)

        stage.citizen.before["review"] = break_it
        stage.citizen.before["finished"] = lambda: _when_printed(stage, "line.during")

    def mend(self, stage: Stage) -> None:
        # It has to arrive over the bad line; the good one returns for the status check alone.
        with suppress(HandError):
            stage.wait(stage.acknowledged, 60, "the dossier arrives over the bad line")
        stage.world.switchboard.turn(line=LineSwitch.UP)


class PortalUnwell(Calamity):
    """The portal does not answer, then answers like a stranger's Wi-Fi, then is itself again."""

    name = "portal"

    def prepare(self, stage: Stage) -> None:
        stage.citizen.patience_s = 4.0
        stage.citizen.before["review"] = lambda: _turn(stage, PortalSwitch.SILENT)
        stage.citizen.before["finished"] = lambda: _when_printed(stage, "portal.before")

    def mend(self, stage: Stage) -> None:
        stage.console.step("the portal answers 200 with nonsense; nothing of it is believed")
        _turn(stage, PortalSwitch.NONSENSE)
        time.sleep(_NONSENSE_S)
        stage.panel("portal.nonsense")
        stage.console.step("the portal is itself again")
        _turn(stage, PortalSwitch.WELL)


def _turn(stage: Stage, switch: PortalSwitch) -> None:
    stage.world.switchboard.turn(portal=switch)


def _printed(stage: Stage) -> None:
    """The present slip is out of the printer, or the printer has given up."""
    time.sleep(0.2)
    stage.wait(lambda: stage.hand.look()["content"].get("print_state") != "printing", 20, "the slip")


def _when_printed(stage: Stage, name: str) -> None:
    _printed(stage)
    stage.panel(name)


CALAMITIES: Mapping[str, Callable[[], Calamity]] = {
    "submit": KilledWhileSubmitting,
    "paper": PaperOut,
    "card": CardPulled,
    "line": FlakyLine,
    "portal": PortalUnwell,
}
"""By the name that `--break` takes."""
