"""The first screen of the report: what this is, what came of the visit, five figures; and the last lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from kiosk_app.rehearsal.places import REPOSITORY
from kiosk_app.rehearsal.report import carry
from kiosk_app.rehearsal.report.words import Words

_ICONS = REPOSITORY / "assets" / "icons"


def icon(name: str) -> str:
    """An icon of the product, in line."""
    return (_ICONS / f"{name}.svg").read_text(encoding="utf-8").partition("?>")[2] or (
        _ICONS / f"{name}.svg"
    ).read_text(encoding="utf-8")


def head(told: Mapping[str, Any], root: Path, words: Words) -> str:
    return f"""
<input type="radio" name="tongue" id="tongue-en" checked><input type="radio" name="tongue" id="tongue-vi">
<div class="band">{words("page.band")}</div>
<header class="wide">
  <div class="top">
    <div class="brand"><span class="mark">{icon("mark")}</span><b>{words("page.brand")}</b></div>
    <div class="tongues"><label for="tongue-en">English</label><label for="tongue-vi">Tiếng Việt</label></div>
  </div>
  <div class="hero">
    <div class="saying">
      <h1>{words("page.lead")}</h1>
      <p>{words("page.what")}</p>
      <p>{words("page.how")}</p>
      <p class="soft">{words("page.proof")}</p>
      {verdict(told, words)}
    </div>
    {_still(told, root)}
  </div>
  {figures(told, words)}
</header>"""


def verdict(told: Mapping[str, Any], words: Words) -> str:
    checks = told["checks"]
    agree = sum(check["ok"] for check in checks)
    name = "trouble" if told["trouble"] else "held" if told["ok"] else "not_held"
    lines = [f"<b>{words(f'verdict.{name}')}</b>"]
    if told["trouble"]:
        lines.append(f"<span>{escape(told['trouble'])}</span>")
    lines.append(f"<span>{words(f'day.{_day(told)}')}</span>")
    if checks:
        lines.append(f"<span>{words('verdict.agree', agree, len(checks))}</span>")
    kind = "good" if told["ok"] else "bad"
    sign = icon("check" if told["ok"] else "attention")
    return f'<div class="verdict {kind}"><span class="sign">{sign}</span><div>{"".join(lines)}</div></div>'


def _day(told: Mapping[str, Any]) -> str:
    wishes = told["wishes"]
    return "offline" if wishes["offline"] else wishes["calamity"] or "good"


def _still(told: Mapping[str, Any], root: Path) -> str:
    """The last page on the kiosk, and the slip that lies before it."""
    pages = [page for page in told["pages"] if page["name"].startswith("finished")] or told["pages"]
    if not pages:
        return ""
    source, width, height = carry.picture(root / pages[-1]["file"], 1080)
    slip = ""
    if told["slips"]:
        slip_source, slip_width, slip_height = carry.raster(root / told["slips"][0])
        slip = f'<img class="laid" src="{slip_source}" width="{slip_width}" height="{slip_height}" alt="">'
    screen = f'<img src="{source}" width="{width}" height="{height}" alt="">'
    return f'<div class="still"><div class="kiosk">{screen}</div>{slip}</div>'


def figures(told: Mapping[str, Any], words: Words) -> str:
    found = told["figures"]
    times = {stop["step"]: stop["at"] for stop in told["times"]}
    cells: list[tuple[str, str]] = []
    if "touches" in found:
        cells.append((f"{found['touches']:.0f}", "touches"))
    if "visit_s" in found:
        cells.append((f"{found['visit_s']:.0f}", "visit_s"))
    if "confirmed" in times and "saved" in times and times["saved"] >= times["confirmed"]:
        cells.append((f"{(times['saved'] - times['confirmed']) * 1000:.0f}", "saved_ms"))
    if "sealed_bytes" in found:
        cells.append((f"{found['sealed_bytes'] / 1024:.0f}", "sealed"))
    traces = sum(len(search["found"]) for search in told["searches"].values())
    cells.append((str(traces), "traces"))
    drawn = "".join(f"<div><b>{value}</b><span>{words(f'figure.{name}')}</span></div>" for value, name in cells)
    return f'<div class="figures">{drawn}</div>'


def foot(told: Mapping[str, Any], words: Words) -> str:
    at = datetime.fromtimestamp(told["started"], UTC).astimezone()
    took = f"{told['figures'].get('visit_s', 0):.0f} s"
    made = words("page.made", at.strftime("%Y-%m-%d %H:%M"), took)
    system = escape(f"{told['machine']['system']}, Python {told['machine']['python']}")
    names = ["visit.json", *told["files"].values(), *told["slips"]]
    listed = ", ".join(f'<a href="{escape(name)}">{escape(name)}</a>' for name in names)
    return f"""
<footer class="wide">
  <p class="again"><b>{words("page.again")}</b><br>{words("page.again_more")}</p>
  <p>{made} {system}.</p>
  <p>{words("section.files")}: {listed}</p>
  <p>{words("page.licence")}</p>
</footer>"""
