"""Servers that providers stand for: HTTPS that keeps what it was sent, SMTP that speaks STARTTLS."""

from __future__ import annotations

import json
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any


@dataclass
class Told:
    """What arrived; `answers` are given in order, then the first that is left."""

    requests: list[tuple[dict[str, str], Any]] = field(default_factory=list)
    answers: list[tuple[int, bytes]] = field(default_factory=lambda: [(200, b"{}")])
    mails: list[bytes] = field(default_factory=list)
    recipient: str = "250 ok"
    hangs_up: bool = False
    was_secret: bool = False


@contextmanager
def https(context: ssl.SSLContext) -> Iterator[tuple[str, Told]]:
    told = Told()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            told.requests.append(({k.lower(): v for k, v in self.headers.items()}, json.loads(body)))
            if told.hangs_up:
                self.close_connection = True
                return
            status, answer = told.answers.pop(0) if len(told.answers) > 1 else told.answers[0]
            self.send_response(status)
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    with _running(server):
        yield f"https://127.0.0.1:{server.server_address[1]}/send", told


@contextmanager
def smtp(context: ssl.SSLContext) -> Iterator[tuple[int, Told]]:
    told = Told()

    class Handler(socketserver.StreamRequestHandler):
        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        def handle(self) -> None:
            self.say("220 here")
            while line := self.rfile.readline().decode().strip():
                match line.split(" ")[0].upper():
                    case "EHLO":
                        self.say("250-here")
                        self.say("250 STARTTLS" if not told.was_secret else "250 8BITMIME")
                    case "STARTTLS":
                        self.say("220 go")
                        self.rfile.close()
                        self.wfile.close()
                        try:
                            self.connection = context.wrap_socket(self.connection, server_side=True)
                        except (ssl.SSLError, OSError):
                            return
                        self.rfile = self.connection.makefile("rb")
                        self.wfile = self.connection.makefile("wb", buffering=0)
                        told.was_secret = True
                    case "RCPT":
                        self.say(told.recipient)
                    case "DATA":
                        self.say("354 go")
                        mail = b""
                        while not mail.endswith(b"\r\n.\r\n"):
                            mail += self.rfile.readline()
                        told.mails.append(mail.removesuffix(b".\r\n"))
                        if told.hangs_up:
                            return
                        self.say("250 kept")
                    case "QUIT":
                        self.say("221 bye")
                        return
                    case _:
                        self.say("250 ok")

        def finish(self) -> None:
            for each in (self.rfile, self.wfile, self.connection):
                each.close()

    server = socketserver.TCPServer(("127.0.0.1", 0), Handler)
    with _running(server):
        yield server.server_address[1], told


@contextmanager
def _running(server: socketserver.TCPServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
