"""A kiosk's insides on a desk: clock in the hand, stores in memory, keys of a small world."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from drivers.scanner.source import FiledDocument
from kiosk_app.flow.effects import Attachment, Consent, Submit
from kiosk_app.flow.events import Event
from kiosk_app.flow.identity import Assurance, Identity
from kiosk_app.flow.moment import Moment
from kiosk_app.flow.setting import Payee
from kiosk_app.runtime.filing import Filing, Place
from kiosk_app.runtime.questions import Questions
from kiosk_app.runtime.session import Session
from kiosk_app.runtime.status_work import StatusWork
from kiosk_app.runtime.trust import DeviceKeys, TrustAnchor
from sync.store import Outbox
from tests.stories.walk import FRIDAY
from tests.sync.builders import KIOSK, Keys, public_of
from tests.sync.worlds import FakeClock, open_outbox

KEYS = Keys()
PAYEE = Payee("970999", "000012345678", "TRUNG TAM MAU", "Ngân hàng Mẫu")
PDF = b"%PDF-1.7 a paper"
HOLDER = Identity(
    "001154000123", "NGUYỄN THỊ HƯỜNG", date(1954, 3, 14), "Nữ", assurance=Assurance.CHIP_CONSISTENT
)


@dataclass
class HandClock:
    """Stands still until told; both clocks."""

    moment: Moment = FRIDAY
    seconds: float = 0.0

    def now(self) -> Moment:
        return self.moment

    def monotonic(self) -> float:
        return self.seconds


@dataclass
class Desk:
    folder: Path
    outbox: Outbox
    anchor: TrustAnchor
    session: Session
    clock: HandClock
    posted: list[Event] = field(default_factory=list)

    def filing(self, payee: Payee | None = PAYEE) -> Filing:
        return Filing(
            self.outbox,
            self.anchor,
            DeviceKeys(KEYS.device, b"m" * 32),
            self.session,
            Place(KIOSK, "hoan-kiem", True, payee, "https://127.0.0.1/status"),
            clock=self.clock,
            random=os.urandom,
        )

    def status_work(self, questions: Questions) -> StatusWork:
        return StatusWork(
            questions, self.outbox, self.session, self.posted.append, kiosk=KIOSK, device_key=KEYS.device
        )

    def order(self, fee: int = 0) -> Submit:
        file = self.session.hold_file(FiledDocument(PDF, 1, 3, 0), ())
        return submission(file, fee)


def submission(file: int, fee: int = 0) -> Submit:
    """What the flow asks to file, with one paper held under `file`."""
    return Submit(
        procedure="birth_extract",
        procedure_code="2.000635",
        procedure_version="2026-11-01",
        language="vi",
        identity=HOLDER,
        answers=(("copies", "2"),),
        attachments=(Attachment("authorisation", "Giấy uỷ quyền", file, 1),),
        consents=(Consent("file", "2026-11-01", FRIDAY),),
        fee=fee,
        fee_basis="practice",
    )


def open_desk(folder: Path) -> Desk:
    image = folder / "keyset.json"
    image.write_bytes(KEYS.keyset_doc().to_bytes())
    clock = HandClock()
    return Desk(
        folder,
        open_outbox(folder, FakeClock()),
        TrustAnchor(public_of(KEYS.root), image, practice=True),
        Session(lambda: 1_795_000_000_000, os.urandom),
        clock,
    )


class FakeAlarm:
    """Rings when the test says so."""

    def __init__(self) -> None:
        self.seconds: float | None = None
        self._ring: Callable[[], None] | None = None

    def set(self, seconds: float, ring: Callable[[], None]) -> None:
        self.seconds, self._ring = seconds, ring

    def clear(self) -> None:
        self.seconds = self._ring = None

    def ring(self) -> None:
        assert self._ring is not None
        ring, self._ring = self._ring, None
        ring()
