"""The sender is the process that faces the network: whatever it writes, the app says only what was signed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from drivers.cancel import Cancel
from kiosk_app.clock import SystemClock
from kiosk_app.flow.events import Event, StatusHeard, Trouble
from kiosk_app.flow.moment import Moment
from kiosk_app.runtime.news import News
from kiosk_app.runtime.questions import Questions
from kiosk_app.runtime.session import Session
from kiosk_app.runtime.status_work import StatusWork
from kiosk_app.runtime.trust import TrustAnchor
from sync.contract import signed
from sync.contract.receipts import DossierState, Receipt
from sync.store import NewDossier, Outbox
from tests.sync.builders import KIOSK, key_from, public_of, random_from
from tests.sync.worlds import KEYS, FakeClock, new_dossier, open_outbox

ROOT = public_of(KEYS.root)


class Hurried:
    """The day is today, and nobody waits long."""

    def __init__(self) -> None:
        self._ticks = count()

    def now(self) -> Moment:
        return SystemClock().now()

    def monotonic(self) -> float:
        return next(self._ticks) / 2


@pytest.fixture
def outbox(short_folder: Path) -> Iterator[Outbox]:
    opened = open_outbox(short_folder, FakeClock())
    yield opened
    opened.close()


@pytest.fixture
def filed(outbox: Outbox) -> NewDossier:
    row = new_dossier()
    outbox.submit(row)
    return row


def anchor_in(folder: Path, version: int = 1) -> TrustAnchor:
    image = folder / "keyset.json"
    image.write_bytes(KEYS.keyset_doc(version).to_bytes())
    return TrustAnchor(ROOT, image, practice=True)


def receipt(row: NewDossier, signer: str = "receipt", manifest_sha256: str = "") -> bytes:
    manifest = row.sealed.manifest
    said = Receipt(
        manifest.dossier_id,
        manifest.code,
        manifest_sha256 or row.sealed.manifest_doc.payload_sha256(),
        "2026-11-22T03:05:00Z",
        DossierState.RECEIVED,
    )
    return signed.sign(signed.Kind.RECEIPT, said.to_json(), key_from(signer)).to_bytes()


def write(folder: Path, statement: str, *values: object) -> None:
    database = sqlite3.connect(folder / "outbox.db")
    with database:
        database.execute(statement, values)
    database.close()


def claim_received(folder: Path, state: str, document: bytes) -> None:
    write(folder, "UPDATE outbox SET state = ?, receipt = ?", state, document)


def ask(outbox: Outbox, anchor: TrustAnchor, row: NewDossier) -> list[Event]:
    heard: list[Event] = []
    asked = Questions(outbox, anchor, clock=Hurried(), random=random_from(7), wait_s=1.0)
    work = StatusWork(
        asked,
        outbox,
        Session(lambda: 0, random_from(8)),
        heard.append,
        kiosk=KIOSK,
        device_key=key_from("device"),
    )
    work.ask(row.sealed.manifest.code, Cancel())
    return heard


@pytest.mark.parametrize("state", ["committed", "purged"])
def test_a_forged_receipt_is_not_told_as_received_when_the_code_is_looked_up(
    short_folder: Path, outbox: Outbox, filed: NewDossier, state: str
) -> None:
    claim_received(short_folder, state, receipt(filed, signer="a stranger"))
    assert ask(outbox, anchor_in(short_folder), filed) == [Trouble("line.cut")]


def test_another_dossiers_receipt_is_not_told_as_received(
    short_folder: Path, outbox: Outbox, filed: NewDossier
) -> None:
    claim_received(short_folder, "committed", receipt(new_dossier(2)))
    assert ask(outbox, anchor_in(short_folder), filed) == [Trouble("line.cut")]


def test_the_portals_own_receipt_is_told_as_received_without_a_line(
    short_folder: Path, outbox: Outbox, filed: NewDossier
) -> None:
    claim_received(short_folder, "committed", receipt(filed))
    heard = ask(outbox, anchor_in(short_folder), filed)
    assert [event.state for event in heard if isinstance(event, StatusHeard)] == ["received"]


def test_a_receipt_for_something_else_sent_under_this_id_is_no_delivery(
    short_folder: Path, outbox: Outbox, filed: NewDossier
) -> None:
    """Were the device's key lost too, another dossier could be received under the citizen's id."""
    posted: list[Event] = []
    news = News(outbox, anchor_in(short_folder), posted.append, lambda _network: None)
    other = "ab" * 32
    claim_received(short_folder, "committed", receipt(filed, manifest_sha256=other))
    write(short_folder, "UPDATE outbox SET manifest_sha256 = ?", other)
    sealed = filed.sealed
    news.await_delivery(sealed.manifest.dossier_id, sealed.manifest_doc.payload_sha256())
    assert posted == []
    claim_received(short_folder, "committed", receipt(filed))
    news.look()
    assert len(posted) == 1
