"""Sample pages on which the code of a dossier is typed, and one whose result is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import screens as s


def coded(screen: Callable[..., s.Screen], status: s.StatusScreen) -> dict[str, s.Screen]:
    begun, whole = s.StatusCodeScreen("TAM-K7QF", False), s.StatusCodeScreen("TAM-K7QF-9T2M-X", True)
    done = replace(
        status,
        state_id="status.state.done",
        step=4,
        timeline=(
            *(replace(row, state="done", note_id="") for row in status.timeline[:4]),
            replace(status.timeline[4], state="now", note_id="status.step.returned.note"),
        ),
        collect=True,
    )
    pages = {
        "status_code": begun,
        "status_code_error": replace(begun, error_id="error.code_unknown"),
        "result_code": replace(begun, text="", looking_for="result"),
        "pay_code": replace(begun, text="", looking_for="fee"),
        "pay_code_nothing": replace(whole, error_id="error.nothing_due", looking_for="fee"),
    }
    shown = {name: screen(s.Page.STATUS_CODE, content) for name, content in pages.items()}
    return {**shown, "status_done": screen(s.Page.STATUS, done)}
