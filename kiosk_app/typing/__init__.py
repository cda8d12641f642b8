"""Vietnamese typing without Qt: letters and marks in, the composed text out."""

from kiosk_app.typing.names import candidates
from kiosk_app.typing.syllable import Tone
from kiosk_app.typing.text import Casing, erase, put_letter, put_tone, replace_word

__all__ = ["Casing", "Tone", "candidates", "erase", "put_letter", "put_tone", "replace_word"]
