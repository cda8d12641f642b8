"""`sync status`, `sync queue`: the line, the queue, the keys and the disk, as the store has them."""

from __future__ import annotations

import argparse

from sync import report
from sync.commands.terminal import FAILED, OK, answer, open_store
from sync.config import Config
from sync.store import Blobs
from sync.store.outbox import BLOBS


def run(config: Config, options: argparse.Namespace) -> int:
    store = open_store(config)
    if store is None:
        return FAILED
    try:
        if options.command == "queue":
            rows = report.rows(store)
            answer(options, rows if options.json else [report.short(row) for row in rows])
        else:
            answer(options, report.status(store, Blobs(config.store / BLOBS), config.root_public))
    finally:
        store.close()
    return OK
