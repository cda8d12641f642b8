"""Running the programs that build, each with a clean environment; the first that fails ends the build."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

Word = str | Path


class BuildError(Exception):
    """Which program failed, and its last words."""


_PASSED_ON = ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "HOME")


def clean(epoch: int, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment in which a build says the same everywhere."""
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    fixed = {
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONHASHSEED": "0",
        "DEBIAN_FRONTEND": "noninteractive",
    }
    return {**kept, **fixed, **(more or {})}


def run(command: Sequence[Word], env: Mapping[str, str], *, stdin: str = "", at: Path | None = None) -> str:
    """Standard output. Raises BuildError; an interrupt reaches the program as well as us."""
    try:
        done = subprocess.run(
            [str(word) for word in command],
            env=dict(env),
            input=stdin,
            cwd=at,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except FileNotFoundError:
        raise BuildError(f"{command[0]} is not installed") from None
    if done.returncode != 0:
        last = "\n".join((done.stderr or done.stdout).splitlines()[-12:])
        raise BuildError(f"{command[0]} ended with {done.returncode}:\n{last}")
    return done.stdout


def inside(root: Path, command: Sequence[str], env: Mapping[str, str]) -> str:
    """In the tree itself; /proc is mounted in a name space that ends with the command."""
    (root / "proc").mkdir(exist_ok=True)
    words = [
        "unshare",
        "--mount",
        "--pid",
        "--fork",
        f"--mount-proc={root / 'proc'}",
        "chroot",
        str(root),
        *command,
    ]
    kept = {name: value for name, value in env.items() if name != "HOME"}
    return run(words, {**kept, "HOME": "/root"})
