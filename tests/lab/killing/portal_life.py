"""The portal as the lab kills it: its face with all behind it, or one role that its nursery forks again."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path

from kiosk_app.rehearsal.world import World
from portal.places import Places
from tests.lab.killing.forked import Forked

FACE = "portal"
ROLES = ("committer", "opener")
_GONE_S = 20.0


class PortalLife:
    """Begins with the process that the world has started; each face after the first is forked."""

    def __init__(self, world: World, *, plant: bool) -> None:
        self._world = world
        self._places = Places(world.places.portal)
        self._forked = Forked("portal", world.places.logs / "portal.log", plant=plant)
        self._arguments = world.company.parts[FACE].arguments
        if plant:
            # The first one has no fault in it.
            self.kill_face()

    def kill_face(self) -> None:
        """All ends, since the others hang on its leash; then it is started again on the same ports."""
        if self._forked.alive:
            self._forked.kill()
        else:
            self._world.company.kill(FACE)
        self._wait_until_all_are_gone()
        # What stands before the module is the interpreter and what starts it.
        module = self._arguments[self._arguments.index("-m") + 1 :]
        self._forked.start(module)

    def kill_role(self, role: str) -> bool:
        """False where it is not there just now."""
        try:
            os.kill(int(self._pid_file(role).read_text()), signal.SIGKILL)
        except (OSError, ValueError):
            return False
        return True

    def revive(self) -> None:
        """A freshly started portal for the end, whatever was killed last."""
        if self._forked.alive:
            self._forked.kill()
            self._wait_until_all_are_gone()
            self._world.company.again(FACE)
        self._forked.close()

    def _pid_file(self, role: str) -> Path:
        return self._places.serve_lock.parent / f"{role}.pid"

    def _wait_until_all_are_gone(self) -> None:
        until = time.monotonic() + _GONE_S
        for path in self._places.serve_lock.parent.glob("*.pid"):
            with contextlib.suppress(OSError, ValueError):
                pid = int(path.read_text())
                while time.monotonic() < until:
                    os.kill(pid, 0)
                    time.sleep(0.01)
            path.unlink(missing_ok=True)
