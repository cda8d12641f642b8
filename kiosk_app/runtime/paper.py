"""The record as a slip: words from the translation file of the citizen's language put to its codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from drivers.printer.slip import Band, Block, Boxed, Line, Masthead, Pair, Qr, Role, Rule, Slip
from kiosk_app import words
from kiosk_app.flow.record import PaymentSlip, Record
from kiosk_app.flow.setting import Setting

Say = Callable[..., str]


def compose(record: Record, sentences: Mapping[str, str]) -> Slip:
    """The slip, state first, code second, persons masked. Raises KeyError for a sentence that is missing."""

    def say(identity: str, *arguments: str) -> str:
        return words.fill(sentences[identity], *arguments)

    blocks: list[Block] = []
    if record.practice:
        blocks += [Band(say("practice.band"))]
    blocks += [Masthead(say("paper.title"), record.site), Boxed(say(f"paper.state.{record.state}"))]
    if record.reprint:
        blocks.append(Line(say("paper.reprint"), Role.STRONG, centred=True))
    blocks += [
        Line(record.code, Role.CODE, centred=True),
    ]
    if record.supplements:
        blocks.append(Line(say("paper.supplements", record.supplements), Role.STRONG, centred=True))
    blocks += [
        _times(record, say),
        *([Line(say("paper.carried", record.carried))] if record.carried else ()),
        Rule(),
        Line(record.procedure, Role.STRONG),
        *_facts(record, say),
        # Its own white border parts the code from the facts.
        Qr(record.status_url, _beside(record, say)),
    ]
    return Slip(tuple(blocks), void=say("paper.void"))


def payment(slip: PaymentSlip, sentences: Mapping[str, str]) -> Slip:
    """What a citizen takes home who paid a fee notice. Raises KeyError for a sentence that is missing."""

    def say(identity: str, *arguments: str) -> str:
        return words.fill(sentences[identity], *arguments)

    blocks: list[Block] = [Band(say("practice.band"))] if slip.practice else []
    blocks += [
        Masthead(say("paper.payment.title"), slip.site),
        Boxed(say("paper.payment.state.part" if slip.left else "paper.payment.state")),
        *([Line(say("paper.reprint"), Role.STRONG, centred=True)] if slip.reprint else ()),
        Line(slip.code, Role.CODE, centred=True),
        Rule(),
        Pair(say("paper.payment.amount"), say("money.dong", slip.amount)),
        Pair(say("paper.payment_reference"), slip.reference),
        Pair(say("paper.payment.heard"), slip.heard),
        *([Pair(say("paper.payment.left"), say("money.dong", slip.left))] if slip.left else ()),
        *([Pair(say("paper.payment.back"), say("money.dong", slip.back))] if slip.back else ()),
        Rule(),
        Line(say("paper.payment.proof")),
        Line(f"{slip.kiosk} · {say('paper.hotline', slip.hotline)}"),
    ]
    return Slip(tuple(blocks), void=say("paper.void"))


def trial(setting: Setting, now: str, sentences: Mapping[str, str]) -> Slip:
    """What staff see of the printer: every letter at its tallest, a code, a picture code; about nobody."""

    def say(identity: str, *arguments: str) -> str:
        return words.fill(sentences[identity], *arguments)

    return Slip(
        (
            *([Band(say("practice.band"))] if setting.practice else ()),
            Masthead(say("paper.test.title"), setting.site.read("vi")),
            Boxed(say("paper.test.state")),
            Line("TAM-0000-0000-0", Role.CODE, centred=True),
            Rule(),
            Line("ẪẨẤẦẮẰẴ ỰỢỘẶẬỤỊ ăâêôơưđ 0123456789 ₫"),
            Pair(setting.kiosk, now),
            Qr(setting.status_url, (Line(say("paper.test.check")),)),
        )
    )


def _times(record: Record, say: Say) -> Line:
    """When it was saved here, and when the portal received it: one line, since the paper is short."""
    times = [f"{say('paper.saved')} {record.saved_clock}, {record.saved_day}"]
    if record.received_clock:
        times.append(f"{say('paper.received')} {record.received_clock}")
    return Line(" · ".join(times), Role.SMALL, centred=True)


def _facts(record: Record, say: Say) -> list[Block]:
    """Long labels stand in lines of their own: beside a value they would push every value to the right."""
    holder = f"{record.holder}, {record.number}" if record.holder else record.number
    facts: list[Block] = [Pair(say("paper.holder"), holder)]
    if record.attachments:
        pages = str(sum(count for _, count in record.attachments))
        facts.append(Pair(say("paper.papers"), say("paper.papers.pages", pages)))
    facts.append(Pair(say("paper.fee"), _fee(record, say)))
    if record.payment_reference and record.fee_state != "paid":
        facts.append(Line(f"{say('paper.payment_reference')} {record.payment_reference}", Role.SMALL))
    if record.official_code:
        facts.append(Line(f"{say('paper.official_code')} {record.official_code}", Role.SMALL))
    return facts


def _fee(record: Record, say: Say) -> str:
    if record.fee_state == "part":
        return say("paper.fee.part", record.fee_received, record.fee_left)
    return say(f"paper.fee.{record.fee_state}", record.fee)


def _beside(record: Record, say: Say) -> tuple[Line, ...]:
    return (
        Line(say(f"paper.next.{record.state}")),
        Line(say("paper.scan")),
        Line(say("paper.hotline", record.hotline), Role.STRONG),
        Line(say("paper.not_official"), Role.SMALL),
    )
