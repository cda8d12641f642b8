"""Sync put together and run until told to stop."""

from __future__ import annotations

import logging
import os
import random
import select
import signal
import ssl
import time
from datetime import UTC, datetime
from pathlib import Path

from sync.backoff import Backoff
from sync.breaker import Breaker
from sync.config import Config
from sync.heartbeat import Heartbeat
from sync.link_budget import Budget
from sync.link_round import LinkRound
from sync.opinions import OpinionPush
from sync.orders import OrderPull, boot_id, forget_key
from sync.payments import Payments
from sync.portal import Portal, pinned_client
from sync.pull_content import content_pulls
from sync.pull_release import ReleasePull
from sync.pulls import Asks, Pull, Pulls
from sync.schedule import Round, Schedule
from sync.session import Session
from sync.signer import RequestSigner
from sync.store import Blobs, Listener, StoreFault, housekeeping, line, queue, rescue
from sync.store.bell import SYNC_BELL
from sync.store.blobs import open_on_full_disk, with_ballast
from sync.store.clock import SystemClock
from sync.store.connection import Connection, open_connection
from sync.store.leaving import WIPED
from sync.store.outbox import BLOBS, DATABASE
from sync.transfer import Transfer

log = logging.getLogger("sync")
# How often the loop looks whether the clock has jumped or the parent has gone.
_WATCH_SECONDS = 1.0
_ORDERS_SECONDS = 30.0
_TIDY_SECONDS = 60.0


def run(config: Config, *, with_parent: bool) -> int:
    """Until SIGTERM or SIGINT; `with_parent`: also until the process that started this one is gone."""
    config.store.mkdir(parents=True, exist_ok=True)
    if (config.store / WIPED).exists():
        return forget_key(config.sender_key_file)
    # Only whole: a new database beside old sealed files would make orphans of them.
    blobs, database = Blobs(config.store / BLOBS), config.store / DATABASE
    missing = rescue.rows_missing(database, blobs)
    store = missing or open_on_full_disk(lambda: open_connection(database, check=True), blobs)
    if isinstance(store, StoreFault):
        log.error("store: %s %s", store.code.value, store.detail)
        return 1
    session = open_session(config, store)
    if session is None:
        return 1
    rounds = with_ballast(lambda: _first_look(config, session), session.blobs)
    schedule = Schedule(rounds, session.blobs, lambda: datetime.now(UTC))
    _loop(schedule, config.store, os.getppid() if with_parent else None)
    schedule.stop()
    session.portal.close()
    # A long poll may still hold a thread; every transaction is safe against a kill, so nobody waits for it.
    logging.shutdown()
    os._exit(0)


def _first_look(config: Config, session: Session) -> dict[str, tuple[float, Round]]:
    """What a kill left half done is taken up again; may be begun anew."""
    queue.recover(session.store, session.blobs)
    line.unknown(session.store)
    return rounds_of(config, session)


def open_session(config: Config, store: Connection) -> Session | None:
    """None where the CA's file is none; the log says so."""
    try:
        client = pinned_client(config.url, config.ca_file)
    except (OSError, ssl.SSLError) as error:
        log.error("ca_file: %s", type(error).__name__)
        return None
    signer = RequestSigner(store, config.sender_key, config.kiosk)
    return _session(config, store, Portal(client, signer, time.monotonic))


def rounds_of(config: Config, session: Session) -> dict[str, tuple[float, Round]]:
    """Every kind of work by its name, with the seconds between two rounds."""
    store = session.store
    payments = Payments(session, config.pace.wait)
    budget = Budget(store, config.budget, session.clock, time.monotonic)
    link_round = LinkRound(session, budget, config.link_watch, config.link_otherwise, time.monotonic)
    more: list[Pull] = [OrderPull(config.kiosk, boot_id(), _ORDERS_SECONDS)]
    more += content_pulls(config.pace.content)
    more.append(OpinionPush(config.pace.content))
    if config.update is not None:
        public, running = config.update.public, config.update.running
        more.append(ReleasePull(config.kiosk, running, public, config.pace.content, time.monotonic))
    pulls = Pulls(session, config.pace.keyset, time.monotonic, more)
    return {
        "line": (config.pace.round, Heartbeat(session, time.monotonic).round),
        "pulls": (config.pace.round, pulls.round),
        "asks": (min(config.pace.round, 1.0), Asks(session).round),
        "intents": (config.pace.round, payments.push_round),
        "payments": (config.pace.round, payments.hear_round),
        "link": (config.pace.round, link_round.round),
        "transfer": (config.pace.round, Transfer(session, budget, time.monotonic, time.sleep).round),
        "tidy": (_TIDY_SECONDS, lambda: housekeeping.tidy(store, housekeeping.Policy(), session.clock.now())),
    }


def _session(config: Config, store: Connection, portal: Portal) -> Session:
    clock = SystemClock()
    backoff = Backoff(random.SystemRandom().random, config.pace.backoff_cap)
    return Session(
        store=store,
        blobs=Blobs(config.store / BLOBS),
        portal=portal,
        clock=clock,
        backoff=backoff,
        breaker=Breaker(backoff, time.monotonic),
        root_public=config.root_public,
        practice=config.practice,
        trust_clock=clock.confirm,
    )


def _loop(schedule: Schedule, folder: Path, parent: int | None) -> None:
    """Returns at a signal, when the parent has gone, or when the app has wiped this kiosk."""
    wake_read, wake_write = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.set_wakeup_fd(wake_write)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    bell = Listener(folder / SYNC_BELL)
    schedule.start()
    log.info("started")
    try:
        while (parent is None or os.getppid() == parent) and not (folder / WIPED).exists():
            readable, _, _ = select.select([bell.fileno(), wake_read], [], [], _WATCH_SECONDS)
            if wake_read in readable:
                return
            if bell.fileno() in readable:
                bell.drain()
                schedule.kick()
            schedule.watch()
    finally:
        bell.close()
