"""A device from its box into the fleet: the app's half, the sender's, the real portal, the answer accepted."""

from __future__ import annotations

import errno
import os
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from kiosk_app import enrol as app
from kiosk_app.config import Config, load_config
from kiosk_app.enrol import EnrolError
from kiosk_app.runtime.trust import load_device_keys
from kiosk_app.store.order_file import OrderFile, Standing
from portal.store import fleet
from sync import enrolment as sender
from sync.contract import enrolment, signed
from sync.contract.canonical import b64encode
from sync.contract.enrolment import Enrolment, EnrolReply
from sync.contract.orders import Order, OrderKind
from sync.enrolment import EnrolFault
from sync.portal import Portal, pinned_client
from tests.portal.world import World, call
from tests.sync.builders import Keys, key_from, public_of, random_from

KIOSK = "A18"
CODE = enrolment.new_invite_code(random_from(9))


class Nobody:
    def headers(self, method: str, target: str, body_sha256: bytes) -> dict[str, str]:
        return {}

    def raise_counter(self, seen: int) -> None:
        """Nothing is counted yet."""


@pytest.fixture
def config(world: World, tmp_path: Path) -> Config:
    for name in ("state", "spool", "run"):
        (tmp_path / name).mkdir()
    lines = [f'{name} = "{name}"\n' for name in ("state", "spool", "run", "content", "site", "translations")]
    lines += [f'{name} = "state/{name}"\n' for name in ("device_key", "payment_key")]
    lines += [f'root_key = "{world.places.root_public}"\nkeyset = "{world.places.keyset}"\n']
    lines += ['devices_socket = "run/devices"\n']
    (tmp_path / "kiosk.toml").write_text(f'kiosk = "{KIOSK}"\npractice = true\n' + "".join(lines))
    proof = enrolment.proof_of(enrolment.stretch(CODE, KIOSK))
    with world.database.write() as session:
        fleet.invite(session, KIOSK, "Ba Đình", proof, now_ms=world.clock(), life_ms=3_600_000)
    return load_config(tmp_path / "kiosk.toml")


def portal_of(world: World) -> Portal:
    def answer(request: httpx.Request) -> httpx.Response:
        target = request.url.raw_path.decode()
        made = call(world.ingest, request.method, target, content=request.content)
        return httpx.Response(made.status_code, headers=made.headers, stream=httpx.ByteStream(made.content))

    return Portal(
        pinned_client("https://portal.test", Path(), httpx.MockTransport(answer)), Nobody(), lambda: 0.0
    )


def carry(world: World, config: Config, code: str = CODE) -> tuple[Enrolment, EnrolReply] | EnrolFault:
    """What `sync enrol` does."""
    key, half = sender.sender_key(config.spool.parent / "sender.key"), sender.app_half(config.spool)
    if isinstance(key, EnrolFault):
        return key
    if isinstance(half, EnrolFault):
        return half
    asked = sender.request(KIOSK, code, half, key)
    if isinstance(asked, EnrolFault):
        return asked
    done = sender.enrol(portal_of(world), asked, kiosk=KIOSK, root_public=world.root_public(), key=key)
    if not isinstance(done, EnrolFault):
        assert sender.keep_answer(config.spool, done[1]) is None
    return done


def test_from_the_box_into_the_fleet(world: World, config: Config) -> None:
    app.request(config, CODE.lower())
    assert not isinstance(carry(world, config), EnrolFault)
    assert app.accept(config) == "Ba Đình"
    keys = load_device_keys(config.device_key, config.payment_key)
    assert keys.payment == world.payment_key(KIOSK)
    assert {path.name for path in config.state.iterdir()} == {"device_key", "payment_key"}
    assert not list(config.spool.iterdir())
    assert config.device_key.stat().st_mode & 0o777 == config.payment_key.stat().st_mode & 0o777 == 0o600


def test_each_half_and_the_whole_may_be_done_again_until_it_is_through(world: World, config: Config) -> None:
    for _ in range(2):
        app.request(config, CODE)
        assert not isinstance(carry(world, config), EnrolFault)
    first = (config.spool / enrolment.ANSWER).read_bytes()
    app.request(config, CODE)
    assert not isinstance(carry(world, config), EnrolFault)
    assert (config.spool / enrolment.ANSWER).read_bytes() == first
    app.accept(config)


