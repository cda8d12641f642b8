"""Find the page in a picture: two ways that know nothing of each other, and a third where the tray is known.

The network sees where a page is likely, the patches where brightness and colour have four sides; each is put on
the edges of the picture, and only where both say the same is the page taken without asking a person. With the
picture of the empty tray the difference from it comes first. Why so: docs/decisions/0024-finding-the-page.md.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from drivers.scanner.find import network, quad, regions, rim, shape
from drivers.scanner.find import tray as trays
from drivers.scanner.find.quad import Points, Quad
from drivers.scanner.find.shrunk import calmed, shrunk
from drivers.scanner.find.sides import Sharpened, sharpened
from drivers.scanner.find.tray import Tray
from drivers.scanner.page.pixels import Picture
from drivers.scanner.source import Corners

#: Long side of the picture in which edges are followed, in pixels.
_WORK = 640
#: Agreement (IoU) of two ways from which the page is taken without asking a person.
ACCEPT = 0.95
#: A corner farther than this (of the sheet's diagonal) from any outline point is torn off or covered.
_CORNER_GAP = 0.015
#: The network looks a second time at the page it saw and this part of its size around it: a page that fills its
#: input is seen three times as fine as one in the middle of a desk.
_AROUND = 0.1
#: Parts of the picture's area: nearer than this nothing is gained.
_MOST = 0.95
#: Pixels. Smaller than this there is no page to look at.
_LEAST_SIDE = 60
#: What the nearer look is believed more.
_NEARER = 0.15
#: Below this part of places with a clear edge a side was guessed.
_LEAST_SUPPORT = 0.55


@dataclass(frozen=True, slots=True)
class Found:
    """`corners` in 0…1, clockwise from the one nearest the top left; `confidence` 0…1 is the agreement of two
    ways (IoU), less where there is only one; `cut` when a corner is missing or out of frame; `sure` when the
    other checks hold: every side has its edge, and the shape is a sheet's."""

    corners: Corners
    confidence: float
    cut: bool
    sure: bool = True

    @property
    def accept(self) -> bool:
        return self.confidence >= ACCEPT and self.sure and not self.cut


@dataclass(frozen=True, slots=True)
class _Way:
    """One answer: the quad on its edges, the support of its sides, what the way itself believes (0…1).

    `steady`: it saw the same at two distances, or what it saw has the shape of a paper that people carry.
    """

    quad: Quad
    support: float
    belief: float
    outline: Points | None = None
    steady: bool = True


def find(picture: Picture, tray: Tray | None = None) -> Found | None:
    """The page, or None on a bare desk. `picture` is RGB of any size; `tray` the same camera's empty tray."""
    work, _ = shrunk(picture, _WORK)
    size = (work.shape[1], work.shape[0])
    if tray is not None:
        lying = trays.lying(work, tray)
        if lying is None:
            return None
        if isinstance(lying, trays.Lying) and lying.fit > 0.8:
            return _on_tray(picture, work, lying)
    calm = calmed(work)
    seen = _seen(work, calm)
    patch = _patched(work, calm)
    if seen is None and patch is None:
        return None
    if seen is None or patch is None:
        only = seen or patch
        assert only is not None
        return _said(only, min(only.belief, ACCEPT - 0.01), size) if only.belief >= 0.5 else None
    agreed = quad.iou(seen.quad, patch.quad)
    best = patch if _better(patch, seen, agreed) else seen
    if best.belief < 0.3 and agreed < 0.8:
        return None
    way = _Way(best.quad, min(seen.support, patch.support), best.belief, patch.outline, seen.steady)
    if agreed >= ACCEPT and rim.goes_on(calm, best.quad):
        way = replace(way, steady=False)
    return _said(way, agreed, size)


def _better(patch: _Way, seen: _Way, agreed: float) -> bool:
    """Whether the patch is to be believed rather than the network; where they agree, the better edges win."""
    if agreed > 0.9:
        return patch.support > seen.support + 0.08
    return patch.belief * (0.5 + patch.support / 2) > 1.25 * seen.belief * (0.5 + seen.support / 2)


def _seen(work: Picture, calm: Picture) -> _Way | None:
    """The network's page, or None where it sees none."""
    size = (work.shape[1], work.shape[0])
    sight = network.look(work)
    if sight.cover < 0.012:
        return None
    least = min(sight.sure)
    tries = [(quad.clockwise(sight.quad), least * sight.fit)]
    if sight.patch is not None:
        same = quad.iou(tries[0][0], sight.patch)
        tries.append((quad.clockwise(sight.patch), 0.45 + 0.5 * least * sight.fit if same < 0.9 else 0.0))
    tries = [(corners, belief) for corners, belief in tries if quad.sound(corners, size)]
    if not tries:
        return None
    first = max(tries, key=lambda one: one[1])
    corners, belief = max(first, _nearer(work, first[0]) or first, key=lambda one: one[1])
    edge = _sharp(calm, corners, 0.028)
    # A card whose dark band passes for the desk is cut there by both ways; what is left has no card's shape.
    steady = (
        quad.iou(first[0], edge.quad) > ACCEPT or shape.named(shape.proportion(edge.quad, size))[0] != "free"
    )
    return _Way(edge.quad, min(edge.support), min(1.0, belief), steady=steady)


