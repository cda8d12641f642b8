"""`sync retry DOSSIER…|--all`: what is parked is queued again."""

from __future__ import annotations

import argparse

from sync.commands.terminal import FAILED, OK, WRONG, open_store, tell
from sync.config import Config
from sync.store import leaving, queue, ring
from sync.store.bell import SYNC_BELL
from sync.store.rows import DossierStep


def run(config: Config, options: argparse.Namespace) -> int:
    """Ends with 1 where one that was named is not parked."""
    if bool(options.dossier_id) is options.all:
        tell("name dossiers, or --all")
        return WRONG
    store = open_store(config)
    if store is None:
        return FAILED
    try:
        names = options.dossier_id or [
            row.dossier_id
            for row in leaving.leaving(store, parked_only=True)
            if row.state is DossierStep.PARKED
        ]
        queued = [name for name in names if queue.unpark(store, name)]
    finally:
        store.close()
    ring(config.store / SYNC_BELL)
    tell(f"queued again: {len(queued)} of {len(names)}")
    return OK if len(queued) == len(names) else FAILED
