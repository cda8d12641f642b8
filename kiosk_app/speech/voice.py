"""The voice: espeak-ng as a program of its own, from text on standard input to a WAV on standard output.

It is never linked (GPL). What is said stands in no argument, no file and no log.
"""

from __future__ import annotations

import shutil
import struct
import time
from collections.abc import Callable

from drivers.cancel import Cancel
from kiosk_app.paper.confined import NoAnswer, answer
from kiosk_app.speech.fault import SpeechFault

_WHERE = "/usr/bin:/bin"
_VOICES = {"vi": "vi", "en": "en"}
_OTHER = "en"
_WORDS_A_MINUTE = 150
_MOST_BYTES = 8 << 20
_WITHIN_S = 5.0
_HEAD = 44
#: Bounded memory and time, no core. Threads it needs, and room in shared memory its sound library takes.
_LIMITS = (f"--as={512 << 20}", "--cpu=10", "--core=0")


def installed() -> tuple[str, ...] | None:
    """The command up to its voice, None where the program or what limits it is missing."""
    found, limit = (shutil.which(name, path=_WHERE) for name in ("espeak-ng", "prlimit"))
    return None if found is None or limit is None else (limit, *_LIMITS, found)


class Voice:
    """`wave` blocks, may be used from any thread, and answers with a value in every case."""

    def __init__(
        self,
        command: tuple[str, ...] | None = None,
        within_s: float = _WITHIN_S,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`command`: another program of the same contract; else espeak-ng, looked for at each sentence."""
        self._command = command
        self._within_s = within_s
        self._monotonic = monotonic

    def wave(self, text: str, language: str, cancel: Cancel) -> bytes | SpeechFault | None:
        """A whole WAV (PCM, 16 bit, one channel); None where nobody wants it any more."""
        command = self._command or installed()
        if command is None:
            return SpeechFault.NOT_HERE
        speaks = (
            "-v",
            _VOICES.get(language, _OTHER),
            "-s",
            str(_WORDS_A_MINUTE),
            "-b",
            "1",
            "--stdin",
            "--stdout",
        )
        until = self._monotonic() + self._within_s
        said = answer(
            (*command, *speaks),
            text.encode(),
            lambda _head: _MOST_BYTES,
            cancel,
            over=lambda: self._monotonic() > until,
        )
        match said:
            case NoAnswer.CANCELLED:
                return None
            case NoAnswer.NO_PROGRAM:
                return SpeechFault.NOT_HERE
            case NoAnswer.FAILED:
                return SpeechFault.TOO_SLOW if self._monotonic() > until else SpeechFault.FAILED
        return whole(said) or SpeechFault.FAILED


def whole(said: bytes) -> bytes | None:
    """The WAV with its true lengths, which who writes into a pipe cannot know; None where it is none."""
    if len(said) <= _HEAD or said[:4] != b"RIFF" or said[8:16] != b"WAVEfmt " or said[36:40] != b"data":
        return None
    size, coding, channels, rate, _, _, bits = struct.unpack_from("<IHHIIHH", said, 16)
    if (size, coding, channels, bits) != (16, 1, 1, 16) or not 8000 <= rate <= 48000:
        return None
    sound = said[_HEAD : len(said) - (len(said) - _HEAD) % 2]
    return b"".join(
        (b"RIFF", struct.pack("<I", 36 + len(sound)), said[8:40], struct.pack("<I", len(sound)), sound)
    )


def seconds(wave: bytes) -> float:
    """How long a WAV of `whole` lasts."""
    rate: int = struct.unpack_from("<I", wave, 24)[0]
    return (len(wave) - _HEAD) / 2 / rate
