"""A corner of the machine of one's own: what appears in /tmp and in memory there is this run's alone."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_MARK = "TAM_CANARY_APART"
_PLACES = ("/dev/shm", "/tmp", "/var/tmp")


def is_apart() -> bool:
    return _MARK in os.environ


def brought_along() -> list[Path]:
    """What of ours lives in the shared places: the checkout and the interpreter, where they are there."""
    ours = {Path.cwd(), Path(sys.prefix), Path(sys.base_prefix)}
    ours |= {path.resolve() for path in ours}
    inside = sorted(path for path in ours if any(path.is_relative_to(place) for place in _PLACES))
    return [
        path for path in inside if not any(path != other and path.is_relative_to(other) for other in inside)
    ]


def _script(along: Sequence[Path]) -> str:
    """A folder that a mount hides is still held by an open descriptor, and can be laid over its place again."""
    holds = [f"exec {number}<{shlex.quote(str(path))}" for number, path in enumerate(along, 3)]
    mounts = [f"mount -t tmpfs -o mode=1777 canary {place}" for place in _PLACES]
    back = [
        f"mkdir -p {shlex.quote(str(path))} && mount -c --bind /proc/self/fd/{number} {shlex.quote(str(path))}"
        for number, path in enumerate(along, 3)
    ]
    shut = [f"exec {number}<&-" for number, _ in enumerate(along, 3)]
    return " && ".join([*holds, *mounts, *back, *shut, 'cd "$PWD"', 'exec "$0" "$@"'])


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
    command += [unshare, "--mount", "--propagation", "private", "sh", "-c", _script(brought_along())]
    inside = {**os.environ, _MARK: "1"}
    return subprocess.run(
        [*command, sys.executable, "-m", module, *arguments], check=False, env=inside
    ).returncode
