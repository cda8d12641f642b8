"""A client's connection to the device server: it calls, listens, and comes back after a break."""

from __future__ import annotations

import contextlib
import itertools
import queue
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drivers.calls import METHODS, VERSION, WATCHED, Method
from drivers.cancel import Cancel
from drivers.wire import Frame, WireError, dump, exactly_from, load, pack, unpack


@dataclass(frozen=True, slots=True)
class Delays:
    """Every wait of a link, in seconds."""

    first_retry_s: float = 0.05
    last_retry_s: float = 2.0
    #: A call made while the link is down waits so long for it to come up.
    grace_s: float = 0.5
    #: How late a cancel may reach the server.
    cancel_s: float = 0.05
    send_s: float = 10.0
    greeting_s: float = 2.0


class OtherWorldError(WireError):
    """Devices of a practice system greeted a kiosk in service, or the other way round."""


class LinkLostError(Exception):
    """The server is not there, went away during the call, or failed in it."""


class Watch:
    """Calls `seen` from its own thread with the newest value; a slow `seen` misses older ones."""

    def __init__(self, link: DeviceLink, device: str, seen: Callable[[Any], None]) -> None:
        self.device = device
        self._link = link
        self._seen = seen
        self._changed = threading.Condition()
        self._newest: list[Any] = []
        self._closed = False
        self._thread = threading.Thread(target=self._work, name=f"{device}-watch", daemon=True)
        self._thread.start()

    def put(self, value: Any) -> None:
        with self._changed:
            self._newest[:] = [value]
            self._changed.notify()

    def close(self) -> None:
        """No `seen` is running once this returns, unless `seen` itself called it."""
        with self._changed:
            if self._closed:
                return
            self._closed = True
            self._changed.notify()
        self._link.forget(self)
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._newest or self._closed)
                if self._closed:
                    return
                value = self._newest.pop()
            self._seen(value)


