"""Questions under seal: only the visit that asked can read the answer."""

from __future__ import annotations

from pathlib import Path

import httpx

from portal.errands import OPENER
from sync.contract import ids, receipts, wire
from sync.contract.keyset import RecipientRole
from sync.contract.receipts import DossierState
from sync.contract.wire import AskKind
from sync.envelope import open_reply, seal_ask
from tests.portal.world import KEYS, World, error_of
from tests.sync.builders import random_from

ASK_ID = ids.uuid7(1_795_000_000_000, random_from(99)(10))


def sealed_ask(world: World, body: dict[str, object], kind: AskKind = AskKind.STATUS) -> bytes:
    recipient = world.keyset.recipient(RecipientRole.PORTAL)
    assert recipient is not None
    sealed = seal_ask(kind, ASK_ID, body, KEYS.visit.public(), recipient)
    assert isinstance(sealed, bytes)
    return sealed


def ask(world: World, sealed: bytes, kind: AskKind = AskKind.STATUS) -> httpx.Response:
    return world.device.send("POST", "/v1/asks", wire.encode(wire.AskRequest(ASK_ID, kind, sealed)))


def reply(answer: httpx.Response, kind: AskKind = AskKind.STATUS) -> dict[str, object]:
    assert answer.status_code == 200, answer.content
    read = wire.parse_ask_reply(answer.content)
    assert isinstance(read, wire.AskReply)
    opened = open_reply(kind, ASK_ID, read.sealed_reply, KEYS.visit)
    assert isinstance(opened, dict)
    return dict(opened)


def test_the_state_comes_signed_and_sealed(world: World) -> None:
    sealed = world.seal()
    world.device.upload(sealed)
    world.opener.work_once()
    answer = reply(ask(world, sealed_ask(world, {"code": sealed.manifest.code.lower()})))
    status = receipts.verify_status(answer["status"], world.keyset.receipt_keys, code=sealed.manifest.code)
    assert isinstance(status, receipts.Status)
    assert status.state is DossierState.FORWARDED
    assert status.official_code == "THU-000.00.00.H26-261122-0001"


def test_a_code_that_is_not_here(world: World) -> None:
    answer = reply(ask(world, sealed_ask(world, {"code": world.seal().manifest.code})))
    assert answer["error"] == "not_found"


def test_a_code_that_is_none(world: World) -> None:
    assert reply(ask(world, sealed_ask(world, {"code": 7})))["error"] == "not_found"


def test_while_the_opener_sleeps_the_kiosk_asks_again_with_the_same_id(state: Path) -> None:
    world = World.in_folder(state, ask_wait_s=0)
    desks, world.bell.desks = world.bell.desks, {}
    sealed = sealed_ask(world, {"code": world.seal().manifest.code})
    answer = ask(world, sealed)
    assert (answer.status_code, answer.content) == (202, b"{}")
    world.bell.desks = desks
    world.asks.work_once()
    world.asks.work_once()
    assert reply(ask(world, sealed))["error"] == "not_found"
    world.close()


def test_the_same_id_with_another_question(world: World) -> None:
    ask(world, sealed_ask(world, {"code": "TAM"}))
    assert ask(world, sealed_ask(world, {"code": "TAM"})).status_code == 409


def test_what_was_sealed_to_somebody_else(world: World) -> None:
    recipient = KEYS.portal.public().recipient(RecipientRole.PORTAL)
    sealed = seal_ask(AskKind.STATUS, ASK_ID, {}, KEYS.visit.public(), recipient)
    assert isinstance(sealed, bytes)
    assert error_of(ask(world, sealed)) == "bad_request"


def test_a_question_sealed_as_another_kind(world: World) -> None:
    assert error_of(ask(world, sealed_ask(world, {"code": "x"}), AskKind.PAYMENT)) == "bad_request"


def test_questions_that_wait_for_another_process_hold_up_nobody_and_are_given_up(world: World) -> None:
    """The provider of sign-ins is away: forty kiosks wait for it, one asks for something else."""
    start = sealed_ask(world, {"do": "start", "visit": "0" * 64}, AskKind.SIGN_IN)
    names = [f"ask:K-{number}:{ASK_ID}" for number in range(40)]
    for name in names:
        world.parts.errands.put(name, OPENER, AskKind.SIGN_IN.value, start)
    code = world.seal().manifest.code
    assert reply(ask(world, sealed_ask(world, {"code": code})))["error"] == "not_found"
    assert world.parts.errands.read(names[0]) is None
    world.clock.ms += 61_000
    world.asks.work_once()
    given_up = [world.parts.errands.read(name) for name in names]
    assert [answer.status for answer in given_up if answer is not None] == [503] * 40
