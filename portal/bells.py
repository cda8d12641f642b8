"""Bells between the parts of the portal: pipes between processes, a direct call in tests.

A bell carries no data, only "look into the store now". A lost ring costs a poll interval, nothing more.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
from collections.abc import Callable, Mapping

# What a pipe holds.
_MOST_RINGS = 1 << 16


class BellTower:
    """On the network-facing side, inside one event loop. `ring` may be called from any thread."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ropes: dict[str, Callable[[], None]] = {}
        self._heard = 0
        self._waiting: set[asyncio.Future[None]] = set()

    def hang(self, desk: str, rope: Callable[[], None]) -> None:
        """`rope` wakes the desk; it is called in the event loop and must not block."""
        self._loop = asyncio.get_running_loop()
        self._ropes[desk] = rope

    def ring(self, desk: str) -> None:
        if self._loop is not None and desk in self._ropes:
            self._loop.call_soon_threadsafe(self._pull, desk)

    def strike(self) -> None:
        """Some desk did something: wake every other desk and everyone who waits for an answer."""
        self._heard += 1
        for rope in self._ropes.values():
            rope()
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    def heard(self) -> int:
        return self._heard

    async def wait(self, heard: int, timeout_s: float) -> None:
        if self._heard > heard:
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await asyncio.wait((future,), timeout=timeout_s)
        finally:
            self._waiting.discard(future)

    def _pull(self, desk: str) -> None:
        self._ropes[desk]()


class PipeBell:
    """In a process behind the wall: one pipe rings for us, another tells the server what we did."""

    def __init__(self, bell: int, echo: int, leash: int) -> None:
        self._bell = bell
        self._echo = echo
        self._leash = leash

    def ring(self, desk: str) -> None:  # noqa: ARG002  # whoever hears it rings every desk
        self.strike()

    def strike(self) -> None:
        pull(self._echo)

    def heard(self) -> int:
        return 0

    async def wait(self, heard: int, timeout_s: float) -> None:  # noqa: ARG002  # nobody waits for answers here
        await asyncio.sleep(timeout_s)

    def rest(self, timeout_s: float) -> bool:
        """Sleep until somebody rings or the time is over. False: the server is gone."""
        ready, _, _ = select.select([self._bell, self._leash], [], [], timeout_s)
        if self._bell in ready:
            drain(self._bell)
        return self._leash not in ready


def pull(rope: int) -> None:
    """One ring. A full pipe has rings enough; a broken one has nobody left to hear it."""
    with contextlib.suppress(BlockingIOError, BrokenPipeError):
        os.write(rope, b".")


def drain(rope: int) -> None:
    """Forget the rings that have been heard. Whoever pulls without end does not hold the listener here."""
    with contextlib.suppress(BlockingIOError):
        os.read(rope, _MOST_RINGS)


class DirectBell:
    """For tests: ringing a desk makes it work at once, in the same thread."""

    def __init__(self) -> None:
        self.desks: Mapping[str, Callable[[], object]] = {}

    def ring(self, desk: str) -> None:
        if desk in self.desks:
            self.desks[desk]()

    def heard(self) -> int:
        return 0

    async def wait(self, heard: int, timeout_s: float) -> None:  # noqa: ARG002  # all work is done by now
        await asyncio.sleep(min(timeout_s, 0.01))
