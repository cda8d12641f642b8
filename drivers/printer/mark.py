"""The pavilion mark of the receipt's head, drawn from its outline on a 64-unit grid."""

from __future__ import annotations

from math import cos, pi, sin

from PIL import Image, ImageDraw

_OVERSAMPLE = 8
_ROOF = [(2, 19), (9, 18), (15, 14), (19, 10), (23, 4), (41, 4), (45, 10), (49, 14), (55, 18), (62, 19)]
_EAVES = [(58, 22), (50, 23), (14, 23), (6, 22)]
_LIGHT = (32.0, 41.0)
_RING = 10.5
_STROKE = 3.6


def pavilion(size: int) -> Image.Image:
    """The mark as an 8-bit grey picture of `size` × `size` dots, black on white."""
    scale = size * _OVERSAMPLE / 64
    big = Image.new("L", (size * _OVERSAMPLE, size * _OVERSAMPLE), 255)
    canvas = ImageDraw.Draw(big)

    def at(x: float, y: float) -> tuple[float, float]:
        return x * scale, y * scale

    def stroke(points: list[tuple[float, float]], weight: float = _STROKE) -> None:
        canvas.line([at(x, y) for x, y in points], fill=0, width=round(weight * scale), joint="curve")

    canvas.polygon([at(x, y) for x, y in _ROOF + _EAVES], fill=0)
    stroke([(14, 23), (14, 59), (50, 59), (50, 23)])
    stroke([(8, 59), (56, 59)])
    x, y = _LIGHT
    reach = _RING + _STROKE / 2
    canvas.ellipse(
        [at(x - reach, y - reach), at(x + reach, y + reach)], outline=0, width=round(_STROKE * scale)
    )
    for eighth in range(8):
        angle = eighth * pi / 4
        # Spokes run from the ring to the square frame, as on the Khuê Văn Các window.
        end = 18 / max(abs(cos(angle)), abs(sin(angle)))
        stroke(
            [
                (x + _RING * cos(angle), y + _RING * sin(angle)),
                (x + end * cos(angle), y + end * sin(angle)),
            ],
            2.8,
        )
    return big.resize((size, size), Image.Resampling.BOX)
