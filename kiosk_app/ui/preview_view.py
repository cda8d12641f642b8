"""The live picture of the scanner and the pages taken, served to QML from memory and wiped with the visit."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import ClassVar

from PySide6.QtCore import Property, QObject, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine
from PySide6.QtQuick import QQuickImageProvider

QML_IMPORT_NAME = "Kiosk.Views"
QML_IMPORT_MAJOR_VERSION = 1

Corners = Sequence[tuple[float, float]]


class PreviewPictures(QQuickImageProvider):
    """Answers "image://preview/live/<number>" and "image://preview/page/<page>" from memory."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._lock = Lock()
        self._pictures: dict[str, QImage] = {}

    def put(self, name: str, picture: QImage) -> None:
        with self._lock:
            self._pictures[name] = picture

    def wipe(self) -> None:
        with self._lock:
            for picture in self._pictures.values():
                picture.fill(0)
            self._pictures.clear()

    def requestImage(self, name: str, _size: QSize, _wanted: QSize) -> QImage:  # noqa: N802 - Qt's name
        key = "live" if name.startswith("live") else name
        with self._lock:
            found = self._pictures.get(key)
        return found if found is not None else _nothing()


def _nothing() -> QImage:
    """What stands for a picture that is gone: nothing to see, not what memory happened to hold."""
    picture = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    return picture


@QmlElement
@QmlSingleton
class PreviewView(QObject):
    """Corners come in 0…1 of the picture's width and height, as the scanner sends them."""

    assembled: ClassVar[PreviewView | None] = None
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pictures = PreviewPictures()
        self._number = 0
        self.live_now = ""
        self.corners_now: list[float] = []
        self.still_share = 0.0
        self.aspect_now = 1.0

    @staticmethod
    def create(_engine: QQmlEngine) -> PreviewView:
        assert PreviewView.assembled is not None, "the views are assembled before the first page"
        return PreviewView.assembled

    def show_frame(self, width: int, height: int, rgb: bytes, corners: Corners | None, still: float) -> None:
        """One live picture, RGB 8 bits a channel, row after row. Only on the Qt thread."""
        picture = QImage(rgb, width, height, width * 3, QImage.Format.Format_RGB888).copy()
        self.pictures.put("live", picture)
        self._number += 1
        self.live_now = f"image://preview/live/{self._number}"
        self.corners_now = [part for corner in corners or () for part in corner]
        self.still_share = still
        self.aspect_now = width / height
        self.changed.emit()

    def keep_page(self, page: int, jpeg: bytes) -> None:
        """A page taken, shown as "image://preview/page/<page>"."""
        self.pictures.put(f"page/{page}", QImage.fromData(jpeg))

    def wipe(self) -> None:
        self.pictures.wipe()
        self.live_now = ""
        self.corners_now = []
        self.still_share = 0.0
        self.changed.emit()

    @Property(str, notify=changed)
    def live(self) -> str:
        return self.live_now

    @Property(list, notify=changed)
    def corners(self) -> list[float]:
        return self.corners_now

    @Property(float, notify=changed)
    def steady(self) -> float:
        return self.still_share

    @Property(float, notify=changed)
    def aspect(self) -> float:
        return self.aspect_now
