"""Golden pictures: how pages looked when a person last said that they are right.

    python -m tests.lab.accessing.pictures [PAGE …]

makes them anew, three a page at half size, in tests/ui/golden. They are compared by what a person would notice:
the mean colour of small squares, so that another version of the letters' rasteriser is no difference.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QGuiApplication

from kiosk_app.ui.engine import Ui, use_software_renderer
from tests.lab.accessing import screens
from tests.lab.accessing.contrast import Pixels
from tests.lab.accessing.seen import pixels_of
from tests.lab.accessing.settings import Arrangement

Means = NDArray[np.float64]

GOLDEN = Path(__file__).parents[2] / "ui" / "golden"
RENEW = "python -m tests.lab.accessing.pictures"
#: All of them together are no larger than this.
MOST_BYTES = 20_000_000
#: As few as a picture needs to be the same: a rare colour may get lost among few.
_COLOURS = (64, 128, 256)
#: Pixels of a half-size picture a side of a square.
_SQUARE = 4
#: Squares that differ by more than this in a colour are others; of so large a share a person takes notice.
_OTHER = 26
_NOTICED = 0.002


@dataclass(frozen=True, slots=True)
class View:
    """One of the three ways in which each page is kept."""

    name: str
    arrangement: Arrangement
    theme: str


VIEWS = (
    View("portrait", Arrangement("vi", 1.0, "portrait"), "light"),
    View("landscape", Arrangement("en", 1.0, "landscape"), "light"),
    View("large", Arrangement("vi", 2.0, "portrait"), "hc"),
)


def path_of(view: View, page: str) -> Path:
    return GOLDEN / f"{page}.{view.name}.png"


def shown(ui: Ui, view: View, pages: Sequence[str] = ()) -> Iterator[tuple[str, Pixels]]:
    """The pages as they look now, by name, at half size."""
    screens.arrange(ui, view.arrangement)
    ui.settings.set_theme(view.theme)
    for name in pages or screens.sampled(view.arrangement.language):
        screens.open_page(ui, name)
        screens.rest(ui)
        yield name, half_of(ui)


def half_of(ui: Ui) -> Pixels:
    """What is on the screen now, at half size."""
    picture = Image.fromarray(np.ascontiguousarray(pixels_of(ui.window.grabWindow())))
    return np.asarray(picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.BOX))


def kept(view: View, page: str) -> Pixels | None:
    """The golden picture, None where there is none."""
    path = path_of(view, page)
    if not path.exists():
        return None
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def difference(one: Pixels, other: Pixels) -> float:
    """The share of squares that a person would call another colour; 1 for pictures of two sizes."""
    if one.shape != other.shape:
        return 1.0
    apart = np.abs(_squares(one) - _squares(other)).max(axis=2)
    return float((apart > _OTHER).mean())


def is_same(one: Pixels, other: Pixels) -> bool:
    return difference(one, other) <= _NOTICED


def _squares(pixels: Pixels) -> Means:
    tall, wide = pixels.shape[0] // _SQUARE, pixels.shape[1] // _SQUARE
    cut = pixels[: tall * _SQUARE, : wide * _SQUARE].astype(np.float64)
    means: Means = cut.reshape(tall, _SQUARE, wide, _SQUARE, 3).mean(axis=(1, 3))
    return means


def keep(view: View, page: str, pixels: Pixels) -> int:
    """Write one; its bytes."""
    path = path_of(view, page)
    path.parent.mkdir(exist_ok=True)
    whole = Image.fromarray(pixels)
    for colours in _COLOURS:
        few = whole.quantize(colours, dither=Image.Dither.NONE)
        if difference(pixels, np.asarray(few.convert("RGB"))) <= _NOTICED / 4:
            break
    few.save(path, optimize=True)
    return path.stat().st_size


def main(arguments: list[str]) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    use_software_renderer()
    application = QGuiApplication([])
    if not arguments:
        for old in GOLDEN.glob("*.png"):
            old.unlink()
    made = size = 0
    with tempfile.TemporaryDirectory(prefix="tam-golden-") as folder, screens.window(Path(folder)) as ui:
        for view in VIEWS:
            for page, pixels in shown(ui, view, arguments):
                size += keep(view, page, pixels)
                made += 1
    del application
    print(f"{made} pictures, {size / 1e6:.1f} MB in {GOLDEN.relative_to(Path.cwd())}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
