"""Why nothing is heard. Each has a sentence of the same id."""

from __future__ import annotations

from enum import StrEnum


class SpeechFault(StrEnum):
    """No voice here; the voice ended badly, or made no sound of it; it took too long; sound has no way out."""

    NOT_HERE = "speech.not_here"
    FAILED = "speech.failed"
    TOO_SLOW = "speech.too_slow"
    NO_SOUND = "speech.no_sound"
