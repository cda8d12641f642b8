"""A kiosk enrols itself at a portal: once, by a code, whoever else tries."""

from __future__ import annotations

import functools

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from portal.store import fleet
from portal.store.models import Invite, Kiosk, KioskAlarm
from sync.contract import enrolment
from sync.contract.enrolment import Enrolment, EnrolReply, EnrolRequest
from sync.contract.signed import key_id
from sync.envelope.enrolment import open_payment_key
from tests.portal.world import KEYS, Device, World, call, error_of
from tests.sync.builders import key_from, public_of, random_from

KIOSK = "A18"
CODE = enrolment.new_invite_code(random_from(9))
HOUR = 3_600_000
APP, SENDER = key_from("new app"), key_from("new sender")
BOX = KEYS.visit


@functools.cache
def stretched(code: str = CODE, kiosk: str = KIOSK) -> bytes:
    return enrolment.stretch(code, kiosk)


def invite(world: World, kiosk: str = KIOSK) -> bool:
    proof = enrolment.proof_of(stretched(CODE, kiosk))
    with world.database.write() as session:
        return fleet.invite(session, kiosk, "Ba Đình", proof, now_ms=world.clock(), life_ms=HOUR)


def request(app: Ed25519PrivateKey = APP, sender: Ed25519PrivateKey = SENDER, key: bytes = b"") -> EnrolRequest:
    key = key or stretched()
    half = enrolment.app_statement(KIOSK, key, app, BOX.public().to_text())
    return EnrolRequest(key, half, enrolment.sender_statement(KIOSK, key, sender, half))


def ask(world: World, asked: EnrolRequest) -> httpx.Response:
    return call(world.ingest, "POST", "/v1/enrolments", content=asked.to_bytes())


def alarms(world: World) -> dict[str, int]:
    with world.database.read() as session:
        return {row.code: row.count for row in session.query(KioskAlarm)}


def enrolled(world: World) -> list[str]:
    with world.database.read() as session:
        return [row.id for row in session.query(Kiosk)]


def test_a_kiosk_comes_in_by_its_code_and_may_send_at_once(world: World) -> None:
    assert invite(world)
    answer = ask(world, request())
    assert answer.status_code == 200, answer.content
    reply = enrolment.parse_reply(answer.content)
    assert isinstance(reply, EnrolReply)
    root = world.parts.keyset
    assert reply.keyset.to_bytes() == root
    said = enrolment.verify_enrolment(
        reply.enrolment,
        dict(world.keyset.receipt_keys),
        kiosk=KIOSK,
        root_public=world.root_public(),
        practice=True,
    )
    assert isinstance(said, Enrolment)
    assert (said.site, said.device, said.sender) == (
        "Ba Đình",
        key_id(public_of(APP)),
        key_id(public_of(SENDER)),
    )
    opened = open_payment_key(said.sealed, BOX, kiosk=KIOSK, device=said.device)
    assert opened == world.payment_key(KIOSK)
    device = Device(world.ingest, KIOSK, SENDER)
    boot = "00000000-0000-4000-8000-000000000001"
    assert device.send("GET", f"/v1/orders?boot={boot}").status_code == 204
    assert alarms(world) == {}


def test_the_same_request_again_is_the_same_answer_even_after_the_codes_time(world: World) -> None:
    invite(world)
    first = ask(world, request())
    world.clock.ms += 2 * HOUR
    again = ask(world, request())
    assert again.status_code == 200
    assert again.content == first.content
    assert enrolled(world).count(KIOSK) == 1
    assert alarms(world) == {}


@pytest.mark.parametrize("other", ["app", "sender"])
def test_a_spent_code_lets_no_other_key_in_and_says_so_to_the_office(world: World, other: str) -> None:
    invite(world)
    ask(world, request())
    stolen = key_from("thief")
    refused = ask(world, request(stolen, SENDER) if other == "app" else request(APP, stolen))
    assert (refused.status_code, error_of(refused)) == (409, "conflict")
    assert alarms(world) == {"enrol.second_key": 1}
    assert enrolled(world).count(KIOSK) == 1


def test_a_wrong_code_an_unknown_kiosk_and_an_old_code_look_the_same(world: World) -> None:
    wrong = enrolment.new_invite_code(random_from(10))
    answers = [ask(world, request())]
    invite(world)
    answers.append(ask(world, request(key=stretched(wrong))))
    world.clock.ms += HOUR
    answers.append(ask(world, request()))
    assert {(each.status_code, each.content) for each in answers} == {(401, answers[0].content)}
    assert alarms(world) == {"enrol.wrong_code": 1}
    assert KIOSK not in enrolled(world)


def test_guessing_is_slowed_down_for_each_kiosk(world: World) -> None:
    invite(world)
    wrong = stretched(enrolment.new_invite_code(random_from(10)))
    answers = [error_of(ask(world, request(key=wrong))) for _ in range(8)]
    assert answers == ["unauthorised"] * 6 + ["rate_limited"] * 2
    world.clock.ms += 60_000
    assert ask(world, request()).status_code == 200


def test_an_id_that_a_device_bears_gets_no_second_code(world: World) -> None:
    invite(world)
    ask(world, request())
    assert not invite(world)


def test_a_new_code_makes_the_older_one_void(world: World) -> None:
    invite(world)
    proof = enrolment.proof_of(stretched(enrolment.new_invite_code(random_from(10))))
    with world.database.write() as session:
        fleet.invite(session, KIOSK, "Ba Đình", proof, now_ms=world.clock(), life_ms=HOUR)
    assert ask(world, request()).status_code == 401


def test_the_store_holds_nothing_that_opens(world: World) -> None:
    """Neither the code nor what is sent of it: a stolen copy of the store lets nobody in."""
    invite(world)
    with world.database.read() as session:
        row = session.get_one(Invite, KIOSK)
    kept = f"{row.proof} {row.site}"
    assert CODE.replace("-", "") not in kept.replace("-", "")
    assert stretched().hex() not in kept
    assert ask(world, request(key=bytes.fromhex(row.proof))).status_code == 401


def test_an_app_key_that_another_kiosk_has_is_refused(world: World) -> None:
    invite(world)
    taken = ask(world, request(app=KEYS.device))
    assert error_of(taken) == "conflict"
    assert alarms(world) == {"enrol.second_key": 1}


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"\xff", b'{"stretched":"","app":{},"sender":{}}'])
def test_nonsense_is_a_bad_request(world: World, body: bytes) -> None:
    answer = call(world.ingest, "POST", "/v1/enrolments", content=body)
    assert error_of(answer) == "bad_request"
