"""The bodies of requests and answers between sync and the portal, base path `/v1`; bytes in, values out.

| request | answer |
|---|---|
| GET /health | Health |
| GET /keyset | a signed key set |
| GET /content/{kind}?after=version | a signed bundle manifest, 204 where there is none newer |
| GET /content/blobs/{sha256} | the bytes of one file; 404 |
| POST /dossiers/{id}/missing `MissingRequest` | `MissingReply` or `ReceiptReply` |
| PUT /dossiers/{id}/leaves/{first}?count=n, n whole sealed leaves | `StoredReply` |
| PUT /dossiers/{id} `CommitRequest` | `ReceiptReply`; 409 other hash; 422 leaves missing, or rejected |
| GET /dossiers/{id}/receipt | `ReceiptReply`, 404 |
| POST /asks `AskRequest` | `AskReply`, or 202 `{}`: ask again |
| POST /payments/intents `IntentRequest` | 200 `{}` |
| GET /payments/{reference}?wait=seconds | `ReceiptReply`, 204 |
| POST /opinions, a few of `opinion.Opinion` | 200 `{}` |
| POST /enrolments `enrolment.EnrolRequest`, signed inside | `enrolment.EnrolReply`; 401; 409 spent |
| GET /orders?boot=uuid | the newest signed order, 204; answered to a revoked kiosk too |
| any | 4xx, 5xx `ErrorReply`; 403 `revoked` to every signed request of a kiosk that was struck off |
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import StrEnum

from sync.contract import canonical, shape
from sync.contract.canonical import Json, b64encode
from sync.contract.faults import ContractFault
from sync.contract.manifest import MAX_LEAVES
from sync.contract.signed import DOCUMENT_LIMIT, SignedDoc, parse_doc
from sync.contract.vietqr import REFERENCE

SERVICE = "tram-mot-cua"
MAX_HEADER_BYTES = 64 * 1024
MAX_ASK_BYTES = 64 * 1024
MAX_LEAVES_A_REQUEST = 32
MAX_WAIT_SECONDS = 30
# The largest JSON body: a commit, its manifest and header in base64.
MAX_BODY_BYTES = DOCUMENT_LIMIT * 4 // 3


class ErrorCode(StrEnum):
    """`{"error": code}` of every answer of 4xx and 5xx."""

    BAD_REQUEST = "bad_request"
    UNAUTHORISED = "unauthorised"
    REVOKED = "revoked"
    STALE_COUNTER = "stale_counter"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    LEAVES_MISSING = "leaves_missing"
    LEAF_WRONG = "leaf_wrong"
    REJECTED = "rejected"
    TOO_LARGE = "too_large"
    RATE_LIMITED = "rate_limited"
    UNAVAILABLE = "unavailable"


class AskKind(StrEnum):
    """What the app may want to know now. The body is sealed; only the kind is seen on the way.

    - status: `code`, and `card` (signed `card_ask`) where a chip was read. Answer: `status` (signed); `word`,
      the officer's, sealed to the receipt's key, base64, or null; `open_word`, the same open, where the card
      fits, or null. `result` and `open_result` likewise, where the paper that it ended in can be shown.
    - payment: `reference`. Answer: `receipt` (signed, or null), and where another notice took its place
      `instead`: that `fee_notice` (signed) and its `receipt` (signed, or null). Or `code`. Answer: `fee_notice`
      (signed, or null), and its `receipt` where a part has come in.
    - sign_in: `do` = `start`, `visit`. Answer: `session`, `url` to show, `expires_s`. Then `do` = `look`,
      `session`, to be answered to the visit's own key. Answer: `state` (`waiting`, `done`, `failed`,
      `expired`), `sign_in` (signed, or null).

    - result: `code`, `piece` (from 0). Answer: `piece`, base64, of the sealed file; see `sync.contract.result`.
    - booking: an appointment, see `sync.contract.booking`.

    Any may be answered by `error` (`not_found`, `not_offered`) instead; every answer has `as_of`.
    """

    STATUS = "status"
    PAYMENT = "payment"
    BOOKING = "booking"
    RESULT = "result"
    SIGN_IN = "sign_in"


@dataclass(frozen=True, slots=True)
class Health:
    practice: bool
    time: str

    def to_json(self) -> dict[str, Json]:
        return {"service": SERVICE, "practice": self.practice, "time": self.time}


@dataclass(frozen=True, slots=True)
class MissingRequest:
    manifest: SignedDoc

    def to_json(self) -> dict[str, Json]:
        return {"manifest": self.manifest.to_json()}


@dataclass(frozen=True, slots=True)
class MissingReply:
    """Indices of the leaves that the portal does not hold yet, ascending."""

    missing: tuple[int, ...]

    def to_json(self) -> dict[str, Json]:
        return {"missing": list(self.missing)}


@dataclass(frozen=True, slots=True)
class StoredReply:
    """Indices of the leaves of this request that are now durable at the portal."""

    stored: tuple[int, ...]

    def to_json(self) -> dict[str, Json]:
        return {"stored": list(self.stored)}


@dataclass(frozen=True, slots=True)
class CommitRequest:
    manifest: SignedDoc
    header: bytes

    def to_json(self) -> dict[str, Json]:
        return {"manifest": self.manifest.to_json(), "header": b64encode(self.header)}


@dataclass(frozen=True, slots=True)
class ReceiptReply:
    """A signed document; what it says is for `sync.contract.receipts` to verify."""

    receipt: SignedDoc

    def to_json(self) -> dict[str, Json]:
        return {"receipt": self.receipt.to_json()}


@dataclass(frozen=True, slots=True)
class AskRequest:
    """`id` is the same at every repetition."""

    id: str
    kind: AskKind
    sealed_body: bytes

    def to_json(self) -> dict[str, Json]:
        return {"id": self.id, "kind": self.kind.value, "sealed_body": b64encode(self.sealed_body)}


@dataclass(frozen=True, slots=True)
class AskReply:
    sealed_reply: bytes

    def to_json(self) -> dict[str, Json]:
        return {"sealed_reply": b64encode(self.sealed_reply)}


@dataclass(frozen=True, slots=True)
class IntentRequest:
    """Money will come under this reference for this dossier; `amount` in đồng."""

    reference: str
    amount: int
    dossier_id: str
    code: str

    def to_json(self) -> dict[str, Json]:
        return {
            "reference": self.reference,
            "amount": self.amount,
            "dossier_id": self.dossier_id,
            "code": self.code,
        }


@dataclass(frozen=True, slots=True)
class ErrorReply:
    """`counter`, with `stale_counter`: the highest so far. `rejection`, with `rejected`: the signed one."""

    error: ErrorCode
    counter: int | None = None
    rejection: SignedDoc | None = None

    def to_json(self) -> dict[str, Json]:
        result: dict[str, Json] = {"error": self.error.value}
        if self.counter is not None:
            result["counter"] = self.counter
        if self.rejection is not None:
            result["rejection"] = self.rejection.to_json()
        return result


def encode(
    message: Health
    | MissingRequest
    | MissingReply
    | StoredReply
    | CommitRequest
    | ReceiptReply
    | AskRequest
    | AskReply
    | IntentRequest
    | ErrorReply,
) -> bytes:
    return canonical.encode(message.to_json())


def decode(data: bytes) -> Json | ContractFault:
    """A JSON body; spelling is free, size, doubles, floats and depth are not."""
    return canonical.decode(data, MAX_BODY_BYTES, canonical=False)


@shape.parser
def parse_health(data: bytes) -> Health:
    source = shape.obj(_body(data), "service", "practice", "time")
    if source["service"] != SERVICE:
        raise shape.MisshapenError("service")
    return Health(practice=shape.flag(source, "practice"), time=shape.moment(source, "time"))


@shape.parser
def parse_missing_request(data: bytes) -> MissingRequest:
    return MissingRequest(_document(shape.obj(_body(data), "manifest"), "manifest"))


@shape.parser
def parse_missing_reply(data: bytes) -> MissingReply | ReceiptReply:
    value = _body(data)
    if isinstance(value, dict) and "receipt" in value:
        return ReceiptReply(_document(shape.obj(value, "receipt"), "receipt"))
    return MissingReply(_indices(shape.obj(value, "missing"), "missing", MAX_LEAVES))


@shape.parser
def parse_stored_reply(data: bytes) -> StoredReply:
    return StoredReply(_indices(shape.obj(_body(data), "stored"), "stored", MAX_LEAVES_A_REQUEST))


@shape.parser
def parse_commit_request(data: bytes) -> CommitRequest:
    source = shape.obj(_body(data), "manifest", "header")
    return CommitRequest(_document(source, "manifest"), shape.blob(source, "header", 2, MAX_HEADER_BYTES))


@shape.parser
def parse_receipt_reply(data: bytes) -> ReceiptReply:
    return ReceiptReply(_document(shape.obj(_body(data), "receipt"), "receipt"))


@shape.parser
def parse_ask_request(data: bytes) -> AskRequest:
    source = shape.obj(_body(data), "id", "kind", "sealed_body")
    return AskRequest(
        id=shape.text(source, "id", 36, shape.UUID),
        kind=shape.choice(source, "kind", AskKind),
        sealed_body=shape.blob(source, "sealed_body", 1, MAX_ASK_BYTES),
    )


@shape.parser
def parse_ask_reply(data: bytes) -> AskReply:
    return AskReply(shape.blob(shape.obj(_body(data), "sealed_reply"), "sealed_reply", 1, MAX_ASK_BYTES))


@shape.parser
def parse_intent_request(data: bytes) -> IntentRequest:
    source = shape.obj(_body(data), "reference", "amount", "dossier_id", "code")
    return IntentRequest(
        reference=shape.text(source, "reference", 19, REFERENCE),
        amount=shape.integer(source, "amount", 1, shape.MAX_AMOUNT),
        dossier_id=shape.text(source, "dossier_id", 36, shape.UUID),
        code=shape.code(source),
    )


@shape.parser
def parse_error(data: bytes) -> ErrorReply:
    value = _body(data)
    if not isinstance(value, dict):
        raise shape.MisshapenError("not an object")
    source = shape.obj(value, "error", *(value.keys() & {"counter", "rejection"}))
    return ErrorReply(
        error=shape.choice(source, "error", ErrorCode),
        counter=shape.integer(source, "counter") if "counter" in source else None,
        rejection=_document(source, "rejection") if "rejection" in source else None,
    )


def _body(data: bytes) -> Json:
    return shape.unwrap(decode(data))


def _document(source: shape.Object, key: str) -> SignedDoc:
    return shape.unwrap(parse_doc(source[key]))


def _indices(source: shape.Object, key: str, limit: int) -> tuple[int, ...]:
    found = [shape.integer({key: item}, key, 0, MAX_LEAVES - 1) for item in shape.items(source, key, limit)]
    if any(a >= b for a, b in itertools.pairwise(found)):
        raise shape.MisshapenError(key)
    return tuple(found)
