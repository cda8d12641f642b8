"""A line between sync and the portal, as bad as the weather says; it ends TLS on both sides to see requests.

The lab holds the portal's own certificate, so sync sees nothing but its portal. Rate, delay and garble are of
the raw bytes on the kiosk's side; a reset is a reset on both sides (SO_LINGER 0), and travels behind the data.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import socket
import ssl
import struct
import threading
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.lab.chaosing.tap import Ledger, Tap, Then
from tests.lab.chaosing.weather import PIECE_BYTES, Throttle, Weather

_RESET = struct.pack("ii", 1, 0)
# The data before a reset has arrived where it was going.
_BEHIND_S = 0.03
# A record of application data that no key ever made (RFC 8446 section 5.2).
_CHANGED = b"\x17\x03\x03\x00\x40" + bytes(64)
_REFUSAL = b'{"error":"unavailable"}'
_REFUSED = (
    b"HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b"
    % (len(_REFUSAL), _REFUSAL)
)


@dataclass(frozen=True, slots=True)
class Papers:
    """The portal's certificate, and the authority that vouches for it."""

    chain: Path
    key: Path
    authority: Path


class Relay:
    """Its event loop is a thread of its own, so that nobody else's work makes the line slower than it is."""

    def __init__(self, weather: Weather, seed: int) -> None:
        self.weather = weather
        self.ledger = Ledger()
        self.port = 0
        self._chance = random.Random(seed)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="relay")
        self._server: asyncio.Server | None = None
        self._passages: set[asyncio.Task[None]] = set()

    def open(self, target: int, papers: Papers) -> None:
        """Listen on a free port of loopback; everything goes on to `target`."""
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(target, papers), self._loop).result(10)

    def close(self) -> None:
        """May be called twice, and before it was opened."""
        if not self._thread.is_alive():
            return
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def cut(self) -> None:
        """Every connection that there is now is reset."""
        asyncio.run_coroutine_threadsafe(self._cut(), self._loop).result(10)

    async def _open(self, target: int, papers: Papers) -> None:
        near = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        near.load_cert_chain(papers.chain, papers.key)
        far = ssl.create_default_context(cafile=str(papers.authority))
        up, down = Throttle(self.weather), Throttle(self.weather)
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        # What a sender has sent but the line has not carried waits at the sender, not in our kernel.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        listener.bind(("127.0.0.1", 0))
        listener.setblocking(False)

        async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            self._passages.add(task)
            tap = Tap(self.weather, self.ledger, self._chance)
            passage = Passage(reader, writer, near.wrap_bio, tap, self.weather, (up, down))
            try:
                await passage.run(target, far)
            finally:
                self._passages.discard(task)

        self._server = await asyncio.start_server(accept, sock=listener, limit=PIECE_BYTES)
        self.port = listener.getsockname()[1]

    async def _cut(self) -> None:
        passages = list(self._passages)
        for passage in passages:
            passage.cancel()
        await asyncio.gather(*passages, return_exceptions=True)

    async def _close(self) -> None:
        if self._server is not None:
            self._server.close()
        await self._cut()


class Passage:
    """One connection. Whatever ends it ends it on both sides."""

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        wrap: Any,
        tap: Tap,
        weather: Weather,
        throttles: tuple[Throttle, Throttle],
    ) -> None:
        self._reader, self._writer = reader, writer
        self._in, self._out = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls: ssl.SSLObject = wrap(self._in, self._out, server_side=True)
        self._tap = tap
        self._weather = weather
        self._up, self._down = throttles
        # On the way: when it arrives, and what.
        self._rising: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        self._falling: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        self._room = asyncio.Semaphore(8)
        self._flushing = asyncio.Lock()
        self._is_shaken = False
        self._is_garbled = False
        self._far_reader: asyncio.StreamReader | None = None
        self._far_writer: asyncio.StreamWriter | None = None

    async def run(self, target: int, far: ssl.SSLContext) -> None:
        try:
            self._far_reader, self._far_writer = await asyncio.open_connection("127.0.0.1", target, ssl=far)
            await _first_to_end(self._leave(), self._rise(), self._return(), self._fall())
        except (OSError, ssl.SSLError):
            pass
        finally:
            self._reset(self._writer)
            if self._far_writer is not None:
                self._reset(self._far_writer)

    async def _leave(self) -> None:
        """Off the kiosk's socket, at the pace of the line."""
        while piece := await self._reader.read(PIECE_BYTES):
            await self._up.take(len(piece))
            await self._swallow()
            self._rising.put_nowait((self._now() + self._weather.delay, piece))

    async def _rise(self) -> None:
        """Arrives at the portal's side."""
        while True:
            piece = await self._arrive(self._rising)
            self._in.write(piece)
            for plain in self._decrypted():
                for passed, then in self._tap.feed(plain):
                    assert self._far_writer is not None
                    self._far_writer.write(passed)
                    await self._far_writer.drain()
                    if then is Then.RESET:
                        await asyncio.sleep(max(_BEHIND_S, self._weather.delay))
                        return
                    if then is Then.GARBLE:
                        await self._misread()
                        return
                    self._is_garbled = then is Then.GARBLE_ANSWER
                    if then is Then.REFUSE:
                        self._tls.write(_REFUSED)
            await self._flush()

    async def _misread(self) -> None:
        """A record whose bytes were changed on the way: TLS says so, and ends the connection."""
        self._in.write(_CHANGED)
        with contextlib.suppress(ssl.SSLError):
            self._decrypted()
        await self._flush()
        await asyncio.sleep(max(_BEHIND_S, 2 * self._weather.delay))

    async def _return(self) -> None:
        """What the portal answers."""
        assert self._far_reader is not None
        while answer := await self._far_reader.read(8192):
            async with self._room:
                self._tls.write(answer)
                await self._flush()
        # The portal closes in good order: let the last of it arrive.
        while not self._falling.empty():
            await asyncio.sleep(0.01)

    async def _fall(self) -> None:
        """Arrives at the kiosk."""
        while True:
            self._writer.write(await self._arrive(self._falling))
            await self._writer.drain()

    async def _flush(self) -> None:
        async with self._flushing:
            data = self._out.read()
            if data and self._is_garbled:
                data, self._is_garbled = data[:-1] + bytes([data[-1] ^ 0x41]), False
            for start in range(0, len(data), PIECE_BYTES):
                piece = data[start : start + PIECE_BYTES]
                await self._down.take(len(piece))
                await self._swallow()
                self._falling.put_nowait((self._now() + self._weather.delay, piece))

    async def _arrive(self, way: asyncio.Queue[tuple[float, bytes]]) -> bytes:
        due, piece = await way.get()
        if due > self._now():
            await asyncio.sleep(due - self._now())
        return piece

    async def _swallow(self) -> None:
        """In the dark this connection has gone for good, and nobody is told."""
        if self._weather.dark:
            await asyncio.Event().wait()

    def _decrypted(self) -> list[bytes]:
        """Raises ssl.SSLError where a byte was changed on the way."""
        found = []
        with contextlib.suppress(ssl.SSLWantReadError):
            if not self._is_shaken:
                self._tls.do_handshake()
                self._is_shaken = True
            while data := self._tls.read(65536):
                found.append(data)
        return found

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    def _reset(self, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            # None where the other side was faster.
            if (handle := writer.get_extra_info("socket")) is not None:
                handle.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        writer.transport.abort()


async def _first_to_end(*ways: Coroutine[Any, Any, None]) -> None:
    """Until one of them ends; the others end with it. Raises what it raised."""
    tasks = [asyncio.ensure_future(way) for way in ways]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result
