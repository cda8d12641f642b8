"""What each route of ingest takes and answers, as OpenAPI; the readers are those of `sync.contract`."""

from __future__ import annotations

from typing import Any

from portal.described import Description, Said, Schema, json_of, record, ref
from sync.contract import canonical, shape, wire
from sync.contract.manifest import MAX_LEAVES
from sync.contract.opinion import FACES, ID, MAX_OPINIONS, Reason
from sync.contract.vietqr import REFERENCE
from sync.contract.wire import AskKind, ErrorCode

_BASE64 = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
_KIOSK = "kiosk"
_BANK = "bank"


def _text(pattern: str) -> Schema:
    return {"type": "string", "pattern": f"^(?:{pattern})$"}


def _base64(most_bytes: int) -> Schema:
    # The limit in words: whoever tries this schema out would write a megabyte at every turn.
    return {
        "type": "string",
        "contentEncoding": "base64",
        "pattern": _BASE64,
        "minLength": 4,
        "description": f"at most {most_bytes} bytes",
    }


def _indices(most: int) -> Schema:
    item = {"type": "integer", "minimum": 0, "maximum": MAX_LEAVES - 1}
    return {"type": "array", "items": item, "maxItems": most, "uniqueItems": True}


_SCHEMAS: dict[str, Schema] = {
    "SignedDocument": record(
        payload=_base64(1 << 20),
        kid=_text(shape.NAME.pattern),
        sig={"type": "string", "pattern": "^[A-Za-z0-9+/]{86}==$"},
    ),
    "Health": record(
        service={"const": wire.SERVICE},
        practice={"type": "boolean"},
        time=_text("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"),
    ),
    "MissingRequest": record(manifest=ref("SignedDocument")),
    "MissingReply": record(missing=_indices(MAX_LEAVES)),
    "StoredReply": record(stored=_indices(wire.MAX_LEAVES_A_REQUEST)),
    "CommitRequest": record(manifest=ref("SignedDocument"), header=_base64(wire.MAX_HEADER_BYTES)),
    "ReceiptReply": record(receipt=ref("SignedDocument")),
    "AskRequest": record(
        id=_text(shape.UUID.pattern),
        kind={"enum": [kind.value for kind in AskKind]},
        sealed_body=_base64(wire.MAX_ASK_BYTES),
    ),
    "AskReply": record(sealed_reply=_base64(wire.MAX_ASK_BYTES)),
    "IntentRequest": record(
        reference=_text(REFERENCE.pattern),
        amount={"type": "integer", "minimum": 1, "maximum": shape.MAX_AMOUNT},
        dossier_id=_text(shape.UUID.pattern),
        code={"type": "string", "pattern": "^TAM-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$"},
    ),
    "EnrolRequest": record(
        stretched={"type": "string", "pattern": "^[A-Za-z0-9+/]{43}=$"},
        app=ref("SignedDocument"),
        sender=ref("SignedDocument"),
    ),
    "EnrolReply": record(enrolment=ref("SignedDocument"), keyset=ref("SignedDocument")),
    "BankNotice": record(
        bank_id=_text(shape.NAME.pattern),
        amount={"type": "integer", "minimum": 1, "maximum": shape.MAX_AMOUNT},
        memo={"type": "string", "maxLength": 200},
        account={"type": "string", "maxLength": 19},
    ),
    "Opinion": record(
        id=_text(ID.pattern),
        site=_text(shape.NAME.pattern),
        procedure=_text(shape.NAME.pattern),
        day={"type": "string", "format": "date"},
        face={"type": "integer", "minimum": FACES[0], "maximum": FACES[-1]},
        reasons={
            "type": "array",
            "description": "in this order, each once",
            "items": {"enum": [reason.value for reason in Reason]},
            "maxItems": len(Reason),
            "uniqueItems": True,
        },
    ),
    "Opinions": record(
        opinions={"type": "array", "items": ref("Opinion"), "minItems": 1, "maxItems": MAX_OPINIONS}
    ),
    "Nothing": {"type": "object", "maxProperties": 0},
    "Error": {
        "type": "object",
        "properties": {
            "error": {"enum": [code.value for code in ErrorCode]},
            "counter": {"type": "integer", "minimum": 0, "maximum": canonical.MAX_INTEGER},
            "rejection": ref("SignedDocument"),
        },
        "required": ["error"],
        "additionalProperties": False,
    },
}
_SECURITY: dict[str, Schema] = {
    _KIOSK: {
        "type": "apiKey",
        "in": "header",
        "name": "Signature",
        "description": "RFC 9421, Ed25519: sync/contract/http_signature.py",
    },
    _BANK: {
        "type": "apiKey",
        "in": "header",
        "name": "X-Bank-Signature",
        "description": "HMAC-SHA256 over time, nonce and body: portal/payments/notices.py",
    },
}


