"""Submit: once however often asked, durable before it is said, and trouble as a code."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from drivers.scanner.source import FiledDocument
from kiosk_app.flow.events import Event, Stored, Trouble
from kiosk_app.flow.identity import Assurance, ChipFound, Identity
from kiosk_app.runtime.filing import fault_code
from sync.contract import vietqr
from sync.contract.keyset import RecipientRole
from sync.contract.manifest import Manifest
from sync.contract.presented import (
    Access,
    ChipChecked,
    ChipTrust,
    DocumentKind,
    Genuine,
    Presented,
    Proof,
)
from sync.contract.vietqr import VietQr
from sync.envelope import EnvelopeCode, EnvelopeFault, Opened, open_sealed
from sync.envelope.receipt_key import read_receipt_url
from sync.envelope.sealed_file import SealedFile, manifest_of, open_file
from sync.store import StoreCode, StoreFault
from tests.kiosk_app.desk import HOLDER, KEYS, PAYEE, PDF, Desk

FOUND = ChipFound("AUS", "consistent", "proven", "pace-cam", ("mapping",), ("issuer_unknown",), "0f" * 32)
CHECKED = ChipChecked(
    ChipTrust.CONSISTENT, Genuine.PROVEN, Access.PACE_CAM, (Proof.MAPPING,), ("issuer_unknown",), "0f" * 32
)


def stored(event: Event) -> Stored:
    assert isinstance(event, Stored), event
    return event


def test_what_is_said_to_be_stored_opens_at_the_portal_as_it_was_confirmed(desk: Desk) -> None:
    answer = stored(desk.filing().submit(desk.order()))
    assert (answer.code, answer.payment) == (desk.session.code, None)
    assert read_receipt_url(answer.status_url) == (answer.code, desk.session.receipt_secret)
    opened = open_it(desk, answer.dossier)
    assert opened.dossier.citizen.number == HOLDER.number
    assert opened.dossier.code == answer.code
    assert opened.files == (PDF,)


@pytest.mark.parametrize(
    ("identity", "shown"),
    [
        (HOLDER, None),
        (replace(HOLDER, assurance=Assurance.CLAIMED, document="passport"), Presented(DocumentKind.PASSPORT)),
        (replace(HOLDER, document="passport", chip=FOUND), Presented(DocumentKind.PASSPORT, "AUS", CHECKED)),
    ],
    ids=["a number alone", "a claimed passport", "a passport that was read"],
)
def test_what_lay_on_the_reader_goes_into_the_dossier(
    desk: Desk, identity: Identity, shown: Presented | None
) -> None:
    answer = stored(desk.filing().submit(replace(desk.order(), identity=identity)))
    assert open_it(desk, answer.dossier).dossier.presented == shown


def test_asked_twice_it_files_once_and_says_the_same(desk: Desk) -> None:
    filing, order = desk.filing(), desk.order(fee=135_000)
    first, second = stored(filing.submit(order)), stored(filing.submit(order))
    assert (first.dossier, first.code, first.payment) == (second.dossier, second.code, second.payment)
    assert desk.outbox.counts().waiting == 1


def test_the_fee_is_joined_in_the_same_transaction(desk: Desk) -> None:
    answer = stored(desk.filing().submit(desk.order(fee=135_000)))
    assert answer.payment is not None
    held = desk.outbox.payment_of(answer.dossier)
    assert held is not None
    assert (held.reference, held.amount) == (answer.payment.reference, 135_000)


def test_a_store_that_refuses_half_of_it_keeps_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as broken:
        broken.setattr("sync.store.payments.insert", refuse)
        assert desk.filing().submit(desk.order(fee=135_000)) == Trouble("store.failed")
    assert desk.outbox.dossier(desk.session.dossier_id) is None
    assert isinstance(desk.filing().submit(desk.order(fee=135_000)), Stored), "asking again files"


def test_the_code_to_pay_with_says_exactly_what_was_meant(desk: Desk) -> None:
    answer = stored(desk.filing().submit(desk.order(fee=135_000)))
    assert answer.payment is not None
    read = vietqr.decode(answer.payment.qr)
    assert isinstance(read, VietQr)
    assert (read.bank, read.account, read.amount) == (PAYEE.bin, PAYEE.account, 135_000)
    assert read.purpose == answer.payment.reference
    assert vietqr.match_reference(f"CK {read.purpose} nop le phi") == answer.payment.reference


def test_a_payee_that_no_bank_could_read_is_never_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vietqr, "encode", lambda _qr: "00020101021238")
    assert desk.filing().submit(desk.order(fee=1000)) == Trouble("content.missing")
    assert desk.outbox.counts().waiting == 0


def test_a_fee_without_a_payee_is_a_fault_of_the_content(desk: Desk) -> None:
    assert desk.filing(payee=None).submit(desk.order(fee=1000)) == Trouble("content.missing")


def test_without_keys_nothing_is_sealed_and_nothing_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.anchor, "keyset", lambda: None)
    assert desk.filing().submit(desk.order()) == Trouble("store.keys_missing")


def test_a_paper_that_is_no_longer_held_is_not_left_out_in_silence(desk: Desk) -> None:
    order = desk.order()
    desk.session.drop([order.attachments[0].file])
    assert desk.filing().submit(order) == Trouble("store.sealing_failed")
    assert desk.outbox.counts().waiting == 0


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (StoreCode.DISK_LOW, "store.disk_low"),
        (StoreCode.DISK_FULL, "store.disk_low"),
        (StoreCode.DISK_ERROR, "store.failed"),
        (StoreCode.BUSY, "store.failed"),
        (StoreCode.CORRUPT, "store.failed"),
        (StoreCode.CONFLICT, "store.failed"),
    ],
)
def test_trouble_of_the_store_is_a_code_of_the_flow(code: StoreCode, told: str) -> None:
    assert fault_code(StoreFault(code)) == told


def test_a_full_disk_is_told_and_not_half_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> EnvelopeFault:
        return EnvelopeFault(EnvelopeCode.DISK_FULL, "ENOSPC")

    monkeypatch.setattr("sync.store.outbox.write_sealed", full)
    assert desk.filing().submit(desk.order()) == Trouble("store.disk_low")
    assert list((desk.folder / "blobs").glob("*.sealed*")) == []


def test_nothing_of_the_citizen_lies_readable_on_the_disk(desk: Desk) -> None:
    desk.filing().submit(desk.order(fee=135_000))
    for path in desk.folder.rglob("*"):
        if path.is_file():
            held = path.read_bytes()
            for secret in (HOLDER.number.encode(), HOLDER.name.encode(), "HƯỜNG".encode(), PDF):
                assert secret not in held, path.name


def test_a_visit_that_is_wiped_while_its_dossier_waits_is_filed_under_its_own_id(desk: Desk) -> None:
    mine = desk.session.dossier_id, desk.session.code, desk.session.receipt_secret
    file = desk.filing().take(desk.order())
    desk.session.wipe()
    answer = stored(file())
    assert (answer.dossier, *(read_receipt_url(answer.status_url) or ())) == mine
    assert open_it(desk, answer.dossier).files == (PDF,)
    assert desk.outbox.dossier(desk.session.dossier_id) is None


def test_the_next_citizen_gets_another_id_and_code(desk: Desk) -> None:
    before = desk.session.dossier_id, desk.session.code, desk.session.visit_key.public().to_text()
    kept = desk.session.hold_file(FiledDocument(PDF, 1, 0, 0), ())
    desk.session.wipe()
    after = desk.session.dossier_id, desk.session.code, desk.session.visit_key.public().to_text()
    assert all(old != new for old, new in zip(before, after, strict=True))
    assert desk.session.file(kept) is None


def open_it(desk: Desk, dossier_id: str) -> Opened:
    """As the portal does, with the portal's key."""
    row = desk.outbox.dossier(dossier_id)
    assert row is not None
    sealed = open_file(Path(desk.outbox._blobs.path(dossier_id)))
    assert isinstance(sealed, SealedFile)
    manifest = manifest_of(sealed)
    assert isinstance(manifest, Manifest)
    recipient = KEYS.keyset().recipient(RecipientRole.PORTAL)
    assert recipient is not None
    opened = open_sealed(sealed, {recipient.kid: KEYS.portal}, manifest)
    assert isinstance(opened, Opened)
    return opened
