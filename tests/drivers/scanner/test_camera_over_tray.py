"""The kiosk's camera goes by the empty tray that commissioning photographed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from drivers.build import build_scanner
from drivers.cancel import Cancel
from drivers.config import ScannerConfig
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.camera import CameraSource
from drivers.scanner.find import quad, tray
from drivers.scanner.find.scenes.on_tray import tray_picture
from drivers.scanner.page.pixels import Picture
from drivers.scanner.source import CapturedPage, PreviewFrame, ScanSource

SIZE = (972, 1296)
#: Laid on the tray: a card, small and askew.
LAID = 3


@pytest.fixture
def camera(tmp_path: Path) -> Iterator[Callable[[int, bytes], ScanSource]]:
    """A camera that sees picture `seed` of the tray (empty from 900 on), with the reference's bytes."""
    opened: list[ScanSource] = []

    def over(seed: int, reference: bytes) -> ScanSource:
        device, file = tmp_path / "camera.png", tmp_path / "tray.png"
        Image.fromarray(_seen(seed)).save(device)
        if reference:
            file.write_bytes(reference)
        opened.append(build_scanner(ScannerConfig("camera", str(device), tray=str(file)), None))
        return opened[-1]

    yield over
    for source in opened:
        source.close()


def _seen(seed: int) -> Picture:
    return tray_picture(seed, SIZE, empty=seed >= 900)[0]


def _reference() -> bytes:
    return tray.encoded(tray.calibrated([_seen(900), _seen(901)]))


def _first_frame(source: ScanSource) -> PreviewFrame:
    frames: list[PreviewFrame] = []
    watching = source.watch(frames.append)
    limit = time.monotonic() + 60
    while not frames and time.monotonic() < limit:
        time.sleep(0.02)
    watching.close()
    return frames[0]


def test_what_lies_on_the_tray_is_outlined_and_taken_to_a_pixel(
    camera: Callable[[int, bytes], ScanSource],
) -> None:
    source = camera(LAID, _reference())
    truth = tray_picture(LAID, SIZE)[1]
    assert truth is not None
    corners = _first_frame(source).corners
    assert corners is not None
    assert quad.iou(truth, quad.pixels(corners, SIZE)) > 0.98
    page = source.capture(Cancel())
    assert isinstance(page, CapturedPage)
    assert quad.iou(truth, quad.pixels(page.corners, SIZE)) > 0.98


def test_a_label_that_was_there_at_commissioning_is_no_page(tmp_path: Path) -> None:
    """A white label glued to the tray is found as a page without the reference, and not with it."""
    picture = _seen(902).copy()
    picture[400:800, 300:600] = 235
    path = tmp_path / "labelled_tray.png"
    Image.fromarray(picture).save(path)
    bare = CameraSource(str(path))
    assert _first_frame(bare).corners is not None
    bare.close()
    reference = path.with_name("labelled.png")
    reference.write_bytes(tray.encoded(tray.calibrated([picture])))
    known = CameraSource(str(path), tray=str(reference))
    assert _first_frame(known).corners is None
    assert known.capture(Cancel()) == DeviceFault(FaultCode.PAGE_NOT_FOUND)
    known.close()


def test_a_reference_that_is_gone_or_spoilt_takes_no_scanner_away(
    camera: Callable[[int, bytes], ScanSource],
) -> None:
    gone = camera(LAID, b"")
    assert "no picture of the empty tray" in gone.status().source
    assert isinstance(gone.capture(Cancel()), CapturedPage)
    spoilt = camera(LAID, _reference()[:200])
    assert isinstance(spoilt.capture(Cancel()), CapturedPage)
