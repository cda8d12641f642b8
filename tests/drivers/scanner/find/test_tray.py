"""On a fixed tray the page is what differs from the empty one, to a pixel."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from drivers.scanner import detect_cli
from drivers.scanner.find import quad, tray
from drivers.scanner.find.scenes.on_tray import tray_picture
from drivers.scanner.page.find import find
from drivers.scanner.page.pixels import PictureRefusedError

SIZE = (972, 1296)


@pytest.fixture(scope="module")
def empty() -> tray.Tray:
    pictures = [tray_picture(900 + number, SIZE, empty=True)[0] for number in range(2)]
    return tray.decoded(tray.encoded(tray.calibrated(pictures)))


def test_papers_and_cards_lie_where_they_were_laid(empty: tray.Tray) -> None:
    agreed = []
    for seed in range(6):
        picture, truth = tray_picture(seed, SIZE)
        found = find(picture, empty)
        assert found is not None
        assert truth is not None
        agreed.append(quad.iou(truth, quad.pixels(found.corners, SIZE)))
    assert float(np.mean(agreed)) >= 0.99
    assert min(agreed) > 0.97


def test_the_empty_tray_holds_nothing_also_when_the_light_has_drifted(empty: tray.Tray) -> None:
    picture, _ = tray_picture(77, SIZE, empty=True)
    assert find(picture, empty) is None
    darker = np.asarray(picture * 0.8, np.uint8)
    assert find(darker, empty) is None


def test_another_camera_is_noticed_and_the_page_found_without_the_tray(empty: tray.Tray) -> None:
    picture, _ = tray_picture(1, (1296, 972))
    assert tray.lying(picture, empty) is False
    assert find(picture, empty) is not None


def test_pictures_of_several_sizes_are_no_tray() -> None:
    with pytest.raises(ValueError, match="one size"):
        tray.calibrated([np.zeros((40, 30, 3), np.uint8), np.zeros((30, 40, 3), np.uint8)])
    with pytest.raises(PictureRefusedError):
        tray.decoded(b"not a picture")


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, object]]]:
    parser = argparse.ArgumentParser()
    detect_cli.register(parser.add_subparsers())
    chosen = parser.parse_args(arguments)
    status = int(chosen.handler(chosen))
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_commissioning_makes_a_reference_and_detect_goes_by_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    small = (486, 648)
    for name, (picture, _) in {
        "empty": tray_picture(900, small, empty=True),
        "again": tray_picture(901, small, empty=True),
        "laid": tray_picture(3, small),
    }.items():
        Image.fromarray(picture).save(tmp_path / f"{name}.png")
    os.mkfifo(tmp_path / "pipe.png")
    reference = tmp_path / "tray.png"
    status, _ = _run(capsys, "tray", str(tmp_path / "empty.png"), "-o", str(reference), "--json")
    assert status == 0
    pictures = [str(tmp_path / f"{name}.png") for name in ("laid", "again", "pipe", "missing")]
    status, lines = _run(capsys, "detect", *pictures, "--tray", str(reference), "--json")
    assert status == 65
    assert [line["file"] for line in lines] == pictures
    truth = tray_picture(3, small)[1]
    assert truth is not None
    assert quad.iou(truth, np.array(lines[0]["corners"], np.float32)) > 0.98
    assert lines[1]["corners"] is None
    assert "fault" not in lines[1]
    assert [line.get("fault") for line in lines[2:]] == ["page.unreadable", "page.unreadable"]


def test_a_picture_that_a_camera_turned_is_measured_upright(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    laid = (tray_picture(seed, (486, 648)) for seed in range(20))
    picture, truth = max(laid, key=lambda one: 0 if one[1] is None else cv2.contourArea(one[1]))
    assert truth is not None
    lying = Image.fromarray(np.ascontiguousarray(np.rot90(picture)))
    exif = Image.Exif()
    exif[274] = 6  # a viewer turns it clockwise by a quarter
    lying.save(tmp_path / "turned.jpg", quality=95, exif=exif)
    _, lines = _run(capsys, "detect", str(tmp_path / "turned.jpg"), "--json")
    assert quad.iou(truth, np.array(lines[0]["corners"], np.float32)) > 0.97
