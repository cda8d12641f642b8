"""Everywhere to look: files below the run's folders, what the run left in memory, its processes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk_app.rehearsal.evidence import MAGIC, Found, Search, search

#: Where programs leave things besides their own folders.
_SHARED = (
    Path("/dev/shm"),
    Path("/tmp"),
    Path("/var/tmp"),
    Path("/var/crash"),
    Path("/var/lib/systemd/coredump"),
)
_PROC = Path("/proc")
#: Parts that know a citizen while a visit lasts.
KNOWING = ("kiosk", "devices")
_NO_CORE = "Max core file size"


@dataclass
class Looked:
    """What was read and what came of it."""

    files: int = 0
    bytes_read: int = 0
    processes: int = 0
    found: list[Found] = field(default_factory=list)

    def add(self, result: Search) -> None:
        self.files += len(result.files)
        self.bytes_read += result.bytes_read
        self.found += result.found


def shared_places(*own: Path) -> list[Path]:
    """All that lies where programs leave things, but the run's own folders, which are looked through anyway."""
    found = [path for folder in _SHARED if folder.is_dir() for path in folder.iterdir()]
    return [path for path in found if not any(each.is_relative_to(path) for each in own)]


def look(
    looked: Looked, folders: Iterable[Path], wanted: Mapping[bytes, str], leave_out: Sequence[Path] = ()
) -> None:
    for folder in folders:
        if folder.is_dir():
            looked.add(search([folder], wanted, leave_out))
        elif folder.is_file() and not folder.is_symlink():
            looked.add(_look_at_file(folder, wanted))


def _look_at_file(path: Path, wanted: Mapping[bytes, str]) -> Search:
    result = Search(files=[path.name])
    try:
        content = path.read_bytes()
    except OSError:
        return result
    result.bytes_read = len(content)
    patterns = {**wanted, **{magic: kind for kind, magic in MAGIC.items()}}
    result.found = [Found(path.name, content.find(n), what) for n, what in patterns.items() if n in content]
    return result


def look_at_processes(looked: Looked, parts: Mapping[str, int], wanted: Mapping[bytes, str]) -> None:
    """`parts`: name → process id. Command lines and environments, of children too; and no core of who knows."""
    children = _children()
    for name, pid in parts.items():
        for each in _family(pid, children):
            for file in ("cmdline", "environ"):
                looked.found += [
                    Found(f"{name}/{file}", content.find(needle), what)
                    for content in (_proc(each, file),)
                    for needle, what in wanted.items()
                    if needle in content
                ]
            looked.processes += 1
            limit = next(
                (line for line in _proc(each, "limits").decode().splitlines() if line.startswith(_NO_CORE)), ""
            )
            if name in KNOWING and limit and limit.split()[4] != "0":
                looked.found.append(Found(f"{name}/limits", -1, "a crash would write its memory to the disk"))


def _core_limit(pid: int) -> str:
    lines = _proc(pid, "limits").decode().splitlines()
    return next((line.removeprefix(_NO_CORE).split()[0] for line in lines if line.startswith(_NO_CORE)), "")


def _proc(pid: int, file: str) -> bytes:
    try:
        return (_PROC / str(pid) / file).read_bytes()
    except OSError:
        # It has ended meanwhile.
        return b""


def _children() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for entry in os.listdir(_PROC):
        if entry.isdigit() and (stat := _proc(int(entry), "stat")):
            found.setdefault(int(stat.rpartition(b")")[2].split()[1]), []).append(int(entry))
    return found


def _family(pid: int, children: Mapping[int, list[int]]) -> list[int]:
    return [pid, *(each for child in children.get(pid, ()) for each in _family(child, children))]
