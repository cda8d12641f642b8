"""QR codes as pictures of whole modules: "image://code/<payload, percent-encoded>"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickImageProvider

if TYPE_CHECKING:
    import segno

_QUIET_ZONE = 4  # modules, ISO/IEC 18004 clause 9.1
_CARRIED = re.compile(r"([^#]*#)([0-9]{200,})")


class CodePictures(QQuickImageProvider):
    """One pixel a module, black on white with its quiet zone; QML scales it without smoothing."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, name: str, _size: QSize, _wanted: QSize) -> QImage:  # noqa: N802 - Qt's name
        return code_picture(unquote(name))


def _made(payload: str) -> segno.QRCode:
    """At level M; the many figures of a carried dossier in their own mode at level L, which a screen allows."""
    # Long before a code is shown there is a first page, which must not wait for this import.
    import segno  # noqa: PLC0415 - not before the first QR

    carried = _CARRIED.fullmatch(payload)
    if carried is None:
        return segno.make_qr(payload, error="m")
    # It takes a list of parts, each in the mode that suits it; its stub names single values only.
    return segno.make_qr([carried[1], carried[2]], error="l", boost_error=False)  # type: ignore[arg-type]


def code_picture(payload: str) -> QImage:
    """The QR, one pixel a module."""
    rows = tuple(_made(payload or "-").matrix_iter(border=_QUIET_ZONE))
    picture = QImage(len(rows), len(rows), QImage.Format.Format_RGB32)
    picture.fill(QColor("#FFFCF5"))
    ink = QColor("#1E1B16").rgb()
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                picture.setPixel(x, y, ink)
    return picture
