"""uvicorn, in the one way we use it: on sockets that are already bound, without logs of what people ask."""

from __future__ import annotations

import contextlib
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

_GRACE_S = 2
_BACKLOG = 512
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Tls:
    """PEM files of the server's certificate and key."""

    chain: Path
    key: Path


class Server(uvicorn.Server):
    """Leaves signals to whoever runs several of these in one event loop."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def bind(port: int) -> socket.socket:
    """A listening socket on loopback; port 0 takes a free one. Raises OSError where the port is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((LOOPBACK, port))
    listener.listen(_BACKLOG)
    listener.setblocking(False)
    return listener


def make_server(app: ASGIApp, tls: Tls | None = None) -> Server:
    """A server to be run with `serve(sockets=[…])`. Raises OSError or ssl.SSLError on a broken certificate."""
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=_GRACE_S,
        ssl_certfile=None if tls is None else str(tls.chain),
        ssl_keyfile=None if tls is None else str(tls.key),
    )
    config.load()
    if config.ssl is not None:
        config.ssl.minimum_version = ssl.TLSVersion.TLSv1_2
    return Server(config)
