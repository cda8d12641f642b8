"""One look: what became of the last one, what came, is it true and newer, is this the moment; then RAUC."""

from __future__ import annotations

import logging
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from kiosk_app.update import gate, state
from kiosk_app.update.incoming import finished, forget, is_whole, newest
from kiosk_app.update.place import Place
from kiosk_app.update.state import State
from sync.contract.faults import ContractFault
from sync.contract.releases import Release

log = logging.getLogger("update")
_INSTALL_SECONDS = 1800
_RESTART_SECONDS = 120.0
Install = Callable[[Path], str]


def rauc(bundle: Path) -> str:
    """Installed to the other slot, by the service that may write there; empty, or its last words."""
    try:
        done = subprocess.run(
            ["rauc", "install", str(bundle)],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_INSTALL_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return type(error).__name__
    if done.returncode == 0:
        return ""
    said = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    why = [line for line in said if line.startswith("LastError:")]
    return (why or said or [str(done.returncode)])[-1]


def look(place: Place, install: Install = rauc, wait: Callable[[float], None] = time.sleep) -> str:
    """What was done, in a word or two. Raises OSError where the updater's own folder cannot be written."""
    kept = _judged(place, state.read(place.state))
    if kept.pending:
        return _restart(place, wait)
    release = newest(place, kept.tried)
    if isinstance(release, ContractFault):
        log.warning("refused: %s", release.code.value)
        forget(place)
        return "refused"
    if release is None:
        return "nothing newer"
    return _take(place, kept, release, install, wait)


def _take(place: Place, kept: State, release: Release, install: Install, wait: Callable[[float], None]) -> str:
    bundle = place.incoming / release.file
    with gate.nobody_there(place.spool) as alone:
        if not alone:
            return "a visit"
        if not gate.queue_is_safe(place.spool):
            log.error("the queue is not sound")
            return "the queue"
    # Only now: it reads all of it, and a visit may begin meanwhile. What is installed is not yet started.
    trouble = "damaged" if not is_whole(bundle, release) else install(bundle)
    if trouble:
        log.warning("refused %s: %s", release.version, trouble)
        state.keep(place.state, kept.without(release.sha256))
        finished(place, release)
        return "refused"
    state.keep(place.state, State(release.version, release.sha256, place.boot, kept.tried))
    finished(place, release)
    log.info("installed %s", release.version)
    return _restart(place, wait)


def _judged(place: Place, kept: State) -> State:
    """After a restart: did the one that was installed come up, or the one before it?"""
    if not kept.pending or kept.boot == place.boot:
        return kept
    if kept.pending == place.running:
        log.info("good %s", kept.pending)
        after = State(tried=kept.tried)
    else:
        log.error("rolled back %s", kept.pending)
        after = kept.without(kept.sha256)
    state.keep(place.state, after)
    return after


def _restart(place: Place, wait: Callable[[float], None]) -> str:
    """Ask for it while nobody is there, and hold the door until it comes."""
    with gate.nobody_there(place.spool) as alone:
        if not alone:
            return "a visit"
        place.flag.touch()
        wait(_RESTART_SECONDS)
        place.flag.unlink(missing_ok=True)
    return "restart"
