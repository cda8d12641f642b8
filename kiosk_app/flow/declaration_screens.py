"""What the page of the declaration shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeclarationScreen:
    """`state` is "drawing", "ready" or "failed"; `pictures` name its sheets ("image://preview/page/<number>").

    `printing` is "none", "printing", "printed" or "refused"; `may_print` false where no page printer is ready.
    `near`: the sheets are looked at as large as they go.
    """

    name: str
    state: str
    pictures: tuple[int, ...]
    printing: str
    may_print: bool
    near: bool = False
