"""Whether this is a moment for it: nobody is there, and what citizens filed is whole."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.store import Blobs, StoreFault, rescue
from sync.store.connection import open_connection
from sync.store.outbox import BLOBS, DATABASE

_VISIT = "visit.lock"
"""In the spool: `kiosk_app.runtime.visit_lock` holds a lock on it while somebody is there."""


@contextmanager
def nobody_there(spool: Path) -> Iterator[bool]:
    """True while no visit runs, and none is begun unseen until the block is left. Without the file there is no
    window that could tell."""
    try:
        descriptor = os.open(spool / _VISIT, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        yield False
        return
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)


def queue_is_safe(spool: Path) -> bool:
    """Every page of the database reads, and no sealed file stands without one."""
    database = spool / DATABASE
    if not database.exists():
        return not isinstance(rescue.rows_missing(database, Blobs(spool / BLOBS)), StoreFault)
    store = open_connection(database, check=True)
    if isinstance(store, StoreFault):
        return False
    store.close()
    return True
