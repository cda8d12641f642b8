"""Paper: the slip at its true proportions, the A4 record, and the scanned sheet with its words."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from kiosk_app.rehearsal import papers
from kiosk_app.rehearsal.report import carry
from kiosk_app.rehearsal.report.words import Words

_SHEET = 800
_PDF = "application/pdf"


def section(told: Mapping[str, Any], root: Path, words: Words) -> str:
    parts = [_slips(told, root, words), _a4(told, root, words), _scan(told, root, words)]
    drawn = "".join(part for part in parts if part)
    if not drawn:
        return ""
    return f"""
<section class="tinted"><div class="wide"><h2>{words("section.papers")}</h2>
<div class="papers">{drawn}</div></div></section>"""


def _slips(told: Mapping[str, Any], root: Path, words: Words) -> str:
    if not told["slips"]:
        return ""
    note = words("paper.slip_note", told["slip_code"])
    drawn = [
        f"<figure>{_slip(root / told['slips'][0])}<figcaption><b>{words('paper.slip')}</b>{note}</figcaption>"
    ]
    for name, files in (("copy", told["slips"][1:]), ("torn", told["torn_slips"])):
        drawn += [
            f"{_slip(root / file)}<figcaption><b>{words(f'paper.{name}')}</b></figcaption>" for file in files
        ]
    return "".join(drawn) + "</figure>"


def _slip(path: Path) -> str:
    source, width, height = carry.raster(path)
    torn = " torn" if "torn" in path.stem else ""
    return f'<img class="slip{torn}" src="{source}" width="{width}" height="{height}" alt="">'


def _a4(told: Mapping[str, Any], root: Path, words: Words) -> str:
    if "a4_png" not in told["files"]:
        return ""
    source, width, height = carry.picture(root / told["files"]["a4_png"], _SHEET)
    return (
        f'<figure><img class="a4" src="{source}" width="{width}" height="{height}" alt="">'
        f"<figcaption><b>{words('paper.a4')}</b>{words('paper.a4_note')} "
        f"{_link(root / told['files']['a4_pdf'], words)}</figcaption></figure>"
    )


def _scan(told: Mapping[str, Any], root: Path, words: Words) -> str:
    if "scan" not in told["files"]:
        return ""
    path = root / told["files"]["scan"]
    paper = papers.read_pdf(path)
    source, width, height = carry.picture(paper.picture, _SHEET)
    text = escape(paper.words) or "–"
    return (
        f'<figure><img class="a4" src="{source}" width="{width}" height="{height}" alt="">'
        f"<figcaption><b>{words('paper.scan')}</b>{words('paper.scan_note')} {_link(path, words)}"
        f"<details><summary>{words('paper.words')}</summary><p>{text}</p></details></figcaption></figure>"
    )


def _link(path: Path, words: Words) -> str:
    name, said = escape(path.name), words("paper.open_pdf")
    return f'<a class="save" download="{name}" href="{carry.file(path, _PDF)}">{said}</a>'
