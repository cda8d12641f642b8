"""Puts the sections of the report into one self-contained file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk_app.rehearsal.places import REPOSITORY
from kiosk_app.rehearsal.report import carry, opening, papers, proof, strip
from kiosk_app.rehearsal.report.words import Words

_HERE = Path(__file__).parent
_FONTS = REPOSITORY / "assets" / "fonts"
_MARK = REPOSITORY / "assets" / "icons" / "mark.svg"
_WEIGHTS = {500: "Medium", 600: "SemiBold", 700: "Bold"}


def write_page(path: Path, told: Mapping[str, Any], root: Path) -> None:
    """`told` is visit.json's content, `root` the folder that its paths start from."""
    path.write_text(page(told, root), encoding="utf-8")


def page(told: Mapping[str, Any], root: Path) -> str:
    words = Words(_HERE / "words.toml")
    sections = (
        opening.head(told, root, words),
        strip.calamity(told, root, words),
        strip.visit(told, root, words),
        papers.section(told, root, words),
        proof.line(told, words),
        proof.comparison(told, words),
        proof.disk(told, words),
        proof.means(told, words),
        strip.everything(told, root, words),
        opening.foot(told, words),
    )
    return (
        "<!doctype html>\n"
        f'<html lang="{told["wishes"]["language"]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{words.plain('page.title', 'vi')}</title>\n"
        f'<link rel="icon" href="{carry.file(_MARK, "image/svg+xml")}">\n'
        f"<style>\n{_faces()}\n{(_HERE / 'style.css').read_text(encoding='utf-8')}</style>\n"
        "</head>\n<body>\n" + "\n".join(part for part in sections if part) + "\n</body>\n</html>\n"
    )


def _faces() -> str:
    return "\n".join(
        f'@font-face{{font-family:"Be Vietnam Pro";font-weight:{weight};'
        f'src:url({carry.file(_FONTS / f"BeVietnamPro-{name}.ttf", "font/ttf")}) format("truetype")}}'
        for weight, name in _WEIGHTS.items()
    )
