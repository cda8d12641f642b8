"""The server: ingest and public pages here, without keys; all that holds keys as processes of their own."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import json
import logging
import os
import secrets
import signal
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from portal.bells import BellTower, drain, pull
from portal.clock import system_clock
from portal.config import Config
from portal.ingest import app as ingest_app
from portal.ingest.crowd import Crowd
from portal.ingest.parts import make_parts
from portal.ingest.unwell import Unwell
from portal.nursery import Nursery, fork_nursery
from portal.places import Places
from portal.provider.process import address_of
from portal.public import app as public_app
from portal.public.parts import PublicParts
from portal.roles import roles
from portal.store.leaf_files import LeafFiles
from portal.store.logins import Login
from portal.store.migrations import demand_migrated, migrate
from portal.store.opening import open_database
from portal.switches import Switches
from portal.web import LOOPBACK, Server, Tls, bind, make_server
from sync.envelope.durable import replace_durably

log = logging.getLogger("portal.serve")

_PARENT_CHECK_S = 0.5
_LATE_WORD_S = 1.0
_PATIENCE_S = 5.0


class AlreadyServedError(Exception):
    """Another server works on this state folder."""


class GivenUpError(Exception):
    """The server ended although nobody had asked it to."""


@dataclass(frozen=True, slots=True)
class Ports:
    """What to bind; 0 takes a free one."""

    ingest: int = 0
    public: int = 0
    console: int = 0


@dataclass(frozen=True, slots=True)
class Listeners:
    """Bound sockets, one for each application."""

    ingest: socket.socket
    public: socket.socket
    console: socket.socket
    console_port: int
    provider_url: str = ""

    def public_url(self) -> str:
        return f"https://{LOOPBACK}:{_port(self.public)}"

    def ingest_url(self) -> str:
        return f"https://{LOOPBACK}:{_port(self.ingest)}"

    def tell(self, *files: Path | None) -> None:
        """Write down where everything listens."""
        told = {
            "ingest": _port(self.ingest),
            "public": _port(self.public),
            "console": self.console_port,
            "pid": os.getpid(),
            "ingest_url": self.ingest_url(),
            "public_url": self.public_url(),
            "console_url": f"http://{LOOPBACK}:{self.console_port}",
            **({"identity_url": self.provider_url} if self.provider_url else {}),
        }
        for path in files:
            if path is not None:
                replace_durably(path, json.dumps(told, indent=1).encode())


def _port(listener: socket.socket) -> int:
    port: int = listener.getsockname()[1]
    return port


def serve(
    places: Places,
    config: Config,
    ports: Ports,
    *,
    ports_file: Path | None,
    switchboard: Path | None,
    with_parent: bool,
) -> None:
    """Run until a signal. Raises AlreadyServedError, OSError where a port is taken, StoreUnavailableError where
    no database answers, LoginMissingError, NotMigratedError where its owner has to run `init` first, or
    GivenUpError."""
    parent = os.getppid() if with_parent else None
    with _only_one(places):
        os.umask(0o077)
        _bring_up_to_date(places, config)
        console = bind(ports.console)
        # Its socket goes with the console's process; this one only tells where it is.
        provider = bind(0) if config.practice and not config.identity.issuer else None
        provider_url = "" if provider is None else address_of(provider)
        listeners = Listeners(bind(ports.ingest), bind(ports.public), console, _port(console), provider_url)
        switches = Switches(switchboard if config.practice else None)
        behind = roles(
            places,
            config,
            console=console,
            provider=provider,
            url=listeners.ingest_url(),
            public_url=config.identity.public_url or listeners.public_url(),
            switches=switches,
        )
        nursery = fork_nursery(behind, places.serve_lock.parent, (listeners.ingest, listeners.public))
        try:
            was_asked = asyncio.run(
                _face(
                    places,
                    config,
                    listeners=listeners,
                    nursery=nursery,
                    switches=switches,
                    parent=parent,
                    ports_file=ports_file,
                )
            )
        finally:
            nursery.close()
            places.ports.unlink(missing_ok=True)
        if not was_asked:
            raise GivenUpError


def _bring_up_to_date(places: Places, config: Config) -> None:
    """No connection is open afterwards: none may be across a fork."""
    # What faces the network does not enter as the owner, who alone may change the tables.
    login = Login.INGEST if config.store.logins else Login.OWNER
    database = open_database(places, config, login)
    try:
        if login is Login.OWNER:
            migrate(database, system_clock())
        else:
            demand_migrated(database)
    finally:
        database.close()


async def _face(
    places: Places,
    config: Config,
    *,
    listeners: Listeners,
    nursery: Nursery,
    switches: Switches,
    parent: int | None,
    ports_file: Path | None,
) -> bool:
    """The network-facing side, until a signal or the parent's end: True.

    False where everybody behind the wall is gone, or a server ended by itself.
    """
    database = open_database(places, config, Login.INGEST)
    tower = BellTower()
    loop = asyncio.get_running_loop()
    stop, is_alone = asyncio.Event(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    for role, rope in nursery.bells.items():
        tower.hang(role, partial(pull, rope))

    def echoed() -> None:
        drain(nursery.echo)
        tower.strike()

    loop.add_reader(nursery.echo, echoed)
    loop.add_reader(nursery.alive, is_alone.set)
    parts = make_parts(
        database=database,
        config=config,
        clock=system_clock,
        bell=tower,
        leaves=LeafFiles(places.leaves),
        keyset=places.keyset.read_bytes(),
        releases=places.releases,
        new_id=lambda: secrets.token_hex(8),
    )
    limits = config.limits
    ingest = Crowd(
        ingest_app.build(parts), limits.requests_at_once, limits.waiting_at_once, secrets.SystemRandom().random
    )
    leaves = LeafFiles(places.leaves)
    public = public_app.build(PublicParts.make(database, config, system_clock, tower, switches, leaves=leaves))
    tls = Tls(places.tls_chain, places.tls_key)
    servers = [
        (make_server(Unwell(ingest, switches) if config.practice else ingest, tls), listeners.ingest),
        (make_server(public, tls), listeners.public),
    ]
    web = [asyncio.create_task(server.serve(sockets=[listener])) for server, listener in servers]
    asked: list[asyncio.Task[object]] = [asyncio.create_task(stop.wait())]
    if parent is not None:
        asked.append(asyncio.create_task(_orphaned(parent)))
    watchers = [*asked, asyncio.create_task(is_alone.wait())]
    await _started([server for server, _ in servers])
    listeners.tell(places.ports, ports_file)
    await asyncio.wait([*watchers, *web], return_when=asyncio.FIRST_COMPLETED)
    # Who stops the whole process group asks all of us at once, and not everybody hears it at the same moment.
    was_asked = bool((await asyncio.wait(asked, timeout=_LATE_WORD_S, return_when=asyncio.FIRST_COMPLETED))[0])
    if not was_asked:
        log.error("nursery.ended" if is_alone.is_set() else "face.ended")
    for server, _ in servers:
        server.should_exit = True
    for watcher in watchers:
        watcher.cancel()
    await asyncio.gather(*web, *watchers, return_exceptions=True)
    loop.remove_reader(nursery.alive)
    database.close()
    return was_asked


async def _started(servers: list[Server]) -> None:
    while not all(server.started or server.should_exit for server in servers):
        await asyncio.sleep(0.01)


async def _orphaned(parent: int) -> None:
    """Return when the process that started us is no more."""
    while os.getppid() == parent:
        await asyncio.sleep(_PARENT_CHECK_S)


@contextlib.contextmanager
def _only_one(places: Places) -> Iterator[None]:
    descriptor = os.open(places.serve_lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    patience = time.monotonic() + _PATIENCE_S
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            # After a crash the processes behind the wall hold it until they notice that they are alone.
            if is_served(places.ports) or time.monotonic() > patience:
                os.close(descriptor)
                raise AlreadyServedError(str(places.state)) from None
            time.sleep(0.05)
    try:
        yield
    finally:
        os.close(descriptor)


def is_served(ports: Path) -> bool:
    """Whether the server that wrote this file still runs."""
    try:
        os.kill(json.loads(ports.read_text(encoding="utf-8"))["pid"], 0)
    except (OSError, ValueError, KeyError):
        return False
    return True