class DeviceLink:
    """Thread-safe. Reconnects by itself with growing delays and takes its watches up again.

    `lost` values, by device, are what a watch hears when the server goes away. `practice` is what the server
    has to say of itself; None takes either, for a technician's look.
    """

    def __init__(
        self,
        path: Path,
        delays: Delays | None = None,
        lost: dict[str, Any] | None = None,
        *,
        practice: bool | None = None,
    ) -> None:
        self._path = path
        self._practice = practice
        self.of_other_world = False
        """The last server that greeted was refused for what it said of practice."""
        self._delays = delays or Delays()
        self._lost = lost or {}
        self._numbers = itertools.count(1)
        self._state = threading.Condition()
        self._sending = threading.Lock()
        self._connection: socket.socket | None = None
        self._calls: dict[int, queue.SimpleQueue[Frame | None]] = {}
        self._watches: dict[int, Watch] = {}
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._keep_up, name="device-link", daemon=True)
        self._thread.start()

    def call(
        self,
        device: str,
        name: str,
        arguments: list[Any],
        progress: Callable[[Any], None] | None = None,
        cancel: Cancel | None = None,
    ) -> Any:
        """Blocks for the answer; `progress` is called on the caller's thread. Raises LinkLostError."""
        method = METHODS[(device, name)]
        attachments: list[bytes] = []
        raw = [dump(argument, attachments) for argument in arguments]
        number = next(self._numbers)
        news: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
        request = {"do": "call", "id": number, "device": device, "method": name, "arguments": raw}
        with self._state:
            self._state.wait_for(lambda: self._connection or self._closing.is_set(), self._delays.grace_s)
            connection = self._connection
            if connection is None:
                raise LinkLostError("practice devices" if self.of_other_world else "no server")
            self._calls[number] = news

        def tell_cancel() -> None:
            self._send(connection, Frame({"do": "cancel", "id": number}))

        try:
            # On this very connection: asked again after a break, a slip might be printed twice.
            self._send(connection, Frame(request, tuple(attachments)))
            return self._await(news, method, progress, cancel, tell_cancel)
        finally:
            with self._state:
                self._calls.pop(number, None)

    def watch(self, device: str, seen: Callable[[Any], None]) -> Watch:
        watch = Watch(self, device, seen)
        number = next(self._numbers)
        with self._state:
            self._watches[number] = watch
            connection = self._connection
        if connection is not None:
            with contextlib.suppress(LinkLostError):
                self._send(connection, Frame({"do": "watch", "id": number, "device": device}))
        elif device in self._lost:
            watch.put(self._lost[device])
        return watch

    def forget(self, watch: Watch) -> None:
        with self._state:
            numbers = [number for number, other in self._watches.items() if other is watch]
            for number in numbers:
                del self._watches[number]
            connection = self._connection
        if connection is None:
            return
        for number in numbers:
            with contextlib.suppress(LinkLostError):
                self._send(connection, Frame({"do": "unwatch", "id": number}))

    def close(self) -> None:
        self._closing.set()
        with self._state:
            watches = list(self._watches.values())
            self._state.notify_all()
            if self._connection is not None:
                with contextlib.suppress(OSError):
                    self._connection.shutdown(socket.SHUT_RDWR)
        for watch in watches:
            watch.close()
        self._thread.join()

    def _await(
        self,
        news: queue.SimpleQueue[Frame | None],
        method: Method,
        progress: Callable[[Any], None] | None,
        cancel: Cancel | None,
        tell_cancel: Callable[[], None],
    ) -> Any:
        told = False
        while True:
            if cancel is not None and cancel.cancelled and not told:
                tell_cancel()
                told = True
            try:
                frame = news.get(timeout=self._delays.cancel_s if cancel is not None and not told else None)
            except queue.Empty:
                continue
            if frame is None:
                raise LinkLostError("server went away")
            kind, raw = frame.header["is"], frame.header.get("value")
            try:
                if kind == "answer":
                    return load(method.answer, raw, frame.attachments)
                if kind == "progress" and progress is not None:
                    progress(load(method.progress, raw, frame.attachments))
            except WireError as error:
                raise LinkLostError(str(error)) from error
            if kind == "failed":
                raise LinkLostError(str(frame.header.get("reason")))

    def _send(self, connection: socket.socket, frame: Frame) -> None:
        try:
            pieces = pack(frame)
        except WireError as error:
            raise LinkLostError(str(error)) from error
        try:
            with self._sending:
                for piece in pieces:
                    connection.sendall(piece)
        except OSError as error:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            raise LinkLostError("server went away") from error

    def _keep_up(self) -> None:
        delay = self._delays.first_retry_s
        while not self._closing.is_set():
            with contextlib.suppress(OSError, EOFError, WireError), self._connect() as connection:
                delay = self._delays.first_retry_s
                self._serve(connection)
            self._drop()
            self._closing.wait(delay)
            delay = min(2 * delay, self._delays.last_retry_s)

    def _connect(self) -> socket.socket:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            _limit(connection, socket.SO_SNDTIMEO, self._delays.send_s)
            _limit(connection, socket.SO_RCVTIMEO, self._delays.greeting_s)
            connection.connect(str(self._path))
            hello = unpack(exactly_from(connection)).header
            practice = hello.get("practice")
            if hello != {"is": "hello", "version": VERSION, "practice": practice} or type(practice) is not bool:
                raise WireError("server of another version")
            self.of_other_world = self._practice is not None and practice is not self._practice
            if self.of_other_world:
                raise OtherWorldError("practice")
            _limit(connection, socket.SO_RCVTIMEO, 0.0)
        except BaseException:
            connection.close()
            raise
        return connection

    def _serve(self, connection: socket.socket) -> None:
        with self._state:
            self._connection = connection
            watches = dict(self._watches)
            self._state.notify_all()
        for number, watch in watches.items():
            with contextlib.suppress(LinkLostError):
                self._send(connection, Frame({"do": "watch", "id": number, "device": watch.device}))
        exactly = exactly_from(connection)
        while not self._closing.is_set():
            self._hear(unpack(exactly))

    def _hear(self, frame: Frame) -> None:
        number = frame.header.get("id")
        if type(number) is not int:
            raise WireError("news without a number")
        with self._state:
            call, watch = self._calls.get(number), self._watches.get(number)
        if frame.header.get("is") == "seen":
            if watch is not None:
                watch.put(load(WATCHED[watch.device], frame.header.get("value"), frame.attachments))
        elif call is not None:
            call.put(frame)

    def _drop(self) -> None:
        """The connection is gone: end every call and tell every watch."""
        with self._state:
            had, self._connection = self._connection is not None, None
            calls, watches = list(self._calls.values()), list(self._watches.values())
        for call in calls:
            call.put(None)
        for watch in watches if had else []:
            if watch.device in self._lost:
                watch.put(self._lost[watch.device])


def _limit(connection: socket.socket, direction: int, seconds: float) -> None:
    """A time-out of the kernel's for one direction only; 0 for none."""
    timeval = struct.pack("ll", int(seconds), int(seconds % 1 * 1_000_000))
    connection.setsockopt(socket.SOL_SOCKET, direction, timeval)
