"""The console as a process of its own: it alone loads the key to documents at rest."""

from __future__ import annotations

import asyncio
import secrets
import socket
from pathlib import Path

from portal.clock import system_clock
from portal.config import Config
from portal.console.app import ConsoleParts, build
from portal.console.deeds import Deeds
from portal.console.labels import load_labels
from portal.console.reading import open_reading
from portal.console.tokens import Tokens
from portal.keys import load_sealing_key
from portal.places import Places
from portal.store.logins import Login
from portal.store.opening import open_database
from portal.web import Server, make_server

_CATALOGUE = Path(__file__).parents[2] / "assets" / "catalogue"


def run(places: Places, config: Config, listener: socket.socket, leash: int) -> None:
    """Serve on the inherited socket until the leash ends."""
    database = open_database(places, config, Login.CONSOLE)
    console_key = load_sealing_key(places.console_public)
    parts = ConsoleParts(
        reading=open_reading(places, database),
        deeds=Deeds(database, system_clock, console_key, practice=config.practice),
        labels=load_labels(_CATALOGUE),
        tokens=Tokens(secrets.token_bytes(32)),
        password=places.console_password.read_text(encoding="utf-8").strip(),
        practice=config.practice,
    )
    server = make_server(build(parts))
    asyncio.run(_serve(server, listener, leash))
    database.close()


async def _serve(server: Server, listener: socket.socket, leash: int) -> None:
    loop = asyncio.get_running_loop()

    def let_go() -> None:
        loop.remove_reader(leash)
        server.should_exit = True

    loop.add_reader(leash, let_go)
    await server.serve(sockets=[listener])
