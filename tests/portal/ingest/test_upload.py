"""A dossier travels up: in order, out of order, in pieces, twice, and not at all."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from portal.store.leaf_files import LeafFiles
from portal.store.models import Dossier, Kiosk
from sync.contract import receipts, signed, wire
from sync.contract.receipts import RejectReason
from sync.envelope import SealedDossier
from tests.portal.world import KEYS, World, error_of, header_of, leaves_of, receipt_of
from tests.sync.builders import SCAN, key_from, make_dossier


def test_the_receipt_is_for_this_very_manifest(world: World) -> None:
    sealed = world.seal()
    receipt = receipts.verify_receipt(
        receipt_of(world.device.upload(sealed)),
        world.keyset.receipt_keys,
        dossier_id=sealed.manifest.dossier_id,
        manifest_sha256=sealed.manifest_doc.payload_sha256(),
    )
    assert isinstance(receipt, receipts.Receipt)
    assert receipt.code == sealed.manifest.code


def test_asking_again_gives_the_same_receipt_bytes_everywhere(world: World) -> None:
    sealed = world.seal()
    first = world.device.upload(sealed).content
    world.clock.ms += 86_400_000
    assert world.device.commit(sealed).content == first
    assert world.device.missing(sealed).content == first
    assert world.device.send("GET", f"/v1/dossiers/{sealed.manifest.dossier_id}/receipt").content == first
    again = world.device.leaves(sealed, 0, 1)
    assert wire.parse_stored_reply(again.content) == wire.StoredReply((0,))


def test_no_receipt_before_the_last_leaf(world: World) -> None:
    sealed = world.seal()
    last = len(sealed.manifest.leaves) - 1
    world.device.missing(sealed)
    for number in range(last):
        world.device.leaves(sealed, number, 1)
    answer = world.device.commit(sealed)
    assert (answer.status_code, error_of(answer)) == (422, "leaves_missing")
    assert world.device.send("GET", f"/v1/dossiers/{sealed.manifest.dossier_id}/receipt").status_code == 404
    assert wire.parse_missing_reply(world.device.missing(sealed).content) == wire.MissingReply((last,))
    world.device.leaves(sealed, last, 1)
    receipt_of(world.device.commit(sealed))


def test_leaves_backwards_and_each_twice(world: World) -> None:
    sealed = world.seal()
    world.device.missing(sealed)
    for number in reversed(range(len(sealed.manifest.leaves))):
        for _ in range(2):
            assert world.device.leaves(sealed, number, 1).status_code == 200
    receipt_of(world.device.commit(sealed))


def test_the_same_id_with_another_hash_is_a_conflict_before_and_after(world: World) -> None:
    sealed, other = world.seal(), world.seal(seed=1, files=(SCAN + b"!", b""))
    assert sealed.manifest.dossier_id == other.manifest.dossier_id
    world.device.missing(sealed)
    assert (world.device.missing(other).status_code, world.device.commit(other).status_code) == (409, 409)
    receipt_of(world.device.upload(sealed))
    answer = world.device.commit(other)
    assert (answer.status_code, error_of(answer)) == (409, "conflict")


def test_a_leaf_with_another_hash_is_not_kept_but_those_before_it_are(world: World) -> None:
    sealed = world.seal()
    world.device.missing(sealed)
    leaves = leaves_of(sealed)
    body = leaves[0] + bytes(len(leaves[1]))
    answer = world.device.send("PUT", f"/v1/dossiers/{sealed.manifest.dossier_id}/leaves/0?count=2", body)
    assert (answer.status_code, error_of(answer)) == (422, "leaf_wrong")
    missing = wire.parse_missing_reply(world.device.missing(sealed).content)
    assert missing == wire.MissingReply(tuple(range(1, len(leaves))))


@pytest.mark.parametrize("surplus", [b"x", b""])
def test_more_or_fewer_bytes_than_the_leaves_have(world: World, surplus: bytes) -> None:
    sealed = world.seal()
    world.device.missing(sealed)
    body = leaves_of(sealed)[0] + surplus
    count = 1 if surplus else 2
    target = f"/v1/dossiers/{sealed.manifest.dossier_id}/leaves/0?count={count}"
    assert world.device.send("PUT", target, body).status_code in {400, 422}
    assert 0 not in _missing(world, sealed)


def test_the_line_dies_in_the_third_leaf_and_two_stay(world: World) -> None:
    sealed = world.seal()
    world.device.missing(sealed)
    leaves = leaves_of(sealed)
    target = f"/v1/dossiers/{sealed.manifest.dossier_id}/leaves/0"
    whole = b"".join(leaves[:4])
    headers = world.device.headers("PUT", target + "?count=4", whole)
    cut = leaves[0] + leaves[1] + leaves[2][:100]
    asyncio.run(_send_and_vanish(world, target, b"count=4", headers, [cut[:50_000], cut[50_000:]]))
    assert _missing(world, sealed) == tuple(range(2, len(leaves)))


def test_leaves_of_a_dossier_nobody_announced(world: World) -> None:
    assert world.device.leaves(world.seal(), 0, 1).status_code == 404


def test_a_header_that_is_not_the_manifest_s(world: World) -> None:
    sealed = world.seal()
    world.device.missing(sealed)
    body = wire.encode(wire.CommitRequest(sealed.manifest_doc, header_of(sealed) + b" "))
    answer = world.device.send("PUT", f"/v1/dossiers/{sealed.manifest.dossier_id}", body)
    assert answer.status_code == 400


def test_a_manifest_under_another_dossier_s_address(world: World) -> None:
    sealed, other = world.seal(1), world.seal(2)
    body = wire.encode(wire.MissingRequest(sealed.manifest_doc))
    answer = world.device.send("POST", f"/v1/dossiers/{other.manifest.dossier_id}/missing", body)
    assert answer.status_code == 400


def test_a_manifest_that_another_kiosk_signed(world: World) -> None:
    stranger = world.other_device("kiosk-02")
    assert stranger.missing(world.seal()).status_code == 401


def test_a_manifest_that_claims_another_kiosk(world: World) -> None:
    sealed = world.seal()
    doc = signed.sign(signed.Kind.MANIFEST, replace(sealed.manifest, kiosk="kiosk-02").to_json(), KEYS.device)
    assert world.device.missing(replace(sealed, manifest_doc=doc)).status_code == 401


def test_another_kiosk_sees_nothing_of_a_dossier(world: World) -> None:
    sealed = world.seal()
    world.device.upload(sealed)
    stranger = world.other_device("kiosk-02")
    target = f"/v1/dossiers/{sealed.manifest.dossier_id}/receipt"
    assert stranger.send("GET", target).status_code == 404
    assert stranger.leaves(sealed, 0, 1).status_code == 404


def test_a_dossier_of_the_real_world_is_rejected_under_signature(world: World) -> None:
    sealed = world.seal(practice=False)
    answer = world.device.missing(sealed)
    error = wire.parse_error(answer.content)
    assert isinstance(error, wire.ErrorReply)
    rejection = receipts.verify_rejection(
        error.rejection,
        world.keyset.receipt_keys,
        dossier_id=sealed.manifest.dossier_id,
        manifest_sha256=sealed.manifest_doc.payload_sha256(),
    )
    assert isinstance(rejection, receipts.Rejection)
    assert rejection.reason is RejectReason.WRONG_SYSTEM
    assert world.device.missing(sealed).content == answer.content


def test_two_dossiers_with_one_code(world: World) -> None:
    first = world.seal(1)
    world.device.upload(first)
    answer = world.device.missing(world.seal(2, code=first.manifest.code))
    assert (answer.status_code, error_of(answer)) == (422, "rejected")


def test_a_dossier_beyond_every_measure(state: Path) -> None:
    world = World.in_folder(state, dossier_bytes=1000)
    assert error_of(world.device.missing(world.seal())) == "too_large"
    world.close()


def test_a_kiosk_with_too_many_unfinished_dossiers_has_to_wait(state: Path) -> None:
    world = World.in_folder(state, unfinished_per_kiosk=1)
    assert world.device.missing(world.seal(1)).status_code == 200
    assert world.device.missing(world.seal(2)).status_code == 429
    world.close()


def test_a_full_disk_turns_leaves_away_and_says_when_to_come_again(state: Path) -> None:
    world = World.in_folder(state, free_disk_bytes=1 << 60)
    sealed = world.seal()
    world.device.missing(sealed)
    answer = world.device.leaves(sealed, 0, 1)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    world.close()


class TestWhoAsks:
    """Signed by an enrolled kiosk, once."""

    def test_nobody(self, world: World) -> None:
        answer = world.device.raw("GET", f"/v1/dossiers/{make_dossier().id}/receipt", b"", {})
        assert (answer.status_code, error_of(answer)) == (401, "unauthorised")

    def test_a_request_heard_before(self, world: World) -> None:
        sealed = world.seal()
        body = wire.encode(wire.MissingRequest(sealed.manifest_doc))
        target = f"/v1/dossiers/{sealed.manifest.dossier_id}/missing"
        headers = world.device.headers("POST", target, body)
        assert world.device.raw("POST", target, body, headers).status_code == 200
        answer = world.device.raw("POST", target, body, headers)
        error = wire.parse_error(answer.content)
        assert error == wire.ErrorReply(wire.ErrorCode.STALE_COUNTER, counter=world.device.counter)

    def test_requests_that_overtake_each_other(self, world: World) -> None:
        target = f"/v1/dossiers/{make_dossier().id}/receipt"
        early, late = (world.device.headers("GET", target, b"") for _ in range(2))
        assert world.device.raw("GET", target, b"", late).status_code == 404
        assert world.device.raw("GET", target, b"", early).status_code == 404

    def test_a_body_that_was_changed_on_the_way(self, world: World) -> None:
        target = "/v1/asks"
        headers = world.device.headers("POST", target, b"{}")
        assert world.device.raw("POST", target, b"[]", headers).status_code == 401

    def test_a_revoked_kiosk(self, world: World) -> None:
        with world.database.write() as session:
            session.get_one(Kiosk, world.device.kiosk).revoked = True
        assert world.device.missing(world.seal()).status_code == 403

    def test_a_key_that_is_not_this_kiosk_s(self, world: World) -> None:
        world.device.key = key_from("thief")
        assert world.device.missing(world.seal()).status_code == 401

    def test_counters_survive_a_restart(self, world: World) -> None:
        target = f"/v1/dossiers/{make_dossier().id}/receipt"
        headers = world.device.headers("GET", target, b"")
        world.device.raw("GET", target, b"", headers)
        world.database.close()
        assert world.device.raw("GET", target, b"", headers).status_code == 401


def test_what_is_stored_is_ciphertext_and_whole(world: World) -> None:
    sealed = world.seal()
    world.device.upload(sealed)
    stored = LeafFiles(world.places.leaves).path(sealed.manifest.dossier_id).read_bytes()
    assert hashlib.sha256(stored).digest() == hashlib.sha256(b"".join(leaves_of(sealed))).digest()
    with world.database.read() as session:
        assert session.get_one(Dossier, sealed.manifest.dossier_id).header == header_of(sealed)


def _missing(world: World, sealed: SealedDossier) -> tuple[int, ...]:
    reply = wire.parse_missing_reply(world.device.missing(sealed).content)
    assert isinstance(reply, wire.MissingReply)
    return reply.missing


async def _send_and_vanish(
    world: World, path: str, query: bytes, headers: dict[str, str], pieces: list[bytes]
) -> None:
    """One request by hand: some pieces of a body, and then the connection is gone."""
    messages: list[dict[str, Any]] = [
        {"type": "http.request", "body": piece, "more_body": True} for piece in pieces
    ]
    messages.append({"type": "http.disconnect"})
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "PUT",
        "scheme": "https",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query,
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        "server": ("127.0.0.1", 443),
        "client": ("127.0.0.1", 1),
    }

    async def receive() -> dict[str, Any]:
        return messages.pop(0)

    async def send(_message: Any) -> None:
        return None

    await world.ingest(scope, receive, send)
