"""Sound out of the machine: aplay of the ALSA utilities, with the WAV on its standard input."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable

from drivers.cancel import Cancel
from kiosk_app.paper.confined import NoAnswer, answer
from kiosk_app.speech.fault import SpeechFault
from kiosk_app.speech.voice import seconds

_WHERE = "/usr/bin:/bin"
_SLACK_S = 3.0


class Player:
    """`play` blocks until the sound is over; a cancelled one ends within a tenth of a second."""

    def __init__(
        self,
        device: str = "default",
        command: tuple[str, ...] | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`device` is a name of ALSA. `command`: another program of the same contract."""
        self._device = device
        self._command = command
        self._monotonic = monotonic

    def play(self, wave: bytes, cancel: Cancel) -> SpeechFault | None:
        """None when it was heard, or when nobody wants it any more."""
        command = self._command or self._installed()
        if command is None:
            return SpeechFault.NO_SOUND
        until = self._monotonic() + seconds(wave) + _SLACK_S
        said = answer(command, wave, lambda _head: 0, cancel, over=lambda: self._monotonic() > until)
        failed = isinstance(said, NoAnswer) and said is not NoAnswer.CANCELLED
        return SpeechFault.NO_SOUND if failed else None

    def _installed(self) -> tuple[str, ...] | None:
        found = shutil.which("aplay", path=_WHERE)
        return None if found is None else (found, "-q", "-D", self._device, "-")
