"""Bodies between sync and portal, and who signed the request that carries them."""

from __future__ import annotations

import base64
import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from sync.contract import http_signature, wire
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.http_signature import CounterWindow, SignedRequest
from sync.contract.wire import ErrorCode
from tests.sync.builders import KIOSK, Keys, make_dossier, public_of

KEYS = Keys()
DOC = KEYS.keyset_doc()
DOSSIER = make_dossier()
PARSERS = [
    wire.parse_health,
    wire.parse_missing_request,
    wire.parse_missing_reply,
    wire.parse_stored_reply,
    wire.parse_commit_request,
    wire.parse_receipt_reply,
    wire.parse_ask_request,
    wire.parse_ask_reply,
    wire.parse_intent_request,
    wire.parse_error,
]


@pytest.mark.parametrize(
    ("message", "parse"),
    [
        (wire.Health(True, "2026-11-22T03:00:00Z"), wire.parse_health),
        (wire.MissingRequest(DOC), wire.parse_missing_request),
        (wire.MissingReply((0, 2, 9)), wire.parse_missing_reply),
        (wire.ReceiptReply(DOC), wire.parse_missing_reply),
        (wire.StoredReply((1, 2)), wire.parse_stored_reply),
        (wire.CommitRequest(DOC, b"header"), wire.parse_commit_request),
        (wire.ReceiptReply(DOC), wire.parse_receipt_reply),
        (wire.AskRequest(DOSSIER.id, wire.AskKind.STATUS, b"x"), wire.parse_ask_request),
        (wire.AskReply(b"x"), wire.parse_ask_reply),
        (wire.IntentRequest("TAM1", 5, DOSSIER.id, DOSSIER.code), wire.parse_intent_request),
        (wire.ErrorReply(ErrorCode.CONFLICT), wire.parse_error),
        (wire.ErrorReply(ErrorCode.STALE_COUNTER, counter=7), wire.parse_error),
        (wire.ErrorReply(ErrorCode.REJECTED, rejection=DOC), wire.parse_error),
    ],
)
def test_every_message_reads_back(message: object, parse: object) -> None:
    assert callable(parse)
    data = wire.encode(message)  # type: ignore[arg-type]  # each is one of the union
    assert parse(data) == message
    value = json.loads(data)
    assert isinstance(parse(json.dumps(value | {"stray": 1}).encode()), ContractFault)
    for key in value:
        less = {k: v for k, v in value.items() if k != key}
        if key not in ("counter", "rejection"):
            assert isinstance(parse(json.dumps(less).encode()), ContractFault)


@given(
    st.binary(max_size=200)
    | st.dictionaries(st.text(max_size=8), st.integers() | st.text()).map(lambda v: json.dumps(v).encode())
)
def test_no_body_can_make_a_reader_raise(body: bytes) -> None:
    for parse in PARSERS:
        assert isinstance(parse(body), ContractFault)


@pytest.mark.parametrize("indices", [[1, 0], [0, 0], [-1], [4096], ["0"], [True], 5])
def test_indices_are_ascending_whole_and_bounded(indices: object) -> None:
    assert isinstance(wire.parse_missing_reply(json.dumps({"missing": indices}).encode()), ContractFault)


BODY = b"leaves"
DIGEST = hashlib.sha256(BODY).digest()
TARGET = f"/v1/dossiers/{DOSSIER.id}/leaves/4?count=2"


def signed() -> dict[str, str]:
    return http_signature.sign("PUT", TARGET, DIGEST, 12, KEYS.device, kiosk=KIOSK)


def test_a_signed_request_names_its_kiosk_and_counter() -> None:
    found = http_signature.verify("PUT", TARGET, signed(), DIGEST, KEYS.device_keys)
    assert isinstance(found, SignedRequest)
    assert (found.kiosk, found.counter) == (KIOSK, 12)
    lower = {name.lower(): value for name, value in signed().items()}
    assert http_signature.verify("put", TARGET, lower, DIGEST, KEYS.device_keys) == found


def test_the_signature_is_over_the_base_that_rfc_9421_describes() -> None:
    headers = signed()
    parameters = headers["Signature-Input"].removeprefix("tram=")
    base = "\n".join(
        [
            '"@method": PUT',
            f'"@path": /v1/dossiers/{DOSSIER.id}/leaves/4',
            '"@query": ?count=2',
            f'"content-digest": sha-256=:{base64.b64encode(DIGEST).decode()}:',
            f'"x-kiosk-id": {KIOSK}',
            f'"@signature-params": {parameters}',
        ]
    )
    signature = base64.b64decode(headers["Signature"].removeprefix("tram=:").removesuffix(":"))
    Ed25519PublicKey.from_public_bytes(public_of(KEYS.device)).verify(signature, base.encode())


@pytest.mark.parametrize("what", ["method", "path", "query", "body", "kiosk", "counter", "key", "signature"])
def test_nothing_that_is_covered_can_be_changed(what: str) -> None:
    headers, method, target, digest, keys = signed(), "PUT", TARGET, DIGEST, KEYS.device_keys
    if what == "method":
        method = "POST"
    elif what == "path":
        target = target.replace("leaves/4", "leaves/5")
    elif what == "query":
        target = target.replace("count=2", "count=3")
    elif what == "body":
        digest = hashlib.sha256(b"other").digest()
    elif what == "kiosk":
        headers["X-Kiosk-Id"] = "kiosk-02"
    elif what == "counter":
        headers["Signature-Input"] = headers["Signature-Input"].replace('nonce="12"', 'nonce="13"')
    elif what == "key":
        keys = {next(iter(keys)): public_of(KEYS.receipt)}
    else:
        headers["Signature"] = "tram=:" + "A" * 86 + "==:"
    assert isinstance(http_signature.verify(method, target, headers, digest, keys), ContractFault)


@given(
    st.dictionaries(
        st.sampled_from(["X-Kiosk-Id", "Signature", "Signature-Input", "Content-Digest"]), st.text()
    )
)
def test_no_header_can_make_the_verifier_raise(headers: dict[str, str]) -> None:
    assert isinstance(http_signature.verify("PUT", TARGET, headers, DIGEST, KEYS.device_keys), ContractFault)


def accepted(window: CounterWindow, *counters: int) -> CounterWindow:
    for counter in counters:
        after = window.accept(counter)
        assert isinstance(after, CounterWindow)
        window = after
    return window


def test_a_counter_serves_once_though_requests_overtake_each_other() -> None:
    window = accepted(CounterWindow(), 5, 3, 4, 70, 69, 8, 7)
    stale = ContractFault(ContractCode.STALE_COUNTER)
    for used in (70, 69, 8, 7, 6, 5, 3):
        assert window.accept(used) == stale
    assert window.accept(9) == accepted(window, 9)


@given(st.lists(st.integers(1, 200), max_size=60))
def test_no_counter_is_ever_accepted_twice(counters: list[int]) -> None:
    window, seen = CounterWindow(), set()
    for counter in counters:
        after = window.accept(counter)
        if isinstance(after, CounterWindow):
            assert counter not in seen
            seen.add(counter)
            window = after
        else:
            assert counter in seen or counter <= window.highest - 64
