"""The HTTP of a virtual scanner: answers that may be cut, held, or claim more than they send."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from drivers.scanner.escl.words import MAX_XML_BYTES


@dataclass(frozen=True, slots=True)
class Answer:
    """`claims` bytes are announced where it is not 0, whatever is sent; `held` is waited for first."""

    status: int
    body: bytes = b""
    kind: str = ""
    location: str = ""
    claims: int = 0
    held: threading.Event | None = None


class Server:
    """Serves on loopback until closed. `die` is the plug pulled: no connection is answered any more."""

    def __init__(self, server: ThreadingHTTPServer, connections: set[socket.socket]) -> None:
        self._server = server
        self._connections = connections
        self._closed = False
        self.port = int(server.server_address[1])
        self._thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def die(self) -> None:
        # From a thread of its own: the one that asks is itself serving.
        threading.Thread(target=self.close, daemon=True).start()

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._server.shutdown()
        self._server.server_close()
        for connection in list(self._connections):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


def serve(answer: Callable[[str, str, bytes], Answer], port: int) -> Server:
    connections: set[socket.socket] = set()
    server = ThreadingHTTPServer(("127.0.0.1", port), _handler(answer, connections))
    server.daemon_threads = True
    return Server(server, connections)


def _handler(
    answer: Callable[[str, str, bytes], Answer], connections: set[socket.socket]
) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            super().setup()
            connections.add(self.connection)

        def finish(self) -> None:
            connections.discard(self.connection)
            with contextlib.suppress(OSError):
                super().finish()

        def handle(self) -> None:
            # Whoever hangs up in the middle, as a cancelled scan does, is no error of ours.
            with contextlib.suppress(ConnectionError, TimeoutError):
                super().handle()

        def do_GET(self) -> None:
            self._tell(answer("GET", self.path, b""))

        def do_DELETE(self) -> None:
            self._tell(answer("DELETE", self.path, b""))

        def do_POST(self) -> None:
            length = self.headers.get("Content-Length", "")
            if not length.isdecimal() or int(length) > MAX_XML_BYTES:
                self.close_connection = True
                self._tell(Answer(413))
                return
            self._tell(answer("POST", self.path, self.rfile.read(int(length))))

        def _tell(self, said: Answer) -> None:
            self.send_response(said.status)
            if said.kind:
                self.send_header("Content-Type", said.kind)
            if said.location:
                self.send_header("Location", said.location)
            self.send_header("Content-Length", str(said.claims or len(said.body)))
            self.end_headers()
            if said.held is not None:
                said.held.wait()
            self.wfile.write(said.body)
            if said.claims > len(said.body):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Pages are nobody's log."""

    return Handler
