"""What the lab of the image's start says of pictures and reports; the start itself takes minutes."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

from tests.lab import boot
from tests.lab.booting import pictures


def drawn(path: Path, *, other: bool = False) -> Path:
    picture = Image.new("RGB", (270, 480), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((20, 40, 250, 300), fill="black" if other else "navy")
    if other:
        draw.rectangle((0, 0, 270, 150), fill="red")
    picture.save(path)
    return path


def test_the_same_picture_is_alike(tmp_path: Path) -> None:
    assert pictures.alike(drawn(tmp_path / "a.png"), drawn(tmp_path / "b.png")) == 1.0


def test_a_console_is_not_the_page(tmp_path: Path) -> None:
    share = pictures.alike(drawn(tmp_path / "a.png"), drawn(tmp_path / "b.png", other=True))
    assert share < pictures.HOME_SHARE


def test_an_empty_display_is_not_the_home_page(tmp_path: Path) -> None:
    empty = tmp_path / "empty.png"
    Image.new("RGB", (1080, 1920), "black").save(empty)
    assert pictures.alike(empty, boot.GOLDEN) < pictures.HOME_SHARE


def test_a_start_with_a_failed_unit_does_not_pass() -> None:
    wanted = {said: holds for _, said, holds in boot._WANTED}
    assert not wanted["failed"]("tram-sync.service")
    assert not wanted["root"]("rw /dev/mapper/tramroot squashfs")
    assert not wanted["route"]("found")
    assert wanted["root"]("ro /dev/mapper/tramroot squashfs")
