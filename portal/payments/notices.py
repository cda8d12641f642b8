"""What the bank tells us, and how we know that it was the bank: HMAC-SHA256 over time, nonce and body.

`X-Bank-Timestamp` (seconds since 1970), `X-Bank-Nonce`, `X-Bank-Signature` = hexadecimal HMAC of
`timestamp "." nonce "." body`. A notice is fresh for a few minutes and its nonce serves once.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass

from sync.contract import canonical, shape
from sync.contract.canonical import Json
from sync.contract.faults import ContractFault

TIMESTAMP_HEADER = "X-Bank-Timestamp"
NONCE_HEADER = "X-Bank-Nonce"
SIGNATURE_HEADER = "X-Bank-Signature"
MAX_NOTICE_BYTES = 4096

_SECONDS = re.compile(r"[0-9]{1,12}")
_NONCE = re.compile(r"[A-Za-z0-9_-]{16,64}")
_HEX = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Notice:
    """One delivery as it came: nothing of it is believed yet. `timestamp` in seconds since 1970."""

    timestamp: int
    nonce: str
    signature: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Transfer:
    """Money that came onto our account: the bank's own id, đồng, and the payer's text."""

    bank_id: str
    amount: int
    memo: str
    account: str

    def to_bytes(self) -> bytes:
        return canonical.encode(
            {"bank_id": self.bank_id, "amount": self.amount, "memo": self.memo, "account": self.account}
        )


def sign_notice(secret: bytes, timestamp: int, nonce: str, body: bytes) -> dict[str, str]:
    """The headers that a bank adds."""
    return {
        TIMESTAMP_HEADER: str(timestamp),
        NONCE_HEADER: nonce,
        SIGNATURE_HEADER: _mac(secret, timestamp, nonce, body),
    }


def is_genuine(secret: bytes, notice: Notice) -> bool:
    expected = _mac(secret, notice.timestamp, notice.nonce, notice.body)
    return hmac.compare_digest(expected, notice.signature)


def read_notice(timestamp: str, nonce: str, signature: str, body: bytes) -> Notice | None:
    """The delivery, if its headers have the right shape."""
    if not (_SECONDS.fullmatch(timestamp) and _NONCE.fullmatch(nonce) and _HEX.fullmatch(signature)):
        return None
    return Notice(int(timestamp), nonce, signature, body) if len(body) <= MAX_NOTICE_BYTES else None


def pack(notice: Notice) -> bytes:
    """For the errand that carries it to the teller."""
    return canonical.encode(
        {
            "timestamp": notice.timestamp,
            "nonce": notice.nonce,
            "signature": notice.signature,
            "body": canonical.b64encode(notice.body),
        }
    )


@shape.parser
def unpack(data: bytes) -> Notice:
    source = shape.obj(_decoded(data), "timestamp", "nonce", "signature", "body")
    return Notice(
        timestamp=shape.integer(source, "timestamp"),
        nonce=shape.text(source, "nonce", 64, _NONCE),
        signature=shape.text(source, "signature", 64, _HEX),
        body=shape.blob(source, "body", 0, MAX_NOTICE_BYTES),
    )


@shape.parser
def parse_transfer(body: bytes) -> Transfer:
    source = shape.obj(_decoded(body), "bank_id", "amount", "memo", "account")
    return Transfer(
        bank_id=shape.text(source, "bank_id", 64, shape.NAME),
        amount=shape.integer(source, "amount", 1, shape.MAX_AMOUNT),
        # The payer's own text: money does not wait for a letter that PostgreSQL cannot keep.
        memo=shape.text(source, "memo", 200).replace("\0", " "),
        account=shape.text(source, "account", 19),
    )


def _decoded(data: bytes) -> Json:
    value = canonical.decode(data, 4 * MAX_NOTICE_BYTES, canonical=False)
    if isinstance(value, ContractFault):
        raise shape.MisshapenError(value.detail or value.code)
    return value


def _mac(secret: bytes, timestamp: int, nonce: str, body: bytes) -> str:
    message = f"{timestamp}.{nonce}.".encode() + body
    return hmac.new(secret, message, hashlib.sha256).hexdigest()
