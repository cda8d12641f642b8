"""The largest code of a carried dossier, read off the pixels by somebody else's reader."""

from __future__ import annotations

import numpy
import pytest
import zxingcpp
from PySide6.QtGui import QImage

from kiosk_app.ui.code_picture import code_picture
from sync.envelope.carried import MOST_A_CODE, fragments
from tests.sync.builders import random_from

# The longest address that a site file may hold is 200 letters; those that are in use are far shorter.
ADDRESS = "https://dichvucong.hanoi.example.gov.vn/tram-mot-cua/carry?lang=vi#"


@pytest.mark.parametrize("module", [2, 3, 4])
def test_a_full_code_is_read_at_the_size_it_is_shown(module: int) -> None:
    payload = ADDRESS + fragments(random_from(5)(MOST_A_CODE))[0]
    picture = code_picture(payload)
    assert picture.width() <= 157
    side = picture.width() * module
    shown = picture.scaled(side, side).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = numpy.frombuffer(bytes(shown.constBits()), numpy.uint8).reshape(side, shown.bytesPerLine())
    found = zxingcpp.read_barcodes(numpy.ascontiguousarray(rows[:, :side]))
    assert [code.text for code in found] == [payload]
