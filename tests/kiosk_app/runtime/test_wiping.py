"""A wipe: what goes when, what it waits for, and a power cut at every step of it."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from kiosk_app.runtime.undelivered import undelivered
from kiosk_app.runtime.wiping import WipePlaces, Wiping, is_past_return
from kiosk_app.store.order_file import NAME, OrderFile, Standing
from sync.contract import receipts, signed
from sync.contract.orders import Order, OrderKind
from sync.envelope.durable import shred
from sync.store import NewDossier, StoreFault, leaving, queue
from sync.store.connection import Connection, open_connection
from tests.kiosk_app.desk import KEYS, Desk
from tests.sync.builders import KIOSK
from tests.sync.worlds import FakeClock, new_dossier

AT = "2026-11-22T03:04:00Z"


class PowerCutError(BaseException):
    """Nobody catches it by accident."""


class Machine:
    """The folders of a kiosk around a desk's outbox."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.state, self.run = desk.folder / "state", desk.folder / "run"
        self.spool = desk.folder / "spool"
        for folder in (self.state, self.run, self.spool / "blobs", self.state / "content" / "7"):
            folder.mkdir(parents=True)
        self.places = WipePlaces(
            self.state, self.run, self.spool, (self.state / "payment.key", self.state / "device.key")
        )
        for path in (*self.places.keys, self.run / "draft.key", self.state / "visit.db"):
            path.write_bytes(b"k" * 40)
        (self.state / "visit.db-wal").write_bytes(b"a draft")
        (self.state / "content" / "7" / "fees.toml").write_bytes(b"old")
        for name in ("outbox.db", "outbox.db-wal", "sync.bell", "blobs/ballast"):
            (self.spool / name).write_bytes(b"x")
        self.left = 0
        order = Order(KIOSK, "device", 3, OrderKind.WIPE)
        document = signed.sign(signed.Kind.ORDER, order.to_json(), KEYS.root)
        assert OrderFile(self.state).keep(Standing(order, document))

    def wiping(self) -> Wiping:
        return Wiping(self.places, lambda: None, lambda: self.left)

    def is_empty(self) -> bool:
        return (
            {path.name for path in self.state.iterdir()} == {NAME}
            and {path.name for path in self.spool.iterdir()} == {"sync.bell", leaving.WIPED}
            and not list(self.run.iterdir())
        )


@pytest.fixture
def machine(desk: Desk) -> Machine:
    return Machine(desk)


def test_what_is_not_delivered_stays_and_so_do_the_keys(machine: Machine) -> None:
    machine.left = 2
    work = machine.wiping()
    assert not work.step()
    assert {path.name for path in machine.state.iterdir()} == {NAME, "payment.key", "device.key"}
    assert (machine.spool / "outbox.db").exists()
    assert not (machine.run / "draft.key").exists()
    assert not is_past_return(machine.places)
    machine.left = 0
    assert work.step()
    assert machine.is_empty()
    assert is_past_return(machine.places)


def test_again_and_again_is_the_same(machine: Machine) -> None:
    for _ in range(3):
        assert machine.wiping().step()
        assert machine.is_empty()


def test_a_key_that_a_technician_linked_goes_with_its_link(machine: Machine) -> None:
    lies, beside = machine.desk.folder / "lies.key", machine.state / "beside.key"
    for name, place in (("device.key", lies), ("payment.key", beside)):
        (machine.state / name).rename(place)
        (machine.state / name).symlink_to(place)
    machine.left = 1
    assert not machine.wiping().step()
    assert lies.exists()
    assert beside.exists()
    machine.left = 0
    assert machine.wiping().step()
    assert not lies.exists()
    assert machine.is_empty()


def calls(monkeypatch: pytest.MonkeyPatch, tripped: Callable[[int], bool]) -> list[int]:
    """Count every change to a disk that a wipe makes, and cut the power before the one that is named."""
    done: list[int] = []
    for module, name in ((os, "unlink"), (os, "rename"), (os, "pwrite"), (os, "fsync"), (os, "rmdir")):
        real = getattr(module, name)

        def watched(*args: object, _real: Callable[..., object] = real, **named: object) -> object:
            if tripped(len(done)):
                raise PowerCutError
            done.append(1)
            return _real(*args, **named)

        monkeypatch.setattr(module, name, watched)
    return done


def test_a_power_cut_at_each_step_is_made_up_for_at_the_next_start(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps, cut = 0, 0
    while True:
        folder = desk.folder / f"m{cut}"
        folder.mkdir()
        machine = Machine(Desk(folder, desk.outbox, desk.anchor, desk.session, desk.clock))
        with monkeypatch.context() as patch:
            calls(patch, lambda number, at=cut: number == at)  # type: ignore[misc]  # bound for this turn
            try:
                machine.wiping().step()
            except PowerCutError:
                steps += 1
            else:
                break
        # The keys never go before what needs them, and the note that it is done comes last of all.
        if not (machine.state / "device.key").exists():
            assert not (machine.spool / "outbox.db").exists()
        standing = OrderFile(machine.state).read()
        assert standing is not None
        if standing.wiped:
            assert machine.is_empty()
        if not is_past_return(machine.places):
            assert (machine.state / "device.key").exists()
            assert machine.wiping().step()
        assert machine.is_empty()
        cut += 1
    assert steps > 12


def filed(desk: Desk, seed: int = 1) -> tuple[NewDossier, Connection]:
    row = new_dossier(seed)
    desk.outbox.submit(row)
    store = open_connection(desk.folder / "outbox.db")
    assert not isinstance(store, StoreFault)
    return row, store


def receipt(row: NewDossier, key: str = "receipt") -> bytes:
    manifest = row.sealed.manifest
    said = receipts.Receipt(
        manifest.dossier_id,
        manifest.code,
        row.sealed.manifest_doc.payload_sha256(),
        AT,
        receipts.DossierState.RECEIVED,
    )
    return signed.sign(signed.Kind.RECEIPT, said.to_json(), getattr(KEYS, key)).to_bytes()


def test_only_a_verified_receipt_or_an_export_makes_a_sealed_file_safe_to_lose(desk: Desk) -> None:
    row, store = filed(desk)
    name, now = row.sealed.manifest.dossier_id, FakeClock().now()
    assert undelivered(desk.outbox, desk.anchor) == 1
    # A malicious sender says that it was received.
    queue.commit_receipt(store, name, receipt(row, "sender"), now)
    assert undelivered(desk.outbox, desk.anchor) == 1
    queue.commit_receipt(store, name, receipt(row), now)
    assert undelivered(desk.outbox, desk.anchor) == 0
    other, _ = filed(desk, 2)
    assert undelivered(desk.outbox, desk.anchor) == 1
    leaving.mark_exported(store, other.sealed.manifest.dossier_id, now)
    assert undelivered(desk.outbox, desk.anchor) == 0
    store.close()


def test_a_row_that_is_gone_does_not_make_its_file_safe(desk: Desk) -> None:
    _, store = filed(desk)
    with store.write() as database:
        database.execute("DELETE FROM outbox")
    assert undelivered(desk.outbox, desk.anchor) == 1
    store.close()


def test_a_key_is_overwritten_before_it_is_unlinked(machine: Machine) -> None:
    kept = machine.desk.folder / "second name"
    os.link(machine.state / "device.key", kept)
    shred(machine.state / "device.key")
    assert kept.read_bytes() == bytes(40)
    shred(machine.state / "device.key")
