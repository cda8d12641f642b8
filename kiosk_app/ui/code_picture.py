"""QR codes as pictures of whole modules: "image://code/<payload, percent-encoded>"."""

from __future__ import annotations

from urllib.parse import unquote

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickImageProvider

_QUIET_ZONE = 4  # modules, ISO/IEC 18004 clause 9.1


class CodePictures(QQuickImageProvider):
    """One pixel a module, black on white with its quiet zone; QML scales it without smoothing."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, name: str, _size: QSize, _wanted: QSize) -> QImage:  # noqa: N802 - Qt's name
        return code_picture(unquote(name))


def code_picture(payload: str) -> QImage:
    """The QR at correction level M, one pixel a module."""
    # Long before a code is shown there is a first page, which must not wait for this import.
    import segno  # noqa: PLC0415 - not before the first QR

    rows = tuple(segno.make_qr(payload or "-", error="m").matrix_iter(border=_QUIET_ZONE))
    picture = QImage(len(rows), len(rows), QImage.Format.Format_RGB32)
    picture.fill(QColor("#FFFCF5"))
    ink = QColor("#1E1B16").rgb()
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                picture.setPixel(x, y, ink)
    return picture
