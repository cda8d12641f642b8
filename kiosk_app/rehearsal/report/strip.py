"""Pictures: the visit as a strip, a calamity before and after, and every picture in small."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from kiosk_app.rehearsal.report import carry
from kiosk_app.rehearsal.report.line import clock
from kiosk_app.rehearsal.report.words import Words

_LARGE, _SMALL = 540, 216


def visit(told: Mapping[str, Any], root: Path, words: Words) -> str:
    figures = []
    for number, (name, page) in enumerate(_large(told, words).items(), start=1):
        source, width, height = carry.picture(root / page["file"], _LARGE)
        figures.append(
            f'<figure><img src="{source}" width="{width}" height="{height}" loading="lazy" alt="">'
            f"<figcaption><i>{number}</i><span>{words(f'caption.{name}')}</span></figcaption></figure>"
        )
    if not figures:
        return ""
    return f"""
<section id="visit"><div class="wide"><h2>{words("section.visit")}</h2>
<p class="note">{words("section.visit_note")}</p></div>
<div class="strip" tabindex="0">{"".join(figures)}</div></section>"""


def _large(told: Mapping[str, Any], words: Words) -> dict[str, dict[str, Any]]:
    """One picture for each thing that happens: the last of its name, where the report has words for it."""
    return {page["name"]: page for page in told["pages"] if words.has(f"caption.{page['name']}")}


def calamity(told: Mapping[str, Any], root: Path, words: Words) -> str:
    if not told["panels"]:
        return ""
    figures = []
    for panel in told["panels"]:
        source, width, height = carry.picture(root / panel["picture"], _LARGE)
        picture = f'<img src="{source}" width="{width}" height="{height}" alt="">'
        name = words(f"moment.{panel['name']}")
        figures.append(
            f"<figure>{picture}<figcaption><b>{name}</b>"
            f"<small>{clock(panel['at'])}</small>{_outbox(panel['outbox'], words)}</figcaption></figure>"
        )
    return f"""
<section class="calamity"><div class="wide"><h2>{words("section.calamity")}</h2>
<div class="moments">{"".join(figures)}</div></div></section>"""


def _outbox(rows: list[dict[str, Any]], words: Words) -> str:
    if not rows:
        return f"<small>{words('moment.outbox_none')}</small>"
    lines = []
    for row in rows:
        state = words(f"state.{row['state']}")
        sentence = words("moment.outbox", "\0", row["sent_leaves"], row["leaves"], row["attempts"])
        lines.append(f"<small>{sentence.replace(chr(0), state)}</small>")
    return "".join(lines)


def everything(told: Mapping[str, Any], root: Path, words: Words) -> str:
    """The pictures that have no place further up."""
    above = {page["file"] for page in _large(told, words).values()}
    above |= {panel["picture"] for panel in told["panels"]}
    figures = []
    for page in told["pages"]:
        if page["file"] in above:
            continue
        source, width, height = carry.picture(root / page["file"], _SMALL)
        at = datetime.fromtimestamp(page["at"], UTC).astimezone().strftime("%H:%M:%S")
        figures.append(
            f'<figure><a href="{escape(page["file"])}"><img src="{source}" width="{width}" height="{height}" '
            f'loading="lazy" alt=""></a><figcaption>{at} {escape(page["name"])}</figcaption></figure>'
        )
    return f"""
<section class="wide"><details><summary>{words("section.all")} ({len(figures)})</summary>
<div class="sheet">{"".join(figures)}</div></details></section>"""
