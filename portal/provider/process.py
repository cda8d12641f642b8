"""The simulated provider as a process of its own, on a socket of its own."""

from __future__ import annotations

import asyncio
import secrets
import socket
from pathlib import Path

from portal.clock import system_clock
from portal.config import Config
from portal.nursery import Ropes
from portal.places import Places
from portal.provider.app import build
from portal.provider.issuer import Client, Issuer, load_invented
from portal.switches import Switches
from portal.web import LOOPBACK, Server, Tls, make_server

CITIZENS = Path(__file__).parents[2] / "assets" / "practice" / "citizens.toml"
#: Below the citizens' pages; the provider knows no other address to send anybody to.
BACK = "/sign-in/back"


def address_of(listener: socket.socket) -> str:
    """Where it can be reached, which is its issuer name too."""
    return f"https://{LOOPBACK}:{listener.getsockname()[1]}"


def run(
    places: Places,
    config: Config,
    listener: socket.socket,
    ropes: Ropes,
    *,
    public_url: str,
    switches: Switches,
) -> None:
    """Serve on the inherited socket until the leash ends."""
    secret = places.provider_secret.read_text(encoding="ascii").strip()
    client = Client(config.identity.client_id, secret, f"{public_url}{BACK}")
    issuer = Issuer(address_of(listener), client, config.identity.claims, system_clock, secrets.token_bytes)
    app = build(issuer, load_invented(CITIZENS), switches)
    asyncio.run(_serve(make_server(app, Tls(places.tls_chain, places.tls_key)), listener, ropes.leash))


async def _serve(server: Server, listener: socket.socket, leash: int) -> None:
    loop = asyncio.get_running_loop()

    def let_go() -> None:
        loop.remove_reader(leash)
        server.should_exit = True

    loop.add_reader(leash, let_go)
    await server.serve(sockets=[listener])
