"""Money, joined to a dossier by its reference. Rows only move forward; only a signed receipt says paid."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from sync.contract import canonical
from sync.contract.receipts import PaymentState
from sync.contract.signed import SignedDoc, parse_doc
from sync.store.bounded import RECEIPT_BYTES
from sync.store.clock import Moment
from sync.store.connection import Connection
from sync.store.due import DUE, LONGEST_WAIT_SECONDS
from sync.store.enumerated import member

_SELECT = "SELECT p.* FROM payments p"
#: More than ever were given for one reference.
_MOST_RECEIPTS = 64
_HOUR, _DAY, _WEEK = 3600.0, 86_400.0, 7 * 86_400.0
# Somebody may stand at the screen. One that a kiosk cut off left behind is let go by its age, though not by
# its age alone: the clock may jump while a citizen pays.
_ASKED_LONG = 64
_AGE = "(:now - unixepoch(created_at))"
_LIVE = f"(state IN ('shown', 'awaiting', 'intent') AND (attempts < {_ASKED_LONG} OR {_AGE} < {_DAY}))"
# `next_at` is never far ahead, so that a clock set back is seen: the hour is counted from it.
_SELDOM = f"({_AGE} < {_WEEK} AND (next_at <= :now - {_HOUR} OR next_at > :now + {LONGEST_WAIT_SECONDS}))"
_LEFT = f"(state IN ('intent', 'shown', 'awaiting', 'expired') AND NOT {_LIVE})"
_LEFT_DUE = f"CASE WHEN {_AGE} < {_DAY} THEN {DUE} ELSE {_SELDOM} END"


class PaymentStep(StrEnum):
    """`expired`: the machine waits no longer, though a later transfer still counts."""

    INTENT = "intent"
    SHOWN = "shown"
    AWAITING = "awaiting"
    PAID = "paid"
    EXPIRED = "expired"
    SETTLED = "settled"
    REFUND_DUE = "refund_due"
    REFUNDED = "refunded"


_BY_RECEIPT = {
    PaymentState.PAID: PaymentStep.PAID,
    PaymentState.LATE: PaymentStep.PAID,
    PaymentState.UNDER: PaymentStep.AWAITING,
    PaymentState.OVER: PaymentStep.REFUND_DUE,
    PaymentState.DOUBLE: PaymentStep.REFUND_DUE,
    PaymentState.REFUND_DUE: PaymentStep.REFUND_DUE,
    PaymentState.REFUNDED: PaymentStep.REFUNDED,
}


# A receipt that arrives late never takes money back, nor does one of too little bring back who has left: the
# further of two steps stays.
_RANK = (
    *(PaymentStep.INTENT, PaymentStep.SHOWN, PaymentStep.AWAITING, PaymentStep.EXPIRED),
    *(PaymentStep.PAID, PaymentStep.SETTLED, PaymentStep.REFUND_DUE, PaymentStep.REFUNDED),
)


@dataclass(frozen=True, slots=True)
class PaymentIntent:
    """`amount` in đồng; `reference` is `sync.contract.vietqr.payment_reference`."""

    reference: str
    amount: int


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """`receipt` is the signed payment receipt that goes furthest, for the app to verify."""

    reference: str
    dossier_id: str
    code: str
    amount: int
    state: PaymentStep
    pushed: bool
    attempts: int
    last_fault: str | None
    receipt: bytes | None


def insert(
    database: sqlite3.Connection, intent: PaymentIntent, dossier_id: str, code: str, now: Moment
) -> None:
    """Inside the transaction that submits the dossier."""
    database.execute(
        "INSERT INTO payments (reference, dossier_id, code, amount, state, created_at)"
        " VALUES (?, ?, ?, ?, 'intent', ?)",
        (intent.reference, dossier_id, code, intent.amount, now.text),
    )


def payment(store: Connection, reference: str) -> PaymentRow | None:
    row = store.one(f"{_SELECT} WHERE p.reference = ?", reference)
    return None if row is None else _row(store, row)


def payment_of(store: Connection, dossier_id: str) -> PaymentRow | None:
    row = store.one(f"{_SELECT} WHERE p.dossier_id = ?", dossier_id)
    return None if row is None else _row(store, row)


def shown(store: Connection, reference: str) -> None:
    """The QR is on the screen or on paper: from now on money may come."""
    with store.write() as database:
        database.execute(
            "UPDATE payments SET state = 'shown' WHERE reference = ? AND state = 'intent'", (reference,)
        )


def expire(store: Connection, reference: str) -> None:
    """The machine waits no longer for this one."""
    with store.write() as database:
        database.execute(
            "UPDATE payments SET state = 'expired'"
            " WHERE reference = ? AND state IN ('intent', 'shown', 'awaiting')",
            (reference,),
        )


def to_push(store: Connection, now: float, limit: int = 16) -> list[PaymentRow]:
    """Intents that the portal does not know yet."""
    rows = store.all(
        f"{_SELECT} WHERE p.pushed = 0 AND {DUE} ORDER BY attempts, created_at LIMIT :limit",
        now=now,
        limit=limit,
    )
    return [_row(store, row) for row in rows]


def to_hear(store: Connection, now: float, limit: int = 16) -> list[PaymentRow]:
    """Pushed intents without an end that somebody may be waiting for."""
    rows = store.all(
        f"{_SELECT} WHERE p.pushed = 1 AND {_LIVE} AND {DUE} ORDER BY next_at, attempts LIMIT :limit",
        now=now,
        limit=limit,
    )
    return [_row(store, row) for row in rows]


def to_hear_of_the_left(store: Connection, now: float, limit: int) -> list[PaymentRow]:
    """Pushed intents that nobody waits for any more: after a day at most hourly, after a week never.

    The portal's ledger is the truth about money; whoever asks by the code hears it from there.
    """
    rows = store.all(
        f"{_SELECT} WHERE p.pushed = 1 AND {_LEFT} AND {_LEFT_DUE} ORDER BY next_at, attempts LIMIT :limit",
        now=now,
        limit=limit,
    )
    return [_row(store, row) for row in rows]


def pushed(store: Connection, reference: str) -> None:
    with store.write() as database:
        database.execute(
            "UPDATE payments SET pushed = 1, attempts = 0, next_at = 0, last_fault = NULL,"
            " state = CASE WHEN state IN ('intent', 'shown') THEN 'awaiting' ELSE state END"
            " WHERE reference = ?",
            (reference,),
        )


def back_off(store: Connection, reference: str, now: float, wait: float, fault: str | None) -> None:
    assert 0 <= wait <= LONGEST_WAIT_SECONDS
    with store.write() as database:
        database.execute(
            "UPDATE payments SET attempts = attempts + 1, next_at = ?, last_fault = ? WHERE reference = ?",
            (now + wait, fault, reference),
        )


def heard(store: Connection, reference: str, document: bytes, state: PaymentState, now: Moment) -> bool:
    """Keep a verified receipt; False where it was known already."""
    with store.write() as database:
        added = database.execute(
            "INSERT INTO payment_receipts (reference, sha256, document, heard_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (sha256) DO NOTHING",
            (reference, hashlib.sha256(document).hexdigest(), document, now.text),
        )
        if added.rowcount:
            (old,) = database.execute("SELECT state FROM payments WHERE reference = ?", (reference,)).fetchone()
            step = max(member(PaymentStep, old), _BY_RECEIPT[state], key=_RANK.index)
            database.execute(
                "UPDATE payments SET state = ?, last_fault = NULL WHERE reference = ?", (step.value, reference)
            )
    return added.rowcount == 1


def rank(state: PaymentState) -> int:
    """How far along a receipt of this state is: one of less, held back and brought late, takes nothing back."""
    return _RANK.index(_BY_RECEIPT[state])


def _furthest(store: Connection, reference: str) -> bytes | None:
    """Of receipts that are equally far the one heard last; one that says nothing comes behind all others."""
    rows = store.all(
        "SELECT document FROM payment_receipts WHERE reference = :reference AND length(document) <= :most"
        " ORDER BY number DESC LIMIT :limit",
        reference=reference,
        most=RECEIPT_BYTES,
        limit=_MOST_RECEIPTS,
    )
    return max((bytes(row["document"]) for row in rows), key=_rank_said, default=None)


def _rank_said(document: bytes) -> int:
    """What the document says itself. Nobody verifies it here: who uses it does."""
    read = parse_doc(document)
    said = canonical.decode(read.payload) if isinstance(read, SignedDoc) else None
    state = said.get("state") if isinstance(said, dict) else None
    return rank(PaymentState(state)) if isinstance(state, str) and state in set(PaymentState) else -1


def _row(store: Connection, row: sqlite3.Row) -> PaymentRow:
    return PaymentRow(
        reference=row["reference"],
        dossier_id=row["dossier_id"],
        code=row["code"],
        amount=row["amount"],
        state=member(PaymentStep, row["state"]),
        pushed=bool(row["pushed"]),
        attempts=row["attempts"],
        last_fault=row["last_fault"],
        receipt=_furthest(store, row["reference"]),
    )
