"""What may be said of an exception: in a log, in a note, on a technician's terminal."""

from __future__ import annotations

import traceback
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]


class SayableError(Exception):
    """Its text is a reason for a technician: nothing of a person and no secret is in it."""


def reason(error: BaseException) -> str:
    """One line. Of a stranger's exception the kind and the place: its text may quote what was worked on."""
    if isinstance(error, SayableError):
        return " ".join(f"{type(error).__name__}: {error}".split())
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_ROOT / "portal")
    ]
    where = f" at {Path(ours[-1].filename).relative_to(_ROOT)}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}{where}"
