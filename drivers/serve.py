"""Serves one card reader, printer and scanner to several clients over a Unix socket."""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import stat
import struct
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from drivers.build import Devices
from drivers.calls import CALLS_LIMIT, METHODS, VERSION, WATCHED
from drivers.cancel import Cancel
from drivers.hub import Hub
from drivers.lane import Lane
from drivers.mailbox import Mailbox
from drivers.wire import Frame, WireError, dump, exactly_from, load, pack, unpack

CLIENTS_LIMIT = 16
#: A client that takes nothing for so long is let go.
SEND_TIMEOUT_S = 10

_log = logging.getLogger(__name__)


class AlreadyServedError(RuntimeError):
    """Another process answers on this socket."""


class DeviceServer:
    """Listens on `path` (mode 0660: the directory's group may use the devices) until closed.

    Each device has a lane for operations, one at a time, and one for the questions asked aside of
    them. `practice` is told to each client with the greeting: some of these devices may only pretend.
    Raises AlreadyServedError where another process answers on the path.
    """

    def __init__(self, devices: Devices, path: Path, *, practice: bool) -> None:
        self._devices = devices
        self.practice = practice
        self._path = path
        self._listener = _listen(path)
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._clients: set[_Client] = set()
        names = sorted({device for device, _ in METHODS})
        self.lanes = {name: Lane(f"{name}-work") for name in names}
        self.aside = {name: Lane(f"{name}-aside") for name in names}
        self.hubs = {"card": Hub(devices.card.watch), "scanner": Hub(devices.scanner.watch)}
        self._acceptor = threading.Thread(target=self._accept, name="serve", daemon=True)
        self._acceptor.start()

    def device(self, name: str) -> Any:
        return getattr(self._devices, name)

    def close(self) -> None:
        """Hang up on everybody, end what is under way and let the devices go."""
        self._closing.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._acceptor.join()
        self._listener.close()
        with contextlib.suppress(FileNotFoundError):
            self._path.unlink()
        with self._lock:
            clients = list(self._clients)
        for client in clients:
            client.close()
        for lane in [*self.lanes.values(), *self.aside.values()]:
            lane.close()
        self._devices.close()

    def forget(self, client: _Client) -> None:
        with self._lock:
            self._clients.discard(client)

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                if self._closing.is_set():
                    return
                # Out of descriptors: wait for one rather than spin.
                self._closing.wait(0.2)
                continue
            with self._lock:
                if len(self._clients) >= CLIENTS_LIMIT:
                    connection.close()
                    continue
                client = _Client(self, connection)
                self._clients.add(client)
                client.start()