def test_a_disk_that_fails_while_a_half_is_written_leaves_the_one_that_was_whole(
    world: World, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.request(config, CODE)
    done = carry(world, config)
    assert not isinstance(done, EnrolFault)
    before = {path.name: path.read_bytes() for path in config.spool.iterdir()}

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(EnrolError, match=r"disk\.full"):
            app.request(config, CODE)
        assert sender.keep_answer(config.spool, done[1]) == EnrolFault("disk.full")
    assert {path.name: path.read_bytes() for path in config.spool.iterdir()} == before
    assert app.accept(config) == "Ba Đình"


def test_a_sender_key_that_a_power_cut_left_half_is_made_anew(config: Config) -> None:
    path = config.spool.parent / "sender.key"
    path.with_name(".sender.key.tmp").write_bytes(b"ed25519:")
    made = sender.sender_key(path)
    assert not isinstance(made, EnrolFault)
    again = sender.sender_key(path)
    assert not isinstance(again, EnrolFault)
    assert public_of(again) == public_of(made)
    assert path.stat().st_mode & 0o777 == 0o600


def test_nothing_that_travels_or_lies_in_the_spool_holds_a_secret(world: World, config: Config) -> None:
    app.request(config, CODE)
    carry(world, config)
    secret = b64decode(config.device_key.read_text().partition(":")[2])
    box = b64decode((config.state / "enrol.key").read_text())
    payment = world.payment_key(KIOSK)
    spool = b"".join(path.read_bytes() for path in config.spool.iterdir())
    for hidden in (secret, box, payment, b64encode(secret).encode(), b64encode(payment).encode()):
        assert hidden not in spool
    assert CODE.replace("-", "").encode() not in spool


def test_a_mistyped_code_and_a_code_for_another_half_never_leave_the_device(
    world: World, config: Config
) -> None:
    with pytest.raises(EnrolError, match="mistyped"):
        app.request(config, CODE[:-1])
    assert sender.app_half(config.spool) == EnrolFault("enrol.app_half")
    app.request(config, CODE)
    other = enrolment.new_invite_code(random_from(11))
    assert carry(world, config, other) == EnrolFault("enrol.half.proof")


def test_a_portal_under_another_root_is_not_believed(world: World, config: Config) -> None:
    app.request(config, CODE)
    carry(world, config)
    stranger = config.state.parent / "root.pub"
    stranger.write_text(b64encode(public_of(key_from("another root"))))
    with pytest.raises(EnrolError, match="other_root"):
        app.accept(replace(config, root_key=stranger))
    assert not config.payment_key.exists()


def test_an_answer_that_a_malicious_sender_made_up_is_not_believed(world: World, config: Config) -> None:
    app.request(config, CODE)
    done = carry(world, config)
    assert not isinstance(done, EnrolFault)
    said, reply = done
    forged = signed.sign(signed.Kind.ENROLMENT, said.to_json(), Keys().sender)
    (config.spool / enrolment.ANSWER).write_bytes(EnrolReply(forged, reply.keyset).to_bytes())
    with pytest.raises(EnrolError):
        app.accept(config)
    (config.spool / enrolment.ANSWER).write_bytes(b"{}")
    with pytest.raises(EnrolError):
        app.accept(config)


def test_a_wiped_device_begins_anew_and_a_locked_one_may_not(world: World, config: Config) -> None:
    order = Order(KIOSK, "device", 1, OrderKind.WIPE)
    document = signed.sign(signed.Kind.ORDER, order.to_json(), Keys().root)
    file = OrderFile(config.state)
    assert file.keep(Standing(order, document))
    with pytest.raises(EnrolError, match="under_orders"):
        app.request(config, CODE)
    assert file.keep(Standing(order, document, wiped=True))
    (config.spool / "wiped").touch()
    app.request(config, CODE)
    assert file.read() is None
    assert not (config.spool / "wiped").exists()
    assert not isinstance(carry(world, config), EnrolFault)
    app.accept(config)
