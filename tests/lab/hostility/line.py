"""What lies between sync and the liar: nothing but a hook of the HTTP library, or a real socket under TLS."""

from __future__ import annotations

import contextlib
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx

from tests.lab.hostility.answers import Answer
from tests.sync.served import certify

Tell = Callable[[httpx.Request], Answer]
Pass = Callable[[float], None]
_MOST_HEAD = 64 << 10


class Pieces(httpx.SyncByteStream):
    """A body off the line, piece by piece, while time passes."""

    def __init__(self, answer: Answer, pass_time: Pass) -> None:
        self._answer = answer
        self._pass_time = pass_time

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._answer.pieces():
            self._pass_time(self._answer.seconds)
            yield piece


class Hook(httpx.BaseTransport):
    """The mass of the answers: everything of sync's own runs, only no socket."""

    def __init__(self, tell: Tell, pass_time: Pass) -> None:
        self._tell = tell
        self._pass_time = pass_time

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        answer = self._tell(request)
        if answer.trouble is not None:
            raise answer.trouble
        headers = [(name.encode(), value.encode()) for name, value in answer.headers]
        return httpx.Response(answer.status, headers=headers, stream=Pieces(answer, self._pass_time))


class TlsLine:
    """A server on loopback under a certificate that sync believes; it writes whatever it is told to."""

    def __init__(self, folder: Path, tell: Tell, pass_time: Pass) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certify(folder))

        class Caller(socketserver.StreamRequestHandler):
            disable_nagle_algorithm = True

            def handle(self) -> None:
                # Whoever is lied to may hang up at any word.
                with (
                    contextlib.suppress(OSError, ValueError),
                    context.wrap_socket(self.request, server_side=True) as line,
                ):
                    while _serve(line, tell, pass_time):
                        pass

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Caller)
        self._server.daemon_threads = True
        self.url = f"https://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _serve(line: ssl.SSLSocket, tell: Tell, pass_time: Pass) -> bool:
    """One request; whether another may follow on this connection."""
    request = _read(line)
    if request is None:
        return False
    answer = tell(request)
    if answer.raw is not None:
        line.sendall(answer.raw)
        return False
    lengths = [int(value) for name, value in answer.headers if name == "content-length"]
    length = lengths[0] if lengths else len(answer.body) * answer.repeat
    head = "".join(f"{name}: {value}\r\n" for name, value in answer.headers if name != "content-length")
    line.sendall(f"HTTP/1.1 {answer.status} x\r\n{head}content-length: {length}\r\n\r\n".encode())
    for piece in answer.pieces():
        pass_time(answer.seconds)
        line.sendall(piece)
    return length == len(answer.body) * answer.repeat


def _read(line: ssl.SSLSocket) -> httpx.Request | None:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = line.recv(1 << 16)
        if not piece or len(data) > _MOST_HEAD:
            return None
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    first, *rest = head.decode("ascii").split("\r\n")
    method, target, _ = first.split(" ")
    headers = [(name, value.strip()) for name, _, value in (each.partition(":") for each in rest)]
    wanted = next((int(value) for name, value in headers if name.lower() == "content-length"), 0)
    while len(body) < wanted:
        piece = line.recv(1 << 16)
        if not piece:
            return None
        body += piece
    return httpx.Request(method, f"https://portal.test{target}", headers=headers, content=body)