class _Client:
    """One connection: a thread that reads requests and a thread that empties the mailbox."""

    def __init__(self, server: DeviceServer, connection: socket.socket) -> None:
        self._server = server
        self._connection = connection
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", SEND_TIMEOUT_S, 0))
        self._mailbox = Mailbox()
        self._lock = threading.Lock()
        self._calls: dict[int, Cancel] = {}
        self._watches: dict[int, str] = {}
        self._reader = threading.Thread(target=self._read, name="serve-read", daemon=True)
        self._writer = threading.Thread(target=self._write, name="serve-write", daemon=True)

    def start(self) -> None:
        hello = {"is": "hello", "version": VERSION, "practice": self._server.practice}
        self._mailbox.put("hello", 0, pack(Frame(hello)))
        self._writer.start()
        self._reader.start()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        self._reader.join()

    def _read(self) -> None:
        exactly = exactly_from(self._connection)
        try:
            while True:
                self._obey(unpack(exactly))
        except WireError as error:
            _log.warning("client refused: %s", error)
        except (EOFError, OSError):
            pass
        finally:
            self._leave()

    def _leave(self) -> None:
        with self._lock:
            calls, watches = list(self._calls.values()), dict(self._watches)
            self._watches.clear()
        for cancel in calls:
            cancel.cancel()
        for number, name in watches.items():
            self._unwatch(name, number)
        self._mailbox.close()
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        self._writer.join()
        self._connection.close()
        self._server.forget(self)

    def _write(self) -> None:
        while (frame := self._mailbox.take()) is not None:
            try:
                for piece in frame:
                    self._connection.sendall(piece)
            except OSError:
                # Gone, or taking nothing: the reader's thread ends the rest.
                with contextlib.suppress(OSError):
                    self._connection.shutdown(socket.SHUT_RDWR)
                return

    def _obey(self, frame: Frame) -> None:
        request = frame.header
        number = request.get("id")
        if type(number) is not int or not 0 <= number < 2**53:
            raise WireError("request without a number")
        match request.get("do"):
            case "call" if set(request) == {"do", "id", "device", "method", "arguments"}:
                self._call(number, request, frame)
            case "cancel" if set(request) == {"do", "id"}:
                with self._lock:
                    cancel = self._calls.get(number)
                if cancel is not None:
                    cancel.cancel()
            case "watch" if set(request) == {"do", "id", "device"} and request["device"] in WATCHED:
                self._watch(number, request["device"])
            case "unwatch" if set(request) == {"do", "id"}:
                with self._lock:
                    name = self._watches.pop(number, None)
                if name is not None:
                    self._unwatch(name, number)
            case _:
                raise WireError("unknown request")

    def _call(self, number: int, request: dict[str, Any], frame: Frame) -> None:
        device, name, raw = request["device"], request["method"], request["arguments"]
        known = isinstance(device, str) and isinstance(name, str)
        method = METHODS.get((device, name)) if known else None
        if method is None or not isinstance(raw, list) or len(raw) != len(method.arguments):
            raise WireError("unknown call")
        arguments = [
            load(kind, item, frame.attachments) for kind, item in zip(method.arguments, raw, strict=True)
        ]
        cancel = Cancel()
        with self._lock:
            if number in self._calls or len(self._calls) >= CALLS_LIMIT:
                raise WireError("too many calls at once, or a number used twice")
            self._calls[number] = cancel
        if method.progress is not None:
            arguments.append(lambda value: self._tell("progress", number, value))
        if not method.aside:
            arguments.insert(0 if method.cancel_first else len(arguments), cancel)
        call: Callable[..., Any] = getattr(self._server.device(device), name)
        lanes = self._server.aside if method.aside else self._server.lanes
        lanes[device].submit(lambda: self._run(number, f"{device}.{name}", lambda: call(*arguments)))

    def _run(self, number: int, name: str, call: Callable[[], Any]) -> None:
        try:
            answer = call()
            packed = _pack_value("answer", number, answer)
        except Exception as error:
            # A driver's bug becomes a fault of this call, and the other devices go on. Only the kind is
            # told: the text of an exception may hold what was read from a card.
            _log.error("%s raised %s", name, type(error).__name__)
            packed = pack(Frame({"is": "failed", "id": number, "reason": type(error).__name__}))
        with self._lock:
            self._calls.pop(number, None)
        self._mailbox.put("answer", number, packed)

    def _tell(self, kind: str, number: int, value: Any) -> None:
        # One kind of news never takes the place of another: the words of a card are told once.
        self._mailbox.put(_slot(kind, value), number, _pack_value(kind, number, value))

    def _watch(self, number: int, name: str) -> None:
        with self._lock:
            if number in self._watches or len(self._watches) >= CALLS_LIMIT:
                raise WireError("too many watches, or a number used twice")
            self._watches[number] = name
        hub = self._server.hubs[name]
        who = (self, number)
        self._server.aside[name].submit(lambda: hub.add(who, lambda value: self._tell("seen", number, value)))

    def _unwatch(self, name: str, number: int) -> None:
        hub = self._server.hubs[name]

        def stop() -> None:
            hub.remove((self, number))
            self._mailbox.drop("seen", number)

        self._server.aside[name].submit(stop)


def _slot(kind: str, value: Any) -> str:
    return kind if kind == "seen" else f"{kind} {type(value).__name__}"


def _pack_value(kind: str, number: int, value: Any) -> list[bytes]:
    attachments: list[bytes] = []
    raw = dump(value, attachments)
    return pack(Frame({"is": kind, "id": number, "value": raw}, tuple(attachments)))


def _listen(path: Path) -> socket.socket:
    """Bind, replacing a socket that a killed server left behind."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        if path.exists() and stat.S_ISSOCK(path.stat().st_mode):
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
                try:
                    probe.connect(str(path))
                except ConnectionRefusedError:
                    path.unlink()
                else:
                    raise AlreadyServedError(f"{path} is served already")
        listener.bind(str(path))
        os.chmod(path, 0o660)
        listener.listen(CLIENTS_LIMIT)
    except BaseException:
        listener.close()
        raise
    return listener
