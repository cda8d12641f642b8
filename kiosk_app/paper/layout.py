"""A template and its values become A4 pages, as PDF or as pictures: in memory, nothing fetched or written.

The only importer of typst. It brings its own PDF writer, embeds the fonts of `assets/fonts` as subsets and
tags the text for reading aloud (PDF/UA-1, ISO 14289-1). It keeps in memory what it has laid out, so on a kiosk
it runs in a process of its own that ends with the paper: see `press`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

_HERE = Path(__file__).parent
_FONTS = _HERE.parents[1] / "assets" / "fonts"
_TAGGED = "ua-1"


class PaperError(Exception):
    """The page could not be laid out: the installation is incomplete. Holds nothing of the citizen."""


def pdf(template: str, values: Mapping[str, Any], made: datetime) -> bytes:
    """A tagged PDF of the template `NAME.typ` beside this file.

    `made` is written into the file as its time of making. Raises PaperError.
    """
    return _laid_out(template, values, made, format="pdf", pdf_standards=[_TAGGED])[0]


def pictures(template: str, values: Mapping[str, Any], made: datetime, dots_per_inch: int) -> tuple[bytes, ...]:
    """The same pages, each as PNG. Raises PaperError."""
    return _laid_out(template, values, made, format="png", ppi=float(dots_per_inch))


def _laid_out(template: str, values: Mapping[str, Any], made: datetime, **how: Any) -> tuple[bytes, ...]:
    try:
        pages = typst.compile(
            (_HERE / f"{template}.typ").read_bytes(),
            font_paths=[_FONTS],
            ignore_system_fonts=True,
            sys_inputs={"it": json.dumps(values, ensure_ascii=False)},
            timestamp=int(made.timestamp()),
            **how,
        )
    except (OSError, RuntimeError, ValueError) as error:
        # The compiler's own text quotes the page, and so the citizen.
        raise PaperError(f"A4: {type(error).__name__}") from None
    if isinstance(pages, bytes):
        return (pages,)
    return tuple(pages) if isinstance(pages, list) else ()
