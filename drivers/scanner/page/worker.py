"""The child process: `python -m drivers.scanner.page.worker CPU_S MEMORY_MIB NICE`.

It answers messages (see `wire`) on its standard output until its input ends. All decoding, seeing and
reading of pictures happens here, under resource limits, with nothing but pipes to the outside.
"""

from __future__ import annotations

import os
import resource
import sys
from typing import BinaryIO

from drivers.scanner.page import wire
from drivers.scanner.page.desk import Desk

_MIB = 1024 * 1024


def serve(source: BinaryIO, sink: BinaryIO, cpu_s: int) -> None:
    desk = Desk()

    def read(size: int) -> bytes:
        data = source.read(size)
        if len(data) < size:
            raise EOFError
        return data

    while True:
        try:
            message = wire.read_message(read)
        except EOFError:
            return
        _allow_cpu(cpu_s)
        answer = desk.answer(message)
        sink.write(wire.pack(answer.header, answer.blobs))
        sink.flush()


def _allow_cpu(seconds: int) -> None:
    """Move the soft limit on: a preview of hours is honest work, one request of a minute is not."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _confine(memory_mib: int, nice: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory_mib * _MIB, memory_mib * _MIB))
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * _MIB, 64 * _MIB))
    # No core file: it would hold the page.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if nice:
        os.nice(nice)


def main(arguments: list[str]) -> int:
    cpu_s, memory_mib, nice = (int(argument) for argument in arguments)
    # Libraries that chat on standard output must not garble our answers.
    source = os.fdopen(os.dup(0), "rb")
    sink = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_RDWR)
    os.dup2(silence, 0)
    os.dup2(silence, 1)
    _confine(memory_mib, nice)
    with source, sink:
        try:
            serve(source, sink, cpu_s)
        except BrokenPipeError:
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
