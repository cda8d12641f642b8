"""Codes a telephone can read, and pictures that are gone after the visit."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import zxingcpp
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from kiosk_app.ui.code_picture import code_picture
from kiosk_app.ui.engine import Ui
from kiosk_app.ui.gallery import settle
from kiosk_app.ui.samples import samples


def pixels(picture: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    flat = np.frombuffer(bytes(grey.constBits()), dtype=np.uint8)
    return flat.reshape(grey.height(), grey.bytesPerLine())[:, : grey.width()].copy()


def test_a_code_reads_back() -> None:
    picture = code_picture("https://example.vn/ho-so/TAM?x=ế")
    found = zxingcpp.read_barcodes(pixels(picture.scaled(picture.size() * 6)))
    assert [each.text for each in found] == ["https://example.vn/ho-so/TAM?x=ế"]


def test_the_payment_code_reads_back_from_the_screen(make_ui: Callable[..., Ui]) -> None:
    ui = make_ui("vi", size=(1080, 1920))
    screen = samples("vi")["fee"]
    ui.visit.show(screen)
    settle(80)
    found = zxingcpp.read_barcodes(pixels(ui.window.grabWindow()))
    assert [each.text for each in found] == [screen.content.qr]  # type: ignore[attr-defined]  # a FeeScreen


def test_taken_pages_are_wiped(make_ui: Callable[..., Ui]) -> None:
    ui = make_ui("vi")
    provider = ui.preview.pictures
    assert provider.requestImage("page/1", QSize(), QSize()).width() > 1
    ui.wipe()
    assert provider.requestImage("page/1", QSize(), QSize()).width() == 1
    assert provider.requestImage("live/3", QSize(), QSize()).width() == 1
