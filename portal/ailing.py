"""Notes on roles that do not stay up: the nursery writes them, `portal check` reads them.

`run/NAME.ailing`, one line each; gone as soon as the role has lived for a while.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from sync.envelope.durable import replace_durably

_SUFFIX = ".ailing"


def note(run_folder: Path, role: str, why: str) -> None:
    """A disk that does not take it is told of elsewhere."""
    with contextlib.suppress(OSError):
        replace_durably(run_folder / f"{role}{_SUFFIX}", f"{why}\n".encode())


def well(run_folder: Path, role: str) -> None:
    with contextlib.suppress(OSError):
        (run_folder / f"{role}{_SUFFIX}").unlink(missing_ok=True)


def forget_all(run_folder: Path) -> None:
    """Before the first role is forked: what ailed another run says nothing of this one."""
    for role in ailing(run_folder):
        well(run_folder, role)


def ailing(run_folder: Path) -> dict[str, str]:
    """Role → why it ended the last time; empty where all stay up."""
    found = {}
    for path in sorted(run_folder.glob(f"*{_SUFFIX}")):
        with contextlib.suppress(OSError):
            found[path.stem] = path.read_text(encoding="utf-8", errors="replace").strip()
    return found
