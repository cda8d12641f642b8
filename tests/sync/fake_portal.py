"""A whole portal in memory that checks what ours must check, and a hook to make it misbehave."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from urllib.parse import parse_qs

import httpx

from sync.contract import http_signature, receipts, signed, wire
from sync.contract.faults import ContractFault
from sync.contract.http_signature import CounterWindow
from sync.contract.manifest import Manifest, verify_manifest
from sync.contract.wire import ErrorCode, ErrorReply
from sync.envelope import OpenedAsk, open_ask, seal_reply
from tests.sync.builders import KIOSK, Keys

Trouble = Callable[[str, str], httpx.Response | Exception | None]
AT = "2026-11-22T03:04:00Z"


def answer(value: object, status: int = 200) -> httpx.Response:
    return httpx.Response(
        status, content=json.dumps(value).encode(), headers={"content-type": "application/json"}
    )


def refuse(code: ErrorCode, status: int, **more: object) -> httpx.Response:
    return answer({"error": code.value, **more}, status)


class FakePortal:
    """`before` and `after` (method, path) may answer or fail instead: before the work, or after it."""

    def __init__(self, keys: Keys | None = None) -> None:
        self.keys = keys or Keys()
        self.practice = True
        self.keyset_version = 1
        self.leaves: dict[str, dict[int, bytes]] = {}
        self.committed: dict[str, tuple[str, bytes, dict[str, object]]] = {}
        self.manifests: dict[str, Manifest] = {}
        self.window = CounterWindow()
        self.intents: dict[str, wire.IntentRequest] = {}
        self.paid: dict[str, tuple[receipts.PaymentState, int]] = {}
        self.statuses: dict[str, dict[str, object]] = {}
        self.order: signed.SignedDoc | None = None
        self.requests: list[str] = []
        self.queries: list[tuple[str, str]] = []
        self.waits: list[tuple[str, str]] = []
        self.before: Trouble = lambda method, path: None
        self.after: Trouble = lambda method, path: None

    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(self.stream)

    def stream(self, request: httpx.Request) -> httpx.Response:
        """The answer as it comes off a socket: unread."""
        made = self.handle(request)
        return httpx.Response(made.status_code, headers=made.headers, stream=httpx.ByteStream(made.content))

    def handle(self, request: httpx.Request) -> httpx.Response:
        path, method = request.url.path, request.method
        self.requests.append(f"{method} {path}")
        self.waits.append((path, parse_qs(request.url.query.decode()).get("wait", [""])[0]))
        self.queries.append((path, parse_qs(request.url.query.decode()).get("count", ["0"])[0]))
        for hook in (self.before, None, self.after):
            if hook is None:
                response = self.serve(method, path, request)
                continue
            trouble = hook(method, path)
            if isinstance(trouble, Exception):
                raise trouble
            if trouble is not None:
                return trouble
        return response

    def serve(self, method: str, path: str, request: httpx.Request) -> httpx.Response:
        body = request.content
        target = request.url.raw_path.decode()
        who = http_signature.verify(
            method, target, dict(request.headers), hashlib.sha256(body).digest(), self.keys.sender_keys
        )
        if isinstance(who, ContractFault) or who.kiosk != KIOSK:
            return refuse(ErrorCode.UNAUTHORISED, 401)
        window = self.window.accept(who.counter)
        if isinstance(window, ContractFault):
            return refuse(ErrorCode.STALE_COUNTER, 401, counter=self.window.highest)
        self.window = window
        match [method, *path.strip("/").split("/")[1:]]:
            case ["GET", "health"]:
                return answer(wire.Health(self.practice, AT).to_json())
            case ["GET", "keyset"]:
                return answer(self.keys.keyset_doc(self.keyset_version).to_json())
            case ["POST", "dossiers", name, "missing"]:
                return self.missing(name, body)
            case ["PUT", "dossiers", name, "leaves", first]:
                return self.put(name, int(first), int(parse_qs(request.url.query.decode())["count"][0]), body)
            case ["PUT", "dossiers", name]:
                return self.commit(name, body)
            case ["GET", "orders"]:
                return httpx.Response(204) if self.order is None else answer(self.order.to_json())
            case ["POST", "asks"]:
                return self.ask(body)
            case ["POST", "payments", "intents"]:
                intent = wire.parse_intent_request(body)
                assert isinstance(intent, wire.IntentRequest)
                self.intents[intent.reference] = intent
                return answer({})
            case ["GET", "payments", reference]:
                return self.payment(reference)
        return refuse(ErrorCode.NOT_FOUND, 404)

    def missing(self, name: str, body: bytes) -> httpx.Response:
        request = wire.parse_missing_request(body)
        assert isinstance(request, wire.MissingRequest)
        manifest = self.believe(request.manifest)
        assert manifest.dossier_id == name
        if name in self.committed:
            return self.receipt(name, request.manifest.payload_sha256())
        self.manifests[name] = manifest
        held = self.leaves.setdefault(name, {})
        return answer({"missing": [i for i in range(len(manifest.leaves)) if i not in held]})

    def put(self, name: str, first: int, count: int, body: bytes) -> httpx.Response:
        manifest = self.manifests[name]
        for index in range(first, first + count):
            size = manifest.sizes[index]
            leaf, body = body[:size], body[size:]
            if hashlib.sha256(leaf).hexdigest() != manifest.leaves[index]:
                return refuse(ErrorCode.LEAF_WRONG, 422)
            self.leaves[name][index] = leaf
        assert body == b""
        return answer({"stored": list(range(first, first + count))})

    def commit(self, name: str, body: bytes) -> httpx.Response:
        request = wire.parse_commit_request(body)
        assert isinstance(request, wire.CommitRequest)
        manifest = self.believe(request.manifest)
        if name in self.committed:
            return self.receipt(name, request.manifest.payload_sha256())
        if len(self.leaves.get(name, {})) != len(manifest.leaves):
            return refuse(ErrorCode.LEAVES_MISSING, 422)
        assert hashlib.sha256(request.header).hexdigest() == manifest.header_sha256
        sha256 = request.manifest.payload_sha256()
        receipt = receipts.Receipt(name, manifest.code, sha256, AT, receipts.DossierState.RECEIVED)
        signed_receipt = signed.sign(signed.Kind.RECEIPT, receipt.to_json(), self.keys.receipt)
        self.committed[name] = (sha256, request.header, {"receipt": signed_receipt.to_json()})
        return self.receipt(name, sha256)

    def receipt(self, name: str, sha256: str) -> httpx.Response:
        held, _, reply = self.committed[name]
        return answer(reply) if held == sha256 else refuse(ErrorCode.CONFLICT, 409)

    def ask(self, body: bytes) -> httpx.Response:
        request = wire.parse_ask_request(body)
        assert isinstance(request, wire.AskRequest)
        portal = {self.keys.portal.public().kid: self.keys.portal}
        opened = open_ask(request.kind, request.id, request.sealed_body, portal)
        assert isinstance(opened, OpenedAsk)
        status = self.statuses.get(str(opened.body["code"]))
        if status is None:
            return answer({}, 202)
        reply = seal_reply(request.kind, request.id, status, opened.reply_key)
        assert isinstance(reply, bytes)
        return answer(wire.AskReply(reply).to_json())

    def payment(self, reference: str) -> httpx.Response:
        if reference not in self.paid:
            return httpx.Response(204)
        state, received = self.paid[reference]
        intent = self.intents[reference]
        receipt = receipts.PaymentReceipt(reference, intent.code, intent.amount, received, state, AT)
        return answer(
            {"receipt": signed.sign(signed.Kind.PAYMENT, receipt.to_json(), self.keys.payment).to_json()}
        )

    def believe(self, document: signed.SignedDoc) -> Manifest:
        manifest = verify_manifest(document, self.keys.device_keys)
        assert isinstance(manifest, Manifest)
        return manifest

    def rejection(self, name: str, sha256: str) -> dict[str, object]:
        said = receipts.Rejection(name, sha256, receipts.RejectReason.UNOPENABLE, AT)
        document = signed.sign(signed.Kind.REJECTION, said.to_json(), self.keys.receipt)
        return ErrorReply(ErrorCode.REJECTED, rejection=document).to_json()  # type: ignore[return-value]  # JSON
