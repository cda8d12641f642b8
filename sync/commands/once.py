"""`sync once`: one round of everything now, and what became of each dossier.

Where the service runs it does the work: it is rung and watched. Two that upload at once would take each
other's dossier for one that was cut off.
"""

from __future__ import annotations

import argparse
import time

from sync import report
from sync.commands.terminal import FAILED, OK, answer, open_store, tell
from sync.config import Config
from sync.service import open_session, rounds_of
from sync.store import line, queue, ring
from sync.store.bell import SYNC_BELL
from sync.store.connection import Connection
from sync.store.line import LineState
from sync.store.rows import DossierStep

_LOOK_SECONDS = 0.2
# The link first: it says what may go; the key set before whatever is verified under it.
_ORDER = ("link", "pulls", "line", "intents", "transfer", "asks", "payments", "tidy")


def run(config: Config, options: argparse.Namespace) -> int:
    """0 where nothing is left waiting, parked or rejected, and the line is up."""
    store = open_store(config)
    if store is None:
        return FAILED
    try:
        before = {row["dossier_id"]: row for row in report.rows(store) if row["state"] != "purged"}
        _due_now(store)
        if ring(config.store / SYNC_BELL):
            _watch(store, options.wait)
        elif not _alone(config, store):
            return FAILED
        after = {row["dossier_id"]: row for row in report.rows(store)}
        rows = [after.get(name, row) for name, row in before.items()]
        results = [
            {
                "dossier_id": row["dossier_id"],
                "code": row["code"],
                "state": row["state"],
                "fault": row["last_fault"],
            }
            for row in rows
        ]
        is_up = line.line(store).state is LineState.UP
        answer(
            options, {"line": line.line(store).state.value, "dossiers": results} if options.json else results
        )
        done = (DossierStep.COMMITTED.value, DossierStep.PURGED.value)
        return OK if is_up and all(row["state"] in done for row in results) else FAILED
    finally:
        store.close()


def _due_now(store: Connection) -> None:
    with store.write() as database:
        database.execute("UPDATE outbox SET next_at = 0 WHERE state = 'backoff'")


def _watch(store: Connection, seconds: float) -> None:
    """Until nothing waits, or the time is over."""
    tell("the service is running: it does the work")
    until = time.monotonic() + seconds
    while time.monotonic() < until and queue.counts(store).waiting:
        time.sleep(_LOOK_SECONDS)


def _alone(config: Config, store: Connection) -> bool:
    session = open_session(config, store)
    if session is None:
        return False
    queue.recover(store, session.blobs)
    rounds = rounds_of(config, session)
    session.probe()
    for name in _ORDER:
        rounds[name][1]()
    session.portal.close()
    return True
