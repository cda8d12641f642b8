"""Contrast of the painted pixels: words against what is behind them, lines round controls, the ring.

Words 7:1 (WCAG 2.2 1.4.6), 15:1 in high contrast; lines of controls and the ring 3:1 (1.4.11, 2.4.13).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kiosk_app.ui.walk import Finding
from tests.lab.accessing.boxes import Box
from tests.lab.accessing.facts import Colour, Edge, Facts, Text

Pixels = NDArray[np.uint8]

TEXT = 7.0
HIGH_TEXT = 15.0
LINE = 3.0
#: Colours as near as this are one colour, painted.
_NEAR = 10
#: Of so many pixels of a colour one may speak.
_FEW = 4
#: A second ground behind words counts from this share of it on.
_SECOND = 0.10
#: What is looked at on both sides of an edge.
_OUT, _IN = 5.0, 9.0
_PLACES = (0.3, 0.5, 0.7)


def luminance(colour: Colour) -> float:
    """WCAG 2.2, relative luminance."""
    red, green, blue = (
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Colour, other: Colour) -> float:
    """WCAG 2.2, contrast ratio: 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def findings(facts: Facts, pixels: Pixels, unit: float) -> Iterator[Finding]:
    """`pixels` is the grabbed screen, rows of red, green and blue; `unit` is pixels a length of the design."""
    least = HIGH_TEXT if facts.theme == "hc" else TEXT
    for text in facts.texts:
        yield from _of_text(text, crop(pixels, text.ink, unit), least)
    for edge in facts.edges:
        found = edge_contrast(edge, pixels, unit)
        if found < LINE:
            yield Finding("faint line", edge.of, f"{found:.1f}:1, at least {LINE:g}")


def crop(pixels: Pixels, box: Box, unit: float) -> Pixels:
    left, top = max(0, round(box.x * unit)), max(0, round(box.y * unit))
    return pixels[top : max(top, round(box.bottom * unit)), left : max(left, round(box.right * unit))]


def colours(painted: Pixels) -> list[tuple[Colour, int]]:
    """The colours of a piece of the screen, most frequent first; near ones, of smoothed edges, are one."""
    if painted.size == 0:
        return []
    flat = painted.reshape(-1, 3).astype(np.int64)
    whole = (flat[:, 0] << 16) | (flat[:, 1] << 8) | flat[:, 2]
    bins = (flat[:, 0] >> 3 << 10) | (flat[:, 1] >> 3 << 5) | (flat[:, 2] >> 3)
    counts = np.bincount(bins)
    kept = np.nonzero(counts >= _FEW)[0]
    ordered = kept[np.argsort(counts[kept])[::-1]][:24]
    found: list[tuple[Colour, int]] = []
    for each in ordered.tolist():
        within = whole[bins == each]
        values, times = np.unique(within, return_counts=True)
        most = int(values[np.argmax(times)])
        found.append(((most >> 16, most >> 8 & 255, most & 255), int(counts[each])))
    return found


def _of_text(text: Text, painted: Pixels, least: float) -> Iterator[Finding]:
    found = colours(painted)
    if not found:
        return
    text = replace(text, colour=_painted(text, found[0][0]))
    ink = _ink(text, found)
    if ink is None:
        yield Finding("unseen text", text.words, f"nothing painted in {text.colour}")
        return
    grounds = [(colour, count) for colour, count in found if not _near(colour, ink)]
    if not grounds:
        yield Finding("unseen text", text.words, "all of one colour")
        return
    whole = sum(count for _, count in grounds)
    ground = grounds[0][0]
    behind = [
        colour for colour, count in grounds if count > _SECOND * whole and not _is_smoothed(colour, ink, ground)
    ]
    worst = min(ratio(ink, colour) for colour in (ground, *behind))
    if worst < least:
        yield Finding("low contrast", text.words, f"{worst:.1f}:1, at least {least:g}")


def _painted(text: Text, ground: Colour) -> Colour:
    """The colour of letters through which the ground can be seen."""
    red, green, blue = (
        round(under + text.opacity * (own - under)) for own, under in zip(text.colour, ground, strict=True)
    )
    return red, green, blue


def _ink(text: Text, found: list[tuple[Colour, int]]) -> Colour | None:
    """The colour that the letters have: their own, or where that was not painted, the farthest there is."""
    painted = [colour for colour, _ in found if _near(colour, text.colour)]
    if painted:
        return painted[0]
    ground = found[0][0]
    # A letter that is one thin stroke may have no pixel that is wholly its own.
    if any(_is_smoothed(colour, text.colour, ground, least=0.6) for colour, _ in found[1:]):
        return text.colour
    others = [colour for colour, _ in found[1:] if not _near(colour, ground)]
    return max(others, key=lambda colour: ratio(colour, ground), default=None)


def _is_smoothed(colour: Colour, ink: Colour, ground: Colour, least: float = 0.1) -> bool:
    """Whether `colour` is what smoothing makes of both: so much of the way from `ground` to `ink` or more."""
    whole = [there - here for here, there in zip(ground, ink, strict=True)]
    length = sum(each * each for each in whole)
    part = sum((now - here) * each for now, here, each in zip(colour, ground, whole, strict=True)) / max(
        1, length
    )
    on_way = [here + part * each for here, each in zip(ground, whole, strict=True)]
    return least <= part <= 1.0 and all(
        abs(now - way) <= _NEAR for now, way in zip(colour, on_way, strict=True)
    )


def _near(one: Colour, other: Colour) -> bool:
    return all(abs(mine - yours) <= _NEAR for mine, yours in zip(one, other, strict=True))


def edge_contrast(edge: Edge, pixels: Pixels, unit: float) -> float:
    """The least contrast of its four sides: on each, what is outside against the line or the face inside.

    Of three places a side the middle one counts, so that a letter or a neighbour beside it does not."""
    sides = [side for side in _sides(edge.box, pixels, unit) if side is not None]
    return min(sides, default=21.0)


def _sides(box: Box, pixels: Pixels, unit: float) -> Iterator[float | None]:
    for upright in (True, False):
        for far in (False, True):
            yield _side(box, pixels, unit, upright=upright, far=far)


def _side(box: Box, pixels: Pixels, unit: float, *, upright: bool, far: bool) -> float | None:
    """Contrast over one side: left or right where `upright`, else top or bottom; `far` is right or bottom."""
    edge = (box.right if far else box.x) if upright else (box.bottom if far else box.y)
    ends = (edge + _OUT, edge - _IN) if far else (edge - _OUT, edge + _IN)
    limit = pixels.shape[1] if upright else pixels.shape[0]
    first, last = round(ends[0] * unit), round(ends[1] * unit)
    if not (0 <= first < limit and 0 <= last < limit):
        return None
    found = []
    for place in _PLACES:
        along = box.y + place * box.tall if upright else box.x + place * box.wide
        at = round(along * unit)
        if not 0 <= at < (pixels.shape[0] if upright else pixels.shape[1]):
            continue
        step = 1 if last > first else -1
        line = pixels[at, first:last:step] if upright else pixels[first:last:step, at]
        outside = _colour(line[0])
        found.append(max(ratio(outside, _colour(each)) for each in line))
    return sorted(found)[len(found) // 2] if found else None


def _colour(pixel: NDArray[np.uint8]) -> Colour:
    red, green, blue = pixel.tolist()
    return red, green, blue
