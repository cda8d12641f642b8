"""Say of a page what a person would say: sharp, bright enough, whole, uncovered, straight, not empty."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from drivers.scanner.page import light, skin
from drivers.scanner.page.find import Found
from drivers.scanner.page.flatten import flatten, lie
from drivers.scanner.page.pixels import Picture
from drivers.scanner.page.upright import upright
from drivers.scanner.source import Verdict

#: Sharpness is only comparable at one size: A4 at 150 dpi.
_WIDTH, _HEIGHT = 1240, 1754
#: More ink than this on a page is a picture or a dark ground, no print.
_INKY = 0.04


@dataclass(frozen=True, slots=True)
class Measures:
    """The figures behind the verdicts. Parts are 0…1 of the page, brightness 0…255, angles in degrees.

    `finger` in millimetres over the page; `upright` as that module has it, None where nobody asked.
    """

    sharpness: float
    paper: float
    ink: float
    glare: float
    tilt: float
    skew: float
    dpi: float
    cut: bool
    finger: float = 0.0
    upright: float | None = None


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Each with the figures it lies between; to be calibrated again on each camera model."""

    #: Variance of the Laplacian: print photographed well 5283, soft but readable 220, unreadable 78.
    least_sharpness: float = 150.0
    #: The same for each part of ink, up to `_INKY`: much bold print is sharper than little, moved as far. Drawn
    #: pages 10,000 and more, blurred or moved ones 8,000 and less, those of much print 5,000.
    least_sharpness_of_ink: float = 7000.0
    #: Prepared pages lit as planned 190–225, at a quarter of the light 50; under half a shadow, read well, 91.
    least_paper: float = 80.0
    #: Part darker than 60 % of the paper: a form's few lines .01, an empty sheet with noise 0.
    least_ink: float = 0.002
    #: Part of the paper burnt out: prepared pages 0, a lamp's reflection .02.
    most_glare: float = 0.004
    #: Degrees. People lay a sheet within 2; beyond 3 it shows.
    most_tilt: float = 3.0
    #: Opposite sides: a camera straight above .97 and more.
    least_skew: float = 0.88
    #: 188 dpi reads with .13 % errors, 139 dpi with a little motion is saved by nothing.
    least_dpi: float = 145.0
    #: A fingertip over the print 25 and more, pages without one 0.
    most_finger: float = 12.0
    #: Drawn pages .30 and more, turned ones -.30 and less; capitals alone lie near 0.
    least_upright: float = -0.15


DEFAULT = Thresholds()


def measure(picture: Picture, found: Found, *, turned: bool = False) -> Measures:
    """Look at the sheet that was found. `picture` is the whole photograph, RGB.

    `turned`: also which way up it lies, which costs as much as all the rest.
    """
    rows, columns = picture.shape[:2]
    how = lie(found.corners, columns, rows)
    flat = flatten(picture, found.corners, _WIDTH, _HEIGHT)
    grey = light.grey_of(flat)
    # The sheet's own edge is the sharpest line in the picture: it would make any blur look crisp.
    margin_y, margin_x = grey.shape[0] // 25, grey.shape[1] // 25
    page = np.ascontiguousarray(grey[margin_y:-margin_y, margin_x:-margin_x])
    even, ground = light.relative(page), light.paper(page)
    return Measures(
        sharpness=float(cv2.Laplacian(even, cv2.CV_32F).var()),
        paper=float(np.median(ground)),
        ink=float((even < 153).mean()),
        glare=float((ground >= 250).mean()),
        tilt=how.tilt,
        skew=how.skew,
        dpi=how.dpi,
        cut=found.cut,
        finger=skin.reach_mm(flat),
        upright=upright(grey) if turned else None,
    )


def verdicts(measures: Measures, thresholds: Thresholds = DEFAULT) -> tuple[Verdict, ...]:
    """GOOD alone, or all that is wrong, the most urgent first."""
    m, t = measures, thresholds
    blank = m.ink < t.least_ink
    small = m.dpi < t.least_dpi
    # A small picture enlarged is soft without having moved: it is told as small.
    of_ink = 0.0 if small else t.least_sharpness_of_ink * min(m.ink, _INKY)
    wrong = {
        Verdict.CORNER_CUT: m.cut,
        Verdict.FINGER: m.finger > t.most_finger,
        Verdict.TOO_SMALL: small,
        Verdict.DARK: m.paper < t.least_paper,
        Verdict.GLARE: m.glare > t.most_glare,
        Verdict.BLANK: blank,
        # An empty sheet has nothing to be sharp.
        Verdict.BLURRED: m.sharpness < max(t.least_sharpness, of_ink) and not blank,
        Verdict.UPSIDE_DOWN: m.upright is not None and m.upright < t.least_upright,
        Verdict.TILTED: abs(m.tilt) > t.most_tilt or m.skew < t.least_skew,
    }
    return tuple(verdict for verdict, holds in wrong.items() if holds) or (Verdict.GOOD,)
