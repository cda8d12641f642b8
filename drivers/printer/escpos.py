"""Receipt printers that speak ESC/POS: a slip is told printed only after the printer has confirmed it."""

from __future__ import annotations

import contextlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.printer.attached import Wire
from drivers.printer.commands import (
    FAULT_OF,
    INITIALISE,
    MODEL_REQUEST,
    cut_commands,
    process_id_request,
    sensor_requests,
)
from drivers.printer.conversation import Conversation, Patience
from drivers.printer.model import Answers, PrinterModel
from drivers.printer.printer import Printed, PrinterState, PrinterStatus, Raster
from drivers.printer.raster import render, sha256
from drivers.printer.roll import Roll
from drivers.printer.slip import Band, Slip
from drivers.printer.spec import parse_spec
from drivers.printer.typeset import Faces

#: From the last dot to the knife, on most printers: paper that every slip uses up beside its own length.
TO_THE_KNIFE_MM = 14.0

#: A printer that recovers by itself is waited for; one that stands offline for a short while only.
_WAITED_FOR = frozenset({FaultCode.PRINTER_BUSY, FaultCode.PRINTER_OFFLINE})
_LINE_S = 10.0
_PRINTS = frozenset({PrinterState.READY, PrinterState.NEAR_END})


@dataclass(frozen=True, slots=True)
class _Job:
    raster: Raster
    void: str
    progress: Callable[[float], None]
    cancel: Cancel


