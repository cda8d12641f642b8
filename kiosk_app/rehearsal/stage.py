"""Where a visit is played: the parts, the citizen, and what is shown of it before and after a calamity."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk_app.rehearsal.citizen import Album, Citizen
from kiosk_app.rehearsal.console import Console
from kiosk_app.rehearsal.eye import WatchfulHand
from kiosk_app.rehearsal.hand import HandError
from kiosk_app.rehearsal.person import Person
from kiosk_app.rehearsal.phone import Phone
from kiosk_app.rehearsal.processes import PartError, run_tool
from kiosk_app.rehearsal.spectator import dossiers, reading
from kiosk_app.rehearsal.world import World

OUTBOX = "outbox.db"
_LOOK_S = 0.05
#: States of the outbox after the portal's receipt was verified.
ACKNOWLEDGED = frozenset({"committed", "purged"})
_ARRIVED = "handed_over"


@dataclass(frozen=True, slots=True)
class Panel:
    """One moment: `name` is an id of the report's words, `picture` a file below the run's folder."""

    name: str
    at: float
    picture: Path
    outbox: list[dict[str, Any]]


@dataclass
class Stage:
    world: World
    person: Person
    words: Mapping[str, str]
    album: Album
    console: Console
    dice: random.Random
    environment: dict[str, str]
    hand: WatchfulHand = field(init=False)
    citizen: Citizen = field(init=False)
    panels: list[Panel] = field(default_factory=list)
    owed: list[tuple[str, int]] = field(default_factory=list)
    kiosk_arguments: tuple[str, ...] = ()
    _earlier: WatchfulHand | None = None

    @property
    def outbox(self) -> Path:
        return self.world.places.spool / OUTBOX

    @property
    def review(self) -> dict[str, Any] | None:
        """The review page as the citizen saw it last, also when the kiosk was restarted since."""
        return next((hand.seen["review"] for hand in self._hands if "review" in hand.seen), None)

    def tapped_at(self, word: str) -> float | None:
        """Unix time of the last touch of what is called so."""
        name = self.words[word]
        return next((hand.touched[name] for hand in self._hands if name in hand.touched), None)

    @property
    def touches(self) -> int:
        return sum(hand.touches for hand in self._hands)

    @property
    def _hands(self) -> list[WatchfulHand]:
        """The present one first."""
        if not hasattr(self, "hand"):
            return []
        return [hand for hand in (self.hand, self._earlier) if hand is not None]

    def open_kiosk(self) -> None:
        self.world.open_kiosk(
            "--glass", str(self.world.glass), *self.kiosk_arguments, environment=self.environment
        )

    def enter(self) -> None:
        """The citizen stands before the screen."""
        self.hand = WatchfulHand(self.world.glass)
        self.citizen = Citizen(
            self.hand,
            self.person,
            switchboard=self.world.switchboard,
            words=self.words,
            album=self.album,
            pay=self.pay,
        )
        self.citizen.phone = self._sign_in

    def _sign_in(self, url: str, persona: str) -> None:
        """What goes wrong shows on the kiosk's screen, and the citizen goes on from there."""
        with suppress(OSError):
            Phone(self.world.places.portal / "public" / "tls-ca.pem").sign_in(url, persona)

    def pay(self, reference: str, amount: int) -> None:
        """The citizen's phone pays over a network of its own: a cut line of the kiosk does not stop it."""
        try:
            run_tool(
                *("portal", "bank", "pay", reference, "--amount", str(amount)),
                *("--state", str(self.world.places.portal)),
            )
        except PartError:
            # The bank does not reach the portal either; the phone tries again when it does.
            self.owed.append((reference, amount))

    def settle_debts(self) -> None:
        owed, self.owed = self.owed, []
        for reference, amount in owed:
            self.pay(reference, amount)

    def panel(self, name: str, *, last_picture: bool = False) -> None:
        """Keep the present moment; `last_picture` shows what the citizen saw last instead of the screen."""
        path = self.album.pages[-1][1] if last_picture else self.album.take(self.hand, f"moment-{name}")
        self.panels.append(Panel(name, time.time(), path, dossiers(self.outbox)))

    def restart_kiosk(self) -> None:
        """What systemd would do."""
        self._earlier = self.hand
        self.world.company.again("kiosk")
        self.enter()

    def wait(self, holds: Callable[[], bool], seconds: float, what: str) -> None:
        """Raises HandError when it does not come true."""
        until = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > until:
                raise HandError(f"waited {seconds:.0f} s in vain: {what}")
            time.sleep(_LOOK_S)

    def acknowledged(self) -> bool:
        rows = dossiers(self.outbox)
        return bool(rows) and all(row["state"] in ACKNOWLEDGED for row in rows)

    def line_up(self) -> bool:
        """Whether the sender has heard the portal, and so the screen shows a network."""
        with suppress(sqlite3.Error), reading(self.outbox) as rows:
            return [state for (state,) in rows.execute("SELECT state FROM line")] == ["up"]
        return False

    def arrived(self) -> bool:
        """Whether the city's system has the dossier from the portal, as the portal's store says."""
        with reading(self.world.places.portal / "store" / "portal.db") as rows:
            stages = [stage for (stage,) in rows.execute("SELECT stage FROM dossiers")]
        return bool(stages) and all(stage == _ARRIVED for stage in stages)
