"""What the record of a filed dossier says on its A4 page, in reading order: see `press` for the page itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kiosk_app import words
from kiosk_app.flow.record import Record
from kiosk_app.paper import qr

_ASSETS = Path(__file__).parents[2] / "assets"
MARK = _ASSETS / "icons" / "mark.svg"
TEMPLATE = "record"
_UNPAID = frozenset({"waiting", "later", "part"})

Say = Callable[..., str]


def content(record: Record, sentences: Mapping[str, str]) -> dict[str, Any]:
    """The values of `record.typ`. Raises KeyError for a sentence that is missing."""

    def say(identity: str, *arguments: str) -> str:
        return words.fill(sentences[identity], *arguments)

    return {
        "language": record.language,
        "band": say("practice.band") if record.practice else "",
        "mark": MARK.read_text(encoding="utf-8"),
        "mark_alt": say("a4.mark"),
        "title": say("a4.title"),
        "subtitle": say(f"a4.subtitle.{record.state}"),
        "site": record.site,
        "reprint": say("paper.reprint") if record.reprint else "",
        "code": record.code,
        "code_note": say("a4.code_note"),
        "steps": _steps(record, say),
        "facts": [{"name": name, "lines": lines} for name, lines in _facts(record, say)],
        "qr": qr.drawing(record.status_url),
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
    facts.append((say("paper.fee"), [_fee(record, say)]))
    if record.payment_reference and record.fee_state in _UNPAID:
        facts.append((say("paper.payment_reference"), [record.payment_reference]))
    facts.append((say("paper.saved"), [f"{record.saved_clock}, {record.saved_day}"]))
    if record.received_clock:
        facts.append((say("paper.received"), [record.received_clock]))
    official = record.official_code or say("a4.official.none")
    facts.append((say("paper.official_code"), [official]))
    return facts


def _fee(record: Record, say: Say) -> str:
    if record.fee_state == "part":
        return say("paper.fee.part", record.fee_received, record.fee_left)
    return say(f"paper.fee.{record.fee_state}", record.fee)


def _next(record: Record, say: Say) -> list[str]:
    steps = [say(f"a4.next.{record.state}")]
    if record.carried:
        steps.append(say("paper.carried", record.carried))
    if record.fee_state in _UNPAID and record.payment_reference:
        steps.append(say("a4.next.pay"))
    return [*steps, say("a4.next.look", record.hotline), say("a4.next.no_phone"), say("a4.next.silence")]
