"""The record of a filed dossier on an A4 page, as PDF or as a picture: made on demand, in memory.

The only importer of typst. It brings its own PDF writer, embeds the fonts of `assets/fonts` as subsets
and tags the text for reading aloud (PDF/UA-1, ISO 14289-1); it fetches nothing.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import segno
import typst

from kiosk_app import words
from kiosk_app.flow.record import Record

_HERE = Path(__file__).parent
_ASSETS = _HERE.parents[1] / "assets"
_TEMPLATE = _HERE / "record.typ"
_MARK = _ASSETS / "icons" / "mark.svg"
_FONTS = _ASSETS / "fonts"
_TAGGED = "ua-1"
_UNPAID = frozenset({"waiting", "later"})

Say = Callable[..., str]


class PaperError(Exception):
    """The page could not be laid out: the installation is incomplete. Holds nothing of the citizen."""


def pdf(record: Record, sentences: Mapping[str, str], made: datetime) -> bytes:
    """One tagged A4 page. `made` is written into the file as its time of making.

    Raises KeyError for a sentence that is missing, PaperError where typst cannot work.
    """
    return _laid_out(record, sentences, made, format="pdf", pdf_standards=[_TAGGED])


def picture(record: Record, sentences: Mapping[str, str], made: datetime, dots_per_inch: int = 144) -> bytes:
    """The same page as PNG. Raises as `pdf` does."""
    return _laid_out(record, sentences, made, format="png", ppi=float(dots_per_inch))


def _laid_out(record: Record, sentences: Mapping[str, str], made: datetime, **how: Any) -> bytes:
    values = json.dumps(content(record, sentences), ensure_ascii=False)
    try:
        made_pages = typst.compile(
            _TEMPLATE.read_bytes(),
            font_paths=[_FONTS],
            ignore_system_fonts=True,
            sys_inputs={"record": values},
            timestamp=int(made.timestamp()),
            **how,
        )
    except (OSError, RuntimeError, ValueError) as error:
        # The compiler's own text quotes the page, and so the citizen.
        raise PaperError(f"A4: {type(error).__name__}") from None
    if not isinstance(made_pages, bytes):
        raise PaperError("A4: the record does not fit on one page")
    return made_pages


def content(record: Record, sentences: Mapping[str, str]) -> dict[str, Any]:
    """What the page says, in reading order, for the template."""

    def say(identity: str, *arguments: str) -> str:
        return words.fill(sentences[identity], *arguments)

    return {
        "language": record.language,
        "band": say("practice.band") if record.practice else "",
        "mark": _MARK.read_text(encoding="utf-8"),
        "mark_alt": say("a4.mark"),
        "title": say("a4.title"),
        "subtitle": say(f"a4.subtitle.{record.state}"),
        "site": record.site,
        "reprint": say("paper.reprint") if record.reprint else "",
        "code": record.code,
        "code_note": say("a4.code_note"),
        "steps": _steps(record, say),
        "facts": [{"name": name, "lines": lines} for name, lines in _facts(record, say)],
        "qr": _qr(record.status_url),
        "qr_alt": say("a4.qr"),
        "next": {"title": say("a4.next"), "items": _next(record, say)},
        "note": say("a4.note"),
        "foot": {"left": say("a4.foot"), "right": say("a4.no_cash")},
    }


def _steps(record: Record, say: Say) -> list[dict[str, str]]:
    if record.state == "waiting":
        order = (("saved", "done"), ("waiting", "now"), ("gate", "future"), ("result", "future"))
    else:
        order = (("saved", "done"), ("received", "done"), ("checking", "now"), ("result", "future"))
    return [{"name": say(f"a4.step.{step}"), "state": state} for step, state in order]


def _facts(record: Record, say: Say) -> list[tuple[str, list[str]]]:
    holder = say("a4.holder.value", record.holder, record.number) if record.holder else record.number
    facts = [
        (say("a4.procedure"), [say("a4.procedure.value", record.procedure, record.procedure_code)]),
        (say("paper.holder"), [holder]),
    ]
    if record.attachments:
        papers = [
            say("a4.papers.item", str(number), title, str(pages))
            for number, (title, pages) in enumerate(record.attachments, start=1)
        ]
        facts.append((say("a4.papers"), papers))
    facts.append((say("paper.fee"), [say(f"paper.fee.{record.fee_state}", record.fee)]))
    if record.payment_reference and record.fee_state in _UNPAID:
        facts.append((say("paper.payment_reference"), [record.payment_reference]))
    facts.append((say("paper.saved"), [f"{record.saved_clock}, {record.saved_day}"]))
    if record.received_clock:
        facts.append((say("paper.received"), [record.received_clock]))
    official = record.official_code or say("a4.official.none")
    facts.append((say("paper.official_code"), [official]))
    return facts


def _next(record: Record, say: Say) -> list[str]:
    steps = [say(f"a4.next.{record.state}")]
    if record.fee_state in _UNPAID and record.payment_reference:
        steps.append(say("a4.next.pay"))
    return [*steps, say("a4.next.look", record.hotline), say("a4.next.no_phone"), say("a4.next.silence")]


def _qr(text: str) -> str:
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="svg", border=0, dark="#1E1B16", scale=4)
    return drawn.getvalue().decode()
