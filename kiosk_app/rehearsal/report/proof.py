"""What makes the visit believable: times, comparison, the search of the disk, and what was only played."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from kiosk_app.rehearsal.report import line as drawing
from kiosk_app.rehearsal.report.opening import icon
from kiosk_app.rehearsal.report.words import Words

_PARTS = ("screen", "card", "camera", "text", "printer", "sealing", "line", "portal", "payment")
#: Parts that a machine may lack, and the means that says so.
_DEPENDS = {"card": "pcsc", "text": "text"}


def line(told: Mapping[str, Any], words: Words) -> str:
    drawn = drawing.draw(told["times"], words)
    if not drawn:
        return ""
    return f"""
<section class="wide"><h2>{words("section.line")}</h2><p class="note">{words("section.line_note")}</p>
<div class="scroll" tabindex="0">{drawn}</div></section>"""


def comparison(told: Mapping[str, Any], words: Words) -> str:
    if not told["checks"]:
        return ""
    rows = []
    for check in told["checks"]:
        name = words(f"check.{check['name']}") if not check["label"] else escape(check["label"])
        kind, sign = ("good", icon("check")) if check["ok"] else ("bad", icon("attention"))
        said = words("check.agrees" if check["ok"] else "check.differs")
        rows.append(
            f'<tr class="{kind}"><th scope="row">{name}</th><td>{_value(check["confirmed"])}</td>'
            f'<td class="sign">{sign}<span class="spoken">{said}</span></td>'
            f"<td>{_value(check['held'])}</td></tr>"
        )
    return f"""
<section class="wide"><h2>{words("section.compare")}</h2><p class="note">{words("section.compare_note")}</p>
<div class="scroll"><table class="compare"><thead><tr><td></td><th>{words("check.confirmed")}</th><td></td>
<th>{words("check.held")}</th></tr></thead><tbody>{"".join(rows)}</tbody></table></div></section>"""


def _value(text: str) -> str:
    short = f"{text[:16]}…{text[-8:]}" if len(text) == 64 and " " not in text else text
    return f'<span title="{escape(text)}">{escape(short) or "–"}</span>'


def disk(told: Mapping[str, Any], words: Words) -> str:
    searches = told["searches"]
    if not searches:
        return ""
    traces = [trace for search in searches.values() for trace in search["found"]]
    needles = max(search["needles"] for search in searches.values())
    rows = []
    for name, search in [*searches.items(), ("portal", told["portal_search"])]:
        kib = f"{search['bytes_read'] / 1024:,.0f}"
        read = words("disk.read", len(search["files"]), kib, len(search["found"]))
        rows.append(f"<li><b>{words(f'disk.{name}')}</b> {read}</li>")
    planted = words("disk.planted" if told["search_finds_planted"] else "disk.not_planted")
    files = sorted({file for search in searches.values() for file in search["files"]})
    found = "".join(f"<li>{escape(t['file'])}: {escape(t['what'])}</li>" for t in traces)
    verdict = words("disk.dirty", len(traces)) if traces else words("disk.clean")
    return f"""
<section class="tinted disk"><div class="wide"><div><h2>{words("section.disk")}</h2>
<p class="nothing {"bad" if traces else "good"}">{verdict}</p></div>
<div><p>{words("disk.explained", needles)}</p><ul>{"".join(rows)}{found}<li>{planted}</li></ul>
<details><summary>{words("disk.files")} ({len(files)})</summary>
<p class="mono">{"<br>".join(map(escape, files))}</p></details></div></div></section>"""


def means(told: Mapping[str, Any], words: Words) -> str:
    rows = []
    for part in _PARTS:
        lacks = "_none" if part in _DEPENDS and not told["means"][_DEPENDS[part]] else ""
        real, simulated = f"means.{part}_real{lacks}", f"means.{part}_simulated{lacks}"
        rows.append(
            f'<tr><th scope="row">{words(f"means.{part}")}</th>'
            f"<td>{words(real)}</td><td>{words(simulated)}</td></tr>"
        )
    return f"""
<section class="wide"><h2>{words("section.means")}</h2><div class="scroll"><table class="means"><thead><tr>
<th>{words("means.part")}</th><th>{words("means.real")}</th><th>{words("means.simulated")}</th></tr></thead>
<tbody>{"".join(rows)}</tbody></table></div></section>"""
