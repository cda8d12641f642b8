"""The kiosk's side: the flow at its scan page, the worker of the camera, and what its screen then says."""

from __future__ import annotations

import hashlib
import os
import queue
from dataclasses import dataclass

from drivers.scanner.source import ScanSource
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.faults import FAULTS
from kiosk_app.flow.screens import Page
from kiosk_app.runtime.camera_work import CameraWork
from kiosk_app.runtime.session import Session
from kiosk_app.runtime.workers import Worker
from tests.lab.printing.desk import sentences
from tests.stories.walk import Walk

_PATIENCE_S = 120.0


@dataclass(frozen=True, slots=True)
class Shown:
    """After one touch on "scan now": the fault on the page ("" for none), and whether a page came."""

    fault: str
    page: bool
    worded: bool = True


class Desk:
    """A citizen at the scan page of a real procedure, before this source. Every page that comes is accepted."""

    def __init__(self, source: ScanSource) -> None:
        self._walk = Walk().to_number("driving_licence_renewal").with_code().licence("car")
        assert self._walk.page == Page.SCAN
        self._told: queue.SimpleQueue[e.Event] = queue.SimpleQueue()
        self._worker = Worker("scan", lambda _name, error: self._told.put(e.Trouble(type(error).__name__)))
        self.session = Session(lambda: 1_795_000_000_000, os.urandom)
        self.work = CameraWork(
            source,
            self._worker,
            self.session,
            self._told.put,
            show_frame=lambda _frame: None,
            show_page=lambda _number, _picture: None,
            monotonic=lambda: 0.0,
        )
        #: Of each accepted page its number and what it was.
        self.accepted: dict[int, str] = {}

    def scan(self) -> Shown:
        """Touch "scan now", see what comes, accept a page, close a fault."""
        self._walk.tap(hand.TakePhoto())
        self.work.capture()
        told = self._told.get(timeout=_PATIENCE_S)
        self._walk.post(told)
        if isinstance(told, e.PageTaken):
            return Shown("", self._accept(told.page))
        fault = self._walk.screen.fault
        if fault is None:
            return Shown("", page=False)
        self._walk.tap(hand.TakeWay("retry"))
        return Shown(fault.code, page=False, worded=_worded(fault.code))

    def lost(self) -> int:
        """Accepted pages that the visit or its memory no longer has as they were."""
        kept = self._walk.visit.scanning.pages
        return sum(number not in kept or self._of(number) != known for number, known in self.accepted.items())

    def close(self) -> None:
        self._worker.close()

    def _accept(self, number: int) -> bool:
        self._walk.tap(hand.AcceptPage(another=True))
        if number not in self._walk.visit.scanning.pages:
            self._walk.tap(hand.RetakePage())
            return False
        self.accepted[number] = self._of(number)
        return True

    def _of(self, number: int) -> str:
        held = self.session.pages((number,))
        return hashlib.sha256(held[0].picture).hexdigest() if held else ""


def _worded(code: str) -> bool:
    """Whether citizen and technician are told: what happened, what is safe, what to do, in both languages."""
    ids = [f"fault.{code}.{part}" for part in ("title", "safe", "do")] + [f"technician.{code}"]
    return code in FAULTS and all(sentences(language).get(name) for language in ("vi", "en") for name in ids)
