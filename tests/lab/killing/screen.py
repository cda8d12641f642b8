"""The whole kiosk killed under a citizen's hand: the real window, a real visit, the end soon after "file"."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from kiosk_app import words
from kiosk_app.rehearsal.citizen import Album, Citizen, Screen
from kiosk_app.rehearsal.hand import Hand, HandError
from kiosk_app.rehearsal.person import Person, person
from kiosk_app.rehearsal.places import REPOSITORY
from kiosk_app.rehearsal.world import World

LANGUAGE = "vi"
COPIES = "2"
_ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen"}
#: Sealing, writing and saying so take a fraction of a second after the tap; most kills fall there.
_NEAR_S, _FAR_S = 0.2, 1.5
_FORGET_S = 10.0
_MOST_STUCK = 5


class Screens:
    """`visits` is what citizens typed as their number, and whether the screen then said "saved"."""

    def __init__(self, world: World, chance: random.Random) -> None:
        self.visits: dict[str, bool] = {}
        self.kills = 0
        self._stuck = 0
        self.troubles: list[str] = []
        self._world = world
        self._chance = chance
        self._words = words.read(REPOSITORY / "i18n" / f"kiosk_{LANGUAGE}.ts")

    def kill(self) -> None:
        """One visit up to the tap on "file", and the end of the process soon after it."""
        if "kiosk" in self._world.company.parts:
            self._world.company.again("kiosk")
        else:
            self._world.open_kiosk("--glass", str(self._world.glass), environment=_ENVIRONMENT)
        hand = _Witness(self._world.glass)
        citizen = _Doomed(
            hand,
            self._stranger(),
            switchboard=self._world.switchboard,
            words=self._words,
            album=_NoAlbum(Path()),
            pay=None,
        )
        citizen.axe = self._axe
        self._forgotten()
        trouble = ""
        try:
            citizen.visit()
        except (HandError, ValueError) as error:
            trouble = str(error)
        citizen.join()
        hand.close()
        self.visits[citizen.person.number] = hand.saw_saved
        if citizen.has_filed:
            self.kills += 1
            return
        self._stuck += 1
        self._world.company.kill("kiosk")
        if self._stuck > _MOST_STUCK:
            raise HandError(f"citizens do not come as far as filing: {trouble}")

    def _stranger(self) -> Person:
        """Nobody's number twice, so that a dossier names its visit."""
        known = person(
            "mai",
            LANGUAGE,
            "birth_extract",
            has_card=False,
            shows_code=False,
            answers={
                "requester": "self",
                "registered_at": "hoan kiem",
                "copies": COPIES,
                "holder_birth": "14031990",
                "birth": "14031990",
                "holder_name": "thử một",
                "name": "thử một",
            },
        )
        return replace(known, number=f"001190{self._chance.randrange(10**6):06d}")

    def _axe(self) -> None:
        near = self._chance.random() < 0.7
        time.sleep(self._chance.uniform(0, _NEAR_S if near else _FAR_S))
        self._world.company.kill("kiosk")

    def _forgotten(self) -> None:
        """A draft that the last kill left must be gone soon after the new start."""
        database = self._world.places.kiosk / "visit.db"
        until = time.monotonic() + _FORGET_S
        while time.monotonic() < until:
            with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as rows:
                (drafts,) = rows.execute("SELECT count(*) FROM drafts").fetchone()
            if not drafts:
                return
            time.sleep(0.05)
        self.troubles.append("a draft outlived its visit")


class _Witness(Hand):
    """Remembers whether the screen ever said that the dossier is saved."""

    saw_saved = False

    def look(self) -> Screen:
        screen = super().look()
        self.saw_saved = self.saw_saved or screen.get("saved") == "saved"
        return screen


class _Doomed(Citizen):
    """A citizen under whose hand the kiosk dies."""

    axe = staticmethod(lambda: None)
    has_filed = False
    _fall: threading.Thread | None = None

    def _touch(self, name: str, *, starts: bool = False, counts: bool = True) -> None:
        if name == self._words["page.review.file"]:
            self.has_filed = True
            self._fall = threading.Thread(target=self.axe)
            self._fall.start()
        super()._touch(name, starts=starts, counts=counts)

    def join(self) -> None:
        if self._fall is not None:
            self._fall.join()


class _NoAlbum(Album):
    def take(self, hand: Hand, name: str) -> Path:
        return self.folder / name
