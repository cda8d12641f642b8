"""A TCP relay whose line is as the switchboard has it. Bytes are passed on unread."""

from __future__ import annotations

import asyncio
import contextlib
import math
import random
import socket
import struct
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from drivers.switchboard import LineSwitch, Switchboard

_RESET = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class Qualities:
    """What the switches stand for: a rural mobile line when slow, a moving bus when flaky."""

    slow_bytes_per_s: float = 16_000.0
    slow_latency_s: float = 0.3
    #: A flaky connection dies after so many bytes on average, in either direction.
    flaky_mean_bytes: float = 40_000.0
    look_s: float = 0.1
    piece_bytes: int = 16_384


class Relay:
    """Accepts on this machine and connects on to `target`. All methods belong to one event loop.

    `sleep` and `chance` (0…1) are injected for tests.
    """

    def __init__(
        self,
        switchboard: Switchboard,
        target: tuple[str, int],
        *,
        qualities: Qualities | None = None,
        chance: Callable[[], float] = random.random,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._switchboard = switchboard
        self._target = target
        self._qualities = qualities or Qualities()
        self._chance = chance
        self._sleep = sleep
        self._line = LineSwitch.UP
        self._connections: set[_Connection] = set()

    async def serve(self, port: int, opened: Callable[[int], None], stop: asyncio.Event) -> None:
        """Relay until `stop`; `opened` hears the port taken. Raises OSError where the port is taken already."""
        self._look()
        server = await asyncio.start_server(self._accept, "127.0.0.1", port)
        opened(server.sockets[0].getsockname()[1])
        try:
            while not stop.is_set():
                self._look()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), self._qualities.look_s)
        finally:
            server.close()
            self.reset_all()

    @property
    def line(self) -> LineSwitch:
        return self._line

    def reset_all(self) -> None:
        for connection in list(self._connections):
            connection.reset()

    def _look(self) -> None:
        self._line = self._switchboard.world().line
        if self._line is LineSwitch.CUT:
            self.reset_all()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._look()
        connection = _Connection(writer)
        self._connections.add(connection)
        try:
            if self._line is LineSwitch.CUT:
                connection.reset()
                return
            try:
                far_reader, far_writer = await asyncio.open_connection(*self._target)
            except OSError:
                connection.reset()
                return
            connection.join(far_writer)
            budget = self._budget()
            connection.carry(
                self._pass(reader, far_writer, budget, connection),
                self._pass(far_reader, writer, budget, connection),
            )
            await connection.ended()
        finally:
            self._connections.discard(connection)

    async def _pass(
        self,
        source: asyncio.StreamReader,
        sink: asyncio.StreamWriter,
        budget: _Budget,
        connection: _Connection,
    ) -> None:
        """One direction. The end of the stream is passed on; any break breaks both directions."""
        try:
            while piece := await source.read(self._qualities.piece_bytes):
                await self._delay(len(piece))
                if self._line is LineSwitch.FLAKY and len(piece) > (left := budget.spend(len(piece))):
                    sink.write(piece[:left])
                    await sink.drain()
                    connection.reset()
                    return
                sink.write(piece)
                await sink.drain()
            sink.write_eof()
        except OSError:
            connection.reset()

    async def _delay(self, count: int) -> None:
        if self._line is LineSwitch.SLOW:
            await self._sleep(self._qualities.slow_latency_s + count / self._qualities.slow_bytes_per_s)

    def _budget(self) -> _Budget:
        return _Budget(-self._qualities.flaky_mean_bytes * math.log(1.0 - self._chance()))


class _Budget:
    """How many bytes a flaky connection still lives for, both directions together."""

    def __init__(self, left: float) -> None:
        self._left = int(left)

    def spend(self, count: int) -> int:
        """How many of `count` bytes still pass."""
        allowed = min(count, self._left)
        self._left -= allowed
        return allowed


class _Connection:
    """The near and the far socket of one caller, which end together."""

    def __init__(self, near: asyncio.StreamWriter) -> None:
        self._writers = [near]
        self._ways: list[asyncio.Task[None]] = []
        self._broken = False

    def join(self, far: asyncio.StreamWriter) -> None:
        self._writers.append(far)
        if self._broken:
            self.reset()

    def carry(self, *ways: Coroutine[Any, Any, None]) -> None:
        self._ways = [asyncio.ensure_future(way) for way in ways]
        if self._broken:
            self.reset()

    async def ended(self) -> None:
        """Wait for both directions; close in good order what did not break."""
        await asyncio.gather(*self._ways, return_exceptions=True)
        for writer in self._writers:
            writer.close()

    def reset(self) -> None:
        """Both sides see a reset, not an end."""
        self._broken = True
        for writer in self._writers:
            with contextlib.suppress(OSError):
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            writer.transport.abort()
        present = asyncio.current_task()
        for way in self._ways:
            if way is not present:
                way.cancel()
