"""A dossier comes up whole and once; it is forgotten for a receipt that verifies and for nothing else."""

from __future__ import annotations

import httpx
import pytest

from sync.contract import receipts, signed
from sync.contract.wire import ErrorCode
from sync.store import DossierStep, LineState, QueueCounts
from tests.sync.builders import key_from
from tests.sync.conftest import World
from tests.sync.fake_portal import AT, answer, refuse

BIG = bytes(40 * 32 * 1024)


def test_it_goes_up_is_acknowledged_and_forgotten(world: World) -> None:
    dossier = world.submit()
    world.rounds()
    row = world.row(dossier)
    assert row.state is DossierStep.PURGED
    assert row.sent_leaves == row.leaves
    assert not world.blob(dossier).exists()
    manifest = dossier.sealed.manifest
    document = world.outbox.receipt(manifest.dossier_id)
    assert document is not None
    receipt = receipts.verify_receipt(
        document,
        world.portal.keys.receipt_keys,
        dossier_id=manifest.dossier_id,
        manifest_sha256=dossier.sealed.manifest_doc.payload_sha256(),
    )
    assert isinstance(receipt, receipts.Receipt)
    assert world.outbox.line().state is LineState.UP


def test_an_upload_cut_off_goes_on_where_it_was(world: World) -> None:
    dossier = world.submit(files=(BIG, b""))
    puts = 0

    def cut(method: str, path: str) -> Exception | None:
        nonlocal puts
        puts += "/leaves/" in path
        return httpx.ReadError("cut") if puts == 3 and "/leaves/" in path else None

    world.portal.after = cut
    world.pulls.round()
    world.transfer.round()
    # The first retry after a reset is immediate, so one round was enough; each leaf went up once but for the
    # run whose answer was lost, and that one was not sent again either.
    assert world.row(dossier).state is DossierStep.PURGED
    sent = [request for request in world.portal.requests if "/leaves/" in request]
    assert len(sent) == len(set(sent))


def test_a_receipt_lost_on_the_way_is_asked_for_again_and_the_dossier_is_there_once(world: World) -> None:
    dossier = world.submit()
    lost = iter([httpx.ReadError("cut")])

    def lose(method: str, path: str) -> Exception | None:
        return next(lost, None) if method == "PUT" and "/leaves/" not in path else None

    world.portal.after = lose
    world.rounds(2)
    assert world.row(dossier).state is DossierStep.PURGED
    assert len(world.portal.committed) == 1


def test_a_poison_dossier_is_parked_in_sight_and_the_others_go_on(world: World) -> None:
    poison, other = world.submit(1), world.submit(2)
    world.blob(poison).write_bytes(world.blob(poison).read_bytes()[:-1])
    world.rounds()
    assert world.row(poison).state is DossierStep.PARKED
    assert world.row(other).state is DossierStep.PURGED
    assert world.outbox.counts() == QueueCounts(waiting=0, parked=1)
    assert world.blob(poison).exists()


def test_a_rotten_leaf_is_not_sent_as_if_it_were_whole(world: World) -> None:
    dossier = world.submit()
    data = bytearray(world.blob(dossier).read_bytes())
    data[-1] ^= 1
    world.blob(dossier).write_bytes(data)
    world.rounds()
    row = world.row(dossier)
    assert (row.state, row.last_fault) == (DossierStep.PARKED, "envelope.tampered")


def test_another_dossier_under_the_same_id_is_for_a_person_to_solve(world: World) -> None:
    dossier = world.submit()
    world.portal.committed[dossier.sealed.manifest.dossier_id] = ("0" * 64, b"", {})
    world.rounds()
    row = world.row(dossier)
    assert (row.state, row.last_fault) == (DossierStep.PARKED, "portal.conflict")
    assert world.blob(dossier).exists()


def test_a_signed_no_is_kept_and_an_unsigned_one_is_only_trouble(world: World) -> None:
    signed_no, unsigned_no = world.submit(1), world.submit(2)
    name = signed_no.sealed.manifest.dossier_id
    sha256 = signed_no.sealed.manifest_doc.payload_sha256()
    said = world.portal.rejection(name, sha256)

    def no(method: str, path: str) -> httpx.Response | None:
        return answer(said, 422) if method == "PUT" and "/leaves/" not in path else None

    world.portal.before = no
    world.rounds(3)
    assert world.row(signed_no).state is DossierStep.REJECTED
    assert world.row(unsigned_no).state is DossierStep.BACKOFF
    assert world.blob(signed_no).exists()
    assert world.blob(unsigned_no).exists()


