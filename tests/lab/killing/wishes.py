"""What a citizen wishes to file, drawn from a number alone, so that the far end can be compared with it."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

from kiosk_app.flow.effects import Attachment, Consent, Submit
from kiosk_app.flow.identity import Assurance, Identity
from kiosk_app.flow.moment import Moment

FIELD = "wish"
PAPERS = 2
FEE = 135_000
AGREED = Moment(datetime(2026, 11, 22, 3, 0, tzinfo=UTC))
_SMALLEST, _SPREAD = 2_000, 180_000


def paper(number: int, index: int) -> bytes:
    """Attachment `index` of a wish: a few leaves of bytes that nothing else contains."""
    seed = hashlib.sha256(f"{number}/{index}".encode()).digest()
    size = _SMALLEST + int.from_bytes(seed[:4], "big") % _SPREAD
    return b"%PDF-1.7\n" + hashlib.shake_256(seed).digest(size)


def fee(number: int) -> int:
    return FEE if number % 3 == 0 else 0


def transfers(number: int) -> tuple[int, ...]:
    """What the payer really sends, in đồng: the fee, in two parts, too much, or twice."""
    due = fee(number)
    if not due:
        return ()
    return ((due,), (due,), (50_000, due - 50_000), (due + 10_000,), (due, due))[number // 3 % 5]


def asked_twice(number: int) -> bool:
    """An impatient hand: the same order comes a second time."""
    return number % 2 == 0


def order(number: int, files: tuple[int, ...]) -> Submit:
    """The flow's order; `files` are the numbers under which the session holds the papers."""
    return Submit(
        procedure="driving_licence" if fee(number) else "birth_copy",
        procedure_code="3.000347" if fee(number) else "2.000635",
        procedure_version="2026-11-01",
        language="vi",
        identity=Identity(
            "001099000001", "NGUYỄN VĂN THỬ", date(1999, 1, 2), "Nam", assurance=Assurance.CHIP_CONSISTENT
        ),
        answers=((FIELD, str(number)), ("reason", "đi học")),
        attachments=tuple(Attachment(f"paper-{i}", f"Giấy {i}", file, 1) for i, file in enumerate(files)),
        consents=(Consent("process", "2026-11-01", AGREED),),
        fee=fee(number),
        fee_basis="practice" if fee(number) else "",
    )
