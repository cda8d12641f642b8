"""The way of the dossier as a drawing: one lane for each place, one stop for each thing that became true."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from html import escape
from typing import Any

from kiosk_app.rehearsal.report.words import LANGUAGES, Words

LANES = ("kiosk", "sender", "portal", "bank")
LANE_OF = {
    "confirmed": "kiosk",
    "saved": "kiosk",
    "told": "kiosk",
    "printed": "kiosk",
    "sent": "sender",
    "acknowledged": "sender",
    "purged": "sender",
    "paid": "sender",
    "received": "portal",
    "opened": "portal",
    "official": "portal",
    "word_sent": "portal",
    "paid_at_bank": "bank",
}
_LEFT, _STEP, _TOP, _LANE = 148, 104, 34, 118
_HANOI = timezone(timedelta(hours=7))


def since(at: float, zero: float) -> str:
    """ "0 ms", "− 48 ms", "+ 12,480 ms"."""
    passed = round((at - zero) * 1000)
    sign = "+ " if passed > 0 else "− " if passed < 0 else ""
    return f"{sign}{abs(passed):,} ms"


def clock(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone(_HANOI).strftime("%H:%M:%S.%f")[:-3]


def draw(times: Sequence[dict[str, Any]], words: Words) -> str:
    """SVG. Stops stand in the order of time at equal distances; the figures tell how far apart they are."""
    stops = sorted(times, key=lambda stop: stop["at"])
    if not stops:
        return ""
    zero = next((stop["at"] for stop in stops if stop["step"] == "saved"), stops[0]["at"])
    lanes = [lane for lane in LANES if any(LANE_OF[stop["step"]] == lane for stop in stops)]
    width, height = _LEFT + _STEP * len(stops) + 20, _TOP + _LANE * len(lanes) + 12
    parts = [_lane(lane, index, width, words) for index, lane in enumerate(lanes)]
    points = [
        (_LEFT + _STEP * index + _STEP // 2, _TOP + _LANE * lanes.index(LANE_OF[stop["step"]]) + 30)
        for index, stop in enumerate(stops)
    ]
    path = "M" + " L".join(f"{x} {y}" for x, y in points)
    parts.append(f'<path class="way" d="{path}"/>')
    for (x, y), stop in zip(points, stops, strict=True):
        parts.append(_stop(x, y, stop, zero, words))
    label = escape(words.plain("line.title", "en"))
    return (
        f'<svg class="line" viewBox="0 0 {width} {height}" style="min-width:{round(width * 0.82)}px" '
        'role="img" '
        f'aria-label="{label}">{"".join(parts)}</svg>'
    )


def _lane(lane: str, index: int, width: int, words: Words) -> str:
    top = _TOP + _LANE * index - 22
    band = f'<rect class="lane {lane}" x="0" y="{top}" width="{width}" height="{_LANE - 12}" rx="10"/>'
    return band + _text(words, f"lane.{lane}", 18, top + 56, "lane-name")


def _stop(x: int, y: int, stop: dict[str, Any], zero: float, words: Words) -> str:
    kind = "seal" if stop["step"] in ("saved", "acknowledged") else "stop"
    lane = LANE_OF[stop["step"]]
    parts = [f'<circle class="{kind}" cx="{x}" cy="{y}" r="{11 if kind == "seal" else 8}"/>']
    for row, language in _rows(words, stop["step"]):
        parts.append(
            f'<text lang="{language}" class="what on-{lane}" x="{x}" y="{y + 30 + 15 * row[0]}">'
            f"{escape(row[1])}</text>"
        )
    exact = f"<title>{clock(stop['at'])}</title>"
    parts.append(f'<text class="when on-{lane}" x="{x}" y="{y - 18}">{exact}{since(stop["at"], zero)}</text>')
    return "".join(parts)


def _rows(words: Words, step: str) -> list[tuple[tuple[int, str], str]]:
    """A name in lines of few letters, for each language."""
    rows = []
    for language in LANGUAGES:
        lines: list[str] = []
        for word in words.plain(f"step.{step}", language).split():
            if lines and len(lines[-1]) + len(word) < 15:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        rows += [((number, line), language) for number, line in enumerate(lines)]
    return rows


def _text(words: Words, name: str, x: int, y: int, kind: str) -> str:
    return "".join(
        f'<text lang="{language}" class="{kind}" x="{x}" y="{y}">{escape(words.plain(name, language))}</text>'
        for language in LANGUAGES
    )
