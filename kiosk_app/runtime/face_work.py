"""The photograph of the chip that was read, to the screen and nowhere else: no draft and no dossier has it."""

from __future__ import annotations

from collections.abc import Callable

from drivers.cancel import Cancel
from drivers.card.reader import Photograph
from kiosk_app.paper.face import FaceDecoding


class FaceWork:
    """`show_page` takes a picture to the screen under a number; it is wiped with the visit's other pictures."""

    def __init__(
        self,
        new_number: Callable[[], int],
        show_page: Callable[[int, bytes], None],
        decoding: FaceDecoding | None = None,
    ) -> None:
        self._new_number = new_number
        self._show_page = show_page
        self._decoding = decoding or FaceDecoding()

    def show(self, photograph: Photograph, cancel: Cancel) -> int:
        """Its number on the screen; 0 where it cannot be shown or nobody waits. Blocks while it is decoded."""
        pixels = self._decoding.pixels(photograph.image, cancel)
        if pixels is None or cancel.cancelled:
            return 0
        number = self._new_number()
        self._show_page(number, pixels)
        return number
