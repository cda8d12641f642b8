"""A reading's trace as a file for a vendor: one JSON object a line, the first one says what came of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from drivers.card.chip.trace import Exchange
from drivers.card.reader import CardReading, CardStatus
from drivers.errors import DeviceFault

_VERSION = 1


def write_trace(
    path: Path, status: CardStatus, outcome: CardReading | DeviceFault, exchanges: Sequence[Exchange]
) -> None:
    """Replaces the file. Raises OSError. Nothing that stood on the card is written."""
    rows = [_summary(status, outcome), *(one.row(number) for number, one in enumerate(exchanges, 1))]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _summary(status: CardStatus, outcome: CardReading | DeviceFault) -> dict[str, Any]:
    facts: dict[str, Any] = {"trace": _VERSION, "reader": status.reader}
    if isinstance(outcome, DeviceFault):
        return facts | {"fault": outcome.code.value, "detail": outcome.detail}
    judged = {"trust": outcome.trust.value, "genuine": outcome.genuine.value, "reasons": outcome.reasons}
    return facts | {"access": outcome.access, "ms": outcome.milliseconds} | judged
