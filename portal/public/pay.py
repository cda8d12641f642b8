"""The payment page; in a practice system it also plays the payer's banking app."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qs, quote

from fastapi import FastAPI, Path, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portal.adapters.bank_simulated import place_orders
from portal.errands import BANK
from portal.pages import guard
from portal.pages.html import Html, button, facts, form, frame, join, note, tag
from portal.pages.qr import qr_svg
from portal.pages.words import Words, choose
from portal.public.parts import PublicParts
from portal.store.models import Payment
from portal.store.states import AWAITING
from sync.contract import vietqr
from sync.contract.faults import ContractFault
from sync.contract.receipts import PaymentState
from sync.contract.vietqr import REFERENCE, VietQr

_MAX_FORM_BYTES = 4096
_MAX_QR = 512
Language = Annotated[str | None, Query(max_length=8)]
Reference = Annotated[str, Path(pattern=f"^{REFERENCE.pattern}$")]


@dataclass(frozen=True, slots=True)
class Owed:
    """One payment's row, as the page needs it."""

    state: str
    due: int
    received: int
    refund_due: int


def add_routes(app: FastAPI, parts: PublicParts) -> None:
    payee, practice = parts.config.payee, parts.config.practice

    def owed(reference: str) -> Owed | None:
        with parts.database.read() as session:
            row = session.get(Payment, reference)
            return None if row is None else Owed(row.state, row.due, row.received, row.refund_due)

    def show(words: Words, path: str, *body: str, status: int = 200, hidden: str = "") -> Response:
        title = words.say("pay", "bank_title" if practice else "title")
        about = note(words.say("pay", "bank_about")) if practice else Html()
        text = frame(words, title, about, *body, practice=practice, path=path, hidden=hidden)
        return guard.page(text, status)

    @app.get("/pay", summary="Read a payment QR's content the strict way and show whom it pays")
    async def read_qr(
        request: Request, qr: Annotated[str, Query(max_length=_MAX_QR)] = "", lang: Language = None
    ) -> Response:
        words = choose(lang, request.headers.get("accept-language", ""))
        if not qr:
            return show(words, "/pay", _paste(words))
        found = vietqr.decode(qr)
        if isinstance(found, ContractFault):
            return show(words, "/pay", note(words.say("pay", "bad_qr")), _paste(words), status=400)
        return show(words, "/pay", *_transfer(words, parts, found, qr), hidden=f"&qr={quote(qr)}")

    @app.get("/pay/{reference}", summary="What one reference owes, and the QR to pay it")
    async def payment(
        request: Request, reference: Reference, sent: bool = False, lang: Language = None
    ) -> Response:
        words = choose(lang, request.headers.get("accept-language", ""))
        path = f"/pay/{reference}"
        found = await asyncio.to_thread(owed, reference)
        if found is None:
            return show(words, path, note(words.say("pay", "unknown")), _paste(words), status=404)
        body: tuple[str, ...] = (note(_how_it_stands(words, found, sent=sent)),)
        left = found.due - found.received
        if found.state in {AWAITING, PaymentState.UNDER}:
            payload = vietqr.encode(VietQr(payee.bank, payee.account, left, purpose=reference))
            assert isinstance(payload, str)
            decoded = vietqr.decode(payload)
            assert isinstance(decoded, VietQr)
            scan = tag("p", words.say("pay", "scan"))
            picture = tag("div", qr_svg(payload), class_="qr")
            body += (*_transfer(words, parts, decoded, payload), scan, picture)
        return show(words, path, *body)

    @app.post("/pay", summary="Practice only: the payer's tap on pay", status_code=303)
    async def pay(request: Request, lang: Language = None) -> Response:
        words = choose(lang, request.headers.get("accept-language", ""))
        qr = await _field(request, "qr") if practice else None
        found = None if qr is None else vietqr.decode(qr)
        if found is None or isinstance(found, ContractFault) or found.amount is None:
            return show(words, "/pay", note(words.say("pay", "bad_qr")), _paste(words), status=400)
        if (found.bank, found.account) != (payee.bank, payee.account):
            return show(words, "/pay", note(words.say("pay", "other_payee")), _paste(words), status=400)
        memo = _memo(found)
        await asyncio.to_thread(
            place_orders,
            parts.database,
            parts.switches.bank(),
            memo=memo,
            amount=found.amount,
            clock=parts.clock,
            new_id=parts.new_id,
        )
        parts.bell.ring(BANK)
        reference = vietqr.match_reference(memo)
        if reference is None:
            return show(words, "/pay", note(words.say("pay", "ordered")))
        return RedirectResponse(f"/pay/{reference}?sent=true&lang={words.language}", 303)


async def _field(request: Request, name: str) -> str | None:
    """One field of a small form."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _MAX_FORM_BYTES:
            return None
    try:
        fields = parse_qs(body.decode("ascii"), max_num_fields=8)
    except ValueError:
        return None
    values = fields.get(name, [])
    return values[0] if len(values) == 1 else None


def _memo(qr: VietQr) -> str:
    return " ".join(filter(None, (qr.purpose, qr.reference)))


def _paste(words: Words) -> Html:
    return form(
        "/pay",
        tag("input", type="hidden", name="lang", value=words.language),
        tag("label", words.say("pay", "paste"), for_="qr"),
        tag("textarea", id="qr", name="qr", maxlength=str(_MAX_QR), rows="3", spellcheck="false"),
        button(words.say("pay", "read")),
        method="get",
    )


def _transfer(words: Words, parts: PublicParts, qr: VietQr, payload: str) -> tuple[str, ...]:
    """Whom, how much and with which words the QR pays, and the button if it is ours and this is practice."""
    payee = parts.config.payee
    is_ours = (qr.bank, qr.account) == (payee.bank, payee.account)
    rows = [
        (words.say("pay", "payee"), payee.name if is_ours else "?"),
        (words.say("pay", "bank"), qr.bank),
        (words.say("pay", "account"), qr.account),
        (words.say("pay", "amount"), "?" if qr.amount is None else words.money(qr.amount)),
        (words.say("pay", "reference"), _memo(qr)),
    ]
    shown = facts(rows)
    if not is_ours:
        return note(words.say("pay", "other_payee")), shown
    if not parts.config.practice or qr.amount is None:
        return (shown,)
    hidden = tag("input", type="hidden", name="qr", value=payload)
    return shown, form(f"/pay?lang={words.language}", join(hidden, button(words.say("pay", "go"))))


def _how_it_stands(words: Words, owed: Owed, *, sent: bool) -> str:
    received, left = words.money(owed.received), words.money(abs(owed.due - owed.received))
    if owed.state == AWAITING:
        return words.say("pay", "ordered" if sent else "awaiting")
    if owed.state == PaymentState.UNDER:
        return words.say("pay", "under", received=received, left=left)
    if owed.refund_due:
        return words.say("pay", "refund", received=received, left=words.money(owed.refund_due))
    return words.say("pay", "refunded" if owed.state == PaymentState.REFUNDED else "paid")
