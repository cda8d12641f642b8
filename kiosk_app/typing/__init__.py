"""Vietnamese typing without Qt: keys in, the composed text out."""

from kiosk_app.typing.addresses import ends, take_end
from kiosk_app.typing.composer import Casing, Typed, erase, press, press_tone, take
from kiosk_app.typing.methods import Method
from kiosk_app.typing.names import candidates
from kiosk_app.typing.syllable import Tone

__all__ = [
    "Casing",
    "Method",
    "Tone",
    "Typed",
    "candidates",
    "ends",
    "erase",
    "press",
    "press_tone",
    "take",
    "take_end",
]
