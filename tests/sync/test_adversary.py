"""Whatever answers in the portal's place: nothing is forgotten, nothing raises, and the trouble has a name."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.contract.wire import ErrorCode
from sync.portal_faults import PortalCode
from sync.store import DossierStep, LineState, PaymentIntent
from tests.sync.conftest import World
from tests.sync.fake_portal import refuse
from tests.sync.worlds import new_dossier

BODIES = {
    "empty": b"",
    "html": b"<html><body>Please accept our terms</body></html>",
    "object": b"{}",
    "receipt": b'{"receipt": {"payload": "e30=", "kid": "x", "sig": "AA=="}}',
    "missing": b'{"missing": []}',
    "ok": b'{"status": "ok", "stored": [0, 1, 2, 3]}',
    "deep": b"[" * 100_000,
    "number": b'{"missing": [1e400]}',
    "noise": bytes(range(256)),
    "huge": b" " * (3 << 20),
}
REFERENCE = "TAM0123456789ABCD"


def everything(status: int, body: bytes, media_type: str) -> httpx.Response:
    return httpx.Response(
        status, content=body, headers={"content-type": media_type, "location": "https://x.test/"}
    )


@pytest.mark.parametrize("status", [200, 201, 202, 204, 302, 400, 404, 409, 422, 429, 500, 503, 511])
@pytest.mark.parametrize("body", BODIES)
def test_one_answer_to_everything(world: World, status: int, body: str) -> None:
    world.rounds()
    dossier = new_dossier(1, (b"small",))
    world.outbox.submit(dossier, PaymentIntent(REFERENCE, 8000))
    media_type = "text/html" if body == "html" else "application/json"
    world.portal.before = lambda method, path: everything(status, BODIES[body], media_type)
    world.rounds(3)
    row = world.row(dossier)
    assert row.state not in (
        DossierStep.COMMITTED,
        DossierStep.PURGED,
        DossierStep.REJECTED,
        DossierStep.PARKED,
    )
    assert world.blob(dossier).read_bytes() == dossier.sealed.blob
    assert row.receipt is None
    line = world.outbox.line()
    assert line.state in (LineState.DOWN, LineState.CAPTIVE)
    assert line.fault in set(PortalCode)
    payment = world.outbox.payment(REFERENCE)
    assert payment is not None
    assert payment.receipt is None
    world.portal.before = lambda method, path: None
    world.rounds(3)
    assert world.row(dossier).state is DossierStep.PURGED


@pytest.mark.parametrize(
    ("trouble", "fault"),
    [
        (httpx.ConnectError("x"), "portal.unreachable"),
        (httpx.ConnectTimeout("x"), "portal.unreachable"),
        (httpx.ReadTimeout("x"), "portal.timeout"),
        (httpx.RemoteProtocolError("x"), "portal.dropped"),
        (everything(302, b"", "text/html"), "portal.captive"),
        (everything(200, b"<html>", "text/html"), "portal.captive"),
        (everything(200, b"ok", "text/plain"), "portal.garbled"),
        (everything(201, b"{}", "application/json"), "portal.garbled"),
        (everything(401, b"", ""), "portal.unauthorised"),
        (everything(500, b"", ""), "portal.server_error"),
        (everything(503, b"", ""), "portal.unavailable"),
        (everything(200, b" " * (3 << 20), "application/json"), "portal.too_large"),
        (httpx.Response(200, content=b"", headers={"content-encoding": "gzip"}), "portal.garbled"),
    ],
)
def test_each_trouble_of_the_line_has_its_name(
    world: World, trouble: httpx.Response | Exception, fault: str
) -> None:
    world.portal.before = lambda method, path: trouble
    world.rounds()
    assert world.outbox.line().fault == fault


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=200), status=st.integers(200, 599))
def test_noise_is_never_a_receipt(world: World, body: bytes, status: int) -> None:
    dossier = new_dossier(1, (b"small",))
    world.portal.before = lambda method, path: None
    world.pulls.round()
    world.outbox.submit(dossier)
    world.portal.before = lambda method, path: (
        everything(status, body, "application/json") if "/dossiers/" in path else None
    )
    world.rounds()
    assert world.blob(dossier).exists()
    assert world.row(dossier).receipt is None


def test_a_key_set_that_the_root_did_not_sign_is_not_taken(world: World) -> None:
    stranger = world.portal.keys.__class__(root=world.portal.keys.device)
    good, world.portal.keys = world.portal.keys, stranger
    dossier = world.submit()
    world.rounds(2)
    assert world.outbox.keyset() is None
    assert world.row(dossier).state is DossierStep.QUEUED
    assert world.outbox.line().fault == "keyset.refused"
    world.portal.keys = good
    world.rounds(3)
    assert world.row(dossier).state is DossierStep.PURGED


def test_an_older_key_set_is_not_taken_and_the_work_goes_on(world: World) -> None:
    world.portal.keyset_version = 5
    world.rounds()
    held = world.outbox.keyset()
    world.portal.keyset_version = 4
    dossier = world.submit()
    world.rounds(2)
    assert world.outbox.keyset() == held
    assert world.row(dossier).state is DossierStep.PURGED
    world.portal.keyset_version = 6
    world.rounds(2)
    assert world.outbox.keyset() != held


@pytest.mark.parametrize("seen", [1 << 49, 2**53 - 1])
def test_a_counter_that_nobody_reaches_is_not_counted_from(world: World, seen: int) -> None:
    world.portal.before = lambda method, path: refuse(ErrorCode.STALE_COUNTER, 401, counter=seen)
    world.rounds()
    world.portal.before = lambda method, path: None
    world.rounds()
    assert 0 < world.portal.window.highest < 10_000