def _nearer(work: Picture, corners: Quad) -> tuple[Quad, float] | None:
    """The network's second look, at the page and a little around it, and what to believe of it."""
    height, width = work.shape[:2]
    low, high = corners.min(axis=0), corners.max(axis=0)
    margin = _AROUND * (high - low)
    left, top = (int(value) for value in np.floor(np.maximum(low - margin, 0)))
    right, bottom = (int(value) for value in np.ceil(np.minimum(high + margin, (width, height))))
    if (
        min(right - left, bottom - top) < _LEAST_SIDE
        or (right - left) * (bottom - top) > _MOST * width * height
    ):
        return None
    sight = network.look(np.ascontiguousarray(work[top:bottom, left:right]))
    there = quad.clockwise(np.asarray(sight.quad + np.array((left, top), np.float32), np.float32))
    if sight.cover < 0.05 or not quad.sound(there, (width, height)):
        return None
    return there, min(sight.sure) * sight.fit + _NEARER


def _patched(work: Picture, calm: Picture) -> _Way | None:
    """The patch most agreed on, or None."""
    size = (work.shape[1], work.shape[0])
    for patch in regions.patches(work):
        corners = quad.clockwise(patch.quad)
        if not quad.sound(corners, size):
            continue
        edge = _sharp(calm, corners, 0.012)
        belief = min(1.0, patch.votes / 7) * max(0.0, patch.fit * 4 - 3)
        return _Way(edge.quad, min(edge.support), belief, patch.outline)
    return None


def _sharp(calm: Picture, corners: Quad, reach: float) -> Sharpened:
    """On the edges nearby; as it was where that would be no sheet any more."""
    size = (calm.shape[1], calm.shape[0])
    edge = sharpened(calm, corners, reach * quad.diagonal(corners))
    if quad.sound(edge.quad, size) and quad.iou(edge.quad, corners) > 0.75:
        return Sharpened(quad.clockwise(edge.quad), edge.support)
    return Sharpened(corners, (0.0, 0.0, 0.0, 0.0))


def _said(way: _Way, agreed: float, size: tuple[int, int]) -> Found:
    cut = quad.outside(way.quad, size)
    if way.outline is not None and agreed > 0.85:
        gaps = [float(np.linalg.norm(way.outline - corner, axis=1).min()) for corner in way.quad]
        cut = cut or max(gaps) > _CORNER_GAP * quad.diagonal(way.quad) + 2.5
    return Found(quad.parts(way.quad, size), agreed, cut, way.steady and way.support >= _LEAST_SUPPORT)


def _on_tray(picture: Picture, work: Picture, lying: trays.Lying) -> Found:
    """Edges are followed in the large picture where the sheet is small in it."""
    size = (work.shape[1], work.shape[0])
    edge = _sharp(calmed(work), lying.quad, 0.01)
    corners = edge.quad if min(edge.support) > 0.5 else lying.quad
    low, high = np.floor(corners.min(axis=0)).astype(int) - 12, np.ceil(corners.max(axis=0)).astype(int) + 12
    scale = max(picture.shape[:2]) / max(work.shape[:2])
    if int((high - low).max()) < 0.6 * _WORK and scale > 1.5:
        corners = _closer(picture, corners, low, high, scale)
    agreed = quad.iou(corners, lying.quad)
    way = _Way(corners, min(edge.support), 1.0, lying.outline)
    return _said(way, min(agreed, lying.fit + 0.02), size)


def _closer(picture: Picture, corners: Quad, low: Points, high: Points, scale: float) -> Quad:
    left, top = np.maximum(np.round(low * scale).astype(int), 0).tolist()
    right, bottom = np.round(high * scale).astype(int).tolist()
    part, shrink = shrunk(picture[top:bottom, left:right], _WORK)
    corner = np.array((left, top), np.float32)
    there = np.asarray(((corners + 0.5) * scale - corner) * shrink - 0.5, np.float32)
    edge = _sharp(calmed(part), there, 0.008)
    if min(edge.support) < 0.5:
        return corners
    return np.asarray(((edge.quad + 0.5) / shrink + corner) / scale - 0.5, np.float32)
