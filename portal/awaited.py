"""Many requests that wait for an answer, and one look into the store for all of them.

If each looked by itself whenever any desk had done something, the work of looking would grow with the square
of the crowd that waits.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Collection, Mapping
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")

_FALLBACK_POLL_S = 0.5


class Rings(Protocol):
    """What of a bell is needed to wait for it."""

    def heard(self) -> int: ...

    async def wait(self, heard: int, timeout_s: float) -> None: ...


class Awaited(Generic[T]):
    """`read` blocks: of the ids given it returns what is there already. One event loop at a time."""

    def __init__(self, read: Callable[[Collection[str]], Mapping[str, T]], bell: Rings) -> None:
        self._read = read
        self._bell = bell
        self._waiting: dict[asyncio.Future[T], str] = {}
        self._looker: asyncio.Task[None] | None = None

    async def one(self, name: str, wait_s: float) -> T | None:
        """What `name` has come to, as soon as it is there and for no longer than `wait_s`."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        # Known to the looker before the first look: whatever comes after that look is told to it.
        self._waiting[future] = name
        try:
            found = (await asyncio.to_thread(self._read, (name,))).get(name)
            if found is not None or wait_s <= 0:
                return found
            if self._looker is None or self._looker.done():
                self._looker = asyncio.create_task(self._look())
            async with asyncio.timeout(wait_s):
                return await future
        except TimeoutError:
            return None
        finally:
            self._waiting.pop(future, None)
            if not self._waiting and self._looker is not None:
                self._looker.cancel()
                self._looker = None

    async def _look(self) -> None:
        while self._waiting:
            heard = self._bell.heard()
            names = frozenset(self._waiting.values())
            try:
                found = await asyncio.to_thread(self._read, names)
            except Exception as error:  # whoever waits hears it, each in its own request
                for future in self._waiting:
                    _settle(future, error)
                return
            for future, name in self._waiting.items():
                if name in found:
                    _settle(future, found[name])
            # Let those go who were answered, so that the next look is for the others.
            await asyncio.sleep(0)
            await self._bell.wait(heard, _FALLBACK_POLL_S)


def _settle(future: asyncio.Future[T], outcome: T | Exception) -> None:
    with contextlib.suppress(asyncio.InvalidStateError):
        if isinstance(outcome, Exception):
            future.set_exception(outcome)
        else:
            future.set_result(outcome)
