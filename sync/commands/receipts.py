"""`sync import-receipts FOLDER`: what the portal said of dossiers that came to it on a stick."""

from __future__ import annotations

import argparse

from sync.commands.terminal import FAILED, OK, answer, open_store, tell
from sync.config import Config
from sync.contract.faults import ContractFault
from sync.contract.keyset import KeySet, verify_keyset
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
        keyset = _keyset(config, store)
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


def _keyset(config: Config, store: Connection) -> KeySet | None:
    document = pulls.get(store, pulls.KEYSET)
    found = None if document is None else verify_keyset(document, config.root_public, 1)
    return None if found is None or isinstance(found, ContractFault) else found
