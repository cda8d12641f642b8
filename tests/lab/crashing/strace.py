"""A recording of what a process did to its files, taken from its system calls (strace(1), a program apart).

At this level it does not matter which SQLite is under us, or whether Python wrote the bytes itself.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_CALLS = (
    "openat,close,write,pwrite64,ftruncate,fallocate,lseek,fsync,fdatasync,rename,renameat,renameat2,unlink,"
    "unlinkat,mkdir,mkdirat"
)
#: What could change files behind the recording's back: where one is met, the recording is worth nothing.
_UNKNOWN = (
    "dup,dup2,dup3,writev,pwritev,pwritev2,truncate,link,linkat,symlink,copy_file_range,sendfile,io_uring_enter"
)
_LONGEST = 1 << 20
_LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += +(-?\d+)(?: \w+ \(.*\))?$")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class RecordingError(Exception):
    """The recording cannot be taken or cannot be trusted; the text says why."""


@dataclass(frozen=True, slots=True)
class Call:
    """One system call that succeeded. `texts` are its strings, `numbers` its whole arguments besides."""

    name: str
    texts: tuple[bytes, ...]
    arguments: tuple[str, ...]
    result: int

    def number(self, index: int) -> int:
        return int(self.arguments[index], 0)


def available() -> bool:
    return shutil.which("strace") is not None


def record(command: Sequence[str], trace: Path, cwd: Path) -> None:
    """Run `command` under strace. Raises RecordingError where it does not end well."""
    tracer = ("strace", "-f", "-qq", "-xx", "-s", str(_LONGEST), "-e", f"trace={_CALLS},{_UNKNOWN}")
    run = subprocess.run(
        [*tracer, "-e", "signal=none", "-o", str(trace), *command],
        check=False,
        cwd=cwd,
        capture_output=True,
        text=True,
    )
    if run.returncode != 0:
        raise RecordingError(f"the recorded process failed: {run.stderr.strip()[-400:]}")


def calls(trace: Path) -> Iterator[Call]:
    """The calls in order. Raises RecordingError where two threads overlapped: their order is not known."""
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            if "<unfinished" in line or "resumed>" in line:
                raise RecordingError("two threads wrote at once")
            found = _LINE.fullmatch(line.rstrip("\n"))
            if found is None:
                if line.split(" ", 1)[1].lstrip().startswith(("+++", "---", "exit")):
                    continue
                raise RecordingError(f"a line that is not understood: {line[:80]}")
            _, name, inside, result = found.groups()
            if int(result) < 0:
                continue
            if name in _UNKNOWN.split(","):
                raise RecordingError(f"{name} is not followed")
            texts = tuple(bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(inside))
            arguments = tuple(part.strip() for part in _TEXT.sub("@", inside).split(","))
            yield Call(name, texts, arguments, int(result))
