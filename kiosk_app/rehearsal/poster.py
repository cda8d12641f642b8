"""`python -m kiosk_app.rehearsal.poster RUN PICTURE`: the picture of the README, out of a played visit."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw

_PAPER, _INK = "#F7F1E3", "#1E1B16"
_HEIGHT, _GAP, _FRAME = 860, 44, 12
#: The first picture of each of these moments, in this order.
_MOMENTS = ("home", "scan-good", "finished")


def poster(run: Path, picture: Path) -> None:
    """Three pages as they stood on the screen, and the slip at its own size beside them.

    Raises FileNotFoundError where the run has not played these pages.
    """
    pages = [_framed(_page(run, moment)) for moment in _MOMENTS]
    slip = _slip(run)
    width = _GAP + sum(each.width + _GAP for each in pages) + slip.width + _GAP
    sheet = Image.new("RGB", (width, _HEIGHT + 2 * _GAP), _PAPER)
    left = _GAP
    for each in pages:
        sheet.paste(each, (left, _GAP))
        left += each.width + _GAP
    sheet.paste(slip, (left, _GAP + (_HEIGHT - slip.height) // 2))
    sheet.quantize(128).save(picture, optimize=True)


def _page(run: Path, moment: str) -> Image.Image:
    found = sorted(run.glob(f"pages/*-{moment}*.png"))
    if not found:
        raise FileNotFoundError(f"{run} has no page called {moment}")
    page = Image.open(found[-1] if moment == "finished" else found[0]).convert("RGB")
    inner = _HEIGHT - 2 * _FRAME
    return page.resize((page.width * inner // page.height, inner), Image.Resampling.LANCZOS)


def _framed(page: Image.Image) -> Image.Image:
    frame = Image.new("RGB", (page.width + 2 * _FRAME, page.height + 2 * _FRAME), _PAPER)
    ImageDraw.Draw(frame).rounded_rectangle((0, 0, frame.width - 1, frame.height - 1), 22, fill=_INK)
    frame.paste(page, (_FRAME, _FRAME))
    return frame


def _slip(run: Path) -> Image.Image:
    slip = Image.open(min(run.glob("receipts/*.png"))).convert("RGB")
    width = 420
    slip = slip.resize((width, slip.height * width // slip.width), Image.Resampling.LANCZOS)
    edged = Image.new("RGB", (slip.width + 44, slip.height + 44), "white")
    edged.paste(slip, (22, 22))
    ImageDraw.Draw(edged).rectangle((0, 0, edged.width - 1, edged.height - 1), outline="#CDBF9F", width=2)
    return edged


if __name__ == "__main__":
    poster(Path(sys.argv[1]), Path(sys.argv[2]))
