"""The three faces of a portal in which something of everything has happened, and what is known to be there."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from portal.console.app import ConsoleParts, build
from portal.console.process import make_sign_in
from portal.console.sessions import COOKIE
from portal.keys import load_secret
from portal.payments.notices import SIGNATURE_HEADER, sign_notice
from portal.places import Places
from portal.setup import Setup
from sync.contract import ids, vietqr, wire
from sync.contract.canonical import Json
from sync.contract.keyset import RecipientRole
from sync.contract.vietqr import VietQr, payment_reference
from sync.contract.wire import AskKind
from sync.envelope import seal_ask
from tests.lab.contracting.gate import Credentials, Gate, nobody
from tests.portal.pages.shown import Shown, fill
from tests.portal.world import START_MS, World, header_of, leaves_of
from tests.sync.builders import random_from
from tests.sync.worlds import KEYS, MEMORY

_OFFICER, _PASSWORD = "contract", "a long enough password"
_BANK = "/v1/bank/notices"
_MANY = 10**7
Known = dict[str, Json | bytes]


@dataclass
class Front:
    """One application behind its gate. `header` or `cookie` names where a caller proves who it is.

    `headers`: operation → another header.

    `known`: operation → requests that really mean something here (path, query, body).
    """

    name: str
    url: str
    gate: Gate
    header: str = ""
    cookie: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    known: dict[str, list[Known]] = field(default_factory=dict)


@contextmanager
def open_fronts() -> Iterator[list[Front]]:
    """In memory. Nobody is kept from asking often, and no answer is waited for."""
    with tempfile.TemporaryDirectory(prefix="tam", dir=MEMORY) as folder:
        state = Path(folder) / "state"
        Setup(Places(state), lambda: START_MS, secrets.token_bytes).run(practice=True)
        world = World.in_folder(
            state,
            ask_wait_s=0,
            answer_wait_s=0,
            bank_notices_per_minute=_MANY,
            guesses_per_minute=_MANY,
            enrolments_per_minute=_MANY,
        )
        try:
            shown = fill(world)
            with mock.patch.object(wire, "MAX_WAIT_SECONDS", 0):
                yield [_ingest(world, shown), _public(world, shown), _console(world, shown)]
        finally:
            world.close()


def _ingest(world: World, shown: Shown) -> Front:
    return Front(
        "ingest",
        "/v1/openapi.json",
        Gate(world.ingest, _kiosk_or_bank(world)),
        header="Signature",
        headers={f"POST {_BANK}": SIGNATURE_HEADER},
        known=_of_a_kiosk(world, shown),
    )


def _kiosk_or_bank(world: World) -> Credentials:
    secret, device = load_secret(world.places.bank_sign_key), world.device

    def sign(method: str, target: str, body: bytes) -> dict[str, str]:
        if target.startswith(_BANK):
            return sign_notice(secret, world.clock.ms // 1000, secrets.token_hex(16), body)
        return device.headers(method, target, body)

    return sign


def _of_a_kiosk(world: World, shown: Shown) -> dict[str, list[Known]]:
    fresh, half, whole = (world.seal(seed) for seed in (51, 52, 53))
    world.device.missing(half)
    world.device.leaves(half, 0, 1)
    world.device.upload(whole)
    sealed = (fresh, half, whole)
    reference = payment_reference(world.payment_key(), ids.body(whole.manifest.code), 70_000)
    intent = wire.IntentRequest(reference, 70_000, whole.manifest.dossier_id, whole.manifest.code)
    recipient = world.keyset.recipient(RecipientRole.PORTAL)
    assert recipient is not None
    questions = []
    for number, kind in enumerate((AskKind.STATUS, AskKind.PAYMENT)):
        ask_id = ids.uuid7(START_MS + number, random_from(60 + number)(10))
        body = seal_ask(kind, ask_id, {"code": shown.codes["done"]}, KEYS.visit.public(), recipient)
        assert isinstance(body, bytes)
        questions.append(wire.AskRequest(ask_id, kind, body))
    account = world.config.payee.account
    transfer: Json = {"bank_id": "bank-1", "amount": 70_000, "memo": f"CT {reference}", "account": account}
    dossier = "/v1/dossiers/{dossier_id}"
    return {
        f"POST {dossier}/missing": [
            {"dossier_id": s.manifest.dossier_id, "body": wire.MissingRequest(s.manifest_doc).to_json()}
            for s in sealed
        ],
        f"PUT {dossier}/leaves/{{first}}": [
            {"dossier_id": s.manifest.dossier_id, "first": 1, "count": 1, "body": leaves_of(s)[1]}
            for s in sealed
        ],
        f"PUT {dossier}": [
            {
                "dossier_id": s.manifest.dossier_id,
                "body": wire.CommitRequest(s.manifest_doc, header_of(s)).to_json(),
            }
            for s in sealed
        ],
        f"GET {dossier}/receipt": [{"dossier_id": s.manifest.dossier_id} for s in sealed],
        "POST /v1/asks": [{"body": question.to_json()} for question in questions],
        "POST /v1/payments/intents": [{"body": intent.to_json()}],
        "GET /v1/payments/{reference}": [{"reference": r} for r in (*shown.references.values(), reference)],
        "POST /v1/bank/notices": [{"body": transfer}],
    }


def _public(world: World, shown: Shown) -> Front:
    payee = world.config.payee
    payload = vietqr.encode(VietQr(payee.bank, payee.account, 8000, purpose="TAM00000000000000"))
    assert isinstance(payload, str)
    known: dict[str, list[Known]] = {
        "GET /status": [{"code": code} for code in shown.codes.values()],
        "GET /pay": [{"qr": payload}],
        "POST /pay": [{"body": {"qr": payload}}],
        "GET /pay/{reference}": [{"reference": reference} for reference in shown.references.values()],
    }
    return Front("public", "/openapi.json", Gate(world.public, nobody), known=known)


def _console(world: World, shown: Shown) -> Front:
    """With its door closed: an officer is signed in, and pages are always looked at by that officer."""
    door = make_sign_in(world.places, world.desk.acts)
    assert door.accounts.add(_OFFICER, _PASSWORD)
    token = door.sessions.begin(_OFFICER)
    app = build(ConsoleParts(world.desk, door, practice=True))

    def sign(_method: str, _target: str, _body: bytes) -> dict[str, str]:
        return {"cookie": f"{COOKIE}={token}"}

    gate = Gate(app, sign, lambda path: not path.startswith("/api/"))
    codes: list[Known] = [{"code": code} for code in shown.codes.values()]
    known = {
        f"{method} {path}": codes
        for method, path in (
            ("GET", "/dossiers/{code}"),
            ("GET", "/dossiers/{code}/supplement"),
            ("GET", "/api/dossiers/{code}"),
            ("POST", "/api/dossiers/{code}/try-again"),
            ("PUT", "/api/dossiers/{code}/state"),
            ("PUT", "/api/dossiers/{code}/supplement-request"),
            ("PUT", "/api/dossiers/{code}/refusal"),
            ("PUT", "/api/dossiers/{code}/fee"),
            ("POST", "/api/dossiers/{code}/notes"),
        )
    }
    papers: list[Known] = [{**each, "number": number} for each in codes for number in (1, 2)]
    known["GET /dossiers/{code}/papers/{number}"] = known["GET /dossiers/{code}/papers/{number}/view"] = papers
    known["PUT /api/dossiers/{code}/official-code"] = [
        {**each, "body": {"official_code": "THU-000.00.00.H26-261122-0001"}} for each in codes
    ]
    wishes: list[Known] = []
    for number in range(61, 65):
        sealed = world.seal_call_back(number)
        world.device.upload(sealed)
        wishes.append({"wish_id": sealed.manifest.dossier_id})
    world.opener.work_once()
    known["POST /api/call-backs/{wish_id}/done"] = wishes
    return Front("console", "/openapi.json", gate, cookie=COOKIE, known=known)