@pytest.mark.parametrize("lie", ["stranger's key", "another dossier", "another hash", "another kind"])
def test_a_receipt_that_does_not_verify_forgets_nothing(world: World, lie: str) -> None:
    dossier = world.submit()
    manifest = dossier.sealed.manifest
    receipt = receipts.Receipt(
        dossier_id="01900000-0000-7000-8000-000000000001" if lie == "another dossier" else manifest.dossier_id,
        code=manifest.code,
        manifest_sha256="0" * 64 if lie == "another hash" else dossier.sealed.manifest_doc.payload_sha256(),
        received_at=AT,
        official_state=receipts.DossierState.RECEIVED,
    )
    key = key_from("stranger") if lie == "stranger's key" else world.portal.keys.receipt
    kind = signed.Kind.STATUS if lie == "another kind" else signed.Kind.RECEIPT
    forged = signed.sign(
        kind, receipt.to_json(), key, signed.key_id(next(iter(world.portal.keys.receipt_keys.values())))
    )

    def forge(method: str, path: str) -> httpx.Response | None:
        return answer({"receipt": forged.to_json()}) if "/dossiers/" in path else None

    world.portal.before = forge
    world.rounds(4)
    row = world.row(dossier)
    assert (row.state, row.last_fault) == (DossierStep.BACKOFF, "receipt.unverified")
    assert world.blob(dossier).exists()
    assert world.outbox.receipt(manifest.dossier_id) is None
    world.portal.before = lambda method, path: None
    world.rounds()
    assert world.row(dossier).state is DossierStep.PURGED


def test_leaves_lost_at_the_portal_are_sent_again(world: World) -> None:
    dossier = world.submit()
    name = dossier.sealed.manifest.dossier_id
    once = iter([1])

    def lose(method: str, path: str) -> None:
        if method == "PUT" and path.endswith(name) and next(once, None):
            del world.portal.leaves[name][1]

    world.portal.before = lose
    world.rounds()
    assert world.row(dossier).state is DossierStep.PURGED


def test_no_line_is_one_breaker_not_a_retry_for_each_dossier(world: World) -> None:
    world.rounds()
    dossiers = [world.submit(seed, (b"small",)) for seed in range(1, 9)]
    world.portal.before = lambda method, path: httpx.ConnectError("no route")
    before = len(world.portal.requests)
    world.transfer.round()
    world.transfer.round()
    # One attempt, one immediate probe, and no more until the wait is over.
    assert len(world.portal.requests) - before <= 2
    assert world.outbox.line().state is LineState.DOWN
    assert world.outbox.line().fault == "portal.unreachable"
    assert {world.row(dossier).attempts for dossier in dossiers} == {0}
    world.portal.before = lambda method, path: None
    world.rounds(2)
    assert world.outbox.counts() == QueueCounts(0, 0)


def test_the_portal_is_obeyed_when_it_asks_for_time(world: World) -> None:
    world.rounds()
    dossier = world.submit()
    busy = httpx.Response(
        503, json={"error": "unavailable"}, headers={"retry-after": "300", "content-type": "application/json"}
    )
    world.portal.before = lambda method, path: busy
    world.transfer.round()
    before = len(world.portal.requests)
    world.pass_time(290)
    world.transfer.round()
    assert len(world.portal.requests) == before
    world.portal.before = lambda method, path: None
    world.pass_time(100)
    world.transfer.round()
    assert world.row(dossier).state is DossierStep.PURGED


def test_a_store_that_was_replaced_goes_on_above_the_counters_it_has_used(world: World) -> None:
    world.portal.window = world.portal.window.__class__(50_000, 1)
    dossier = world.submit()
    world.rounds()
    assert world.row(dossier).state is DossierStep.PURGED
    assert world.portal.window.highest > 50_000


def test_a_portal_of_the_other_system_gets_nothing(world: World) -> None:
    world.rounds()
    world.portal.practice = False
    dossier = world.submit()
    world.portal.before = lambda method, path: (
        refuse(ErrorCode.BAD_REQUEST, 400) if "/dossiers/" in path else None
    )
    world.rounds(3)
    assert world.row(dossier).state is DossierStep.QUEUED
    assert world.outbox.line().fault == "portal.wrong_system"


def test_requests_shrink_on_a_line_that_drops_them(world: World) -> None:
    dossier = world.submit(files=(BIG, b""))
    world.pulls.round()
    failures = iter([httpx.WriteError("dropped")] * 3)
    world.portal.before = lambda method, path: next(failures, None) if "/leaves/" in path else None
    world.rounds(6)
    assert world.row(dossier).state is DossierStep.PURGED
    runs = [int(count) for path, count in world.portal.queries if "/leaves/" in path]
    assert runs[:4] == [2, 1, 1, 1]
    assert max(runs) > 4


def test_both_clocks_may_jump_ten_years(world: World) -> None:
    world.rounds()
    for seed, jump in enumerate((3.2e8, -6.4e8, 3.2e8), start=1):
        dossier = world.submit(seed, (b"small",))
        once = iter([httpx.ReadError("cut")] * 3)
        world.portal.before = lambda method, path, once=once: (  # type: ignore[misc]  # a default binds the loop's value
            next(once, None) if "/leaves/" in path else None
        )
        world.transfer.round()
        world.clock.advance(jump)
        world.transfer.round()
        world.pass_time(1000)
        world.transfer.round()
        assert world.row(dossier).state is DossierStep.PURGED
