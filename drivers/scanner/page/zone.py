"""Find the machine-readable zone in a picture and read it. Runs in the child process only.

Two or three long, even rows of dark letters on a light ground; what they say proves itself by its check digits
(`drivers.card.zone`). Letters are read by Tesseract, which is given the rows on its input and answers on its
output: nothing of a document comes to a file.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from drivers.card.zone import zone_of
from drivers.scanner.page.pixels import Grey, Picture

#: Pixels across in which the rows are looked for, and the least share of them that a zone has: in a picture of
#: nothing but the document its rows lie so far apart that they are one place only when it is made small.
_LOOKED = ((900, 0.3), (420, 0.6))
#: Pixels across of what is read; the sides of a zone are to each other as these.
_READ = 1500
_FLATTEST, _STEEPEST = 3.0, 18.0
_MOST_PLACES = 3
_WITHIN_S = 8.0
_TESSERACT = (
    *("tesseract", "stdin", "stdout", "-l", "eng", "--oem", "1", "--psm", "6", "--dpi", "300"),
    *("-c", "tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<", "-c", "tessedit_do_invert=0"),
    *("-c", "load_system_dawg=0", "-c", "load_freq_dawg=0"),
)


def zone(picture: Picture) -> str | None:
    """The characters of the zone, every check digit of which holds; None without one."""
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    for rows in (rows for across, share in _LOOKED for rows in _places(grey, across, share)):
        for way_up in (rows, np.asarray(rows[::-1, ::-1], np.uint8)):
            found = zone_of(_letters(way_up))
            if found is not None:
                return found
    return None


def _places(grey: Grey, across: int, share: float) -> Iterator[Grey]:
    """What looks like rows of small dark print, straightened, the widest first."""
    scale = min(1.0, across / max(grey.shape))
    small = cv2.GaussianBlur(
        cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), (3, 3), 0
    )
    dark = cv2.morphologyEx(small, cv2.MORPH_BLACKHAT, cv2.getStructuringElement(cv2.MORPH_RECT, (17, 7)))
    joined = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (21, 7)))
    _, marked = cv2.threshold(joined, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    marked = cv2.morphologyEx(marked, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (21, 21)))
    outlines, _ = cv2.findContours(marked, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    boxes = sorted((cv2.minAreaRect(outline) for outline in outlines), key=lambda box: -max(box[1]))
    fitting = [box for box in boxes if _fits(box, share * small.shape[1])]
    for centre, sides, angle in fitting[:_MOST_PLACES]:
        wide, tall = max(sides), min(sides)
        turned = angle - 90 if sides[0] < sides[1] else angle
        turned -= 180 * round(turned / 180)
        yield _straight(grey, (centre[0] / scale, centre[1] / scale), (wide / scale, tall / scale), turned)


def _fits(box: tuple[Sequence[float], Sequence[float], float], least: float) -> bool:
    wide, tall = max(box[1]), min(box[1])
    return tall > 6 and wide >= least and _FLATTEST <= wide / tall <= _STEEPEST


def _straight(grey: Grey, centre: tuple[float, float], sides: tuple[float, float], degrees: float) -> Grey:
    """That place with some room round it, `_READ` pixels wide."""
    wide, tall = 1.06 * sides[0], sides[1] + 0.08 * sides[0]
    scale = _READ / wide
    turn = cv2.getRotationMatrix2D(centre, degrees, scale)
    turn[0, 2] += _READ / 2 - centre[0]
    turn[1, 2] += scale * tall / 2 - centre[1]
    size = (_READ, max(1, round(scale * tall)))
    straight = cv2.warpAffine(grey, turn, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(straight, np.uint8)


def _letters(rows: Grey) -> list[str]:
    """The lines that Tesseract reads; none where it is missing or takes too long."""
    ground = cv2.medianBlur(cv2.dilate(rows, np.ones((15, 15), np.uint8)), 31)
    ink = np.asarray(cv2.absdiff(rows, ground), np.uint8)
    even = np.asarray(255 - ink / max(1, int(ink.max())) * 255, np.uint8)
    whole, coded = cv2.imencode(".pgm", even)
    if not whole:
        return []
    try:
        read = subprocess.run(
            _TESSERACT, input=coded.tobytes(), capture_output=True, timeout=_WITHIN_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return read.stdout.decode("utf-8", "replace").splitlines()
