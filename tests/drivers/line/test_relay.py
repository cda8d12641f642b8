"""The line as the switchboard has it: up, slow, flaky, cut."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from drivers.line.relay import Qualities, Relay
from drivers.switchboard import LineSwitch
from tests.memory_switchboard import MemorySwitchboard

BODY = bytes(range(256)) * 800
FAST = Qualities(look_s=0.01)


@dataclass
class Line:
    switches: MemorySwitchboard
    port: int
    target: asyncio.Server
    waits: list[float]
    #: What the far end was sent, a connection at a time.
    received: list[bytearray] = field(default_factory=list)

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.port)


@asynccontextmanager
async def line(
    state: LineSwitch, qualities: Qualities = FAST, chance: Callable[[], float] = lambda: 0.5
) -> AsyncIterator[Line]:
    """A relay before a far end that sends everything back."""
    received: list[bytearray] = []
    waits: list[float] = []

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard = bytearray()
        received.append(heard)
        try:
            while piece := await reader.read(65536):
                heard += piece
                writer.write(piece)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    target = await asyncio.start_server(echo, "127.0.0.1", 0)
    switches = MemorySwitchboard()
    switches.turn(line=state)
    relay = Relay(switches, target.sockets[0].getsockname(), qualities=qualities, chance=chance, sleep=sleep)
    port: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    stop = asyncio.Event()
    serving = asyncio.create_task(relay.serve(0, port.set_result, stop))
    try:
        yield Line(switches, await port, target, waits, received)
    finally:
        stop.set()
        await serving
        target.close()


def run(story: Callable[[], Awaitable[None]]) -> None:
    async def timed() -> None:
        async with asyncio.timeout(30):
            await story()

    asyncio.run(timed())


async def whole_echo(here: Line) -> bytes:
    reader, writer = await here.connect()
    writer.write(BODY)
    writer.write_eof()
    heard = await reader.read()
    writer.close()
    return heard


def test_up_passes_every_byte_both_ways_and_the_end() -> None:
    async def story() -> None:
        async with line(LineSwitch.UP) as here:
            assert await whole_echo(here) == BODY
            assert bytes(here.received[0]) == BODY
            assert not here.waits

    run(story)


def test_slow_passes_the_same_bytes_with_delays_that_grow_with_them() -> None:
    async def story() -> None:
        async with line(LineSwitch.SLOW, Qualities(look_s=0.01, slow_latency_s=0.25)) as here:
            assert await whole_echo(here) == BODY
            assert min(here.waits) > 0.25
            assert sum(here.waits) >= 2 * len(BODY) / 16_000

    run(story)


def test_flaky_resets_in_the_middle_of_a_stream() -> None:
    async def story() -> None:
        async with line(LineSwitch.FLAKY) as here:
            with pytest.raises(ConnectionError):
                await whole_echo(here)
            passed = bytes(here.received[0])
            assert BODY.startswith(passed)
            assert 0 < len(passed) < len(BODY)

    run(story)


def test_flaky_lets_small_things_through_sometimes() -> None:
    async def story() -> None:
        async with line(LineSwitch.FLAKY, chance=lambda: 0.9999999) as here:
            assert await whole_echo(here) == BODY

    run(story)


def test_cut_resets_what_is_open_and_what_comes() -> None:
    async def story() -> None:
        async with line(LineSwitch.UP) as here:
            reader, writer = await here.connect()
            writer.write(b"before")
            assert await reader.readexactly(6) == b"before"
            here.switches.turn(line=LineSwitch.CUT)
            with pytest.raises(ConnectionError):
                await reader.readexactly(1)
            writer.close()
            late_reader, late_writer = await here.connect()
            with pytest.raises(ConnectionError):
                await late_reader.readexactly(1)
            late_writer.close()
            here.switches.turn(line=LineSwitch.UP)
            assert await whole_echo(here) == BODY
            assert [bytes(heard) for heard in here.received] == [b"before", BODY]

    run(story)


def test_a_far_end_that_is_away_looks_like_a_reset() -> None:
    async def story() -> None:
        async with line(LineSwitch.UP) as here:
            here.target.close()
            reader, writer = await here.connect()
            with pytest.raises(ConnectionError):
                await reader.readexactly(1)
            writer.close()

    run(story)


def test_a_port_that_is_taken_is_an_error() -> None:
    async def story() -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            relay = Relay(MemorySwitchboard(), ("127.0.0.1", 9))
            with pytest.raises(OSError, match="in use"):
                await relay.serve(taken.getsockname()[1], lambda _: None, asyncio.Event())

    run(story)
