"""The corner network: small, fully convolutional, of operations that OpenCV's own runtime does well.

Input 1 × 3 × side × side, RGB 0…255: the picture squeezed into what a grey rim of a sixteenth leaves, so
that a corner a little outside the frame still has a place. Output 1 × 5 × side/4 × side/4: for each corner
(clockwise from the one nearest the top left) the logits of where it is, and the logits of what is page.
Any side that 16 divides will do: it learns small and ends at SIDE.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

SIDE = 128


class Block(nn.Module):
    """Depthwise, pointwise, one norm, and a way around where the shapes allow."""

    def __init__(self, inputs: int, outputs: int, kernel: int = 5, stride: int = 1) -> None:
        super().__init__()
        self.deep = nn.Conv2d(inputs, inputs, kernel, stride, kernel // 2, groups=inputs, bias=False)
        self.flat = nn.Conv2d(inputs, outputs, 1, bias=False)
        self.norm = nn.BatchNorm2d(outputs)
        self.around = inputs == outputs and stride == 1

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.norm(self.flat(self.deep(x)))
        return torch.relu(x + y if self.around else y)


class Corners(nn.Module):
    """About 0.3 million weights."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(3, 32, 6, 4, 1, bias=False), nn.BatchNorm2d(32), nn.ReLU(inplace=True), Block(32, 32, 3)
        )
        self.quarter = nn.Sequential(
            nn.Conv2d(32, 64, 2, 2, bias=False), nn.BatchNorm2d(64), nn.ReLU(), Block(64, 64), Block(64, 64)
        )
        self.eighth = nn.Sequential(Block(64, 128, 5, 2), Block(128, 128), Block(128, 128), Block(128, 128))
        self.sixteenth = nn.Sequential(Block(128, 192, 5, 2), Block(192, 192), Block(192, 192))
        # Each place also hears what the whole picture holds.
        self.whole = nn.Conv2d(192, 192, 1)
        self.from_sixteenth = nn.Conv2d(192, 128, 1)
        self.at_eighth = Block(128, 128)
        self.from_eighth = nn.Conv2d(128, 64, 1)
        self.at_quarter = nn.Sequential(Block(64, 64), Block(64, 64))
        self.from_quarter = nn.Conv2d(64, 32, 1)
        self.at_half = nn.Sequential(Block(32, 32), Block(32, 32, 3))
        self.head = nn.Conv2d(32, 5, 1)

    def forward(self, x: Tensor) -> Tensor:
        x = (x - 127.5) * (1 / 64)
        a = self.stem(x)
        b = self.quarter(a)
        c = self.eighth(b)
        d = self.sixteenth(c)
        d = d + torch.relu(self.whole(d.mean(dim=(2, 3), keepdim=True)))
        c = self.at_eighth(c + _twice(self.from_sixteenth(d)))
        b = self.at_quarter(b + _twice(self.from_eighth(c)))
        a = self.at_half(a + _twice(self.from_quarter(b)))
        found: Tensor = self.head(a)
        return found


def _twice(x: Tensor) -> Tensor:
    return nn.functional.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)
