"""A wipe, step by step. Each step may be done again, so a power cut between two costs nothing but time.

The order that demands it is durable before the first step. Drafts and all that the app alone holds go at
once; what citizens filed goes only when the portal's verified receipt or a technician's export stands for
each sealed file; the keys go last.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk_app.store.order_file import NAME, OrderFile
from sync.contract.orders import OrderKind
from sync.envelope.durable import shred, shred_linked, sync_directory
from sync.store.bell import KIOSK_BELL, SYNC_BELL
from sync.store.leaving import WIPED

log = logging.getLogger("kiosk")


@dataclass(frozen=True, slots=True)
class WipePlaces:
    """`state` is the app's alone, `run` in memory, `spool` shared with sync; `keys` go last, in this order."""

    state: Path
    run: Path
    spool: Path
    keys: tuple[Path, ...]


class Wiping:
    """`step` on the store's worker, at each look until it answers True."""

    def __init__(
        self, places: WipePlaces, forget_drafts: Callable[[], object], undelivered: Callable[[], int]
    ) -> None:
        self._places = places
        self._forget_drafts = forget_drafts
        self._undelivered = undelivered
        self._is_done = False

    def step(self) -> bool:
        """True once nothing is left. Raises OSError or sqlite3.Error; the next look goes on from there."""
        if self._is_done:
            return True
        self._forget_own()
        left = self._undelivered()
        if left:
            log.warning("wipe: %d sealed dossiers are neither delivered nor exported", left)
            return False
        finish(self._places)
        log.warning("wiped")
        self._is_done = True
        return True

    def _forget_own(self) -> None:
        """The drafts' key first: what it sealed is noise from then on, whatever the disk keeps of it."""
        shred(self._places.run / "draft.key")
        shred(self._places.state / "draft.secret")
        self._forget_drafts()
        # A key may lie here under another name, and be a link where the settings look for it.
        keys = {*self._places.keys, *(Path(os.path.realpath(path)) for path in self._places.keys)}
        keep = {path.name for path in keys if path.parent == self._places.state} | {NAME}
        empty(self._places.state, keep)


def is_past_return(places: WipePlaces) -> bool:
    """At the start, before anything is opened: is a wipe through, or so far that only its end is missing?

    Raises OSError where that end cannot be reached now.
    """
    standing = OrderFile(places.state).read()
    if standing is None or standing.order.kind is not OrderKind.WIPE:
        return False
    if not standing.wiped and not (places.spool / WIPED).exists():
        return False
    if not standing.wiped:
        finish(places)
    return True


def finish(places: WipePlaces) -> None:
    """The outbox, then the keys, then the note that it is done."""
    # Sealed files before the rows that name them: the other way round they would look like a lost database.
    blobs = places.spool / "blobs"
    if blobs.is_dir():
        empty(blobs, set())
    empty(places.spool, {KIOSK_BELL, SYNC_BELL, WIPED})
    # Its own key the sender forgets itself, when it sees this.
    (places.spool / WIPED).touch(0o660)
    sync_directory(places.spool)
    for path in places.keys:
        shred_linked(path)
    file = OrderFile(places.state)
    standing = file.read()
    if standing is not None and not file.keep(replace(standing, wiped=True)):
        raise OSError("the note of the wipe")


def empty(folder: Path, keep: set[str]) -> None:
    """Remove all there is in `folder` but what is named. Raises OSError."""
    for entry in list(folder.iterdir()):
        if entry.name in keep:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink(missing_ok=True)
    sync_directory(folder)
