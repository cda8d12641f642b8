"""The record as a slip: words from the translation file of the citizen's language put to its codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from drivers.printer.slip import Band, Block, Boxed, Line, Masthead, Pair, Qr, Role, Rule, Slip
from kiosk_app import words
from kiosk_app.flow.record import Record

Say = Callable[..., str]


def compose(record: Record, sentences: Mapping[str, str]) -> Slip:
    """The slip, state first, code second, persons masked. Raises KeyError for a sentence that is missing."""

    def say(identity: str, *arguments: str) -> str:
        return words.fill(sentences[identity], *arguments)

    blocks: list[Block] = []
    if record.practice:
        blocks += [Band(say("practice.band"))]
    blocks += [Masthead(say("paper.title"), record.site), Rule()]
    if record.reprint:
        blocks.append(Line(say("paper.reprint"), Role.STRONG))
    blocks += [
        Boxed(say(f"paper.state.{record.state}")),
        Line(record.code, Role.CODE),
        *_facts(record, say),
        Rule(),
        Qr(record.status_url, _beside(record, say)),
    ]
    return Slip(tuple(blocks))


def _facts(record: Record, say: Say) -> list[Block]:
    saved = f"{record.saved_clock}, {record.saved_day}"
    facts: list[Block] = [
        Pair(say("paper.procedure"), record.procedure),
        Pair(say("paper.holder"), f"{record.holder}, {record.number}" if record.holder else record.number),
        Pair(say("paper.saved"), saved),
    ]
    if record.received_clock:
        facts.append(Pair(say("paper.received"), record.received_clock))
    if record.official_code:
        facts.append(Pair(say("paper.official_code"), record.official_code))
    if record.attachments:
        pages = str(sum(count for _, count in record.attachments))
        facts.append(Pair(say("paper.papers"), say("paper.papers.pages", pages)))
    facts.append(Pair(say("paper.fee"), say(f"paper.fee.{record.fee_state}", record.fee)))
    if record.payment_reference and record.fee_state != "paid":
        facts.append(Pair(say("paper.payment_reference"), record.payment_reference))
    return facts


def _beside(record: Record, say: Say) -> tuple[Line, ...]:
    return (
        Line(say(f"paper.next.{record.state}")),
        Line(say("paper.scan")),
        Line(say("paper.hotline", record.hotline), Role.STRONG),
        Line(say("paper.not_official"), Role.SMALL),
    )
