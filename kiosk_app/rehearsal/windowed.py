"""The rehearsal with a display: every part, the kiosk beside its dev dock, until a person ends it."""

from __future__ import annotations

import contextlib
import signal
import sqlite3
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType

from drivers.switchboard import BankSwitch
from kiosk_app.rehearsal.control import CONTROL, ControlServer, Report
from kiosk_app.rehearsal.processes import Errand, PartError
from kiosk_app.rehearsal.supervise import KIOSK, Supervisor
from kiosk_app.rehearsal.world import World
from sync.store.outbox import DATABASE
from sync.store.rows import WAITING

_LOOK_S = 0.1
#: sysexits.h EX_CONFIG: starting it again would change nothing.
_EX_CONFIG = 78
#: What a payer who sends too much sends too much, in đồng.
_MORE = 10_000


class WorldOwner:
    """What the dock may know and do in a world: see `control.Owner`."""

    def __init__(self, world: World, supervisor: Supervisor, opened: Callable[[], None] = lambda: None) -> None:
        """`opened` is told when the dock looks for the first time: the window is there."""
        self._world = world
        self._opened: Callable[[], None] | None = opened
        self._supervisor = supervisor
        self._payments: list[Errand] = []

    def report(self) -> Report:
        if self._opened is not None:
            self._opened()
            self._opened = None
        waiting, fee = _spool(self._world.places.spool)
        # A torn piece is no slip.
        slips = sum(1 for path in self._world.places.slips.glob("*.png") if not path.stem.endswith("-torn"))
        return Report(self._supervisor.states(), slips, waiting, fee[1] if fee else 0)

    def kill(self, name: str, *, stay: bool) -> bool:
        return self._supervisor.kill(name, stay=stay)

    def again(self, name: str) -> bool:
        return self._supervisor.again(name)

    def pay(self) -> bool:
        """Report transfers for the newest open fee ; the portal's tool does it beside us."""
        fee = _spool(self._world.places.spool)[1]
        if fee is None:
            return False
        reference, amount = fee
        for each in _transfers(self._world.switchboard.world().bank, amount):
            self._payments.append(
                Errand(
                    *("portal", "bank", "pay", reference, "--amount", str(each)),
                    *("--state", str(self._world.places.portal)),
                )
            )
        return True

    def close(self) -> None:
        for payment in self._payments:
            with contextlib.suppress(PartError):
                payment.finish(2.0)
        self._payments.clear()


def play_windowed(
    world: World,
    *,
    environment: Mapping[str, str] | None = None,
    say: Callable[[str], None] = lambda text: print(text, file=sys.stderr),  # noqa: T201 - the command's progress
) -> int:
    """Open every part and the window with the dock beside the kiosk, until it is closed or Ctrl-C.

    `environment` is added to the window's own, for another screen than the present one. Opens and closes
    the world; 0 when a person ended it. Raises PartError, naming the part that did not come up.
    """
    # A shell that starts us in the background has SIGINT ignored.
    earlier = {number: signal.signal(number, _interrupt) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        world.begin()
        world.open_kiosk("--dock", environment=dict(environment or {}))
        world.settle()
        keep_ports(world)
        _watch(world, lambda: say("the window is open; close it or press Ctrl-C to end everything"))
    except KeyboardInterrupt:
        say("ending")
    finally:
        # A second Ctrl-C must not leave half of the parts behind.
        for number in earlier:
            signal.signal(number, signal.SIG_IGN)
        world.close()
        for number, before in earlier.items():
            signal.signal(number, before)
    return 0


def keep_ports(world: World) -> None:
    """Who is started again comes back on the port by which the others know it."""
    ports = world.ports
    portal = (("--port", "ingest"), ("--public-port", "public"), ("--console-port", "console"))
    pins = {
        "portal": [word for option, name in portal for word in (option, str(ports[name]))],
        "line": ["--port", str(ports["line"])],
        "printer": ["--port", str(ports["printer"])],
    }
    card = world.company.parts.get("card")
    if card is not None:
        pins["pcscd"] = ["--port", card.arguments[card.arguments.index("--port") + 1]]
    for name, words in pins.items():
        part = world.company.parts[name]
        part.arguments = (*part.arguments, *words)


def _watch(world: World, opened: Callable[[], None]) -> None:
    supervisor = Supervisor(world.company)
    owner = WorldOwner(world, supervisor, opened)
    server = ControlServer(world.places.run / CONTROL, owner)
    try:
        while (left := world.company.parts[KIOSK].process.poll()) != 0:
            if left == _EX_CONFIG or supervisor.hopeless(KIOSK):
                raise PartError(f"{KIOSK} cannot start; its log: {world.company.parts[KIOSK].log}")
            server.turn(_LOOK_S)
            supervisor.look()
    finally:
        server.close()
        owner.close()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _transfers(bank: BankSwitch, amount: int) -> list[int]:
    return {
        BankSwitch.NEVER: [],
        BankSwitch.LESS: [max(1, amount // 2)],
        BankSwitch.MORE: [amount + _MORE],
        BankSwitch.TWICE: [amount, amount],
    }.get(bank, [amount])


def _spool(folder: Path) -> tuple[int, tuple[str, int] | None]:
    """Dossiers that wait, and reference and amount of the newest open fee. A look that changes nothing."""
    marks = ", ".join("?" for _ in WAITING)
    try:
        with contextlib.closing(sqlite3.connect(f"file:{folder / DATABASE}?mode=ro", uri=True)) as database:
            waiting = database.execute(
                f"SELECT count(*) FROM outbox WHERE state IN ({marks})",  # noqa: S608 - marks only
                [step.value for step in WAITING],
            ).fetchone()[0]
            fee = database.execute(
                "SELECT reference, amount FROM payments WHERE state IN ('shown', 'awaiting', 'expired')"
                " ORDER BY created_at DESC LIMIT 1"
            ).fetchone()
    except sqlite3.Error:
        # Not made yet, or just being made.
        return 0, None
    return int(waiting), None if fee is None else (str(fee[0]), int(fee[1]))
