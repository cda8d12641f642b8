"""`sync import-receipts FOLDER`: what the portal said of dossiers that came to it on a stick."""

from __future__ import annotations

import argparse
from pathlib import Path

from sync.commands.terminal import FAILED, OK, answer, open_store, tell
from sync.config import Config
from sync.contract.keyset import KeySet, verify_keyset
from sync.envelope.stick import KEYSET, MAX_KEYSET_BYTES, read_bounded
from sync.export_receipts import Receipts
from sync.store import Blobs, pulls, ring
from sync.store.bell import KIOSK_BELL
from sync.store.clock import SystemClock
from sync.store.connection import Connection
from sync.store.outbox import BLOBS

_GOOD = frozenset({"received", "rejected", "known", "stranger"})


def run(config: Config, options: argparse.Namespace) -> int:
    """0 where each of them could be believed, or is of another kiosk."""
    store = open_store(config)
    if store is None:
        return FAILED
    try:
        keyset = _keyset(config, store, options.folder)
        if keyset is None:
            tell("no key set yet: no receipt can be believed")
            return FAILED
        taken = Receipts(store, Blobs(config.store / BLOBS), keyset, SystemClock()).take(options.folder)
    except OSError as error:
        tell(f"the stick: {error.strerror}")
        return FAILED
    finally:
        store.close()
    ring(config.store / KIOSK_BELL)
    answer(options, [{"dossier_id": each.dossier_id, "result": each.result} for each in taken])
    return OK if all(each.result in _GOOD for each in taken) else FAILED


def _keyset(config: Config, store: Connection, folder: Path) -> KeySet | None:
    """The newest that the root signed for this kind of system, be it on the stick; none older than ours."""
    try:
        carried = read_bounded(folder / KEYSET, MAX_KEYSET_BYTES)
    except OSError:
        carried = None
    least = max(1, pulls.version(store, pulls.KEYSET))
    for document in (carried, pulls.get(store, pulls.KEYSET)):
        found = None if document is None else verify_keyset(document, config.root_public, least)
        if isinstance(found, KeySet) and found.practice is config.practice:
            return found
    return None
