"""JSON that is none, at every door where kiosks, banks and telephones put it: refused, and nothing is kept."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest

from portal.keys import load_secret
from portal.payments.notices import sign_notice
from portal.store.models import Credit, Dossier, Payment
from sync.contract.enrolment import MAX_REQUEST_BYTES
from tests.portal.engines import SQLITE
from tests.portal.world import World, call, error_of
from tests.sync.builders import make_dossier

on_files = pytest.mark.parametrize("store_url", [SQLITE], indirect=True)
DOSSIER = make_dossier(5)
INTENT = {"reference": "TAM4C8P0ZXAABCDEF", "amount": 5, "dossier_id": DOSSIER.id, "code": DOSSIER.code}
TRANSFER = {"bank_id": "B-1", "amount": 5, "memo": "m", "account": "1"}
NO_JSON = {
    "half a letter": b'{"memo":"\\ud800"}',
    "half a letter as a key": b'{"\\udfff":1}',
    "a key twice": b'{"id":"a","id":"b"}',
    "a fraction": b'{"amount":1.5}',
    "no number": b'{"amount":NaN}',
    "no end of a number": b'{"amount":1e999}',
    "a number beyond all": json.dumps(INTENT | {"amount": 2**53}).encode(),
    "ten thousand digits": b'{"amount":' + b"9" * 2000 + b"}",
    "nested without end": b"[" * 2000,
    "deep": b'{"id":' + b"[" * 30 + b"]" * 30 + b"}",
    "no UTF-8": b'{"id":"\xff"}',
    "nothing": b"",
    "cut off": b'{"id":',
    "NUL in a reference": json.dumps(INTENT | {"reference": "TAM\0"}).encode(),
    "a reference without end": json.dumps(INTENT | {"reference": "T" * 1900}).encode(),
}
Send = Callable[[World, bytes], httpx.Response]


def _signed(method: str, path: str) -> Send:
    return lambda world, body: world.device.send(method, path, body)


def _notice(world: World, body: bytes) -> httpx.Response:
    secret, timestamp = load_secret(world.places.bank_sign_key), world.clock.ms // 1000
    headers = sign_notice(secret, timestamp, f"nonce-{hash(body) % 10**12:016}", body)
    return call(world.ingest, "POST", "/v1/bank/notices", content=body, headers=headers)


DOORS: dict[str, Send] = {
    "missing": _signed("POST", f"/v1/dossiers/{DOSSIER.id}/missing"),
    "commit": _signed("PUT", f"/v1/dossiers/{DOSSIER.id}"),
    "asks": _signed("POST", "/v1/asks"),
    "intents": _signed("POST", "/v1/payments/intents"),
    "enrolments": lambda world, body: call(world.ingest, "POST", "/v1/enrolments", content=body),
    "bank": _notice,
}


@on_files
@pytest.mark.parametrize("door", sorted(DOORS))
def test_it_is_a_bad_request_at_every_door(world: World, door: str) -> None:
    send = DOORS[door]
    for name, body in NO_JSON.items():
        answer = send(world, body)
        assert (name, answer.status_code, error_of(answer)) == (name, 400, "bad_request")
    with world.database.read() as session:
        assert session.query(Dossier).count() + session.query(Payment).count() == 0
        assert session.query(Credit).count() == 0


@on_files
@pytest.mark.parametrize("door", ["enrolments", "bank", "asks", "intents"])
def test_too_much_is_too_large(world: World, door: str) -> None:
    assert DOORS[door](world, b'"' + b"x" * max(MAX_REQUEST_BYTES, 1 << 18)).status_code == 413


def test_money_whose_text_no_row_can_keep_is_counted_all_the_same(world: World) -> None:
    transfer = TRANSFER | {"memo": "cho \0con", "account": world.config.payee.account}
    answer = _notice(world, json.dumps(transfer).encode())
    assert answer.status_code == 200, answer.text
    with world.database.read() as session:
        assert [(credit.amount, credit.memo) for credit in session.query(Credit)] == [(5, "cho  con")]