def _said(name: str, *errors: int, **more: Any) -> Said:
    """200 with the schema of this name; any route may find the store out of reach."""
    refused = {status: json_of(ref("Error")) for status in sorted({*errors, 503})}
    also: dict[int, Schema] = {status: {} for status in more.pop("also", ())}
    return Said({200: json_of(ref(name)), **also, **refused}, **more)


def _signed(name: str, *errors: int, **more: Any) -> Said:
    """Asked by an enrolled kiosk: unsigned is 401, struck off 403."""
    return _said(name, 400, 401, 403, *errors, security=_KIOSK, **more)


_BINARY: Schema = {"type": "string", "format": "binary"}
_BYTES = {"application/octet-stream": _BINARY}
_BLOB = Said(
    {200: _BYTES, **{status: json_of(ref("Error")) for status in (400, 401, 403, 404, 503)}}, security=_KIOSK
)
_PIECE = Said({**_BLOB.answers, 206: _BYTES, 416: {"text/plain": {"type": "string"}}}, security=_KIOSK)
_MISSING = Said(
    {
        **_signed("MissingReply", 409, 413, 422, 429).answers,
        200: json_of({"anyOf": [ref("MissingReply"), ref("ReceiptReply")]}),
    },
    json_of(ref("MissingRequest")),
    _KIOSK,
)

DESCRIPTION = Description(
    {
        "GET /v1/health": _said("Health"),
        "GET /v1/keyset": _said("SignedDocument"),
        "POST /v1/dossiers/{dossier_id}/missing": _MISSING,
        "PUT /v1/dossiers/{dossier_id}/leaves/{first}": _signed("StoredReply", 404, 422, body=_BYTES),
        "PUT /v1/dossiers/{dossier_id}": _signed(
            "ReceiptReply", 409, 413, 422, 429, body=json_of(ref("CommitRequest"))
        ),
        "GET /v1/dossiers/{dossier_id}/receipt": _signed("ReceiptReply", 404),
        "POST /v1/asks": Said(
            {**_signed("AskReply", 409, 413).answers, 202: json_of(ref("Nothing"))},
            json_of(ref("AskRequest")),
            _KIOSK,
        ),
        "POST /v1/payments/intents": _signed("Nothing", 404, 409, 413, body=json_of(ref("IntentRequest"))),
        "GET /v1/payments/{reference}": _signed("ReceiptReply", also=(204,)),
        "POST /v1/bank/notices": _said(
            "Nothing", 400, 401, 409, 413, 429, body=json_of(ref("BankNotice")), security=_BANK
        ),
        "POST /v1/opinions": _signed("Nothing", 413, body=json_of(ref("Opinions"))),
        "POST /v1/enrolments": _said(
            "EnrolReply", 400, 401, 403, 404, 409, 413, 429, body=json_of(ref("EnrolRequest"))
        ),
        "GET /v1/orders": _signed("SignedDocument", also=(204,)),
        "GET /v1/content/blobs/{sha256}": _BLOB,
        "GET /v1/content/{kind}": _signed("SignedDocument", also=(204,)),
        "GET /v1/releases": _signed("SignedDocument", also=(204,)),
        "GET /v1/releases/{sha256}": _PIECE,
    },
    _SCHEMAS,
    _SECURITY,
)
