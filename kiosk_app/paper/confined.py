"""A program of the machine reads one hostile file and says a bounded number of bytes.

It runs under limits of memory, time and files as the kiosk's own user, and is killed when they are over, when
nobody wants its answer any more, or as soon as it says more than was asked of it.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from collections.abc import Callable
from enum import StrEnum

from drivers.cancel import Cancel

#: What `most` is told of.
HEAD_BYTES = 32
_SLICE_S = 0.05
_SLICE_MS = 50
_CHUNK = 1 << 16
_MEMORY = 512 << 20
_CPU_S = 15
_WHERE = "/usr/bin:/bin"


class NoAnswer(StrEnum):
    """Nobody wants it any more, the program cannot be started, or it failed, took too long or said too much."""

    CANCELLED = "cancelled"
    NO_PROGRAM = "no_program"
    FAILED = "failed"


def limited(program: str) -> tuple[str, ...] | None:
    """The command under limits of memory and time, without files, core and children; None where it is missing.

    They are set by `prlimit` (util-linux): between fork and exec of a process with threads nothing of ours may
    run.
    """
    found = shutil.which(program, path=_WHERE)
    return None if found is None else under_limits(found)


def under_limits(*command: str) -> tuple[str, ...] | None:
    """The same for a command by its path; None where `prlimit` is missing."""
    prlimit = shutil.which("prlimit", path=_WHERE)
    if prlimit is None:
        return None
    return (prlimit, f"--as={_MEMORY}", f"--cpu={_CPU_S}", "--fsize=0", "--core=0", "--nproc=0", *command)


def answer(
    command: tuple[str, ...],
    file: bytes,
    most: Callable[[bytes], int],
    cancel: Cancel,
    *,
    over: Callable[[], bool],
) -> bytes | NoAnswer:
    """What the program says of `file`, which it finds as its standard input.

    `most` tells from the first `HEAD_BYTES` how many there may be in all, or from what of them has come; at the
    first one more the program is killed. `over` says when it has taken too long.
    """
    # Memory and no pipe: the program reads to and fro, and nobody waits for it to take the next bytes.
    held = os.memfd_create("page", os.MFD_CLOEXEC)
    try:
        with open(held, "wb", closefd=False) as given:
            given.write(file)
        os.lseek(held, 0, os.SEEK_SET)
        child = subprocess.Popen(
            command,
            stdin=held,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": _WHERE, "LANG": "C.UTF-8"},
            cwd="/",
        )
    except OSError:
        return NoAnswer.NO_PROGRAM
    finally:
        os.close(held)
    try:
        said = _listen(child, most, cancel, over)
    finally:
        child.kill()
        child.wait()
        if child.stdout is not None:
            child.stdout.close()
    return said


def _listen(
    child: subprocess.Popen[bytes], most: Callable[[bytes], int], cancel: Cancel, over: Callable[[], bool]
) -> bytes | NoAnswer:
    """To the end of what it says, and then to its own."""
    assert child.stdout is not None
    mouth = child.stdout.fileno()
    heard = select.poll()
    heard.register(mouth, select.POLLIN)
    said = bytearray()
    may = most(b"")
    while True:
        if cancel.cancelled:
            return NoAnswer.CANCELLED
        if over():
            return NoAnswer.FAILED
        if not heard.poll(_SLICE_MS):
            continue
        piece = os.read(mouth, min(_CHUNK, may + 1 - len(said)))
        if not piece:
            return _ended(child, bytes(said), cancel, over)
        said += piece
        may = most(bytes(said[:HEAD_BYTES]))
        if len(said) > may:
            return NoAnswer.FAILED


def _ended(
    child: subprocess.Popen[bytes], said: bytes, cancel: Cancel, over: Callable[[], bool]
) -> bytes | NoAnswer:
    while True:
        try:
            status = child.wait(_SLICE_S)
        except subprocess.TimeoutExpired:
            if cancel.cancelled:
                return NoAnswer.CANCELLED
            if over():
                return NoAnswer.FAILED
            continue
        if cancel.cancelled:
            return NoAnswer.CANCELLED
        return said if status == 0 else NoAnswer.FAILED
