"""A corner of the machine of one's own: what appears in /tmp and in memory there is this run's alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

_MARK = "TAM_CANARY_APART"
_PLACES = ("/dev/shm", "/tmp", "/var/tmp")
_MOUNT = " && ".join(f"mount -t tmpfs -o mode=1777 canary {place}" for place in _PLACES) + ' && exec "$0" "$@"'


def is_apart() -> bool:
    return _MARK in os.environ


def run_apart(module: str, arguments: Sequence[str]) -> int | None:
    """The status of `python -m module` in a mount namespace of its own (unshare(1)); None where none is had."""
    unshare = shutil.which("unshare")
    if unshare is None or os.geteuid() != 0:
        return None
    if subprocess.run([unshare, "--mount", "true"], check=False, capture_output=True).returncode != 0:
        return None
    # Whoever ends us ends the run with us; what it mounted goes with its last process.
    setpriv = shutil.which("setpriv")
    command = [setpriv, "--pdeathsig", "TERM"] if setpriv else []
    command += [unshare, "--mount", "--propagation", "private", "sh", "-c", _MOUNT]
    inside = {**os.environ, _MARK: "1"}
    return subprocess.run(
        [*command, sys.executable, "-m", module, *arguments], check=False, env=inside
    ).returncode