class EscposPrinter:
    """A printer of one `model` at `spec` (see `drivers.printer.spec`). Raises ValueError for no such spec.

    It connects for each call and lets go after it: a printer that was switched off and on is found
    again, and a second machine may share it. A print is `Printed` only when the printer answered the
    process id sent after the slip (GS ( H, function 48). Of a printer that never answered one, its name
    asked in turn (GS I) or the very number of GS r answers asked for is believed, with a status free
    of trouble. A stray byte can be none of these.

    `roll` counts the paper and remembers a piece that was torn: the next job marks it and cuts it off.
    """

    def __init__(
        self,
        spec: str,
        *,
        model: PrinterModel | None = None,
        faces: Faces | None = None,
        patience: Patience | None = None,
        roll: Roll | None = None,
        job_id: Callable[[], bytes] = lambda: secrets.token_hex(2).encode(),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model = model or PrinterModel()
        self._spec = parse_spec(spec, self._model.usb)
        self._faces = faces or Faces()
        self._patience = patience or Patience()
        self._roll = roll or Roll()
        self._job_id = job_id
        self._monotonic = monotonic
        self._busy = threading.Lock()
        #: One connection at a time: a print waits for a question that is under way.
        self._line = threading.Lock()
        #: None before it was asked, "" where it does not tell.
        self._name: str | None = None
        #: It answered a process id once, so it is believed by nothing less.
        self._answers_ids = False

    def status(self) -> PrinterStatus:
        """BUSY while a slip is being printed; GONE where nobody answers."""
        if self._busy.locked() or not self._line.acquire(timeout=_LINE_S):
            return self._roll.seen(PrinterStatus(PrinterState.BUSY, self._name or ""))
        try:
            wire = self._wire()
            with contextlib.closing(wire):
                talk = self._talk(wire)
                state = talk.state()
                if state in _PRINTS and self._name is None:
                    self._name = talk.name()
        except OSError:
            state = PrinterState.GONE
        finally:
            self._line.release()
        name = "" if state is PrinterState.GONE else self._name or self._model.title
        return self._roll.seen(PrinterStatus(state, name))

    def print(self, slip: Slip, progress: Callable[[float], None], cancel: Cancel) -> Printed | DeviceFault:
        if not self._busy.acquire(blocking=False):
            return DeviceFault(FaultCode.PRINTER_BUSY)
        try:
            started = self._monotonic()
            raster = render(slip, self._faces, self._model.head)
            with self._line:
                fault = self._print(_Job(raster, slip.void, progress, cancel))
            if fault is not None:
                return fault
            passed = round((self._monotonic() - started) * 1000)
            return Printed(sha256(raster), raster.height / self._model.head.dots_per_mm, passed)
        finally:
            self._busy.release()

    def new_roll(self) -> PrinterStatus:
        self._roll.renew()
        return self.status()

    def close(self) -> None:
        """Nothing is held between calls."""

    def _wire(self) -> Wire:
        return Wire(self._spec, self._patience, self._model.head)

    def _talk(self, wire: Wire) -> Conversation:
        return Conversation(wire, self._patience, self._monotonic, self._model)

    def _print(self, job: _Job) -> DeviceFault | None:
        try:
            wire = self._wire()
        except OSError as error:
            return DeviceFault(FaultCode.PRINTER_GONE, type(error).__name__)
        with contextlib.closing(wire):
            talk = self._talk(wire)
            try:
                state = talk.state()
                self._roll.seen(PrinterStatus(state))
                fault = FAULT_OF.get(state)
                if fault is not None:
                    return DeviceFault(fault)
                if self._name is None:
                    self._name = talk.name()
                if job.cancel.cancelled:
                    return DeviceFault(FaultCode.CANCELLED)
                sent = self._send(wire, talk, job)
            except OSError as error:
                # The cut was not sent yet, so whatever lies in the mouth is no receipt.
                return DeviceFault(FaultCode.PRINTER_GONE, type(error).__name__)
            if sent is not None:
                return sent
            try:
                return self._confirm(wire, talk, job)
            except OSError as error:
                return DeviceFault(FaultCode.PRINTER_UNCONFIRMED, type(error).__name__)

    def _send(self, wire: Wire, talk: Conversation, job: _Job) -> DeviceFault | None:
        """Everything but the cut; what is left of an earlier slip is marked and cut off in front of it."""
        try:
            wire.send(INITIALISE)
            if self._roll.torn:
                self._mark_void(wire)
                wire.send(cut_commands(self._model.cut))
            # Known before the first dot: a process that dies in the middle leaves a torn piece too.
            self._roll.took(job.raster.height / self._model.head.dots_per_mm + TO_THE_KNIFE_MM)
            self._roll.tear(job.void)
            for band, done in _bands(job.raster, self._model.head.band_rows):
                if job.cancel.cancelled:
                    return self._abort(wire, talk, FaultCode.CANCELLED)
                wire.picture(band)
                job.progress(0.8 * done / job.raster.height)
        except TimeoutError:
            return self._stuck(wire)
        return None

    def _mark_void(self, wire: Wire) -> None:
        if self._roll.void:
            marked = render(Slip((Band(self._roll.void),)), self._faces, self._model.head)
            for band, _ in _bands(marked, self._model.head.band_rows):
                wire.picture(band)

    def _stuck(self, wire: Wire) -> DeviceFault:
        """A printer whose buffer is full hears no question through it: ask over a connection of its own.

        Raises OSError where there is none.
        """
        wire.close()
        with contextlib.closing(self._wire()) as aside:
            talk = self._talk(aside)
            return self._abort(aside, talk, FAULT_OF.get(talk.state(), FaultCode.PRINTER_BUSY))

    def _confirm(self, wire: Wire, talk: Conversation, job: _Job) -> DeviceFault | None:
        answers = self._model.answers
        if not (answers.process_id or answers.sensor):
            wire.send(cut_commands(self._model.cut))
            self._roll.mend()
            return DeviceFault(FaultCode.PRINTER_UNCONFIRMED, "a model that confirms nothing")
        proof = Proof(talk, self._job_id(), answers, self._name or "")
        wire.send(cut_commands(self._model.cut) + proof.questions)
        start = self._monotonic()
        look, offline, grace = start + self._patience.look_s, None, None
        while not proof.certain():
            now = self._monotonic()
            if now > start + self._patience.confirm_s:
                return self._unconfirmed(talk)
            if job.cancel.cancelled:
                return self._abort(wire, talk, FaultCode.CANCELLED)
            if grace is None and proof.likely() and not self._answers_ids:
                grace = now + (self._patience.grace_s if answers.process_id else 0.0)
            until = min(look, grace or look)
            if talk.listen(max(0.0, until - now)) and self._monotonic() < until:
                continue
            state = talk.state()
            look = self._monotonic() + self._patience.look_s
            if proof.certain():
                break
            if state is PrinterState.GONE:
                return DeviceFault(FaultCode.PRINTER_UNCONFIRMED, "status without answer")
            fault = FAULT_OF.get(state)
            offline = (offline or now) if fault is FaultCode.PRINTER_OFFLINE else None
            waited = offline is None or now - offline < self._patience.offline_s
            if fault is not None and not (fault in _WAITED_FOR and waited):
                return self._abort(wire, talk, fault)
            if fault is None and grace is not None and now >= grace and proof.likely():
                break
        self._answers_ids |= proof.certain()
        self._roll.mend()
        job.progress(1.0)
        return None

    def _unconfirmed(self, talk: Conversation) -> DeviceFault:
        """No word of the job. A printer that is well all the same has cut what it printed."""
        fault = FAULT_OF.get(talk.state())
        if fault is None:
            self._roll.mend()
        return DeviceFault(FaultCode.PRINTER_UNCONFIRMED, "no answer in time")

    def _abort(self, wire: Wire, talk: Conversation, code: FaultCode) -> DeviceFault:
        """Forget the rest of the slip, so that new paper does not start with half a receipt."""
        with contextlib.suppress(OSError):
            if talk.clear() and code is FaultCode.CANCELLED:
                self._mark_void(wire)
                if talk.in_order(cut_commands(self._model.cut)):
                    self._roll.mend()
        return DeviceFault(code)


class Proof:
    """What after a job proves that all of it was executed, asked in turn behind its last byte."""

    def __init__(self, talk: Conversation, job: bytes, answers: Answers, name: str) -> None:
        self._talk = talk
        self._name = name
        self._job = job
        # Several and never the same number: stray bytes that look like an answer do not come in this count.
        self._sensors = 3 + job[0] % 5 if answers.sensor else 0
        self._heard = talk.sensor_answers
        self._names = len(talk.names)
        self.questions = (
            (process_id_request(job) if answers.process_id else b"")
            + sensor_requests(self._sensors)
            + (MODEL_REQUEST if answers.name and name else b"")
        )

    def certain(self) -> bool:
        """The job's own id came back."""
        return self._job in self._talk.jobs

    def likely(self) -> bool:
        """What comes in turn came: its own name, or exactly as many sensor answers as were asked for."""
        counted = self._sensors and self._talk.sensor_answers - self._heard == self._sensors
        return bool(counted) or (self._name != "" and self._name in self._talk.names[self._names :])


def _bands(raster: Raster, most: int) -> list[tuple[Raster, int]]:
    """Bands of at most `most` rows, each with the count of rows up to its end."""
    stride = (raster.width + 7) // 8
    bands: list[tuple[Raster, int]] = []
    for top in range(0, raster.height, most):
        end = min(top + most, raster.height)
        rows = raster.rows[top * stride : end * stride]
        bands.append((Raster(raster.width, end - top, rows), end))
    return bands
