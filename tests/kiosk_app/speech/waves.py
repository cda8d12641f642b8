"""Programs that keep the voice's contract, or break it: what stands in for espeak-ng, and a WAV to compare."""

from __future__ import annotations

import struct
import sys

SILENCE = bytes(2 * 2205)


def wave(sound: bytes = SILENCE, told: int | None = None, rate: int = 22050) -> bytes:
    """PCM, 16 bit, one channel; `told` is the length that its head claims."""
    told = len(sound) if told is None else told
    head = struct.pack(
        "<4sI8sIHHIIHH4sI", b"RIFF", 36 + told, b"WAVEfmt ", 16, 1, 1, rate, 2 * rate, 2, 16, b"data", told
    )
    return head + sound


def program(body: str) -> tuple[str, ...]:
    """Python that has `text` from its standard input, `out` to write and `argv` as the voice was called."""
    return (
        sys.executable,
        "-I",
        "-c",
        f"import sys, time, os; argv = sys.argv[1:]; out = sys.stdout.buffer; text = sys.stdin.read()\n{body}",
    )
