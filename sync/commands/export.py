"""`sync export FOLDER`: sealed dossiers to a stick; the queue keeps them."""

from __future__ import annotations

import argparse

from sync.commands.terminal import FAILED, OK, answer, open_store, tell
from sync.config import Config
from sync.export import export, warnings
from sync.store import Blobs, leaving
from sync.store.clock import SystemClock
from sync.store.outbox import BLOBS


def run(config: Config, options: argparse.Namespace) -> int:
    """0 where every one of them is on the stick and was read back."""
    store = open_store(config)
    if store is None:
        return FAILED
    clock = SystemClock()
    try:
        for text in warnings(options.folder, config.store):
            tell(f"warning: {text}")
        rows = leaving.leaving(store, parked_only=not options.all)
        outcomes = export(rows, Blobs(config.store / BLOBS), options.folder, config.kiosk)
        for outcome in outcomes:
            if not outcome.fault:
                leaving.mark_exported(store, outcome.row.dossier_id, clock.now())
    except OSError as error:
        tell(f"the stick: {error.strerror}")
        return FAILED
    finally:
        store.close()
    answer(
        options,
        [
            {"dossier_id": out.row.dossier_id, "result": out.fault or "exported", "bytes": out.row.blob_bytes}
            for out in outcomes
        ],
    )
    return FAILED if any(out.fault for out in outcomes) else OK
