"""The console as a process of its own: it alone loads the key to documents at rest."""

from __future__ import annotations

import asyncio
import secrets
import socket
from pathlib import Path

from portal.bells import PipeBell
from portal.changes import Listener
from portal.clock import system_clock
from portal.config import Config
from portal.console.accounts import Accounts
from portal.console.acts import Acts
from portal.console.app import ConsoleParts, build
from portal.console.bookings import Bookings
from portal.console.call_backs import CallBacks
from portal.console.deeds import Deeds
from portal.console.desk import Desk
from portal.console.fees import Fees
from portal.console.joining import Joining
from portal.console.labels import load_labels
from portal.console.opinions import Opinions
from portal.console.reading import open_reading
from portal.console.sessions import Sessions
from portal.console.sign_in import SignIn
from portal.console.tokens import Tokens
from portal.console.verdicts import Verdicts
from portal.errands import Bell, Errands
from portal.keys import load_opener_public, load_opening_key, load_sealing_key
from portal.notice_queue import queue_notice
from portal.nursery import Ropes
from portal.places import Places
from portal.rate import Rate
from portal.store.database import Database
from portal.store.logins import Login
from portal.store.opening import open_database
from portal.web import Server, make_server

_CATALOGUE = Path(__file__).parents[2] / "assets" / "catalogue"
_TRIES_PER_MINUTE = 6
_ALL_TRIES_PER_MINUTE = 60


def run(places: Places, config: Config, listener: socket.socket, ropes: Ropes) -> None:
    """Serve on the inherited socket until the leash ends."""
    database = open_database(places, config, Login.CONSOLE)
    bell = PipeBell(ropes.bell, ropes.echo, ropes.leash)
    desk = make_desk(places, config, database, bell)
    is_open = config.practice and not config.console_login
    door = None if is_open else make_sign_in(places, desk.acts)
    server = make_server(build(ConsoleParts(desk, door, config.practice)))
    asyncio.run(_serve(server, listener, ropes.leash))
    database.close()


def make_desk(
    places: Places, config: Config, database: Database, bell: Bell, listener: Listener = queue_notice
) -> Desk:
    """Raises KeyFileError. `listener` hears of every deed that is news to the citizen."""
    labels = load_labels(_CATALOGUE)
    reading, console = open_reading(places, database), load_sealing_key(places.console_public)
    acts = Acts(database, system_clock)
    verdicts = Verdicts(
        database=database,
        reading=reading,
        labels=labels,
        console=console,
        opener=load_opener_public(places.keyset, places.root_public),
        clock=system_clock,
        random=secrets.token_bytes,
        listener=listener,
    )
    return Desk(
        reading=reading,
        deeds=Deeds(database, reading, system_clock, console, practice=config.practice),
        verdicts=verdicts,
        joining=Joining(database, reading, system_clock, listener),
        fees=Fees(database, Errands(database, system_clock, bell), reading, system_clock, listener),
        acts=acts,
        call_backs=CallBacks(database, load_opening_key(places.console_key), acts, system_clock),
        bookings=Bookings(database, system_clock),
        opinions=Opinions(database),
        labels=labels,
        tokens=Tokens(secrets.token_bytes(32)),
        new_id=lambda: secrets.token_hex(16),
    )


def make_sign_in(places: Places, acts: Acts) -> SignIn:
    accounts = Accounts(places.officers, secrets.token_bytes)
    return SignIn(
        accounts=accounts,
        sessions=Sessions(accounts, system_clock, secrets.token_bytes),
        acts=acts,
        tries=Rate(_TRIES_PER_MINUTE, system_clock),
        all_tries=Rate(_ALL_TRIES_PER_MINUTE, system_clock),
    )


async def _serve(server: Server, listener: socket.socket, leash: int) -> None:
    loop = asyncio.get_running_loop()

    def let_go() -> None:
        loop.remove_reader(leash)
        server.should_exit = True

    loop.add_reader(leash, let_go)
    await server.serve(sockets=[listener])
