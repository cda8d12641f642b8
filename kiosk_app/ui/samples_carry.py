"""Sample pages of what a telephone carries. The figures spell nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from kiosk_app.flow import screens as s
from kiosk_app.flow.carrying import GONE, MAKING, READY, TOO_LARGE, CarryScreen
from sync.envelope.carried import MOST_A_CODE, fragments


def _address() -> str:
    blocks = (hashlib.sha256(bytes([at])).digest() for at in range(-(-MOST_A_CODE // 32)))
    return "https://dvc.example.vn/carry?lang=vi#" + fragments(b"".join(blocks)[:MOST_A_CODE])[0]


def carried(screen: Callable[..., s.Screen]) -> dict[str, s.Screen]:
    def page(state: str, number: int = 1, *, papers: bool = True) -> s.Screen:
        address = _address() if state == READY else ""
        return screen(s.Page.CARRY, CarryScreen(state, address, number, 3, papers), "finished")

    return {
        "carry": page(READY),
        "carry_last": page(READY, 3, papers=False),
        "carry_making": page(MAKING),
        "carry_received": page("received"),
        "carry_too_large": page(TOO_LARGE),
        "carry_gone": page(GONE),
    }
