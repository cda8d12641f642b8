"""Visits in which all that a citizen is, says, types and lays down is a canary."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kiosk_app import words
from kiosk_app.rehearsal.citizen import Album
from kiosk_app.rehearsal.console import Console
from kiosk_app.rehearsal.person import Person, person
from kiosk_app.rehearsal.places import REPOSITORY, Places
from kiosk_app.rehearsal.run import citizen_of
from kiosk_app.rehearsal.stage import Stage
from kiosk_app.rehearsal.world import World
from tests.lab.canaries.spellings import Canaries, of_health_paper, of_persona

_LANGUAGE = "vi"
_PATIENCE_S = 120.0
#: Nobody's; typed on the glass, so that keyboard, prediction and field are in it too.
TYPED = Canaries(
    {"typed: name": "Trịnh Bồ Câu Lửa", "typed: address": "ngõ Chim Én Hồng phố Lá Thuộc Bài"},
    {"typed: number": "001052913577", "typed: telephone": "0912345876"},
)
CANARIES = TYPED | of_persona("mai") | of_health_paper()
_BIRTH = date(1952, 9, 2)


def with_a_chip() -> Person:
    """Mai: chip, a paper under the camera, a fee."""
    return citizen_of(_LANGUAGE)


def by_hand() -> Person:
    """Somebody without a card who types everything."""
    answers = {
        "request": "start",
        "holder_name": TYPED.texts["typed: name"],
        "name": TYPED.texts["typed: name"],
        "holder_birth": _BIRTH.strftime("%d%m%Y"),
        "birth": _BIRTH.strftime("%d%m%Y"),
        "residence.street": TYPED.texts["typed: address"],
        "residence.ward": "Khương Đình",
        "pension": "none",
        "paid_by": "cash",
        "phone": TYPED.numbers["typed: telephone"],
    }
    known = person("elder", _LANGUAGE, "elderly_allowance", has_card=False, shows_code=False, answers=answers)
    return replace(known, number=TYPED.numbers["typed: number"], name=TYPED.texts["typed: name"], birth=_BIRTH)


class Run:
    """A world with its screen open; `visit` plays one citizen after another on it."""

    def __init__(self, world: World, places: Places, console: Console) -> None:
        self._world = world
        self._places = places
        self._console = console
        self._words = words.read(REPOSITORY / "i18n" / f"kiosk_{_LANGUAGE}.ts")
        self._is_open = False

    def visit(self, who: Person, at: dict[str, Callable[[], None]], *, killed: bool = False) -> None:
        """`at`: page → what to do when it comes. With `killed` the kiosk dies at its review and starts again.

        Raises HandError where the kiosk leaves the citizen stuck.
        """
        stage = Stage(
            world=self._world,
            person=who,
            words=self._words,
            album=Album(self._places.pictures),
            console=self._console,
            dice=random.Random(0),
            environment={"QT_QPA_PLATFORM": "offscreen"},
        )
        if not self._is_open:
            stage.open_kiosk()
            self._is_open = True
        stage.enter()
        stage.citizen.before.update(at)
        if killed:
            stage.citizen.before["review"] = _EndError.at_once
            try:
                stage.citizen.visit()
            except _EndError:
                self._world.company.kill("kiosk")
                stage.restart_kiosk()
            return
        stage.citizen.visit()
        stage.wait(stage.acknowledged, _PATIENCE_S, "the portal's signed receipt")
        stage.wait(stage.arrived, _PATIENCE_S, "the city's system has the dossier")
        stage.settle_debts()

    def pids(self) -> dict[str, int]:
        return {name: part.process.pid for name, part in self._world.company.parts.items() if part.alive}


class _EndError(Exception):
    """The citizen has come as far as they were to come."""

    @staticmethod
    def at_once() -> None:
        raise _EndError
